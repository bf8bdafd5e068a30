// pyodide/boot.mjs: Pyodide's own loader and what this page needs of it, in one file.
// In this bundle `fetch`, `WebAssembly` and `console` are those of door.js, since Pyodide hears of no failure.
import { loadPyodide } from 'pyodide';
import { onFault, onProgress } from './door.js';

/**
 * Starts Pyodide and lets our package in it connect.
 * @param {string} folder Address of the runtime's files, ending in a slash.
 * @param {() => void} progress Called whenever a file has arrived.
 */
export async function boot(folder, progress) {
  const fault = new Promise((_, reject) => onFault(reject));
  onProgress(progress);
  import(/* in parallel with the loader's own requests */ `${folder}pyodide.asm.mjs`).then(progress, () => {});
  const loaded = loadPyodide({
    indexURL: folder,
    stdLibURL: `${folder}polyfill.zip`,
    // Without these, the list of 300 packages that nobody here installs would be fetched.
    lockFileContents: { info: LOCK_INFO, packages: {} },
    packageBaseUrl: folder,
  });
  const pyodide = await Promise.race([loaded, fault]);
  pyodide.pyimport('polyfill').install();
}
