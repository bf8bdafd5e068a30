// What the runtimes' own loaders use of the platform, in the place of the globals. They swallow failures, never
// settle, or write to the console; here failures are noticed, and a loader that met one is left waiting for good.
// Nothing that they fetch is used unless it has the hash of what was built.
import integrity from 'integrity';

let fault = () => {};
let progress = () => {};

const files = new Map(); // by the address that a loader asks for: {address, response}, a promise where it is on its way
const modules = new WeakMap(); // by response: the promise of WebAssembly that has the bytes that it should have

const never = new Promise(() => {});

/** Calls `listener` with the reason when something fails. */
export function onFault(listener) {
  fault = listener;
}

/** Calls `listener` whenever a file has begun to arrive, with its length in bytes, 0 where that is unknown. */
export function onProgress(listener) {
  progress = listener;
}

/** A loader that asks for one address gets what is at another; the first time, what is fetched already. */
export function expect(asked, address, answer) {
  files.set(asked, { address, response: received(address, answer) });
}

function failed(reason) {
  fault(new Error(reason));
  return never;
}

function fetched(resource) {
  const asked = String(resource.url ?? resource);
  const { address, response } = files.get(asked) ?? { address: asked };
  files.set(asked, { address }); // which a second attempt fetches again
  return response ?? received(address);
}

async function received(address, answer) {
  try {
    const response = await (answer ?? globalThis.fetch(address));
    if (!response.ok) return failed(`${address} was answered with status ${response.status}`);
    progress(Number(response.headers.get('Content-Length')) || 0);
    if (address.endsWith('.bin')) return new Response(await checked(address, await inflated(response)));
    modules.set(response, compiled(address, response));
    modules.get(response).catch(() => {}); // told where it is waited for
    return response;
  } catch (error) {
    return failed(`${address} could not be fetched (${error.message})`);
  }
}

async function compiled(address, response) {
  const bytes = response.clone().arrayBuffer();
  const [module] = await Promise.all([compile(response), bytes.then((all) => checked(address, all))]);
  return module;
}

// Only secure pages can work out a hash; what is sent to others, the page itself too, anyone on the way can change.
async function checked(address, bytes) {
  const name = address.slice(address.lastIndexOf('/') + 1);
  const digest = await globalThis.crypto.subtle?.digest('SHA-256', bytes);
  const found = digest && `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
  if (digest && found !== integrity[name]) throw new Error(`${name} is not the file that belongs to this script`);
  return bytes;
}

// An archive comes compressed, unless its server has taken the name for something that it should decode.
async function inflated(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.buffer;
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain).arrayBuffer();
}

async function instantiateStreaming(source, imports) {
  try {
    const module = await modules.get(await source);
    return { module, instance: await globalThis.WebAssembly.instantiate(module, imports) };
  } catch (error) {
    return failed(`WebAssembly could not be started (${error.message})`);
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
