// Fetches Python and the second part of the shim, once the page has painted its buttons: it would keep it from that. A line on
// which a page comes late takes longer over the files than that would.
import { paintsWithin, quick } from 'catalogue';
import { secondPart } from 'integrity';

const FILES = ['python.wasm', 'polyfill.bin'];
const again = {}; // other addresses for those that have failed: Firefox and WebKit import none a second time

/** The second part of the shim. */
export const SECOND_PART = 'permission-element.takeover.mjs';

/**
 * Calls `action` when the page has painted its buttons, and perhaps again.
 *
 * A timer that a frame sets runs after it has been painted, except in Firefox, which paints nothing of a page that is about
 * to be loaded, and takes it for loading while a module is imported. A page that is hidden has no frames.
 */
export function afterPaint(action) {
  if (performance.now() > quick) return action();
  const painted = () => (document.readyState === 'complete' ? action() : addEventListener('load', action));
  requestAnimationFrame(() => setTimeout(painted));
  setTimeout(action, paintsWithin);
}

/**
 * Fetches what a start needs.
 * @param {{assets: string, runtime: string, integrity: boolean}} settings
 * @param {string} folder Address of the runtime's files, ending in a slash.
 * @returns {Promise<[object, Promise<Response>[]]>} The second part, and answers with the runtime's files: python.wasm
 *   and polyfill.bin.
 */
export async function load({ assets, runtime, integrity }, folder) {
  // Once: another start goes on with the interpreter, or fetches by itself what that lacks.
  const files = runtime === 'page' ? [] : FILES.splice(0).map((name) => fetch(folder + name));
  for (const file of files) file.catch(() => {}); // whoever reads it is told
  return [await importModule(assets + SECOND_PART, integrity && secondPart), files];
}

/**
 * Imports a module; where that failed, under another address the next time.
 * @param {string} address
 * @param {string|false} hash What it must have, where the engine heeds that (not WebKit); Firefox compiles what it checks anew.
 */
export async function importModule(address, hash) {
  const href = again[address] ?? address;
  if (hash) await preload(href, hash);
  const module = import(href);
  module.catch(() => (again[address] = `${href}?`));
  return module;
}

// Fetches a module; none but the one with this hash can be imported then.
function preload(href, hash) {
  const link = document.createElement('link');
  return new Promise((resolve) => {
    const end = () => resolve(link.remove());
    Object.assign(link, { rel: 'modulepreload', integrity: hash, href, onload: end, onerror: end });
    document.documentElement.append(link);
    if (!link.relList.supports(link.rel)) end();
  });
}
