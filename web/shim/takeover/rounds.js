// When to look through what lets clicks through: that takes a style sheet for a moment, and with it the styles of the
// whole page anew, twice. What else is in front of an element, and what its ancestors do to it, is seen for little.
import { recordOf } from '../core.js';
import { glanceAt, lookAt } from './hit-test.js';

const RARELY = 300; // times as long as a look takes, from one to the next: a third of a hundredth of the processor's time
const OFTEN = 10; // the same, after something has happened in the page

const EVENTS = [
  'animationstart',
  'beforetoggle',
  'change',
  'focusin',
  'fullscreenchange',
  'load',
  'pointerover',
  'resize',
  'scroll',
  'transitionrun',
];
const EVERYTHING = { attributes: true, characterData: true, childList: true, subtree: true };

let mutations = null;
let listeners = null;
let hasChanged = true;
let cost = 0; // ms, of the last look
let looked = -Infinity; // when that was
let glance = ''; // what was seen for little then

/** Begins to notice that something happens in the page. */
export function startRounds() {
  mutations = new MutationObserver(change);
  listeners = new AbortController();
  for (const type of EVENTS) window.addEventListener(type, change, { capture: true, passive: true, signal: listeners.signal });
}

/** Ends it. */
export function stopRounds() {
  mutations?.disconnect();
  listeners?.abort();
  mutations = listeners = null;
  hasChanged = true;
  looked = -Infinity;
}

/** Looks at elements, if that is worth its time; returns what lookAt() does, or nothing where it is as it was. */
export function lookAgain(elements, probeOf) {
  const now = performance.now();
  const sights = [...glanceAt(elements, probeOf)].map(([element, sight]) => [recordOf(element).handle, sight]);
  const seen = JSON.stringify(sights);
  if (seen === glance && now - looked < cost * (hasChanged ? OFTEN : RARELY)) return [];
  glance = seen;
  looked = now;
  hasChanged = false;
  mutations.observe(document, EVERYTHING);
  const found = lookAt(elements, probeOf);
  cost = 2 * (performance.now() - now); // the page's own styles come back later
  return found;
}

// The first of many is enough.
function change() {
  hasChanged = true;
  mutations.disconnect();
}
