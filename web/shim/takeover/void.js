// The trial's <permission … /> was void, and today's parsers put what follows it into it: here it comes out again.
// The rules are those of polyfill/markup.py, without Python: what follows is not to wait for that.
import { markup } from 'catalogue';
import { hasContentOnly, isolated, recordOf, SURFACE_TAG } from '../core.js';


// Elements whose parser may not be done with them -> {parent, place, closed, timer, isDue, isVoid}: where they stand,
// and before what; whether their end tag was met; whether the wait for it is on, and over; whether they have none.
const watched = new Map();

let isOff; // whether all elements have their end tags
let isVoid; // whether none has one
let isFirst; // whether the elements are those that were there already
let parsing; // whether the document's own elements are still to be judged
let omitsEndTags; // whether one of them was seen to have none
let concluded;

/** Once the document is complete, the elements that it had, and those of them of which nothing was to be seen. */
export let conclusion;

/** Starts anew, with the document's own elements. */
export function startUnnesting(settings) {
  isOff = hasContentOnly(settings);
  isVoid = settings.syntax === markup.void;
  isFirst = true;
  parsing = true;
  omitsEndTags = false;
  conclusion = new Promise((resolve) => (concluded = resolve));
}

/** Forgets all elements. */
export function stopUnnesting() {
  watched.clear();
}

/**
 * Takes out what was meant to follow elements: of those that are new, and of those that may have got more of it.
 * @param {() => Element[]} find Finds those that are new.
 */
export function unnest(find) {
  if (isOff) return;
  for (const element of find()) {
    const record = recordOf(element);
    const isNew = !record || (isFirst && !record.isMade);
    if (element.parentNode && isNew && !watched.has(element)) watched.set(element, {});
  }
  isFirst = false;
  for (const [element, seen] of watched) isolated(element, () => judge(element, seen));
  if (document.readyState === 'loading') return;
  if (parsing) conclude();
  parsing = false;
  watched.clear();
}

// A parser adds something behind an element when it has met the end tag.
function judge(element, seen) {
  const { parentNode: parent, nextSibling: place } = element;
  if (!seen.isVoid && parent) Object.assign(seen, { parent, place });
  seen.closed ||= place !== null;
  seen.isVoid ||= isVoid || element.querySelector(markup.never);
  if (!seen.isVoid && (seen.closed || !element.querySelector(markup.rarely) || waits(seen))) return;
  seen.isVoid = true;
  omitsEndTags ||= !seen.closed;
  moveOut(element, seen.parent, seen.place);
}

// The next piece of a page that is still arriving may begin with the end tag.
function waits(seen) {
  if (document.readyState !== 'loading') return false;
  seen.timer ??= setTimeout(() => {
    seen.isDue = true;
    unnest(() => []);
  }, markup.patience);
  return !seen.isDue;
}

// The document is complete, and some elements have shown neither. Who leaves out one end tag leaves out all.
function conclude() {
  const unknown = [];
  for (const [element, { closed, isVoid }] of watched) {
    if (closed || isVoid || element.getRootNode() !== document) continue;
    if (omitsEndTags || contentOf(element).every(isBlank)) follow(element);
    else unknown.push(element);
  }
  concluded({ unknown, elements: [...watched.keys()] });
}

/** Takes out what an element holds, to right behind it. */
export function follow(element) {
  moveOut(element, element.parentNode, element.nextSibling);
}

// What comes later goes where the parser would have put it: to the parent's end, or before what was there already.
function moveOut(element, parent, place) {
  const before = place?.parentNode === parent ? place : null;
  const keepsState = parent.moveBefore && element.isConnected && parent.isConnected; // frames go on, say
  for (const node of contentOf(element)) parent[keepsState ? 'moveBefore' : 'insertBefore'](node, before);
}

function contentOf(element) {
  return [...element.childNodes].filter((node) => node.localName !== SURFACE_TAG);
}

function isBlank(node) {
  return node.data?.trim() === '';
}
