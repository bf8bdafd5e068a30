// micropython/boot.mjs: MicroPython's own loader and what this page needs of it, in one file.
// In this bundle `fetch`, `WebAssembly` and `console` are those of door.js.
import { loadMicroPython } from 'micropython';
import { importAll } from './imports.js';
import { install } from './modules.js';
import { onFault, onProgress } from './door.js';
import { panelModules, startModules } from 'catalogue';

const HEAP = 2 * 1024 * 1024; // bytes

let loading = null; // the promise of the page's interpreter
let started;
const running = new Promise((resolve) => (started = resolve));

/**
 * Starts MicroPython, once a page, and lets our package in it connect.
 * @param {string} folder Address of the runtime's files, ending in a slash.
 * @param {(bytes: number) => void} progress Called whenever a file begins to arrive, with its length.
 * @returns {Promise<object>} The interpreter.
 */
export async function boot(folder, progress) {
  loading ??= load(folder, progress);
  loading.catch(() => (loading = null));
  const interpreter = await loading;
  interpreter.pyimport('polyfill').install();
  return interpreter;
}

async function load(folder, progress) {
  onProgress(progress);
  const [micropython, modules] = await new Promise((resolve, reject) => {
    onFault(reject);
    Promise.all([
      loadMicroPython({ url: `${folder}micropython.wasm`, heapsize: HEAP, linebuffer: true }),
      fetch(`${folder}polyfill.bin`).then((response) => response.arrayBuffer()),
    ]).then(resolve, reject);
  });
  install(micropython, modules);
  await importAll(startModules, micropython.pyimport);
  started(micropython);
  return micropython;
}

/**
 * Adds the modules that most pages do not need.
 * @param {string} folder As above.
 */
export async function extend(folder) {
  const address = `${folder}panels.bin`;
  const response = await globalThis.fetch(address); // unlike that of the start, its failure is no end
  if (!response.ok) throw new Error(`${address} was answered with status ${response.status}`);
  const modules = await response.arrayBuffer();
  const micropython = await running;
  install(micropython, modules);
  await importAll(panelModules, micropython.pyimport);
}
