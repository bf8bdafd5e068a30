// Custom elements with a closed shadow root that later parts serve: <permission-controls>, <permission-devices>.
import { warn } from '../core.js';

// A definition is for good, while this part comes anew with each start: the part that is at work says so by this.
const SERVE = Symbol.for('permission-polyfill.serve');

/**
 * Defines a tag, unless that was done.
 * @param {string} tag
 * @param {string[]} [attributes] Those that servers want to hear of.
 * @param {(server: () => object|null) => object} [members] Makes the members of the elements; `server` returns who
 *   serves them now.
 */
export function define(tag, attributes = [], members = () => ({})) {
  if (!customElements.get(tag)) customElements.define(tag, createClass(attributes, members));
  if (!customElements.get(tag)[SERVE]) warn(`<${tag}> stays as the page has defined it`);
}

/**
 * From now on the elements of a tag, those on the page and those to come, are served by another server.
 * @param {string} tag
 * @param {{connected: Function, disconnected?: Function, changed?: Function}|null} server Called with the element; the
 *   first one also with its shadow root, the last one with the name of an attribute.
 */
export function serve(tag, server) {
  customElements.get(tag)?.[SERVE]?.(server);
}

function createClass(attributes, members) {
  const roots = new Map(); // element in a document -> its shadow root
  let server = null;

  class Served extends HTMLElement {
    #root = this.attachShadow({ mode: 'closed' });

    static observedAttributes = attributes;

    constructor() {
      super();
      this.#root.append(document.createElement('slot'));
    }

    connectedCallback() {
      roots.set(this, this.#root);
      server?.connected(this, this.#root);
    }

    disconnectedCallback() {
      roots.delete(this);
      server?.disconnected?.(this);
    }

    attributeChangedCallback(name) {
      if (roots.has(this)) server?.changed?.(this, name);
    }

    static [SERVE](next) {
      for (const element of roots.keys()) server?.disconnected?.(element);
      server = next;
      for (const [element, root] of roots) server?.connected(element, root);
    }
  }
  Object.defineProperties(Served.prototype, Object.getOwnPropertyDescriptors(members(() => server)));
  return Served;
}
