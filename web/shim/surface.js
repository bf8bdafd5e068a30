// The drawing: icon and label in a closed shadow root, so that the page's styles and scripts pass it by.
import * as catalogue from 'catalogue';
import { adopt, SURFACE } from './style.js';
import { STATES } from './view.js';

const SVG = 'http://www.w3.org/2000/svg';

/** The local name of the child that carries the drawing in a <permission>. */
export const SURFACE_TAG = 'permission-surface';

/** The icons that are known so far, as path data by name. */
export const icons = { ...catalogue.icons };

/** The drawing inside a <permission>, which cannot host a shadow root: one child does. */
export function childSurface(element) {
  let child = null;
  let root = null;
  let drawing = null;
  return {
    /** The node that holds icon and label. */
    get tree() {
      return root;
    },
    /** Whether a node carries this drawing, and is no copy. */
    isOurs(node) {
      return node === child;
    },
    show(view, busy) {
      if (view.fallback) return this.remove();
      if (!drawing) {
        child = element.ownerDocument.createElement(SURFACE_TAG);
        child.setAttribute('aria-hidden', 'true');
        root = child.attachShadow({ mode: 'closed' });
        drawing = createDrawing(root);
      }
      drawing.show(view, busy);
      // The first, so that who walks on from the first of the children never meets it; firstChild itself passes it by.
      if (child.parentNode !== element || child.previousSibling) element.prepend(child);
      child.toggleAttribute('alone', !child.nextSibling);
    },
    remove() {
      child?.remove();
      child = root = drawing = null;
    },
  };
}

/** The drawing inside a <permission-element>, in its own shadow root, whose slot shows the fallback. */
export function ownSurface({ root, slot, internals }) {
  const container = document.createElement('span');
  container.className = 'container';
  root.append(container);
  const drawing = createDrawing(root, container);
  return {
    tree: container,
    show(view, busy) {
      drawing.show(view, busy);
      container.hidden = view.fallback;
      slot.hidden = !view.fallback;
      toggleState(internals, 'unsupported', view.fallback);
      for (const name of STATES) toggleState(internals, name, view[name]);
    },
    remove() {
      container.remove();
      slot.hidden = false;
      for (const name of STATES) toggleState(internals, name, false);
    },
  };
}

// Some engines know no states, or only an older syntax of them.
function toggleState(internals, name, on) {
  try {
    internals.states?.[on ? 'add' : 'delete'](name);
  } catch {
    // The class says the same.
  }
}

function createDrawing(root, container = root) {
  const document = root.ownerDocument;
  const icon = document.createElement('span');
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const text = document.createElement('span');
  text.dir = 'auto';
  text.lang = '';
  icon.className = 'icon';
  text.className = 'text';
  svg.setAttribute('viewBox', catalogue.iconBox);
  svg.append(path);
  icon.append(svg);
  return {
    show(view, busy) {
      adopt(root, SURFACE); // again after a move to another document, which takes it away
      const shape = icons[busy ? 'busy' : view.icon] ?? '';
      if (path.getAttribute('d') !== shape) path.setAttribute('d', shape);
      if (text.textContent !== view.label) text.textContent = view.label;
      if (text.lang !== view.language) text.lang = view.language;
      if (view.label && !icon.parentNode) container.append(icon, text);
      svg.classList.toggle('busy', busy);
    },
  };
}
