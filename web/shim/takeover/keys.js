// Keys as on a native button: Enter acts when it goes down, Space when it comes up again where it went down.
import { afterDispatch, keyClicks, recordOf } from '../core.js';

const heard = new WeakSet(); // records of elements that are listened to

let spaceDown = null; // the element on which Space is being held

/** Listens on an element until its record's `listeners` are aborted. */
export function listenToKeys(element) {
  const record = recordOf(element);
  if (heard.has(record)) return;
  heard.add(record);
  element.addEventListener('keydown', keyPressed, record.listeners);
  element.addEventListener('keyup', keyReleased, record.listeners);
}

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
  EventTarget.prototype.dispatchEvent.call(element, click); // the element's own raises errors, as for a script
}
