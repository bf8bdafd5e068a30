// Clicks and keys: what a person does to an element. Whether it counts is for Python to say.
import { recordOf } from './records.js';
import { isConnected, tell } from './python.js';

const keyClicks = new WeakSet(); // clicks that stand for a trusted key press
let spaceDown = null; // the element on which Space is being held
const early = []; // clicks made before Python was ready: {handle, trusted, at}
let activate = null; // tells Python of a click; in the second part

/** Listens on an element until its record's `listeners` are aborted. */
export function listen(element) {
  const { signal } = recordOf(element).listeners;
  element.addEventListener('click', clicked, { signal });
  element.addEventListener('keydown', keyPressed, { signal });
  element.addEventListener('keyup', keyReleased, { signal });
}

/** From now on this tells Python of clicks. */
export function setActivate(value) {
  activate = value;
}

/** Hands over the clicks made while Python was starting; returns how many were too old for that. */
export function serveEarlyClicks() {
  const clicks = early.splice(0);
  if (navigator.userActivation && !navigator.userActivation.isActive) return clicks.length;
  for (const click of clicks) tell('activate', click);
  return 0;
}

/** Forgets the clicks made while Python was starting; returns how many there were. */
export function dropEarlyClicks() {
  return early.splice(0).length;
}

function clicked(event) {
  const element = event.currentTarget;
  const trusted = event.isTrusted || keyClicks.has(event);
  const at = performance.now();
  afterDispatch(event, () => {
    const record = recordOf(element);
    if (event.defaultPrevented || !record || record.view.fallback) return;
    const click = { handle: record.handle, trusted, at };
    if (isConnected()) activate(element, click);
    else if (trusted) early.push(click);
  });
}

// As a native button: Enter acts when it goes down, Space when it comes up again where it went down.
function keyPressed(event) {
  if (event.target !== event.currentTarget) return;
  const element = event.currentTarget;
  if (event.key === 'Enter') afterDispatch(event, () => event.defaultPrevented || clickByKey(element, event));
  if (event.key !== ' ') return;
  spaceDown = element;
  afterDispatch(event, () => event.preventDefault()); // no scrolling
}

function keyReleased(event) {
  if (event.target !== event.currentTarget || event.key !== ' ') return;
  const element = event.currentTarget;
  if (spaceDown !== element) return;
  spaceDown = null;
  afterDispatch(event, () => event.defaultPrevented || clickByKey(element, event));
}

function clickByKey(element, { isTrusted, ctrlKey, shiftKey, altKey, metaKey }) {
  const init = { bubbles: true, cancelable: true, composed: true, view: window, ctrlKey, shiftKey, altKey, metaKey };
  const click = new PointerEvent('click', init);
  if (isTrusted) keyClicks.add(click);
  element.dispatchEvent(click);
}

// The default action comes after every listener has run, but still in the event's own task, which the browser
// needs to see for getUserMedia. Where a listener stops the event on its way up, it comes in the next task.
function afterDispatch(event, action) {
  const view = event.currentTarget.ownerDocument.defaultView;
  const last = (reached) => {
    if (reached && reached !== event) return;
    view?.removeEventListener(event.type, last);
    clearTimeout(fallback);
    action();
  };
  const fallback = setTimeout(last);
  view?.addEventListener(event.type, last); // a document that is not shown has none
}
