// Clicks on an element. Whether one counts is for Python to say.
import { recordOf } from './records.js';
import { isConnected } from './python.js';

/** What is said of clicks that nobody could serve. */
export const LATE_CLICK = 'a click before Python was ready was lost; please click again';

/** Clicks that stand for a trusted key press. */
export const keyClicks = new WeakSet();

/** Clicks made before Python was ready: {handle, trusted, at}. */
export const early = [];

let activate = null; // tells Python of a click; in the second part

/** Listens on an element until its record's `listeners` are aborted. */
export function listen(element) {
  element.addEventListener('click', clicked, recordOf(element).listeners);
}

/** From now on this tells Python of clicks. */
export function setActivate(value) {
  activate = value;
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

/**
 * Runs an event's default action: after every listener has run, but still in the event's own task, which the browser
 * needs to see for getUserMedia. Where a listener stops the event on its way up, it comes in the next task.
 */
export function afterDispatch(event, action) {
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
