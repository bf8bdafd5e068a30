// What the demo's PyScript takes for its interpreter: MicroPython with the package `polyfill`. PyScript can take the wheel as
// well; what is compiled already starts sooner.
import { loadMicroPython as load } from 'micropython';

const HEAP = 4 * 1024 * 1024; // bytes; PyScript's own library is in it as well

const file = (path) => new URL(path, import.meta.url).href;

export async function loadMicroPython(options) {
  const answer = await fetch(file('polyfill.bin'));
  if (!answer.ok) throw new Error(`${answer.url} was answered with status ${answer.status}`);
  const image = await answer.arrayBuffer();
  const url = file('../../micropython/python.wasm');
  const interpreter = await load({ ...options, heapsize: HEAP, url, romfs: new Uint8Array(image) });
  interpreter.pyimport('os').chdir('/'); // it starts in the image, which cannot be written to
  return interpreter;
}
