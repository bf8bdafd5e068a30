// The dialogs: shows a model that polyfill/dialogs.py makes, and tells what the person chose.
import { elementOf, tell, warn } from '../core.js';
import { cameBack, isOver, place } from './dialog-place.js';
import { draw } from './dialog-view.js';
import { pauseSensors, resumeSensors } from './sensors.js';

const DISMISSED = '';

// What is pressed in a prompt of the browser's is no event of the page.
const OWN_EVENTS = [
  ...['click', 'dblclick', 'auxclick', 'contextmenu', 'keydown', 'keypress', 'keyup', 'wheel'],
  ...['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'mousedown', 'mousemove', 'mouseup'],
  ...['touchstart', 'touchmove', 'touchend', 'touchcancel', 'focusin', 'focusout'],
];

let open = null; // {id, handle, host, dialog, listeners, observer}

/** Shows the dialog of a model, given as JSON, in the place of one that is open. */
export function showDialog(text) {
  const model = JSON.parse(text);
  takeDown();
  const { host, root, dialog, activate } = draw(model, (choice) => choose(choice, model.id));
  const listeners = new AbortController();
  open = { id: model.id, handle: model.handle, host, dialog, listeners };
  listen(open, root, model.inert, activate);
  pauseSensors();
  document.documentElement.append(host);
  open.observer = watchPresence(open);
  try {
    dialog.showModal();
    dialog.focus(); // and no button: a key that is still held presses nothing
    move();
  } catch (error) {
    warn(`a dialog could not be shown: ${error.message}`);
    queueMicrotask(() => choose(DISMISSED, model.id));
  }
}

/** Closes the dialog with this id, if it is the one that is open; nobody is told, since nobody chose. */
export function closeDialog(id) {
  if (open?.id === id) takeDown();
}

/** Closes the dialog that is open, as a dismissal. */
export function dismissDialog() {
  if (open) choose(DISMISSED, open.id);
}

// In the task of the click: what follows from it may need that.
function choose(choice, id) {
  if (open?.id !== id) return;
  takeDown();
  tell('chosen', { id, choice, at: performance.now() });
}

function takeDown() {
  if (!open) return;
  const { handle, host, dialog, listeners, observer } = open;
  open = null;
  listeners.abort();
  observer.disconnect();
  if (dialog.open) dialog.close();
  host.remove();
  resumeSensors();
  cameBack(elementOf(handle));
}

function listen({ id, host, dialog, listeners }, root, inert, activate) {
  const { signal } = listeners;
  const dismiss = () => choose(DISMISSED, id);
  const on = (target, type, listener, capture = false) => {
    target.addEventListener(type, (event) => event.isTrusted && listener(event), { signal, capture });
  };
  // Also of the event that ends it, when the others are gone.
  for (const type of OWN_EVENTS) host.addEventListener(type, (event) => event.stopPropagation());
  on(root, 'keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dismiss();
  });
  // WebKit lets a script's Escape cancel a dialog.
  let isForged = false;
  addEventListener('keydown', ({ isTrusted }) => (isForged = !isTrusted), { signal, capture: true });
  // Of another kind than Escape, as a phone's "back".
  on(dialog, 'cancel', (event) => {
    event.preventDefault();
    if (!isForged) dismiss();
  });
  on(dialog, 'close', dismiss); // by whoever got hold of it
  on(window, 'resize', move);
  on(window, 'pagehide', dismiss);
  on(window, 'scroll', move, true);
  if (window.visualViewport) on(visualViewport, 'resize', move);
  // Counted from when it can be seen.
  requestAnimationFrame(() => {
    setTimeout(() => {
      if (open?.id !== id) return;
      activate();
      on(dialog, 'click', (event) => isOver(dialog, event) || dismiss());
    }, inert);
  });
}

function move() {
  if (open) place(open.dialog, elementOf(open.handle));
}

// A page that takes it away has dismissed it.
function watchPresence({ id, host, dialog }) {
  const observer = new MutationObserver(() => {
    if (!host.isConnected || !dialog.matches(':modal')) choose(DISMISSED, id);
  });
  observer.observe(document, { childList: true });
  observer.observe(document.documentElement, { childList: true });
  return observer;
}
