// What became of calls that failed: `error` of an element, and permissionPolyfill.explain().
import { recordOf, tell } from '../core.js';
import { callNative } from './natives.js';
import { fetchDialogTexts } from './dialog-texts.js';
import { inheritedLanguage } from '../inherited-language.js';

const MEMBERS = ['name', 'message', 'code', 'constraint'];

/** From now on elements have `error`: why the last activation did not bring all that was asked for, or null. */
export function startErrors() {
  const members = {
    get error() {
      const record = recordOf(this);
      if (!record) throw new TypeError('Illegal invocation');
      return record.view.error ? frozen(record.view.error) : null;
    },
  };
  Object.defineProperties(globalThis.HTMLPermissionElement.prototype, Object.getOwnPropertyDescriptors(members));
}

/** Takes that back. */
export function stopErrors() {
  delete globalThis.HTMLPermissionElement.prototype.error;
}

/**
 * Explains an error of the page's own getUserMedia or geolocation call.
 * @param {Error|GeolocationPositionError} error
 * @param {{permissions?: string[]|string}} [options] What was asked for.
 * @returns {Promise<{code: string, name: string, message: string, permissions: string[], constraint: string,
 *   advice: string}>}
 */
export async function explain(error, { permissions = [] } = {}) {
  const [language, present] = await Promise.all([spokenLanguage(), presentKinds()]);
  const asked = typeof permissions === 'string' ? permissions : [...permissions].map(String);
  const answer = tell('explain', { error: describe(error), permissions: asked, language, present });
  if (!answer) throw new DOMException('the polyfill was taken back', 'InvalidStateError');
  return frozen(JSON.parse(answer));
}

/** What Python needs to know of an error. */
export function describe(error) {
  return Object.fromEntries(MEMBERS.map((name) => [name, error?.[name]]).filter(([, value]) => Object(value) !== value));
}

/** The kinds of devices that the browser lists, as names of it; null where it lists none at all. */
export async function presentKinds() {
  try {
    const devices = await callNative(navigator.mediaDevices, 'enumerateDevices');
    return [...new Set(devices.map(({ kind }) => kind))];
  } catch {
    return null; // there is no navigator.mediaDevices
  }
}

/** The language of the page, as soon as Python has the texts of it, or has waited long enough for them. */
export async function spokenLanguage() {
  const language = inheritedLanguage(document.documentElement);
  const [tag, patience] = JSON.parse(tell('advice', language) || '["", 0]');
  if (tag) await Promise.race([fetchDialogTexts(tag), new Promise((resolve) => setTimeout(resolve, patience))]);
  return language;
}

function frozen(error) {
  Object.freeze(error.permissions);
  return Object.freeze(error);
}
