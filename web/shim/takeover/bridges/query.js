// navigator.permissions.query, with what Python knows of the answer (Permissions, 6.2.1).
import { createStatus } from './status.js';
import { permissions as ours } from 'catalogue';
import { tell } from '../../core.js';

const UNKNOWN = ['TypeError', 'NotSupportedError']; // what browsers reject a feature with that they do not know; WebKit, the other

const watched = new Map(); // subject -> the browser's own status, of what is watched for no element

/**
 * Answers a query. The browser's own answer comes first: what it rejects for another reason than that it does not know
 * the feature, is rejected, and what only the browser has something to say about stays as it is.
 * @param {Function} original
 * @param {Permissions} permissions
 * @param {Array} parameters
 */
export async function query(original, permissions, parameters) {
  const native = await original.apply(permissions, parameters).catch((error) => error);
  const isKnown = !(native instanceof Error || native instanceof DOMException);
  if (!isKnown && !UNKNOWN.includes(native.name)) throw native;
  const { subject, name, state } = ask(parameters[0], isKnown ? native.state : null);
  if (subject) {
    if (isKnown) follow(subject, native);
    return createStatus(subject, name, state);
  }
  if (!isKnown) throw native;
  return native;
}

/** Stops watching. */
export function stopQueries() {
  for (const status of watched.values()) status.onchange = null;
  watched.clear();
}

function ask(descriptor, state) {
  return JSON.parse(tell('query', { descriptor: plain(descriptor), state }) || '{}');
}

// Members that are objects are nothing that Python could judge better than the browser has.
function plain(descriptor) {
  const members = {};
  for (const name in descriptor) {
    const value = descriptor[name];
    members[name] = Object(value) === value ? `${value}` : value;
  }
  return Object(descriptor) === descriptor ? members : null;
}

/** From now on tells Python of the changes of a status, under the name that Python has for what was asked. */
export function follow(subject, status) {
  if (ours.includes(subject) || watched.has(subject)) return;
  watched.set(subject, status);
  status.onchange = () => tell('permission', [[subject, status.state]]);
}
