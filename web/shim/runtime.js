// Starts Python, hands the page over to it, and knows when that has failed.
import catalogue from 'catalogue';
import { attachedElements, descriptions, flush } from './upgrade.js';
import { connectPython, disconnectPython, tell } from './python.js';
import * as core from './core.js';
import { dropEarlyClicks, serveEarlyClicks } from './activation.js';
import { loadedLabels } from './language.js';
import { setBusy, show } from './view.js';
import { warn } from './console.js';
import { watchedStates } from './states.js';

const SECOND_PART = 'permission-element.takeover.mjs';
const READY_EVENT = 'permission-polyfill-ready';
const LATE_CLICK = 'a click made before Python was ready could not be served; please click again';

let start = null; // under way or done: {promise, resolve, reject, failed, connected, isDone, bytes} and timers
let last = Promise.resolve();
let part = null; // the second part of the shim, while it is at work

/** The promise of the last start, also when it has failed. */
export function readiness() {
  return last;
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
  const begun = { failed, connected: false, isDone: false, bytes: 0 };
  begun.promise = last = new Promise((resolve, reject) => Object.assign(begun, { resolve, reject }));
  begun.promise.catch(() => {}); // never "unhandled": who does not ask is told by the console line
  begun.busy = setTimeout(showBusy, catalogue.busyAfter, true);
  start = begun;
  begun.part = loadSecondPart(settings, begun);
  begun.part.catch((reason) => giveUp(begun, reason));
  if (settings.runtime !== 'page') {
    const progress = (bytes) => watch(begun, bytes);
    progress(0);
    load(settings, begun, progress).catch((reason) => fail(begun, reason));
  }
  return begun.promise;
}

/** Ends it, whether it is under way or done. */
export function stopRuntime(reason) {
  disconnectPython();
  part?.stop();
  part = null;
  if (dropEarlyClicks() > 0) warn(LATE_CLICK);
  const stopped = start;
  start = null;
  setBusy(false);
  if (!stopped) return;
  clearTimeout(stopped.watchdog);
  clearTimeout(stopped.busy);
  stopped.reject(new Error(reason));
}

/**
 * Takes the function that Python answers with.
 * @returns {object|null} The host for Python; null where there is one already, or Python came too late.
 */
export function connect(dispatch, settings) {
  if (!start || start.connected) return null;
  start.connected = true;
  const begun = start;
  const options = () => JSON.stringify({ ...settings, languages: navigator.languages });
  // Before the second part is there, Python is not called, and so asks for no more than this.
  const host = { now: () => performance.now(), options };
  takeOver(dispatch, begun, host).catch((reason) => giveUp(begun, reason));
  return host;
}

async function takeOver(dispatch, begun, host) {
  const [states, { createHost, describeFrame, tellEarlySenses }] = await Promise.all([watchedStates(), begun.part]);
  if (begun !== start) return;
  Object.assign(host, createHost());
  flush(); // what nobody could be told so far is part of the descriptions
  connectPython(dispatch);
  begun.isDone = true;
  clearTimeout(begun.watchdog);
  clearTimeout(begun.busy);
  showBusy(false);
  tell('permission', states);
  tell('frame', describeFrame());
  tell('labels', loadedLabels());
  tell('attach', descriptions());
  tellEarlySenses();
  if (serveEarlyClicks() > 0) warn(LATE_CLICK);
  begun.resolve();
  document.dispatchEvent(new Event(READY_EVENT));
}

async function loadSecondPart(settings, begun) {
  const { default: evaluate } = await import(settings.assets + SECOND_PART);
  const loaded = evaluate(core);
  if (begun !== start) throw new Error('it was taken back');
  part = loaded;
  part.start(settings);
  return part;
}

async function load({ runtime, assets }, begun, progress) {
  const folder = `${assets}${runtime}/`;
  const [{ boot }] = await Promise.all([import(`${folder}boot.mjs`), probeWebAssembly()]);
  progress(0);
  if (begun !== start) return;
  await boot(folder, progress);
  if (!begun.connected) throw new Error('the runtime came up without the polyfill');
}

// Under a policy without 'wasm-unsafe-eval' Pyodide would wait for ever.
async function probeWebAssembly() {
  if (!globalThis.WebAssembly) throw new Error('this browser has no WebAssembly');
  try {
    await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  } catch (error) {
    throw new Error(`WebAssembly is blocked; the policy needs script-src 'wasm-unsafe-eval' (${error.message})`);
  }
}

// Files are under way when their length is known; the slowest line that counts as alive may take its time over them.
function watch(begun, bytes) {
  if (begun !== start || begun.isDone) return;
  clearTimeout(begun.watchdog);
  begun.bytes += bytes;
  const patience = catalogue.watchdog + begun.bytes / catalogue.slowestLine;
  const seconds = Math.round(patience / 1000);
  const bark = () => giveUp(begun, new Error(`the runtime showed no progress for ${seconds} seconds`));
  begun.watchdog = setTimeout(bark, patience);
}

// A start that another Python has won is no failure.
function fail(begun, reason) {
  if (!begun.connected) giveUp(begun, reason);
}

function giveUp(begun, reason) {
  if (begun !== start) return;
  begun.reject(reason);
  begun.failed(reason);
}

function showBusy(busy) {
  setBusy(busy);
  for (const element of attachedElements()) show(element, {});
}
