// Turns the texts of event handler attributes into functions, in the scope that HTML gives them.
import { catchUp, setCompiler, warn } from '../core.js';
import { patchAfter } from './patches.js';

// Any native event handler attribute would do.
const NATIVE = 'onclick';
const PROBE = '0';

const SETTERS = ['setAttribute', 'removeAttribute', 'toggleAttribute'];

const FORBIDDEN = 'the policy of this page forbids event handlers as attributes; please use addEventListener()';

const natives = new Map(); // event type -> whether the browser itself runs the attribute

let isForbidden; // by the page's policy, as soon as that is known

/** From now on attributes such as onpromptaction="…" work. */
export function compileHandlers() {
  setCompiler(compile);
  const { prototype } = globalThis.HTMLPermissionElement;
  // The order among listeners is that in which they are set: an attribute's counts from this moment on.
  for (const name of SETTERS) {
    patchAfter(prototype, name, (answer, element, [attribute]) => {
      if (String(attribute).toLowerCase().startsWith('on')) catchUp();
      return answer;
    });
  }
}

/** They are without effect again. */
export function ignoreHandlers() {
  setCompiler(null);
}

// Called for an event, or when the page asks for the property.
function compile(element, type, handler, event) {
  if (!element.ownerDocument.defaultView || forbids(element)) return;
  handler.isNative = isNative(type);
  if (event && handler.isNative) return;
  handler.value = compileNatively(element, handler.value); // nothing for a mistake, which the browser reports
  if (handler.value) Object.defineProperty(handler.value, 'name', { configurable: true, value: `on${type}` });
}

// Tried once, so that the page's reports do not fill with it.
function forbids(element) {
  isForbidden ??= compileNatively(element, PROBE) === null;
  if (isForbidden) warn(FORBIDDEN);
  return isForbidden;
}

// Chromium goes on to run the attributes of events that its newer elements fire, on every element.
function isNative(type) {
  if (!natives.has(type)) {
    const element = document.createElement('i');
    element.setAttribute(`on${type}`, 'return false');
    natives.set(type, !element.dispatchEvent(new Event(type, { cancelable: true })));
  }
  return natives.get(type);
}

// The browser compiles it for a stand-in, whose members then are the element's own: nobody who watches the element
// sees anything, and every name in the text means what it would mean in an attribute of the element.
function compileNatively(element, text) {
  const standIn = element.ownerDocument.createElement('i');
  try {
    standIn.setAttribute(NATIVE, text);
  } catch {
    return null; // Trusted Types
  }
  const callback = standIn[NATIVE];
  Object.setPrototypeOf(standIn, new Proxy(element, members));
  return callback;
}

const members = {
  get(element, name) {
    const value = Reflect.get(element, name);
    return typeof value === 'function' ? value.bind(element) : value;
  },
  set: (element, name, value) => Reflect.set(element, name, value),
};
