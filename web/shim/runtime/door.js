// What Pyodide's loader uses of the platform. It swallows failures and then never settles; here they are noticed.

let fault = () => {};
let progress = () => {};

export function onFault(listener) {
  fault = listener;
}

export function onProgress(listener) {
  progress = listener;
}

async function fetched(resource, options) {
  const address = String(resource.url ?? resource);
  let response;
  try {
    response = await globalThis.fetch(resource, options);
  } catch (error) {
    fault(new Error(`${address} could not be fetched (${error.message})`));
    throw error;
  }
  if (!response.ok) fault(new Error(`${address} was answered with status ${response.status}`));
  progress();
  return response;
}

async function instantiateStreaming(source, imports) {
  try {
    const response = await source;
    const isWasm = response.headers.get('Content-Type')?.startsWith('application/wasm');
    return isWasm
      ? await globalThis.WebAssembly.instantiateStreaming(response, imports)
      : await globalThis.WebAssembly.instantiate(await response.arrayBuffer(), imports); // a server that knows no wasm
  } catch (error) {
    fault(new Error(`WebAssembly could not be started (${error.message})`));
    throw error;
  }
}

const wasm = Object.create(globalThis.WebAssembly, { instantiateStreaming: { value: instantiateStreaming } });

// The one console line about a failure is the shim's.
const quiet = { ...globalThis.console, warn() {}, error() {} };

export { fetched as fetch, wasm as WebAssembly, quiet as console };
