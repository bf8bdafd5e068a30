// MicroPython's own loader and what this page needs of it. It is evaluated once a page, in the second part of the shim.
// In this bundle `fetch`, `WebAssembly` and `console` are those of door.js.
import { loadMicroPython } from 'micropython';
import { importAll, importSoon } from './imports.js';
import { importLate } from './modules.js';
import { pause } from '../pause.js';
import { begin, expect } from './door.js';
import { panelModules, panelNeeds, soonModules, startModules } from 'catalogue';
import integrity from 'integrity';

const WASM = 'python.wasm';
const MODULES = 'polyfill.bin';
const PANELS = 'panels.bin';
const HEAP = 2 * 1024 * 1024; // bytes
// It starts in the image, which cannot be written to, and would look for `json` in every folder at each import.
const SETTLE = "__import__('os').chdir('/'); __import__('sys').modules['json'] = __import__('json')";

let loading = null; // the promise of the page's interpreter
let extending = null; // the promise of its further modules
let started;
const running = new Promise((resolve) => (started = resolve));

/**
 * Starts MicroPython, once a page, and lets our package in it connect.
 * @param {object} begun
 * @param {string} begun.folder Address of the runtime's files, ending in a slash.
 * @param {Promise<Response>[]} begun.files Answers with python.wasm and polyfill.bin.
 * @param {(bytes: number) => void} begun.progress Called whenever a file begins to arrive, with its length.
 * @param {boolean} begun.isHashed Whether WebAssembly must have the hash of what was built.
 * @param {Promise<void>} begun.ready Settled when Python has taken over, or cannot.
 * @returns {Promise<object>} The interpreter.
 */
export async function boot(begun) {
  loading ??= load(begun).catch((reason) => {
    loading = null;
    throw reason;
  });
  const interpreter = await loading;
  interpreter.pyimport('polyfill').install();
  importSoon(begun.ready, soonModules, interpreter.pyimport);
  return interpreter;
}

async function load({ folder, files, progress, isHashed }) {
  const addresses = [WASM, MODULES].map((name) => folder + name);
  const micropython = await new Promise((resolve, reject) => {
    begin({ failed: reject, progress, isHashed });
    addresses.forEach((address, index) => expect(address, address, files[index]));
    start(...addresses).then(resolve, reject);
  });
  await pause();
  micropython.runPython(SETTLE);
  await importAll(startModules, micropython.pyimport);
  started(micropython);
  return micropython;
}

// The loader wants the image at its start; the WebAssembly arrives meanwhile all the same.
async function start(wasm, modules) {
  const romfs = new Uint8Array(await (await fetch(modules)).arrayBuffer());
  return loadMicroPython({ url: wasm, heapsize: HEAP, linebuffer: true, romfs });
}

/**
 * Adds the modules that most pages do not need, once a page.
 * @param {string} folder As above.
 */
export function extend(folder) {
  extending ??= add(folder).catch((reason) => {
    extending = null;
    throw reason;
  });
  return extending;
}

async function add(folder) {
  const address = folder + PANELS;
  // Unlike that of the start, its failure is no end.
  const response = await globalThis.fetch(address, { integrity: integrity[PANELS] });
  if (!response.ok) throw new Error(`${address} was answered with status ${response.status}`);
  const modules = await response.arrayBuffer();
  const micropython = await running;
  await importAll(panelNeeds, micropython.pyimport);
  await importLate(micropython, modules, panelModules);
}
