// What befalls the elements in the layout: boxes, places, what covers or clips them. Python judges it.
import * as catalogue from 'catalogue';
import { attachedElements, isConnected, recordOf } from '../core.js';
import { correct, laidOut, suspect } from './corrections.js';
import { flush, post } from './news.js';
import { lookAt } from './hit-test.js';
import { isHidden, isLaidOut, observerRoot, topView, visibleRect } from './geometry.js';
import { placeProbes, removeProbe } from './probe.js';
import { lookAgain, startRounds, stopRounds } from './rounds.js';
import { withoutValidityRules } from './selectors.js';

const SWEEP = 500; // ms
const NOTHING = 1e-6; // as a threshold: more than nothing
const DELAY = 100; // ms, the least that an observer that tracks visibility may have

/** Whether the browser itself tells what covers an element. */
const tracksVisibility = 'isVisible' in (globalThis.IntersectionObserverEntry?.prototype ?? {});

/**
 * @typedef {object} Sensed
 * @property {Element} probe What the observer watches: the element less its inset.
 * @property {IntersectionObserver} [position] Tells when the element is no longer where it was.
 * @property {number|null} since When what is told first was so already.
 * @property {object|null} sight What was seen of it last.
 * @property {string} [seen] The same as a text.
 * @property {string} told What Python was told last.
 */

/** @type {Map<Element, Sensed>} */
const sensed = new Map();
const doubted = new Set(); // elements that a rule for :invalid may have moved
const elementOfProbe = new WeakMap();
const early = new Map(); // element -> items for Python, until there is one

let sizes = null;
let visibility = null;
let sweep = null; // where something needs it
let isPaused = false; // while a dialog of ours covers the page

/** Begins to watch the elements in documents. */
export function startSensors() {
  sizes = new ResizeObserver((entries) => {
    const elements = entries.map(({ target }) => target);
    elements.forEach(laidOut);
    sense(elements);
  });
  visibility = new IntersectionObserver(seen, { threshold: [0, 1], trackVisibility: true, delay: DELAY });
  // What has a box already has had it for as long as it has been in the document.
  for (const element of attachedElements) senseFrom(element, isLaidOut(element) ? recordOf(element).attachedAt : null);
  for (const type of ['scroll', 'resize']) visualViewport.addEventListener(type, senseAll);
  if (tracksVisibility) return;
  startRounds();
  startSweep();
}

/** Ends it. */
export function stopSensors() {
  clearInterval(sweep);
  sweep = null;
  for (const type of ['scroll', 'resize']) visualViewport.removeEventListener(type, senseAll);
  for (const element of [...sensed.keys()]) senseNoMore(element);
  sizes?.disconnect();
  visibility?.disconnect();
  stopRounds();
  early.clear();
  isPaused = false;
}

/** From now on nothing is noticed: a dialog of ours covers the page, which is nothing that befalls its elements. */
export function pauseSensors() {
  isPaused = true;
}

/** Notices again, and first of all what has changed meanwhile. */
export function resumeSensors() {
  isPaused = false;
  for (const { probe } of sensed.values()) {
    if (!probe) continue;
    visibility.unobserve(probe);
    visibility.observe(probe); // which tells how it is, though that is as it was
  }
  if (!tracksVisibility) lookInto([...sensed.keys()]);
  senseAll();
}

/** An element got into a document; `since` is the time of its first box, where that is known. */
export function senseFrom(element, since = null) {
  senseNoMore(element);
  sensed.set(element, { since, sight: null, told: '' });
  sizes.observe(element, { box: 'border-box' });
}

/** An element left its document. */
export function senseNoMore(element) {
  const state = sensed.get(element);
  if (!state) return;
  sizes.unobserve(element);
  if (state.probe) visibility.unobserve(state.probe);
  state.position?.disconnect();
  removeProbe(state.probe);
  doubted.delete(element);
  sensed.delete(element);
  early.delete(element);
}

/** Tells Python what was noticed before there was one. */
export function tellEarlySenses() {
  for (const items of early.values()) for (const item of items) post('sense', item);
  early.clear();
  flush();
}

/** Looks at an element right now, since a click is to be judged; returns what can be seen of it. */
export function judge(element) {
  suspect(element);
  correct();
  sense([element]);
  flush();
  return sensed.has(element) ? lookAt([element], probeOf).get(element) : null;
}

function probeOf(element) {
  return sensed.get(element).probe;
}

function seen(entries) {
  if (isPaused) return;
  const elements = new Set();
  for (const { target, isVisible, intersectionRatio: ratio } of entries) {
    const element = elementOfProbe.get(target);
    const state = sensed.get(element);
    if (state?.probe !== target) continue;
    state.sight = tracksVisibility ? { visible: isVisible, ratio } : { ...state.sight, ratio };
    elements.add(element);
  }
  if (!tracksVisibility) lookInto([...elements].filter((element) => sensed.get(element).sight.covered === undefined));
  sense(elements);
}

// What is there as a whole.
function lookInto(elements, look = lookAt) {
  const whole = elements.filter((element) => sensed.get(element).sight?.ratio >= catalogue.whole);
  if (whole.length === 0) return;
  for (const [element, sight] of look(whole, probeOf)) Object.assign(sensed.get(element).sight, sight);
}

