// The options: attributes of the script, PERMISSION_POLYFILL_OPTIONS, arguments of apply().
import * as catalogue from 'catalogue';
import { warn } from './console.js';

// The first value is the default.
const CHOICES = {
  runtime: ['pyodide', 'micropython', 'page'],
  edition: catalogue.editions,
  syntax: catalogue.syntax.names,
  bridge: ['on', 'off'],
  prompt: ['native', 'emulated'],
};

/** Options of a classic script, from its own attributes. */
export function fromScript(script) {
  return { assets: folderOf(script?.src), ...fromPage(), ...attributes(script) };
}

/** Options of a module, from the script element that has its address, if there is one. */
export function fromModule(url) {
  const scripts = typeof document === 'undefined' ? [] : document.querySelectorAll('script[type="module"][src]');
  const script = [...scripts].find((candidate) => candidate.src === url);
  return { assets: folderOf(url), ...fromPage(), ...attributes(script) };
}

/**
 * Fills in defaults, also for values that do not exist, of which it writes one line.
 * @returns {{assets: string, runtime: string, edition: string, syntax: string, bridge: string, prompt: string,
 *   force: boolean, frameAncestors: boolean, grace: *, unused: *}} Those that only Python needs are as they were given.
 */
export function complete(options) {
  const result = {
    assets: new URL(`${String(options.assets || '.').replace(/\/+$/, '')}/`, document.baseURI).href,
    force: isSet(options.force),
    frameAncestors: isSet(options.frameAncestors),
    grace: options.grace,
    unused: options.unused,
  };
  for (const [name, values] of Object.entries(CHOICES)) {
    const value = options[name] ?? values[0];
    if (!values.includes(value)) warn(`${name} is one of ${values.join(', ')}, not "${value}"; using ${values[0]}`);
    result[name] = values.includes(value) ? value : values[0];
  }
  return result;
}

// As with an attribute, its presence counts.
function isSet(value) {
  return value !== undefined && value !== false && value !== 'false';
}

// A script from a blob: or data: address has no folder.
function folderOf(address) {
  try {
    return new URL('.', address).href;
  } catch {
    return undefined;
  }
}

function fromPage() {
  return globalThis.PERMISSION_POLYFILL_OPTIONS ?? {};
}

function attributes(script) {
  return { ...script?.dataset };
}
