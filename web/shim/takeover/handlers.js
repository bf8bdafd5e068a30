// Turns the texts of event handler attributes into functions, in the scope that HTML gives them.
import { catchUp, patch, setCompiler, warn } from '../core.js';

// Any native event handler attribute would do.
const NATIVE = 'onclick';
const PROBE = '0';

const FORBIDDEN = 'the policy of this page forbids event handlers as attributes; please use addEventListener()';

let isForbidden = false;
let prototype;

/** From now on attributes such as onpromptaction="…" work. */
export function compileHandlers() {
  isForbidden = false;
  setCompiler(compile);
  ({ prototype } = globalThis.HTMLPermissionElement);
  // The order among listeners is that in which they are set: an attribute's counts from this moment on.
  patch(prototype, 'setAttribute', (_, element, [name]) => {
    if (String(name).toLowerCase().startsWith('on')) catchUp();
  });
}

/** They are without effect again. */
export function ignoreHandlers() {
  setCompiler(null);
  delete prototype.setAttribute;
}

function compile(element, name, text) {
  const { ownerDocument } = element;
  if (isForbidden || !ownerDocument.defaultView) return null;
  const callback = compileNatively(element, text);
  if (callback) return Object.defineProperty(callback, 'name', { configurable: true, value: name });
  // A mistake in the text, which the browser has reported, or the policy.
  isForbidden = compileNatively(element, PROBE) === null;
  if (isForbidden) warn(FORBIDDEN);
  return null;
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
