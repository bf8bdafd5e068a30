// The one door from Python to the shim: the object that polyfill/host.py describes.
// A JavaScript exception that crosses into MicroPython breaks the interpreter, so that none may leave here.
import { elementOf, labelsOf, show, tell, warn } from '../core.js';
import { createAsk } from './asks.js';
import { actOnDevices, drawControls, drawDevices } from './panels.js';
import { closeDialog, showDialog } from './dialog.js';
import { fetchDialogTexts } from './dialog-texts.js';
import { census, keepDecisions, publishPage, recall } from './pages.js';
import { release, request } from './requests.js';
import { answered } from './bridges/answers.js';
import { changeStatuses } from './bridges/status.js';
import { actOnStream, streamOf } from './streams.js';
import { revoke } from './bridges/index.js';
import { remember } from './memory.js';
import { tellUse } from './bridges/tracks.js';

let timer;

/** Builds the host's methods, beside those that the first part has. */
export function createHost() {
  const methods = {
    apply,
    request: (text) => request(JSON.parse(text)),
    release,
    ask: createAsk(),
    stream: actOnStream,
    streamOf,
    schedule,
    labels: (tag) => void labelsOf(tag),
    dialog: showDialog,
    closeDialog,
    dialogTexts: (tag) => void fetchDialogTexts(tag),
    date: () => String(Date.now()), // an integer of more than 31 bits does not reach MicroPython whole
    answer: answered,
    revoke,
    keep: keepDecisions,
    publish: publishPage,
    census: () => void census(),
    recall,
    remember,
    devices: actOnDevices,
    report: warn,
  };
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [name, (...values) => guarded(() => method(...values))]),
  );
}

/** Forgets what Python scheduled. */
export function cancelSchedule() {
  clearTimeout(timer);
}

function apply(text) {
  const { views, controls, events, statuses, pickers } = JSON.parse(text);
  for (const [handle, view] of views) {
    const element = elementOf(handle);
    if (element) guarded(() => show(element, view));
  }
  for (const [handle, model, news] of controls) guarded(() => drawControls(handle, model, news));
  for (const row of pickers) guarded(() => drawDevices(row));
  for (const [handle, type] of events) {
    const element = elementOf(handle);
    if (element) guarded(() => fire(element, type));
  }
  for (const [subject, state] of statuses) changeStatuses(subject, state);
}

// A validity change is told in a task of its own (fact sheet 2.6), a prompt's outcome in the task of the answer.
function fire(element, type) {
  const dispatchEvent = () => element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
  if (type === 'validationstatuschange') setTimeout(dispatchEvent);
  else dispatchEvent();
}

function schedule(delay) {
  clearTimeout(timer);
  if (delay >= 0) timer = setTimeout(tick, delay);
}

function tick() {
  tellUse();
  tell('tick');
}

function guarded(action) {
  try {
    return action();
  } catch (error) {
    warn(`a call from Python failed: ${error.message}`);
    return undefined;
  }
}
