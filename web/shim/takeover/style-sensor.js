// Notices that an element's style may have changed: by the transitions that the engine begins then (style.js asks for one
// on each property that is judged), by its attributes, and while a script animates it.
import { recordOf } from '../core.js';
import { changes, correct, isFleeting, lost, suspect } from './corrections.js';
import { HOLD, isAdopted } from './holds.js';
import { patchAfter } from './patches.js';

const EVENTS = ['transitionrun', 'transitionstart', 'transitionend', 'transitioncancel'];
const SWEEP = 500; // ms

let targets; // windows and shadow roots that are listened to
const restless = new Set(); // elements with something that nothing tells of

let listeners = null;
let attributes = null;
let sweep = null;

/** Begins; follow() adds elements. */
export function startStyleSensor() {
  listeners = new AbortController();
  targets = new WeakSet();
  attributes = new MutationObserver((mutations) => {
    for (const { target } of mutations) suspect(target);
    correct();
  });
  patchAfter(Element.prototype, 'animate', (animation, element) => {
    if (recordOf(element)) {
      suspect(element);
      keepLooking(element);
    }
    return animation;
  });
}

/** Ends. */
export function stopStyleSensor() {
  listeners.abort();
  attributes.disconnect();
  restless.clear();
  stopLooking();
}

/** From now on an element's changes are noticed. */
export function follow(element) {
  const root = element.getRootNode();
  const target = root.host ? root : root.defaultView; // its events do not leave a shadow tree; a document that is not shown has none
  if (target && !targets.has(target)) {
    for (const type of EVENTS) target.addEventListener(type, transition, { capture: true, signal: listeners.signal });
    targets.add(target);
  }
  attributes.observe(element, { attributes: true });
}

// Only ours are in transition: of the author's own, none applies. The page sees nothing of it.
function transition(event) {
  const element = event.target;
  if (recordOf(element)?.view.fallback !== false || event.pseudoElement) return;
  event.stopImmediatePropagation();
  const { type, propertyName } = event;
  if (propertyName === HOLD) {
    if (type === 'transitioncancel') lost(element);
  } else if (type === 'transitionrun' && !isAdopted(element, propertyName)) {
    changes(element, propertyName);
  }
}

/** From now on an element is looked at again and again, until nothing in its style changes without notice any more. */
export function keepLooking(element) {
  restless.add(element);
  sweep ??= setInterval(lookAgain, SWEEP);
}

function lookAgain() {
  restless.forEach(suspect);
  correct();
  for (const element of restless) if (!isFleeting(element) && element.getAnimations().length === 0) restless.delete(element);
  if (restless.size === 0) stopLooking();
}

function stopLooking() {
  clearInterval(sweep);
  sweep = null;
}
