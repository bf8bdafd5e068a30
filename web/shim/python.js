// The one door from the shim to Python.

export const { stringify } = JSON; // a page that replaces it says nothing in our name

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

/** From now on this is told what happens; see takeover/python.js. */
export function connectPython(dispatcher) {
  dispatch = dispatcher;
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
  return dispatch ? dispatch(kind, payload) : '';
}
