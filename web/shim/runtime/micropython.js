// micropython/boot.mjs: MicroPython's own loader and what this page needs of it, in one file.
import { loadMicroPython } from 'micropython';

const HEAP = 2 * 1024 * 1024; // bytes

/**
 * Starts MicroPython and lets our package in it connect.
 * @param {string} folder Address of the runtime's files, ending in a slash.
 * @param {() => void} progress Called whenever a file has arrived.
 */
export async function boot(folder, progress) {
  const [micropython, sources] = await Promise.all([
    loadMicroPython({ url: `${folder}micropython.wasm`, heapsize: HEAP, linebuffer: true }),
    fetchSources(`${folder}polyfill.json`),
  ]);
  progress();
  for (const [path, text] of Object.entries(sources)) {
    micropython.FS.mkdirTree(`/lib/${path.slice(0, path.lastIndexOf('/'))}`);
    micropython.FS.writeFile(`/lib/${path}`, text);
  }
  micropython.pyimport('polyfill').install();
}

async function fetchSources(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} was answered with status ${response.status}`);
  return response.json();
}
