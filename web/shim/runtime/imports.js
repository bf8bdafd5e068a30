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
    importModule(name);
    if (performance.now() - began < PIECE) continue;
    await pause();
    began = performance.now();
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
