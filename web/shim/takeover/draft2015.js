// The first draft of the Permissions API (2015), for pages that were written for it: Permissions.query('geolocation'), and a
// status that has `permission` and `status`. Python knows the draft's names.
import { tell } from '../core.js';

const QUERY = 'query';

const { query } = {
  /** The draft's section 7. Statuses are today's, with the members of the draft's section 6 besides. */
  async query(permission) {
    const { descriptor, permission: asked, error } = JSON.parse(tell('query2015', plain(permission)) || '{}');
    if (!descriptor) throw new TypeError(error ?? 'the polyfill was taken back');
    const status = await navigator.permissions.query(descriptor);
    return Object.defineProperties(status, {
      permission: { configurable: true, enumerable: true, value: Object.freeze(asked) },
      status: { configurable: true, enumerable: true, get: () => status.state },
    });
  },
};

let restore = null;

/** Gives Permissions its static query(), until the polyfill is taken back; says whether it is there. */
export function adopt2015() {
  const { Permissions } = globalThis;
  if (restore || !Permissions) return restore !== null;
  const former = Object.getOwnPropertyDescriptor(Permissions, QUERY);
  const ours = { configurable: true, enumerable: true, writable: true, value: query };
  Object.defineProperty(Permissions, QUERY, ours);
  restore = () => {
    if (Permissions[QUERY] !== query) return; // somebody has replaced it since
    if (former) Object.defineProperty(Permissions, QUERY, former);
    else delete Permissions[QUERY];
  };
  return true;
}

/** Takes it away. */
export function abandon2015() {
  restore?.();
  restore = null;
}

// A dictionary, or a string (Web IDL, conversion of unions).
function plain(value) {
  if (Object(value) !== value) return value === undefined || value === null ? null : `${value}`;
  return value.name === undefined ? {} : { name: `${value.name}` };
}
