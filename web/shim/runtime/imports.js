// Imports a package in pieces, between which the page goes on.
import { pause } from '../pause.js';

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

/**
 * Imports modules that are needed soon, once the page is taken over.
 * @param {Promise<void>} ready Settled when it is, or cannot be.
 * @param {string[]} names
 * @param {(name: string) => void} importModule
 */
export async function importSoon(ready, names, importModule) {
  try {
    await ready;
    await pause();
    await importAll(names, importModule);
  } catch {
    // Whoever needs one imports it then, and is told what is wrong.
  }
}
