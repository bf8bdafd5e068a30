// What the demo's PyScript takes for its interpreter: MicroPython with the package `polyfill`, from the polyfill's own
// folder. PyScript could unpack the wheel as well, if it made folders within folders.
import { loadMicroPython as load } from 'micropython';

const HEAP = 4 * 1024 * 1024; // bytes; PyScript's own library is in it as well

const folder = new URL('../../micropython/', import.meta.url).href;

export async function loadMicroPython(options) {
  const [interpreter, sources] = await Promise.all([
    load({ ...options, heapsize: HEAP, url: `${folder}micropython.wasm` }),
    fetch(`${folder}polyfill.json`).then((response) => response.json()),
  ]);
  for (const [path, text] of Object.entries(sources)) {
    interpreter.FS.mkdirTree(`/lib/${path.slice(0, path.lastIndexOf('/'))}`);
    interpreter.FS.writeFile(`/lib/${path}`, text);
  }
  return interpreter;
}
