// The pages of this origin: each tells the others how it is, in storage and by messages, and holds a lock while it lives.
import { isConnected, STORE_KEY, tell } from '../core.js';
import { reportStates } from './states.js';
import { storeChanged } from './store.js';

const PREFIX = `${STORE_KEY}.page.`;
const TAB_KEY = `${STORE_KEY}.tab`; // in the tab's own storage, which a reload and a step to another page keep
const LOCK = PREFIX;

const heard = new Map(); // id -> record as text, from messages, since storage may be blocked

let id = '';
let entering = null; // a promise
let channel = null;
let letGo = () => {}; // of the lock
let listeners = null;
let known = ''; // the decisions that Python has, as text
let count = null; // the promise of a census under way

/** Enters the page among the others, once; before anybody is told of it, or of them. */
export function enterPages() {
  return (entering ??= enter());
}

async function enter() {
  id = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
  listeners = new AbortController();
  const { signal } = listeners;
  document.addEventListener('visibilitychange', () => tell('visible', !document.hidden), { signal });
  addEventListener('focus', reportStates, { signal });
  addEventListener('pagehide', leave, { signal });
  addEventListener('pageshow', comeBack, { signal });
  addEventListener('storage', stored, { signal });
  openChannel();
  await hold();
}

/** Has the others tell what they have not been able to write down; returns what was decided, for Python. */
export function greetPages() {
  channel?.postMessage({ hello: true });
  return (known = storedDecisions());
}

/** Leaves. */
export function stopPages() {
  listeners?.abort();
  letGo();
  closeChannel();
  heard.clear();
  known = '';
}

/** Looks again at who is there, for Python; what comes in meanwhile is part of it. */
export function census() {
  return (count ??= look());
}

async function look() {
  const pages = await describePages();
  count = null;
  tell('pages', pages);
}

/** What is written down by now, for Python, as JSON. */
export function recall() {
  return JSON.stringify({ store: storedDecisions(), records: records() });
}

/** Keeps decisions, and has the other pages take them over. */
export function keepDecisions(text) {
  write(localStorageOf, STORE_KEY, text);
  channel?.postMessage({ store: text });
  learn(text);
}

/** Tells the others of this page, given as the record, the tab's id and the ids of pages that are gone for good, as JSON. */
export function publishPage(text) {
  const { record, tab, gone } = JSON.parse(text);
  const own = JSON.stringify(record);
  write(localStorageOf, PREFIX + record.id, own);
  if (isTop()) write(sessionStorageOf, TAB_KEY, tab);
  for (const other of gone) {
    heard.delete(other);
    write(localStorageOf, PREFIX + other, null);
  }
  channel?.postMessage({ id: record.id, record: own });
}

function storedDecisions() {
  return read(localStorageOf, STORE_KEY);
}

/** What Python has to know of the page, and of the others. */
export async function describePages() {
  const held = await heldIds();
  const { hidden, wasDiscarded } = document;
  const came = Date.now() - performance.now();
  return { id, tab: tabId(), held, records: records(), visible: !hidden, discarded: Boolean(wasDiscarded), came };
}

// A frame shares the tab's storage with the page around it, but is none that a tab comes back to.
function tabId() {
  return (isTop() && read(sessionStorageOf, TAB_KEY)) || id;
}

function isTop() {
  return globalThis.top === globalThis.self;
}

function hold() {
  return new Promise((resolve) => {
    const held = () => new Promise((release) => resolve((letGo = release)));
    const { signal } = listeners;
    const request = navigator.locks?.request(LOCK + id, { signal }, held) ?? Promise.reject(new Error('no locks'));
    request.catch(resolve); // as in a sandboxed frame
  });
}

// Null where the browser does not tell.
async function heldIds() {
  try {
    const { held } = await navigator.locks.query();
    return held.filter(({ name }) => name.startsWith(LOCK)).map(({ name }) => name.slice(LOCK.length));
  } catch {
    return null;
  }
}

function records() {
  const found = [...heard.values()];
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) found.push(localStorage.getItem(key));
    }
  } catch {
    // Blocked: what was heard has to do.
  }
  return found;
}

function openChannel() {
  try {
    channel = new BroadcastChannel(STORE_KEY);
  } catch {
    return; // Firefox has none where cookies are blocked
  }
  channel.addEventListener('message', ({ data }) => {
    if (data?.hello) tell('hello');
    if (typeof data?.store === 'string') takeOver(data.store);
    if (typeof data?.id !== 'string' || typeof data.record !== 'string') return;
    heard.set(data.id, data.record);
    census();
  });
}

// An open channel keeps a page out of the back/forward cache.
function closeChannel() {
  channel?.close();
  channel = null;
}

function leave() {
  tell('leave');
  letGo();
  closeChannel();
}

async function comeBack({ persisted }) {
  if (!persisted) return;
  openChannel();
  await hold();
  tell('return', await describePages());
  takeOver(storedDecisions());
}

function stored({ key, newValue }) {
  if (key === STORE_KEY && newValue) takeOver(newValue);
  else if (key === STORE_KEY || key === null) tell('hello');
  else if (key.startsWith(PREFIX)) census();
}

// Who has decided it has to be known before, or a one-time grant seems to come from a visit that is over.
async function takeOver(text) {
  if (text === known || !isConnected()) return;
  await census();
  tell('store', text);
  learn(text);
}

function learn(text) {
  if (text === known) return;
  known = text;
  storeChanged();
}

const localStorageOf = () => localStorage;
const sessionStorageOf = () => sessionStorage;

function read(storageOf, key) {
  try {
    return storageOf().getItem(key) ?? '';
  } catch {
    return '';
  }
}

function write(storageOf, key, value) {
  try {
    if (value === null) storageOf().removeItem(key);
    else if (storageOf().getItem(key) !== value) storageOf().setItem(key, value);
  } catch {
    // Full or blocked: it holds for as long as this page and those that hear of it do.
  }
}
