// HTMLPermissionElement (fact sheet 1.1), and <permission-element> as a custom element of the same kind.
import catalogue from 'catalogue';
import { recordOf } from './records.js';
import { lookUp } from './view.js';
import { clickByScript } from './activation.js';
import { attributeChanged, connected, disconnected, initialise } from './upgrade.js';

const NAME = 'HTMLPermissionElement';

/** The local name of the custom element. */
export const CUSTOM_TAG = 'permission-element';

const ownParts = new WeakMap(); // <permission-element> -> {root, slot, internals}

let classes = null;
let previous; // the property that ours replaced, when forced over a native one

/** What a <permission-element> draws with, or undefined for a <permission>. */
export function partsOf(element) {
  return ownParts.get(element);
}

/** Makes the interface known: feature detection finds it from now on. */
export function defineInterface() {
  classes ??= createClasses();
  const value = classes.HTMLPermissionElement;
  previous = Object.getOwnPropertyDescriptor(globalThis, NAME);
  Object.defineProperty(globalThis, NAME, { configurable: true, enumerable: false, writable: true, value });
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
  return classes !== null && constructor === classes.HTMLPermissionElement;
}

/** Turns an element into a permission element, in place. */
export function setInterface(element) {
  const { HTMLPermissionElement, PermissionElement } = classes;
  Object.setPrototypeOf(element, (ownParts.has(element) ? PermissionElement : HTMLPermissionElement).prototype);
}

/** Turns it back into an element like any other. */
export function removeInterfaceFrom(element) {
  for (const type of catalogue.events) element[`on${type}`] = null;
  Object.setPrototypeOf(element, (ownParts.has(element) ? HTMLElement : HTMLUnknownElement).prototype);
}

/** Gives properties that were set before the element had the interface to the interface. */
export function adoptProperties(element) {
  for (const name of ['type', ...catalogue.events.map((type) => `on${type}`)]) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

// Not at the top level: on a server there is no HTMLElement.
function createClasses() {
  class HTMLPermissionElement extends HTMLElement {
    constructor() {
      if (new.target !== HTMLPermissionElement) return super();
      const element = document.createElement('permission');
      initialise(element);
      return element;
    }

    static isTypeSupported(type) {
      if (arguments.length === 0) throw new TypeError('1 argument required, but only 0 present.');
      return lookUp(type) !== undefined;
    }

    get type() {
      return branded(this) && (this.getAttribute('type') ?? '');
    }

    set type(value) {
      if (branded(this)) this.setAttribute('type', value);
    }

    get isValid() {
      return branded(this).view.isValid;
    }

    get invalidReason() {
      return branded(this).view.invalidReason;
    }

    get permissionStatus() {
      return branded(this).view.permissionStatus;
    }

    get initialPermissionStatus() {
      return branded(this).view.initialPermissionStatus;
    }

    click() {
      branded(this);
      clickByScript(() => super.click());
    }

    dispatchEvent(event) {
      return recordOf(this) ? clickByScript(() => super.dispatchEvent(event)) : super.dispatchEvent(event);
    }

    // Only a person's action lets a script move the focus here (fact sheet 7.4).
    focus(options) {
      const isFree = branded(this).view.fallback || !navigator.userActivation;
      if (isFree || navigator.userActivation.isActive) super.focus(options);
    }

    get [Symbol.toStringTag]() {
      return NAME;
    }
  }
  // The minifier shortens names.
  Object.defineProperty(HTMLPermissionElement, 'name', { configurable: true, value: NAME });
  for (const type of catalogue.events) {
    Object.defineProperty(HTMLPermissionElement.prototype, `on${type}`, {
      configurable: true,
      enumerable: true,
      get() {
        return branded(this).handlers.get(type)?.callback ?? null;
      },
      set(callback) {
        setHandler(this, branded(this).handlers, type, callback);
      },
    });
  }

  class PermissionElement extends HTMLPermissionElement {
    static observedAttributes = catalogue.observedAttributes;

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'closed' });
      const slot = document.createElement('slot');
      root.append(slot); // shows the fallback until there is a drawing, and again when there is none any more
      ownParts.set(this, { root, slot, internals: this.attachInternals?.() });
      initialise(this);
    }

    connectedCallback() {
      connected(this);
    }

    disconnectedCallback() {
      disconnected(this);
    }

    attributeChangedCallback() {
      attributeChanged(this);
    }
  }

  return { HTMLPermissionElement, PermissionElement };
}

// An event handler keeps its place among the listeners when it is replaced (HTML: "event handlers").
function setHandler(element, handlers, type, value) {
  const callback = typeof value === 'function' || (typeof value === 'object' && value) ? value : null;
  const handler = handlers.get(type);
  if (handler && callback) {
    handler.callback = callback;
  } else if (handler) {
    element.removeEventListener(type, handler);
    handlers.delete(type);
  } else if (callback) {
    const added = {
      callback,
      handleEvent(event) {
        if (typeof this.callback === 'function' && this.callback.call(element, event) === false) event.preventDefault();
      },
    };
    handlers.set(type, added);
    element.addEventListener(type, added);
  }
}

function branded(element) {
  const record = recordOf(element);
  if (!record) throw new TypeError('Illegal invocation');
  return record;
}
