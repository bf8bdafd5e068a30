// Starts Python, and knows when that has failed. How the page is handed over to it is in the second part.
import * as catalogue from 'catalogue';
import { attachedElements } from './upgrade.js';
import { core } from './core.js';
import { disconnectPython } from './python.js';
import { early, LATE_CLICK } from './activation.js';
import { afterPaint, load, SECOND_PART } from './load.js';
import { setBusy, show } from './view.js';
import { warn } from './console.js';

let start = null; // under way or done: {settings, promise, resolve, reject, failed, part, connected} and timers
let last = null;

/** The promise of the last start, also when it has failed. */
export function readiness() {
  return last ?? Promise.resolve();
}

/** There can be no start: `ready` is rejected with the reason. */
export function refuse(reason) {
  last = Promise.reject(reason);
  last.catch(() => {});
}

/**
 * Starts Python, once.
 * @param {{runtime: string, assets: string}} settings
 * @param {(reason: Error) => void} failed Called when it cannot be started.
 * @returns {Promise<void>} Settled when Python has taken over, or cannot.
 */
export function startRuntime(settings, failed) {
  if (start) return start.promise;
  const begun = { settings, failed, connected: false };
  begun.promise = last = new Promise((resolve, reject) => Object.assign(begun, { resolve, reject }));
  begun.busy = setTimeout(showBusy, catalogue.busyAfter, true);
  begun.folder = `${settings.assets}${settings.runtime}/`;
  begun.watchdog = setTimeout(giveUp, catalogue.watchdog, begun, new Error(`${SECOND_PART} did not come`));
  start = begun;
  afterPaint(() => isUnderWay(begun) && partOf(begun));
  return begun.promise;
}

// The second part: a page whose own Python connects need not wait until it has been painted.
function partOf(begun) {
  if (!begun.part) {
    begun.part = beginWith(begun);
    begun.part.catch((reason) => giveUp(begun, reason));
  }
  return begun.part;
}

async function beginWith(begun) {
  const [module, files] = await load(begun.settings, begun.folder);
  const part = module.default(core);
  if (isUnderWay(begun)) {
    clearTimeout(begun.watchdog);
    begun.stop = part.stop;
    part.start(begun, files);
  }
  return part;
}

/** Ends it, whether it is under way or done. */
export function stopRuntime(reason) {
  start?.stop?.();
  disconnectPython();
  if (early.splice(0).length > 0) warn(LATE_CLICK);
  const stopped = start;
  start = null;
  setBusy(false);
  if (!stopped) return;
  clearTimeout(stopped.watchdog);
  clearTimeout(stopped.busy);
  reject(stopped, new Error(reason));
}

/**
 * Takes the function that Python answers with.
 * @returns {object|null} The host for Python; null where there is one already, or Python came too late.
 */
export function connect(dispatch, settings) {
  const begun = start;
  if (!begun || begun.connected) return null;
  begun.connected = true;
  // Before the second part is there, Python is not called, and so asks for no more than this.
  const options = { ...settings, languages: navigator.languages };
  const host = { now: () => performance.now(), options: () => JSON.stringify(options) };
  partOf(begun)
    .then(({ takeOver }) => takeOver(dispatch, begun, host))
    .catch((reason) => giveUp(begun, reason));
  return host;
}

/** Whether a start has neither failed nor been taken back. */
export function isUnderWay(begun) {
  return begun === start;
}

/** A start has failed. */
export function giveUp(begun, reason) {
  if (begun !== start) return;
  reject(begun, reason);
  begun.failed(reason);
}

// Never "unhandled": who does not ask is told by the console line.
function reject(begun, reason) {
  begun.promise.catch(() => {});
  begun.reject(reason);
}

/** Shows on every element whether it waits for Python. */
export function showBusy(busy) {
  setBusy(busy);
  for (const element of attachedElements) show(element, {});
}