function startSweep() {
  sweep ??= setInterval(lookAround, SWEEP);
}

// Only where nothing else tells what covers an element.
function lookAround() {
  if (document.hidden || isPaused) return;
  sense(doubted);
  if (tracksVisibility && doubted.size === 0) {
    clearInterval(sweep);
    sweep = null;
  }
  if (tracksVisibility) return;
  const elements = [...sensed.keys()].filter(
    (element) => recordOf(element).view.invalidReason !== catalogue.reasons.starting,
  );
  lookInto(elements, lookAgain);
  sense(elements);
}

function senseAll() {
  sense(sensed.keys());
}

/** Senses elements anew: reads all of them before it writes to any, so that the layout is worked out once. */
export function sense(elements) {
  if (isPaused) return;
  const those = [...elements].filter((element) => sensed.has(element));
  const isInvalid = (element) => Boolean(recordOf(element).view.invalid);
  const invalid = those.filter(isInvalid);
  const measured = measure(
    those.filter((element) => !isInvalid(element)),
    false,
  );
  if (invalid.length > 0) measured.push(...withoutValidityRules((isOther) => measure(invalid, isOther)));
  for (const [element, { rect, place }] of measured) {
    const state = sensed.get(element);
    if (place !== state.place) watchPlace(element, state, rect);
    state.place = place;
  }
  watch(those.filter(isLaidOut));
  for (const [element, now] of measured) tellChange(element, sensed.get(element), now);
}

function tellChange(element, state, { hasBox, visible, place, sight }) {
  const seen = JSON.stringify(sight);
  if (seen !== state.seen) suspect(element); // a mask on an ancestor is a matter of style
  state.seen = seen;
  const told = JSON.stringify([hasBox, visible, place, sight]);
  if (told === state.told) return;
  const at = state.since ?? performance.now();
  state.since = null;
  state.told = told;
  tellSense(element, [recordOf(element).handle, at, hasBox, visible, place, sight]);
}

// A rule for :invalid may take an element out of what made it invalid, and with the cause go itself: where there is one,
// what is seen with it is not what counts, and nothing tells when that changes.
function measure(elements, isOther) {
  const measured = elements.map((element) => [element, measureOne(element, sensed.get(element))]);
  for (const [element, now] of measured) {
    if (isOther) doubted.add(element);
    else if (doubted.delete(element)) now.sight = sensed.get(element).sight = null; // of how it was with the rule
  }
  if (!isOther || elements.length === 0) return measured;
  startSweep();
  const boxes = elements.filter((element, index) => measured[index][1].hasBox);
  watch(boxes);
  const sights = lookAt(boxes, probeOf);
  return measured.map(([element, now]) => [element, { ...now, sight: sights.get(element) ?? now.sight }]);
}

function measureOne(element, state) {
  const hasBox = isLaidOut(element);
  if (!hasBox) state.sight = null;
  const visible = hasBox ? getComputedStyle(element).visibility === 'visible' : !isHidden(element);
  const rect = hasBox ? visibleRect(element) : null;
  return { hasBox, visible, rect, place: rect ? Object.values(rect).join(' ') : '', sight: state.sight };
}

function tellSense(element, item) {
  if (isConnected()) post('sense', item);
  else early.set(element, [...withoutLastMove(early.get(element) ?? [], item), item]);
}

// An element that moves all the while would fill the memory: of moves, the last one counts.
function withoutLastMove(items, next) {
  const restOf = ([, , hasBox, visible, , sight]) => JSON.stringify([hasBox, visible, sight]);
  const last = items.at(-1);
  return last && restOf(last) === restOf(next) ? items.slice(0, -1) : items;
}

function watch(elements) {
  const probes = elements.map((element) => [element, sensed.get(element).probe]);
  for (const [element, probe] of placeProbes(probes, catalogue.inset)) {
    const state = sensed.get(element);
    if (probe === state.probe) continue;
    state.probe = probe;
    elementOfProbe.set(probe, element);
    visibility.observe(probe);
  }
}

// An observer whose root is just the place where the element is notices when it leaves. Where ancestors clip it, a
// part of it is not there: the second observer starts from that.
function watchPlace(element, state, rect, threshold = 1) {
  state.position?.disconnect();
  state.position = null;
  if (!rect) return;
  const { width, height, scale } = topView(element).visualViewport;
  const margins = [-rect.top, rect.right - width * scale, rect.bottom - height * scale, -rect.left];
  let isFirst = true;
  const moved = (entries) => {
    const ratio = entries.at(-1).intersectionRatio;
    if (!isFirst || ratio !== threshold) sense([element]);
    const isStill = state.position === position;
    if (isStill && (isFirst ? threshold === 1 && ratio < 1 : true)) watchPlace(element, state, rect, ratio || NOTHING);
    isFirst = false;
  };
  const rootMargin = margins.map((px) => `${px}px`).join(' ');
  const position = new IntersectionObserver(moved, { root: observerRoot(element), rootMargin, threshold });
  state.position = position;
  position.observe(element);
}
