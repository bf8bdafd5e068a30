// pyodide/boot.mjs: Pyodide's own loader and what this page needs of it, in one file.
// In this bundle `fetch`, `WebAssembly` and `console` are those of door.js.
import { loadPyodide } from 'pyodide';
import { begin, expect } from './door.js';
import { importAll, importSoon } from './imports.js';
import { soonModules, startModules } from 'catalogue';

const ARCHIVE = 'polyfill.bin';
const SCRIPT = 'pyodide.asm.mjs';
const WASM = 'python.wasm';
const LOADERS_WASM = 'pyodide.asm.wasm'; // as the loader asks for it

let loading = null; // the promise of the page's interpreter

/**
 * Starts Pyodide, once a page, and lets our package in it connect.
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
  await breath();
  const importModule = (name) => interpreter.pyimport(name).destroy();
  await importAll(startModules, importModule);
  interpreter.pyimport('polyfill').install();
  importSoon(begun.ready, soonModules, importModule);
  interpreter.pyimport('gc').enable();
  return interpreter;
}

async function load({ folder, files, progress, isHashed }) {
  return new Promise((resolve, reject) => {
    begin({ failed: reject, progress, isHashed });
    expect(folder + LOADERS_WASM, folder + WASM, files[0]);
    expect(folder + ARCHIVE, folder + ARCHIVE, files[1]);
    loadPyodide({
      indexURL: folder,
      stdLibURL: folder + ARCHIVE,
      // Without these, the list of 300 packages that nobody here installs would be fetched.
      lockFileContents: { info: LOCK_INFO, packages: {} },
      packageBaseUrl: folder,
      fsInit: breath, // between the instance and Python's own start
      stderr: listener(reject),
    }).then(resolve, reject);
  });
}

// Lets the page go on. Python's own start is one call; what stands before and after it need not be of the same task.
function breath() {
  return new Promise((resolve) => setTimeout(resolve));
}

// After a fatal error of Python's start, of which it prints a page, Pyodide would wait for ever.
function listener(reject) {
  let dead = false;
  return (line) => {
    dead ||= line.startsWith('Fatal Python error');
    if (dead) reject(new Error(line));
    else globalThis.console.warn(line);
  };
}
