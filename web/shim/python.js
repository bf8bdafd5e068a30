// The one door from the shim to Python.
import { warn } from './console.js';

const { stringify } = JSON; // a page that replaces it says nothing in our name

let dispatch = null;
let connections = 0;

/** Whether Python answers. */
export function isConnected() {
  return dispatch !== null;
}

/** Which connection this is: an answer to an earlier one's question is nobody's business any more. */
export function connection() {
  return connections;
}

export function connectPython(callable) {
  dispatch = callable;
}

/** From now on Python is not called any more. */
export function disconnectPython() {
  dispatch = null;
  connections += 1;
}

/**
 * Tells Python what happened, synchronously.
 * @param {string} kind One of the kinds of polyfill/page.py.
 * @param {*} [payload] Plain data.
 * @returns {string} Python's answer; empty while there is no Python.
 */
export function tell(kind, payload) {
  if (!dispatch) return '';
  try {
    return dispatch(kind, stringify(payload) ?? '');
  } catch (error) {
    warn(`Python failed at "${kind}": ${error.message ?? error}`);
    return '';
  }
}
