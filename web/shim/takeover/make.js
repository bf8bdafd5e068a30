// Elements of what is drawn in shadow roots.

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an HTML element with these properties and children. */
export function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** Makes an icon of a view box and path data, which is no news to screen readers. */
export function drawing(box, shape) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', box);
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', shape ?? '');
  svg.append(path);
  return svg;
}

/** Sets a node's text, unless it is the same. */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
