// The options: attributes of the script, PERMISSION_POLYFILL_OPTIONS, arguments of apply().
import * as catalogue from 'catalogue';
import { warn } from './console.js';

// The first value is the default.
const CHOICES = {
  runtime: ['pyodide', 'micropython', 'page'],
  edition: Object.keys(catalogue.handlers),
  syntax: catalogue.syntax.names,
  bridge: ['on', 'off'],
  prompt: ['native', 'emulated'],
};

/** Options of a classic script, from its own attributes. */
export function fromScript(script) {
  return given(script, script?.src);
}

/** Options of a module, from the script element that has its address, if there is one. */
export function fromModule(url) {
  const scripts = globalThis.document?.scripts ?? [];
  return given([...scripts].find(({ src }) => src === url), url);
}

/**
 * Fills in defaults, also for values that do not exist, of which it writes one line.
 * @returns {{assets: string, runtime: string, edition: string, syntax: string, bridge: string, prompt: string,
 *   force: boolean, frameAncestors: boolean, integrity: boolean, grace: *, unused: *}} Those that only Python needs are
 *   as they were given.
 */
export function complete(options) {
  const assets = String(options.assets || '.');
  const result = {
    assets: new URL(assets.endsWith('/') ? assets : `${assets}/`, document.baseURI).href,
    grace: options.grace,
    unused: options.unused,
    force: isSet(options.force),
    frameAncestors: isSet(options.frameAncestors),
    integrity: isSet(options.integrity),
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
  return ![undefined, false, 'false'].includes(value);
}

// A script from a blob: or data: address has no folder.
function folderOf(address) {
  try {
    return new URL('.', address).href;
  } catch {
    return undefined;
  }
}

function given(script, address) {
  return {
    assets: folderOf(address),
    integrity: script?.hasAttribute('integrity'),
    ...globalThis.PERMISSION_POLYFILL_OPTIONS,
    ...script?.dataset,
  };
}
