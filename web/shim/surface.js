// The drawing: icon and label in a closed shadow root, so that the page's styles and scripts pass it by.
import catalogue from 'catalogue';
import { adopt, surfaceSheet } from './style.js';

const SVG = 'http://www.w3.org/2000/svg';
const RING = 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z';

/** The local name of the child that carries the drawing in a <permission>. */
export const SURFACE = 'permission-surface';

/** The drawing inside a <permission>, which cannot host a shadow root: one child does. */
export function childSurface(element) {
  let child = null;
  let drawing = null;
  return {
    show(view) {
      if (view.fallback) return this.remove();
      if (!child) {
        child = element.ownerDocument.createElement(SURFACE);
        child.setAttribute('aria-hidden', 'true');
        drawing = createDrawing(child.attachShadow({ mode: 'closed' }));
        drawing.show(view);
      } else {
        drawing.show(view);
      }
      if (child.parentNode !== element) element.append(child);
    },
    showBusy: (busy) => drawing?.showBusy(busy),
    owns: (node) => node === child,
    remove() {
      child?.remove();
      child = drawing = null;
    },
  };
}

/** The drawing inside a <permission-element>, in its own shadow root, where a slot shows the fallback. */
export function ownSurface(element, root, internals) {
  const drawing = createDrawing(root);
  const slot = element.ownerDocument.createElement('slot');
  slot.hidden = true;
  root.append(slot);
  const showSlot = (shown) => {
    slot.hidden = !shown;
    drawing.container.hidden = shown;
    toggleState(internals, 'unsupported', shown);
  };
  return {
    show(view) {
      drawing.show(view);
      showSlot(view.fallback);
      toggleState(internals, 'granted', view.granted);
    },
    showBusy: drawing.showBusy,
    owns: () => false,
    remove() {
      toggleState(internals, 'granted', false);
      showSlot(true);
    },
  };
}

// Some engines know attachInternals() but no states, or not this syntax of them.
function toggleState(internals, name, on) {
  try {
    internals?.states?.[on ? 'add' : 'delete'](name);
  } catch {
    // The class says the same.
  }
}

function createDrawing(root) {
  adopt(root, surfaceSheet());
  const document = root.ownerDocument;
  const container = document.createElement('span');
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const text = document.createElement('span');
  container.className = 'container';
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.append(path);
  root.append(container);
  let shape = '';
  const draw = (d) => path.getAttribute('d') !== d && path.setAttribute('d', d);
  return {
    container,
    show(view) {
      shape = catalogue.icons[view.icon] ?? '';
      if (!container.classList.contains('busy')) draw(shape);
      if (text.textContent !== view.label) text.textContent = view.label;
      if (!svg.parentNode && shape) container.append(svg, text);
    },
    showBusy(busy) {
      container.classList.toggle('busy', busy);
      draw(busy ? RING : shape);
    },
  };
}
