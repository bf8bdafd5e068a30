// Custom elements with a closed shadow root that the second part serves: <permission-controls>, <permission-devices>.
import { inheritedLanguage } from '../inherited-language.js';
import { warn } from '../core.js';

const LANG = 'lang';

// A definition is for good, while this part comes anew with each start: the part that is at work says so by this.
const SERVE = Symbol.for('permission-polyfill.serve');

/**
 * Begins to serve the elements of a tag: those that are on the page, and those to come.
 * @param {string} tag
 * @param {{connected: Function, disconnected: Function, changed?: Function}} server Called with the element; the first
 *   one also with its shadow root, the last one with the name of an attribute.
 * @param {string[]} [attributes] Those that the server wants to hear of.
 * @param {(served: () => object|null) => object} [members] Makes the members of the elements; `served` is the server.
 * @returns {boolean} Whether the tag is not the page's own.
 */
export function serve(tag, server, attributes = [], members = () => ({})) {
  if (!customElements.get(tag)) customElements.define(tag, createClass(attributes, members));
  const Served = customElements.get(tag);
  if (!Served[SERVE]) warn(`<${tag}> stays as the page has defined it`);
  Served[SERVE]?.(server);
  return Boolean(Served[SERVE]);
}

/** From now on the elements of a tag are nobody's business. */
export function serveNoMore(tag) {
  customElements.get(tag)?.[SERVE]?.(null);
}

/** Follows the languages that elements inherit; `changed` is called when one may be another. */
export function createLanguages(changed) {
  // The observer of elements hears of languages as well, but is there for one listener only.
  let observer = null; // most pages have no such element
  const watch = (root) => {
    observer ??= new MutationObserver(changed);
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: [LANG] });
  };
  return {
    of: (element) => inheritedLanguage(element, watch),
    watch: () => watch(document),
    rest: () => observer?.disconnect(),
  };
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
      server?.disconnected(this);
    }

    attributeChangedCallback(name) {
      if (roots.has(this)) server?.changed(this, name);
    }

    static [SERVE](next) {
      for (const element of roots.keys()) server?.disconnected(element);
      server = next;
      for (const [element, root] of roots) server?.connected(element, root);
    }
  }
  Object.defineProperties(Served.prototype, Object.getOwnPropertyDescriptors(members(() => server)));
  return Served;
}
