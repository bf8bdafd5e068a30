// Permission states: asks the browser, and watches it.
import { permissions } from 'catalogue';
import { callNative } from './natives.js';
import { tell } from '../core.js';

const watched = new Map(); // permission name -> promise of its PermissionStatus, or of null

/** Begins to watch the permissions of elements; every change is told to Python. */
export function watchStates() {
  for (const name of permissions) if (!watched.has(name)) watched.set(name, subscribe(name));
}

/** Their states as [name, state], as soon as all are watched; WebKit's statuses stay as they were when they were asked. */
export async function watchedStates() {
  await Promise.all(watched.values());
  return currentStates(permissions);
}

/** Tells Python the states of now: WebKit tells no page of a change, but whoever made one comes back to the page. */
export async function reportStates() {
  tell('permission', await currentStates(permissions));
}

/** The states as the browser tells them now, as [name, state]; null for what it does not know. */
export async function currentStates(names) {
  const statuses = await Promise.all(names.map((name) => queryBrowser({ name })));
  return names.map((name, index) => [name, statuses[index]?.state ?? null]);
}

/** What the browser itself answers; null for what it does not know. */
export async function queryBrowser(descriptor) {
  try {
    return await callNative(navigator.permissions, 'query', descriptor);
  } catch {
    return null; // unknown to this browser, or no navigator.permissions at all
  }
}

async function subscribe(name) {
  const changed = () => tell('permission', [[name, status?.state ?? null]]);
  const status = await queryBrowser({ name });
  status?.addEventListener?.('change', changed);
  changed();
  return status;
}
