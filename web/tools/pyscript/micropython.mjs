// What the demo's PyScript takes for its interpreter: MicroPython with the package `polyfill`, from the polyfill's own
// folder. PyScript can take the wheel as well; what is compiled already starts sooner.
import { install } from '../../shim/runtime/modules.js';
import { loadMicroPython as load } from 'micropython';

const HEAP = 4 * 1024 * 1024; // bytes; PyScript's own library is in it as well

const folder = new URL('../../micropython/', import.meta.url).href;

export async function loadMicroPython(options) {
  const fetched = ['polyfill', 'panels'].map((name) => fetch(`${folder}${name}.bin`));
  const interpreter = await load({ ...options, heapsize: HEAP, url: `${folder}python.wasm` });
  for (const response of await Promise.all(fetched)) install(interpreter, await response.arrayBuffer());
  return interpreter;
}
