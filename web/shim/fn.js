// permission-element.fn.mjs: importing it changes nothing; apply() does.
import { install } from './polyfill.js';
import { fromModule } from './options.js';

export { isSupported, isPolyfilled, unapply, upgrade } from './polyfill.js';

/**
 * Brings the element to this page.
 * @param {object} [options] The names of the script's data attributes, in camelCase.
 * @returns {Promise<void>} Fulfilled when Python has taken over; rejected with the reason when it cannot.
 */
export function apply(options) {
  return Promise.resolve(install({ ...fromModule(import.meta.url), ...options })?.ready);
}
