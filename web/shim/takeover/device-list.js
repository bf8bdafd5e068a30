// The devices that the browser lists, and what is written down about them in the origin's own storage.
import { callNative } from './natives.js';
import { actOnPicker } from './panels.js';
import { tell } from '../core.js';

/** Where it is kept; polyfill/media/book.py writes it. */
const KEY = 'permission-element.devices';

let listeners = null;

/** For the host: does what Python wants done with devices, given as JSON; see polyfill/media/pickers.py. */
export function actOnDevices(text) {
  const { act, ...wanted } = JSON.parse(text);
  const acts = { recall: recallDevices, keep: () => keepDevices(wanted.text), list: () => void listDevices() };
  return (acts[act] ? acts[act]() : actOnPicker(act, wanted)) ?? '';
}

// What is written down; from now on Python hears when that, or the devices, change.
function recallDevices() {
  if (!listeners) watch();
  return read();
}

// Writes it down, or removes it where there is nothing.
function keepDevices(text) {
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

// Tells Python what the browser lists.
async function listDevices() {
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
