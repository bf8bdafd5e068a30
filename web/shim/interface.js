// HTMLPermissionElement (fact sheet 1.1), and <permission-element> as a custom element of the same kind.
import * as catalogue from 'catalogue';
import { attributeChanged, connected, disconnected, initialise, observedAttributes } from './upgrade.js';
import { branded, dropHandlers, handlerMember } from './handlers.js';
import { lookUp } from './view.js';

const NAME = 'HTMLPermissionElement';
const TOO_FEW = '1 argument required';

/** The local name of the custom element. */
export const CUSTOM_TAG = 'permission-element';
const ANSWERS = ['isValid', 'invalidReason', 'initialPermissionStatus', 'permissionStatus']; // of the view

const ownParts = new WeakMap(); // <permission-element> -> {root, slot, internals}

let classes = null;
let handlers = []; // the names of the on… properties in this edition
let previous; // the property that ours replaced, when forced over a native one

/** What a <permission-element> draws with, or undefined for a <permission>. */
export function partsOf(element) {
  return ownParts.get(element);
}

/** Makes the interface of an edition known: feature detection finds it from now on. */
export function defineInterface(edition) {
  classes ??= createClasses();
  const value = classes.HTMLPermissionElement;
  for (const name of handlers) delete value.prototype[name];
  handlers = catalogue.handlers[edition];
  for (const name of handlers) define(value.prototype, handlerMember(name));
  previous = Object.getOwnPropertyDescriptor(globalThis, NAME);
  Object.defineProperty(globalThis, NAME, { configurable: true, writable: true, value });
}

/** Defines the custom element, which upgrades those that are on the page already. */
export function defineCustomElement() {
  if (!customElements.get(CUSTOM_TAG)) customElements.define(CUSTOM_TAG, classes.PermissionElement);
}

/** Takes the interface back; the custom element's definition stays, without effect. */
export function removeInterface() {
  if (!isOurs(globalThis[NAME])) return;
  delete globalThis[NAME];
  if (previous) Object.defineProperty(globalThis, NAME, previous);
}

/** Whether a constructor is the one that this polyfill made. */
export function isOurs(constructor) {
  return constructor === classes?.HTMLPermissionElement;
}

/** Turns an element into a permission element, in place. */
export function setInterface(element) {
  const { HTMLPermissionElement, PermissionElement } = classes;
  Object.setPrototypeOf(element, (ownParts.has(element) ? PermissionElement : HTMLPermissionElement).prototype);
}

/** Turns it back into an element like any other. */
export function removeInterfaceFrom(element) {
  dropHandlers(element);
  Object.setPrototypeOf(element, (ownParts.has(element) ? HTMLElement : HTMLUnknownElement).prototype);
}

/** Gives properties that were set before the element had the interface to the interface. */
export function adoptProperties(element) {
  for (const name of observedAttributes) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

// Members as Web IDL has them: unlike those of a class they are enumerable.
function define(target, members) {
  Object.defineProperties(target, Object.getOwnPropertyDescriptors(members));
}

// Not at the top level: on a server there is no HTMLElement.
function createClasses() {
  // By this its name is not one of those that the minifier shortens.
  const { [NAME]: HTMLPermissionElement } = {
    [NAME]: class extends HTMLElement {
      constructor() {
        if (new.target !== HTMLPermissionElement) return super();
        const element = document.createElement('permission');
        initialise(element);
        return element;
      }
    },
  };
  const { prototype } = HTMLPermissionElement;
  Object.defineProperty(prototype, Symbol.toStringTag, { configurable: true, value: NAME });
  define(HTMLPermissionElement, {
    isTypeSupported(type) {
      if (arguments.length === 0) throw new TypeError(TOO_FEW);
      return lookUp(`${type}`) !== undefined;
    },
  });
  define(prototype, {
    get type() {
      return branded(this) && (this.getAttribute('type') ?? '');
    },
    set type(value) {
      if (branded(this)) this.setAttribute('type', value);
    },
  });
  for (const name of ANSWERS) {
    define(prototype, {
      get [name]() {
        return branded(this).view[name];
      },
    });
  }

  class PermissionElement extends HTMLPermissionElement {
    static observedAttributes = observedAttributes;

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'closed' });
      const slot = document.createElement('slot');
      root.append(slot); // shows the fallback until there is a drawing, and again when there is none any more
      ownParts.set(this, { root, slot, internals: this.attachInternals() });
      initialise(this);
    }

    connectedCallback() {
      connected(this);
    }

    disconnectedCallback() {
      disconnected(this);
    }

    attributeChangedCallback(name) {
      attributeChanged(this, name);
    }
  }

  return { HTMLPermissionElement, PermissionElement };
}
