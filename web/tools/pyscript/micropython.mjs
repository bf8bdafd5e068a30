// What the demo's PyScript takes for its interpreter: MicroPython with the package `polyfill`, from the polyfill's own
// folder. PyScript could unpack the wheel as well, if it made folders within folders.
import { install } from '../../shim/runtime/modules.js';
import { loadMicroPython as load } from 'micropython';

const HEAP = 4 * 1024 * 1024; // bytes; PyScript's own library is in it as well

const folder = new URL('../../micropython/', import.meta.url).href;

export async function loadMicroPython(options) {
  const [interpreter, modules] = await Promise.all([
    load({ ...options, heapsize: HEAP, url: `${folder}micropython.wasm` }),
    fetch(`${folder}polyfill.bin`).then((response) => response.arrayBuffer()),
  ]);
  install(interpreter, modules);
  return interpreter;
}
