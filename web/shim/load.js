// Fetches Python and the second part of the shim, once the page has painted its buttons: it would keep it from that.
import { paintsWithin } from 'catalogue';
import { secondPart } from 'integrity';

const FILES = ['boot.mjs', 'python.wasm', 'polyfill.bin'];

/** The second part of the shim. */
export const SECOND_PART = 'permission-element.takeover.mjs';

/**
 * Fetches what a start needs.
 * @param {{assets: string, runtime: string}} settings
 * @param {string} folder Address of the runtime's files, ending in a slash.
 * @returns {Promise<[object, Promise<Response>[]]>} The second part, and answers with the runtime's files: boot.mjs,
 *   which is to be imported from the browser's cache, python.wasm and polyfill.bin.
 */
export async function load({ assets, runtime }, folder) {
  await paint();
  const files = runtime === 'page' ? [] : FILES.map((name) => name && fetch(folder + name));
  FILES.fill(); // another start goes on with the interpreter, or fetches by itself what that lacks
  for (const file of files) file?.catch(() => {}); // whoever reads it is told
  return [await importModule(assets + SECOND_PART, secondPart), files];
}

/** Imports a module; none but the one that was built, where the engine heeds `integrity` (WebKit does not). */
export async function importModule(address, hash) {
  const link = document.createElement('link');
  await new Promise((resolve) => {
    Object.assign(link, { rel: 'modulepreload', integrity: hash, href: address, onload: resolve, onerror: resolve });
    if (!link.relList.supports(link.rel)) resolve();
    document.documentElement.append(link);
  });
  link.remove();
  return import(address);
}

// A timer that a frame sets runs after it has been painted. A page that is hidden has no frames.
function paint() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, paintsWithin);
  });
}
