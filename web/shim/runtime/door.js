// What the runtimes' own loaders use of the platform, in the place of the globals. They swallow failures, never
// settle, or write to the console; here failures are noticed, and a loader that met one is left waiting for good.

let fault = () => {};
let progress = () => {};

const begun = new Map(); // what is fetched already: promises of answers, by address

const never = new Promise(() => {});

/** Calls `listener` with the reason when something fails. */
export function onFault(listener) {
  fault = listener;
}

/** Calls `listener` whenever a file has begun to arrive, with its length in bytes, 0 where that is unknown. */
export function onProgress(listener) {
  progress = listener;
}

/** Begins to fetch what a loader will ask for. */
export function begin(address) {
  const answer = globalThis.fetch(address);
  answer.catch(() => {}); // whoever asks for it is told
  begun.set(address, answer);
}

function failed(reason) {
  fault(new Error(reason));
  return never;
}

async function fetched(resource, options) {
  const address = String(resource.url ?? resource);
  try {
    const answer = begun.get(address) ?? globalThis.fetch(resource, options);
    begun.delete(address);
    const response = await answer;
    if (!response.ok) return failed(`${address} was answered with status ${response.status}`);
    progress(Number(response.headers.get('Content-Length')) || 0);
    return address.endsWith('.bin') ? await inflated(response) : response;
  } catch (error) {
    return failed(`${address} could not be fetched (${error.message})`);
  }
}

// An archive comes compressed, unless its server has taken the name for something that it should decode.
async function inflated(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new Response(bytes);
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(await new Response(plain).arrayBuffer()); // noticed here if it is broken
}

async function instantiateStreaming(source, imports) {
  try {
    const response = await source;
    const isWasm = response.headers.get('Content-Type')?.startsWith('application/wasm');
    return isWasm
      ? await globalThis.WebAssembly.instantiateStreaming(response, imports)
      : await globalThis.WebAssembly.instantiate(await response.arrayBuffer(), imports); // a server that knows no wasm
  } catch (error) {
    return failed(`WebAssembly could not be started (${error.message})`);
  }
}

const wasm = Object.create(globalThis.WebAssembly, { instantiateStreaming: { value: instantiateStreaming } });

// The one console line about a failure is the shim's.
const quiet = { ...globalThis.console, warn() {}, error() {} };

export { fetched as fetch, wasm as WebAssembly, quiet as console };
