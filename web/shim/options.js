// The options: attributes of the script, PERMISSION_POLYFILL_OPTIONS, arguments of apply().
import catalogue from 'catalogue';
import { warn } from './console.js';

// The first value is the default.
const CHOICES = {
  runtime: ['pyodide', 'micropython', 'page'],
  edition: catalogue.editions,
  bridge: ['on', 'off'],
};

/** Options of a classic script, from its own attributes. */
export function fromScript(script) {
  return { assets: script?.src && new URL('.', script.src).href, ...fromPage(), ...attributes(script) };
}

/** Options of a module, from the script element that has its address, if there is one. */
export function fromModule(url) {
  const scripts = typeof document === 'undefined' ? [] : document.querySelectorAll('script[type="module"][src]');
  const script = [...scripts].find((candidate) => candidate.src === url);
  return { assets: new URL('.', url).href, ...fromPage(), ...attributes(script) };
}

/**
 * Fills in defaults and names what it does not know.
 * @returns {{assets: string, runtime: string, edition: string, bridge: string, force: boolean}}
 */
export function complete(options) {
  const folder = options.assets || '.';
  const result = {
    assets: new URL(folder.endsWith('/') ? folder : `${folder}/`, document.baseURI).href,
    force: options.force !== undefined && options.force !== false && options.force !== 'false',
  };
  for (const [name, values] of Object.entries(CHOICES)) {
    const value = options[name] ?? values[0];
    if (!values.includes(value)) warn(`${name} is one of ${values.join(', ')}, not "${value}"; using ${values[0]}`);
    result[name] = values.includes(value) ? value : values[0];
  }
  return result;
}

function fromPage() {
  return globalThis.PERMISSION_POLYFILL_OPTIONS ?? {};
}

function attributes(script) {
  return { ...script?.dataset };
}
