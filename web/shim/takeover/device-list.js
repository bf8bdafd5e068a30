// The devices that the browser lists, and what is written down about them in the origin's own storage.
import { callNative } from './natives.js';
import { tell } from '../core.js';

/** Where it is kept; polyfill/media/book.py writes it. */
const KEY = 'permission-element.devices';

let listeners = null;

/** What is written down; from now on Python hears when that, or the devices, change. */
export function recallDevices() {
  if (!listeners) watch();
  return read();
}

/** Writes it down, or removes it where there is nothing. */
export function keepDevices(text) {
  try {
    if (text) localStorage.setItem(KEY, text);
    else localStorage.removeItem(KEY);
  } catch {
    // Full or blocked: it holds for as long as this page does.
  }
}

/** The devices as the browser lists them, as [kind, id, name]. */
export async function listed() {
  try {
    const devices = await callNative(navigator.mediaDevices, 'enumerateDevices');
    return devices.map(({ kind, deviceId, label }) => [kind, deviceId, label]);
  } catch {
    return []; // an insecure page has none
  }
}

/** Tells Python what the browser lists. */
export async function listDevices() {
  const devices = await listed();
  if (listeners) tell('pickers', { what: 'listed', devices });
}

/** Hears of nothing any more. */
export function stopWatching() {
  listeners?.abort();
  listeners = null;
}

function watch() {
  listeners = new AbortController();
  const { signal } = listeners;
  navigator.mediaDevices?.addEventListener('devicechange', listDevices, { signal });
  const stored = ({ key }) => (key === KEY || key === null) && tell('pickers', { what: 'stored', text: read() });
  addEventListener('storage', stored, { signal });
}

function read() {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}
