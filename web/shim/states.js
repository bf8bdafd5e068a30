// Permission states: asks the browser, watches it, and knows what it said at the last visit.
import { tell } from './python.js';

/** Where the states of the last visit are kept, as JSON by permission name. */
export const STORAGE_KEY = 'permission-element';

const watched = new Map(); // permission name -> promise of its PermissionStatus, or of null

/** Watches permissions; their states, and every change, are told to Python. */
export function watch(names) {
  for (const name of names) if (!watched.has(name)) watched.set(name, subscribe(name));
}

/** The states of all watched permissions as [name, state], as soon as the browser has told them. */
export function watchedStates() {
  return currentStates([...watched.keys()], (name) => watched.get(name));
}

/** The states as the browser tells them now, as [name, state]; null for what it does not know. */
export async function currentStates(names, ask = query) {
  const statuses = await Promise.all(names.map((name) => ask(name)));
  return names.map((name, index) => [name, statuses[index]?.state ?? null]);
}

async function subscribe(name) {
  const changed = () => tell('permission', [[name, status?.state ?? null]]);
  const status = await query(name);
  status?.addEventListener?.('change', changed);
  changed();
  return status;
}

async function query(name) {
  try {
    return await navigator.permissions.query({ name });
  } catch {
    return null; // unknown to this browser, or no navigator.permissions at all
  }
}

/** What was remembered: states by permission name. */
export function remembered() {
  try {
    return Object(JSON.parse(localStorage.getItem(STORAGE_KEY)));
  } catch {
    return {};
  }
}
