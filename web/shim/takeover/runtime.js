// Hands the page over to Python.
import * as catalogue from 'catalogue';
import integrity from 'integrity';
import { connectPython, giveUp, importModule, isUnderWay, LATE_CLICK, showBusy, tell, warn } from '../core.js';
import { adopt2015 } from './draft2015.js';
import { serveEarlyClicks } from './activation.js';
import { setPermission, store } from './store.js';
import { correct } from './corrections.js';
import { createHost } from './host.js';
import { describeFrame, describePlace } from './frame.js';
import { descriptions, loadedLabels } from './descriptions.js';
import { explain } from './errors.js';
import { flush } from './news.js';
import * as micropython from '../runtime/micropython.js';
import { dispatcher } from './python.js';
import { describePages, enterPages, greetPages } from './pages.js';
import { startPanels } from './panels.js';
import { startBridges } from './bridges/index.js';
import { tellEarlySenses } from './sensors.js';
import { watchedStates } from './states.js';

const PYODIDE = ['boot.mjs', 'pyodide.asm.mjs']; // the second is imported by the first
const READY_EVENT = 'permission-polyfill-ready';

/** Boots the runtime that has begun to load, unless the page brings its own. */
export function bootRuntime(begun, files) {
  begun.bytes = 0;
  const progress = (bytes) => watch(begun, bytes);
  progress(0);
  // A start that another Python has won is no failure.
  begun.boot = loaderOf(begun);
  begun.boot.catch(() => {}); // boot() looks at it
  boot(begun, files, progress).catch((reason) => begun.connected || giveUp(begun, reason));
}

/** Takes the function that Python answers with; `host` is what Python was given, and gets the rest of it. */
export async function takeOver(answer, begun, host) {
  const dispatch = dispatcher(answer);
  await activation(begun);
  await begun.prepared;
  await enterPages();
  const pages = await describePages();
  if (!isUnderWay(begun)) return;
  Object.assign(host, createHost());
  introduce(dispatch, begun, pages);
  const states = await watchedStates(); // the last thing to wait for: from here on changes are told
  if (!isUnderWay(begun)) return;
  flush(); // what nobody could be told so far is part of the descriptions
  connectPython(dispatch);
  begun.isDone = true;
  clearTimeout(begun.watchdog);
  clearTimeout(begun.busy);
  showBusy(false);
  tell('batch', [
    ['store', greetPages()],
    ['permission', states],
    ['labels', loadedLabels()],
    ['attach', descriptions()],
  ]);
  correct();
  tellEarlySenses();
  if (serveEarlyClicks() > 0) warn(LATE_CLICK);
  if (!isUnderWay(begun)) return; // a listener of the page may have taken the polyfill back
  if (begun.settings.bridge === 'on') startBridges();
  publish({ adopt2015, explain, setPermission, store });
  startPanels();
  tell('ready');
  begun.resolve();
  document.dispatchEvent(new Event(READY_EVENT));
}

// Where Python is. It hears of nothing else before it is told how everything is.
function introduce(dispatch, { settings }, pages) {
  connectPython(dispatch);
  tell('batch', [
    ['place', describePlace()],
    ['pages', pages],
    ['frame', describeFrame(settings)],
  ]);
  connectPython(null);
}

// A page that is prerendered is none that anybody has come to: it neither asks, nor tells others of itself.
async function activation(begun) {
  if (!document.prerendering) return;
  clearTimeout(begun.watchdog);
  await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve));
  if (begun.boot) watch(begun, 0);
}

// MicroPython's comes with this part, Pyodide's by itself.
async function loaderOf({ folder, settings }) {
  if (settings.runtime === 'micropython') return micropython;
  const hash = (name) => settings.integrity && integrity[`pyodide/${name}`];
  const [module] = await Promise.all(PYODIDE.map((name) => importModule(folder + name, hash(name))));
  return module;
}

async function boot(begun, files, progress) {
  const [interpreter] = await Promise.all([interpreterOf(begun, files, progress), probeWebAssembly()]);
  if (!isUnderWay(begun)) return;
  if (!begun.connected) throw new Error('the runtime came up without the polyfill');
  publish({ interpreter });
}

async function interpreterOf(begun, files, progress) {
  const module = await begun.boot;
  progress(0);
  const { folder, promise: ready, settings } = begun;
  return isUnderWay(begun) && module.boot({ folder, files, progress, ready, isHashed: settings.integrity });
}

// What needs Python is there when Python is.
function publish(members) {
  Object.assign(globalThis.permissionPolyfill ?? {}, members);
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
  if (!isUnderWay(begun) || begun.isDone) return;
  clearTimeout(begun.watchdog);
  begun.bytes += bytes;
  const patience = catalogue.watchdog + begun.bytes / catalogue.slowestLine;
  const seconds = Math.round(patience / 1000);
  const bark = () => giveUp(begun, new Error(`the runtime showed no progress for ${seconds} seconds`));
  begun.watchdog = setTimeout(bark, patience);
}
