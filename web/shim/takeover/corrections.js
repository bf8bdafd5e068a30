// Keeps the elements' styles within bounds: reads what their authors want, has Python judge it, and overrides what has to
// be corrected (design, section 5).
import * as catalogue from 'catalogue';
import { attachedElements, isConnected, recordOf, tell } from '../core.js';
import { hasBox, isLaidOut } from './geometry.js';
import { adopt, isHeld, lift, override, release } from './holds.js';
import { knowsMultiples, readStyles, refitted } from './computed.js';
import { flush, post } from './news.js';
import { withoutValidityRules } from './selectors.js';

const MEMORY = 1000; // judgements

/**
 * @typedef {object} Judgement
 * @property {string} text The style that was judged.
 * @property {string[][]} corrections Pairs of property and value.
 * @property {string[][]} violations As polyfill/css/judgement.py lists them.
 * @property {boolean} isFleeting Whether something in it changes without notice.
 */

/** @type {Map<Element, Judgement>} */
const judged = new Map();
const judgements = new Map(); // text -> judgement: many elements have the same style
let told = new WeakMap(); // element -> the violations that Python was told, as JSON
const dirty = new Set();
const unadopted = new Set(); // elements on which an overridden property is in transition

let names = []; // of properties
let unboxed; // is called with elements that have no box, which no other sensor notices
let keepLooking; // is called with each element whose style may change without notice
let isScheduled = false; // as a microtask
let isRequested = false; // for the frame

/** Begins; the bounds are those of an edition. */
export function startCorrections(edition, listeners) {
  ({ unboxed, keepLooking } = listeners);
  names = catalogue.read[edition].split(' ');
  for (const element of attachedElements) suspect(element);
}

/** Takes every correction back. */
export function stopCorrections() {
  for (const element of judged.keys()) release(element);
  for (const memory of [judged, judgements, dirty, unadopted]) memory.clear();
  told = new WeakMap();
}

/** An element's style may have changed: it is looked at before the next frame is painted. */
export function suspect(element) {
  dirty.add(element);
  if (isScheduled) return;
  isScheduled = true;
  queueMicrotask(correct);
}

/** A property of an element is in transition, which is one of many events of a frame. */
export function changes(element, property) {
  if (!isRequested) requestAnimationFrame(correctChanged);
  isRequested = true;
  (isCorrected(element, property) ? unadopted : dirty).add(element);
}

/** What overrides an element's style has come to nothing. */
export function lost(element) {
  if (correctionsOf(element).length > 0) suspect(element);
}

/** An element was laid out anew. */
export function laidOut(element) {
  const isInForce = correctionsOf(element).length === 0 || isHeld(element);
  if (!judged.has(element) || !isInForce || !knowsMultiples) suspect(element);
}

/** An element left its document. */
export function correctNoMore(element) {
  dirty.delete(element);
  if (judged.delete(element)) release(element);
}

/** Whether an element's style has to be looked at again after a while. */
export function isFleeting(element) {
  return Boolean(judged.get(element)?.isFleeting);
}

/** The properties that are overridden on an element, with their values. */
export function correctionsOf(element) {
  return judged.get(element)?.corrections ?? [];
}

/** What is wrong with an element's style. */
export function violationsOf(element) {
  const rows = judged.get(element)?.violations ?? [];
  return rows.map(([rule, property, value, bound]) => ({ rule, property, value, bound }));
}

// An overridden property seems to change to what its author wants, when the engine compares the two.
function correctChanged() {
  isRequested = false;
  const elements = [...unadopted].filter((element) => judged.has(element) && !dirty.has(element));
  unadopted.clear();
  const those = elements.map((element) => [element, { pairs: correctionsOf(element), authored: authoredOn(element) }]);
  for (const element of adopt(new Map(those))) dirty.add(element);
  correct();
}

function isCorrected(element, property) {
  return correctionsOf(element).some(([name]) => name === property);
}

function authoredOn(element) {
  const values = judged.get(element).text.split(catalogue.separator);
  return (property) => values[names.indexOf(property)];
}

/** Looks at all elements that are suspected. */
export function correct() {
  isScheduled = false;
  if (!isConnected()) return; // they stay suspected
  const suspects = [...dirty].filter((element) => recordOf(element)?.view.fallback === false);
  dirty.clear();
  lift(suspects); // what is asked next brings styles up to date, so that it comes first
  const boxless = suspects.filter((element) => !hasBox(element));
  const drawn = new Set(suspects.filter(isDrawn));
  for (const element of suspects) if (!drawn.has(element)) release(element); // what overrode it may still be running
  if (drawn.size > 0) correctDrawn([...drawn]);
  unboxed(boxless); // which may have got a box by what was corrected
  flush();
}

function correctDrawn(elements) {
  const isDependent = elements.some((element) => recordOf(element).view.invalid);
  const look = () => readStyles(elements, names);
  judge(isDependent ? withoutValidityRules(look) : look());
  const failed = override(new Map(elements.map((element) => [element, correctionsOf(element)])));
  if (!knowsMultiples) refit(elements.filter((element) => correctionsOf(element).length > 0 && !failed.includes(element)));
  if (failed.length > 0) judge(new Map(failed.map((element) => [element, judged.get(element).text + catalogue.unheld])));
  elements.filter(isFleeting).forEach(keepLooking);
  const at = performance.now();
  for (const element of elements) tellViolations(element, at);
}

// What was corrected may have made the label narrower, by which some of it is measured.
function refit(elements) {
  const texts = elements.map((element) => [element, refitted(judged.get(element).text, element, names.length)]);
  const changed = texts.filter(([element, text]) => text !== judged.get(element).text);
  judge(new Map(changed));
  override(new Map(changed.map(([element]) => [element, correctionsOf(element)])));
}

// Where there is no box, nothing is in transition, and nothing to be seen.
function isDrawn(element) {
  return Boolean(recordOf(element).surface.tree) && isLaidOut(element);
}

function judge(texts) {
  if (judgements.size > MEMORY) judgements.clear();
  const unknown = [...new Set(texts.values())].filter((text) => !judgements.has(text));
  const answers = unknown.length > 0 ? JSON.parse(tell('judge', unknown) || '[]') : [];
  unknown.forEach((text, index) => {
    const [corrections, violations, isFleeting] = answers[index] ?? catalogue.unjudged;
    judgements.set(text, { text, corrections, violations, isFleeting });
  });
  for (const [element, text] of texts) judged.set(element, judgements.get(text));
}

function tellViolations(element, at) {
  const { violations } = judged.get(element);
  const text = JSON.stringify(violations);
  if (text === (told.get(element) ?? '[]')) return;
  told.set(element, text);
  post('style', [recordOf(element).handle, at, violations]);
}
