// permissionPolyfill.store and setPermission(): what was decided on this site, for settings pages and tests.
import { tell } from '../core.js';

let onchange = null;

/** Something was decided. */
export function storeChanged() {
  if (typeof onchange === 'function') queueMicrotask(() => onchange?.());
}

/** What was decided. */
export const store = {
  /** Everything that was decided, as objects of descriptor, state, decided, lifetime, used and until. */
  list: () => ask({ act: 'list' }),
  /** What was decided about one descriptor, or a name; null where nothing was. */
  get: (descriptor) => ask({ act: 'get', descriptor: named(descriptor) })[0] ?? null,
  /** Decides; a grant never exceeds what the browser allows. */
  set(descriptor, state, lifetime) {
    ask({ act: 'set', descriptor: named(descriptor), state, lifetime });
  },
  /** Takes back what was decided about one descriptor, or about all. */
  reset(descriptor) {
    ask(descriptor === undefined ? { act: 'reset' } : { act: 'reset', descriptor: named(descriptor) });
  },
  /** Called when something was decided, here or on another page of the site. */
  get onchange() {
    return onchange;
  },
  set onchange(value) {
    onchange = value;
  },
};

function ask(request) {
  const { entries, error } = JSON.parse(tell('decisions', plain(request)) || '{"entries":[]}');
  if (error) throw new TypeError(error);
  return entries;
}

// What is no JSON is an error of the caller's.
function plain(value) {
  return JSON.parse(JSON.stringify(value ?? null));
}

function named(descriptor) {
  return typeof descriptor === 'string' ? { name: descriptor } : descriptor;
}

/**
 * Decides in the person's place, for tests: the parameters of WebDriver's "Set Permission", or, in one object with an
 * origin, those of WebDriver BiDi's permissions.setPermission.
 */
export async function setPermission(descriptor, state) {
  const parameters = plain(state === undefined ? descriptor : { descriptor: named(descriptor), state });
  const { error, message } = JSON.parse(tell('automate', parameters) || '{}');
  if (error) throw new TypeError(`${error}: ${message}`);
}
