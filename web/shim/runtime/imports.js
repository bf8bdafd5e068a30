// Imports a package in pieces, between which the page goes on.
const PIECE = 12; // ms

/**
 * Imports modules.
 * @param {string[]} names Each after those that it imports itself.
 * @param {(name: string) => void} importModule
 */
export async function importAll(names, importModule) {
  let began = performance.now();
  for (const name of names) {
    withoutTraces(() => importModule(name));
    if (performance.now() - began < PIECE) continue;
    await pause();
    began = performance.now();
  }
}

// MicroPython looks for a module in several places, and each where it is not is an error in JavaScript that nobody sees.
function withoutTraces(act) {
  const { stackTraceLimit } = Error;
  Reflect.set(Error, 'stackTraceLimit', 0);
  try {
    act();
  } finally {
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  }
}

// A timer would wait for longer than it takes.
function pause() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
