// <permission-devices>: the devices of one kind, which of them is used, and a try of it; see polyfill/media/pickers.py.
import { closeAll, hearSpeaker, openDevice, stopDevice, streamOf } from './device-streams.js';
import { createLanguages } from './languages.js';
import { createView } from './devices-view.js';
import { KIND, serve, VALUE } from '../takeover/shared.js';
import { tell } from '../core.js';

const TAG = 'permission-devices';
const OPENING = 'opening';
const LIVE = 'live';

const records = new Map(); // handle -> {element, root, language, view, kind, members, waiting}

let lastHandle = 0;
let languages = null;

/** Begins to draw those that are on the page, and those to come. */
export function startDevices() {
  languages = createLanguages(languagesChanged);
  serve(TAG, { connected, disconnected, changed, members: { act, membersOf, open, stream } });
}

/** Stops what is open; from now on they show what the page has put into them. */
export function stopDevices() {
  for (const handle of [...records.keys()]) drop(handle);
  closeAll();
  serve(TAG, null);
  languages?.rest();
  languages = null;
}

/** For the host: opens or closes the device of a picker. */
export function actOnPicker(act, wanted) {
  const acts = { open: openDevice, hear: hearSpeaker, stop: ({ handle }) => stopDevice(handle) };
  acts[act](wanted);
}

/** Shows what Python says of a picker, and fires its events. */
export function drawDevices([handle, drawn, members, events]) {
  const record = records.get(handle);
  if (!record) return;
  if (members) record.members = members;
  if (drawn) draw(handle, record, drawn);
  if (members) reflect(record);
  settle(handle, record);
  for (const [type, detail] of events) {
    const bubbles = type !== 'error'; // which a page would take for one of its own
    record.element.dispatchEvent(new CustomEvent(type, { bubbles, detail }));
  }
}

function draw(handle, record, { model, news }) {
  if (model?.kind !== record.kind) {
    record.view?.end();
    record.view = null;
    record.kind = model?.kind;
    record.root.replaceChildren(document.createElement('slot'));
  }
  if (!model) return;
  record.view ??= createView(record.root, (what, value) => act(record.element, what, value));
  record.view.update(model, streamOf(handle));
  if (news) record.view.say(news);
}

function reflect({ element, members: { value } }) {
  if ((element.getAttribute(VALUE) ?? '') === value) return;
  if (value) element.setAttribute(VALUE, value);
  else element.removeAttribute(VALUE);
}

// Who waits for a stream is answered once it is known what came of it.
function settle(handle, record) {
  const { state, error } = record.members;
  if (state === OPENING) return;
  const aborted = { name: 'AbortError', message: 'the device was closed again' };
  for (const { resolve, reject } of record.waiting.splice(0)) {
    if (state === LIVE) resolve(streamOf(handle));
    else reject(new DOMException((error ?? aborted).message, (error ?? aborted).name));
  }
}

function connected(element, root) {
  if (handleOf(element)) return languagesChanged(); // moved
  if (records.size === 0) languages.watch();
  lastHandle += 1;
  const language = languages.of(element);
  const members = { state: 'idle', value: '', deviceId: '', error: null };
  records.set(lastHandle, { element, root, language, view: null, members, waiting: [] });
  const value = element.getAttribute(VALUE);
  attach(lastHandle);
  if (value) act(element, VALUE, value);
  return undefined;
}

// One that is moved comes back before anything else happens.
function disconnected(element) {
  queueMicrotask(() => {
    const handle = handleOf(element);
    if (handle && !element.isConnected) drop(handle);
  });
}

function drop(handle) {
  const record = records.get(handle);
  tell('pickers', { what: 'detach', handle });
  stopDevice(handle);
  records.delete(handle);
  record.view?.end();
  record.members = { ...record.members, state: 'idle' };
  settle(handle, record);
  record.root.replaceChildren(document.createElement('slot'));
  if (records.size === 0) languages?.rest();
}

function changed(element, name) {
  const handle = handleOf(element);
  if (!handle) return;
  const value = element.getAttribute(VALUE) ?? '';
  if (name === KIND) attach(handle);
  else if (value !== records.get(handle).members.value) act(element, VALUE, value);
}

function attach(handle) {
  const { element, language } = records.get(handle);
  tell('pickers', { what: 'attach', handle, language, kind: element.getAttribute(KIND), able: abilities() });
}

// What the browser has of what a picker needs.
function abilities() {
  const { mediaDevices } = navigator;
  return {
    capture: Boolean(mediaDevices?.getUserMedia),
    sink: 'setSinkId' in HTMLMediaElement.prototype,
    select: Boolean(mediaDevices?.selectAudioOutput),
  };
}

function languagesChanged() {
  for (const [handle, record] of records) {
    const language = languages.of(record.element);
    if (language === record.language) continue;
    record.language = language;
    attach(handle);
  }
}

function handleOf(element) {
  for (const [handle, record] of records) if (record.element === element) return handle;
  return 0;
}

// What Python does not take over is as it was.
function act(element, what, value = null) {
  const handle = handleOf(element);
  if (!handle) return;
  const detail = JSON.parse(tell('pickers', { what: 'act', handle, act: what, value }) || 'null');
  const record = records.get(handle);
  record?.view?.settle();
  if (record) reflect(record);
  if (detail && what !== VALUE) element.dispatchEvent(new CustomEvent('change', { bubbles: true, detail }));
}

function membersOf(element) {
  return records.get(handleOf(element))?.members;
}

function stream(element) {
  return streamOf(handleOf(element));
}

function open(element) {
  const record = records.get(handleOf(element));
  if (!record) return Promise.reject(new DOMException('the element is in no document', 'InvalidStateError'));
  return new Promise((resolve, reject) => {
    record.waiting.push({ resolve, reject });
    act(element, 'open');
    settle(handleOf(element), record);
  });
}
