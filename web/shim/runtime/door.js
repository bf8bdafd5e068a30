// What the runtimes' own loaders use of the platform, in the place of the globals. They swallow failures, never
// settle, or write to the console; here failures are noticed, and a loader that met one is left waiting for good.
// Nothing that they fetch is used unless it is what was built: archives have its hash; WebAssembly has its build ID, and where a
// page wants integrity its hash too, for which all of it is read a second time.
import integrity, { buildId } from 'integrity';

const SECTION = 'build_id'; // https://github.com/WebAssembly/tool-conventions/blob/main/BuildId.md

let attempt = null; // the last
const files = new Map(); // by the address that a loader asks for: {address, response}, a promise where it is on its way
const modules = new WeakMap(); // by response: {module, fail}, the promise of WebAssembly that is what was built

const never = new Promise(() => {});

/**
 * Begins to start a runtime.
 * @param {object} begun
 * @param {(reason: Error) => void} begun.failed Called when something fails.
 * @param {(bytes: number) => void} begun.progress Called whenever a file has begun to arrive, with its length in bytes, 0
 *   where that is unknown.
 * @param {boolean} begun.isHashed Whether WebAssembly must have the hash of what was built.
 */
export function begin(begun) {
  attempt = begun;
}

/** A loader that asks for one address gets what is at another; the first time, what is fetched already. */
export function expect(asked, address, answer) {
  files.set(asked, { address, response: received(address, answer) });
}

function fetched(resource) {
  const asked = String(resource.url ?? resource);
  const { address, response } = files.get(asked) ?? { address: asked };
  files.set(asked, { address }); // which a second attempt fetches again
  return response ?? received(address);
}

async function received(address, answer) {
  const { failed, progress, isHashed } = attempt; // a later one is not told of this
  const fail = (reason) => {
    failed(new Error(reason));
    return never;
  };
  try {
    const response = await (answer ?? globalThis.fetch(address));
    if (!response.ok) return fail(`${address} was answered with status ${response.status}`);
    progress(Number(response.headers.get('Content-Length')) || 0);
    if (address.endsWith('.bin')) return new Response(await verified(address, await inflated(response)));
    const module = isHashed ? compiledAndVerified(address, response) : compiled(address, response);
    module.catch(() => {}); // told where it is waited for
    modules.set(response, { module, fail });
    return response;
  } catch (error) {
    return fail(`${address} could not be fetched (${error.message})`);
  }
}

async function compiledAndVerified(address, response) {
  const bytes = response.clone().arrayBuffer();
  const [module] = await Promise.all([compiled(address, response), bytes.then((all) => verified(address, all))]);
  return module;
}

async function compiled(address, response) {
  const module = await compile(response);
  const [id] = globalThis.WebAssembly.Module.customSections(module, SECTION);
  if (!id || base64(id) !== buildId) throw another(address);
  return module;
}

// Only secure pages can work out a hash; what is sent to others, the page itself too, anyone on the way can change.
async function verified(address, bytes) {
  const digest = await globalThis.crypto.subtle?.digest('SHA-256', bytes);
  if (digest && `sha256-${base64(digest)}` !== integrity[fileName(address)]) throw another(address);
  return bytes;
}

const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const fileName = (address) => address.slice(address.lastIndexOf('/') + 1);
const another = (address) => new Error(`${fileName(address)} is not the file that belongs to this script`);

// An archive comes compressed, unless its server has taken the name for something that it should decode.
async function inflated(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.buffer;
  const plain = new Response(bytes).body.pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain).arrayBuffer();
}

async function instantiateStreaming(source, imports) {
  const { module, fail } = modules.get(await source);
  try {
    return { module: await module, instance: await globalThis.WebAssembly.instantiate(await module, imports) };
  } catch (error) {
    return fail(`WebAssembly could not be started (${error.message})`);
  }
}

async function compile(response) {
  const isWasm = response.headers.get('Content-Type')?.startsWith('application/wasm');
  if (isWasm) return globalThis.WebAssembly.compileStreaming(response);
  return globalThis.WebAssembly.compile(await response.arrayBuffer()); // a server that knows no wasm
}

const wasm = Object.create(globalThis.WebAssembly, { instantiateStreaming: { value: instantiateStreaming } });

// The one console line about a failure is the shim's.
const quiet = { ...globalThis.console, warn() {}, error() {} };

export { fetched as fetch, wasm as WebAssembly, quiet as console };
