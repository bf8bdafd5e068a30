// The polyfill as a whole: applied, taken back, asked.
import * as catalogue from 'catalogue';
import { complete } from './options.js';
import { defineCustomElement, defineInterface, isOurs, removeInterface } from './interface.js';
import { closeGate, openGate } from './gate.js';
import { connect, readiness, refuse, startRuntime, stopRuntime } from './runtime.js';
import { start, stop, upgrade, violations } from './upgrade.js';
import { warn } from './console.js';

export { upgrade };

let settings = null; // the complete options, while the polyfill is applied
let published = null; // what the page sees as permissionPolyfill

/** Whether the browser itself has the element. */
export function isSupported() {
  const native = globalThis.HTMLPermissionElement;
  return typeof native === 'function' && !isOurs(native) && document.createElement('permission') instanceof native;
}

/** Whether this polyfill is at work. */
export function isPolyfilled() {
  return settings !== null;
}

/**
 * Publishes `permissionPolyfill` and applies the polyfill; yields to a native element and to another copy.
 * @returns {object|undefined} What the page sees as permissionPolyfill; nothing where there is no document.
 */
export function install(options) {
  if (!globalThis.document) return undefined; // server rendering
  const other = globalThis.permissionPolyfill;
  if (other && other !== published) {
    warn('a second copy does nothing');
    return other;
  }
  published ??= publish(options);
  globalThis.permissionPolyfill = published;
  const wanted = complete(options);
  if (!isPolyfilled() && (wanted.force || !isSupported())) apply(wanted);
  return published;
}

/** Takes everything back: elements, styles, interface, bridges. */
export function unapply() {
  openGate();
  takeBack();
}

function takeBack() {
  if (!isPolyfilled()) return;
  settings = null;
  stopRuntime('the polyfill was taken back');
  stop();
  removeInterface();
}

function apply(wanted) {
  settings = wanted;
  try {
    defineInterface(settings.edition);
    start(document, settings, () => startRuntime(settings, failed));
    defineCustomElement();
    if (settings.bridge === 'on') closeGate(() => startRuntime(settings, failed));
  } catch (error) {
    refuse(error); // a browser that lacks what this needs
    failed(error);
  }
}

// Pages that detect features find none, and show what they have for browsers without the element.
function failed(reason) {
  const [line] = String(reason.message).trim().split('\n').slice(-1); // of a Python traceback, what it says
  const hint = location.host ? '' : '; serve it (python3 -m http.server)'; // browsers fetch nothing from file:
  warn(`Python could not be started: ${line}${hint}`);
  takeBack(); // what was denied stays denied
}

function publish(options) {
  return {
    version: catalogue.version,
    get runtime() {
      return settings?.runtime ?? null;
    },
    // Whoever asks for it wants the runtime, even where no element has appeared yet.
    get ready() {
      return isPolyfilled() ? startRuntime(settings, failed) : readiness();
    },
    isSupported,
    isPolyfilled,
    apply(changes) {
      return install({ ...options, ...changes }).ready;
    },
    unapply,
    upgrade,
    violations,
    /** For polyfill/host.py: the one exchange between Python and the shim. */
    connect(dispatch) {
      if (!isPolyfilled()) return null;
      startRuntime(settings, failed);
      return connect(dispatch, settings);
    },
  };
}
