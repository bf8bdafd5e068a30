// What the permission states were at the last visit.

/** Where they are kept, as JSON by permission name. */
export const STORAGE_KEY = 'permission-element';

/** What was remembered: states by permission name. */
export function remembered() {
  try {
    return Object(JSON.parse(localStorage.getItem(STORAGE_KEY)));
  } catch {
    return {};
  }
}
