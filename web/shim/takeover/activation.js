// What a click leads to, and what scripts may do to an element.
import { early, recordOf, tell } from '../core.js';
import { judge } from './sensors.js';

let underway = null; // {error} of a script's own click

/** Tells Python of a click, with what can be seen of the element, and raises what Python has to say against it. */
export function activate(element, click) {
  const message = tell('activate', { ...click, sight: judge(element) });
  if (!message) return;
  const error = new DOMException(message, 'InvalidStateError');
  if (underway) underway.error = error;
  else reportError(error); // what a person does has nobody to catch it
}

/** Hands over the clicks made while Python was starting; returns how many were too old for that. */
export function serveEarlyClicks() {
  const clicks = early.splice(0);
  if (navigator.userActivation && !navigator.userActivation.isActive) return clicks.length;
  for (const click of clicks) tell('activate', click);
  return 0;
}

/** From now on a script can catch the error of its click, and moves the focus only on behalf of a person. */
export function restrictScripts() {
  const { prototype } = globalThis.HTMLPermissionElement;
  const { click, dispatchEvent, focus } = HTMLElement.prototype;
  const members = {
    click() {
      return clickByScript(() => click.call(this));
    },
    dispatchEvent(event) {
      return clickByScript(() => dispatchEvent.call(this, event));
    },
    // Fact sheet 7.4.
    focus(...options) {
      const isFree = recordOf(this)?.view.fallback !== false || !navigator.userActivation;
      if (isFree || navigator.userActivation.isActive) focus.apply(this, options);
    },
  };
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(prototype, name, { configurable: true, enumerable: true, writable: true, value });
  }
}

/** Takes that back. */
export function freeScripts() {
  const { prototype } = globalThis.HTMLPermissionElement;
  for (const name of ['click', 'dispatchEvent', 'focus']) delete prototype[name];
}

function clickByScript(action) {
  const outer = underway;
  const own = (underway = { error: null });
  try {
    return action();
  } finally {
    underway = outer;
    if (own.error) throw own.error;
  }
}
