// Permission states: asks the browser, watches it, and remembers what it said for the next first paint.
import { tell } from './python.js';

const KEY = 'permission-element';

const watched = new Map(); // permission name -> promise of its PermissionStatus, or of null

/** Watches permissions; a change is told to Python. */
export function watch(names) {
  for (const name of names) {
    if (watched.has(name)) continue;
    watched.set(
      name,
      query(name).then((status) => {
        status?.addEventListener('change', () => tell('permission', [[name, status.state]]));
        return status;
      }),
    );
  }
}

/** The states of all watched permissions as [name, state], as soon as the browser has told them. */
export async function watchedStates() {
  return currentStates([...watched.keys()], (name) => watched.get(name));
}

/** The states as the browser tells them now, as [name, state]; what it does not know is left out. */
export async function currentStates(names, ask = query) {
  const statuses = await Promise.all(names.map(ask));
  return names.map((name, index) => [name, statuses[index]?.state]).filter(([, state]) => state);
}

async function query(name) {
  try {
    return await navigator.permissions.query({ name });
  } catch {
    return null; // unknown to this browser, or no navigator.permissions at all
  }
}

/** Keeps states for the next visit. */
export function remember(text) {
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // Storage is full or blocked: the next first paint shows the invitation.
  }
}

/** What was remembered: states by permission name. */
export function remembered() {
  try {
    return Object(JSON.parse(localStorage.getItem(KEY)));
  } catch {
    return {};
  }
}
