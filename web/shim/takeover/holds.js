// What overrides an author's style: a transition that is held, and has other keyframes than it began with. It comes after
// everything in the cascade, inline !important too, and leaves attributes and style sheets as their author wrote them.
import * as catalogue from 'catalogue';
import { dressedRoots, partsOf, recordOf } from '../core.js';
import { patchAfter } from './patches.js';

/** The property whose transition is held; see style.js for how it comes to run. */
export const HOLD = '--permission-hold';

// An attribute of the drawing's host, and custom states of a <permission-element>.
const MARK = 'held';
const FOREIGN = ''; // a script's animation, which would come after ours

// How it is marked, in words: without one, nothing but the hold is in transition, so that whatever changes shows at once
// and can be read; with names of properties, these stay in transition; or whatever changes shows when it has been judged.
const NEW = [];
const STEADY = ['steady'];
const WORDS = [...STEADY, ...catalogue.kept];

/**
 * @typedef {object} Held
 * @property {Animation} hold
 * @property {Map<string, Animation>} adopted Transitions by property, which the engine began between our value and the author's.
 *   While they run it begins no others, unless the author's value changes.
 * @property {Map<string, string>} spellings What such a transition led to and what was judged, where these differ, by property.
 */

/** @type {WeakMap<Element, Held>} */
const held = new WeakMap();
const standing = new WeakSet(); // animations that were paused; to ask one for its state would bring styles up to date

const getters = new Map(); // class of root -> its getAnimations(), which tells of ours

/** From now on the page does not see our transitions. */
export function hideHolds() {
  for (const owner of [Element, Document, ShadowRoot]) {
    getters.set(owner, owner.prototype.getAnimations);
    patchAfter(owner.prototype, 'getAnimations', (animations) => animations.filter((animation) => !isOurs(animation)));
  }
}

/** Whether an element's overrides are in force. */
export function isHeld(element) {
  return isInForce(held.get(element)?.hold);
}

// Its playState would bring styles up to date.
function isInForce(animation) {
  return (animation?.currentTime ?? null) !== null;
}

/** Whether an override stands on a property, so that the engine's own transition of it is held as well. */
export function isAdopted(element, property) {
  return held.get(element)?.adopted.get(property)?.playState === 'paused';
}

/**
 * Holds what the engine has in transition on overridden properties, as long as it leads to what was judged.
 * @param {Map<Element, {pairs: string[][], authored: (property: string) => string}>} elements
 * @returns {Element[]} Those where it leads elsewhere.
 */
export function adopt(elements) {
  const changed = [];
  for (const [element, animations] of runningOn(new Set(elements.keys()))) {
    const { pairs, authored } = elements.get(element);
    const values = new Map(pairs);
    const { adopted, spellings } = held.get(element) ?? {};
    for (const [property, animation] of animations) {
      if (property === HOLD || standing.has(animation)) continue;
      const { [keyOf(property)]: aim } = animation.effect?.getKeyframes().at(-1) ?? {};
      if (adopted && values.has(property) && isSame(aim, authored(property), property, spellings)) {
        stand(animation, [[property, values.get(property)]]);
        adopted.set(property, animation);
      } else {
        changed.push(element);
        break;
      }
    }
  }
  return changed;
}

// What differs only in how the engine writes it ("auto" in keyframes, "0px" in computed styles) differs in the same way
// when it has been read once more.
function isSame(aim, authored, property, spellings) {
  const spelling = JSON.stringify([aim, authored]);
  if (aim === authored || spellings.get(property) === spelling) return true;
  spellings.set(property, spelling);
  return false;
}

/** Shows the author's own style, for reading it; brings no styles up to date. */
export function lift(elements) {
  for (const element of elements) {
    if (!isHeld(element)) {
      mark(element, null);
      continue;
    }
    const { hold, adopted } = held.get(element);
    const kept = catalogue.kept.filter((name) => isInForce(adopted.get(name)));
    for (const animation of [hold, ...kept.map((name) => adopted.get(name))]) animation.effect.setKeyframes([]);
    mark(element, kept);
  }
}

/**
 * Puts overrides in force.
 * @param {Map<Element, string[][]>} corrections Pairs of property and value.
 * @returns {Element[]} Those where that cannot be done: their author allows no transitions, or animates them.
 */
export function override(corrections) {
  const concerned = [...corrections].filter(([element, pairs]) => pairs.length > 0 || held.has(element));
  for (const [element, pairs] of concerned) if (pairs.length > 0 && !isHeld(element)) mark(element, NEW);
  const running = runningOn(new Set(concerned.map(([element]) => element)));
  const failed = [];
  for (const [element, pairs] of concerned) {
    const animations = running.get(element) ?? new Map();
    const isPossible = animations.has(HOLD) && !animations.has(FOREIGN);
    if (pairs.length > 0 && isPossible) {
      put(element, animations, pairs);
    } else {
      animations.delete(FOREIGN);
      letGo(element, animations.values());
      if (pairs.length > 0) failed.push(element);
    }
  }
  return failed;
}

/** Lets go of an element. */
export function release(element) {
  const { hold, adopted } = held.get(element) ?? {};
  letGo(element, hold ? [hold, ...adopted.values()] : []);
}

function letGo(element, animations) {
  held.delete(element);
  mark(element, null);
  for (const animation of animations) animation.cancel();
}

function put(element, animations, pairs) {
  const values = new Map(pairs);
  const hold = animations.get(HOLD);
  animations.delete(HOLD);
  stand(hold, pairs);
  for (const [property, animation] of animations) {
    if (values.has(property)) {
      stand(animation, [[property, values.get(property)]]);
    } else {
      animation.cancel();
      animations.delete(property);
    }
  }
  held.set(element, { hold, adopted: animations, spellings: held.get(element)?.spellings ?? new Map() });
  mark(element, STEADY);
}

function stand(animation, pairs) {
  if (!standing.has(animation)) animation.pause();
  standing.add(animation);
  animation.effect.setKeyframes(Object.fromEntries(pairs.map(([property, value]) => [keyOf(property), [value, value]])));
}

function keyOf(property) {
  if (property === 'float') return 'cssFloat';
  return property.replace(/^-/, '').replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

// To ask each element takes as long as there are animations in the document.
function runningOn(elements) {
  const running = new Map();
  if (elements.size === 0) return running;
  for (const root of dressedRoots()) {
    for (const animation of getters.get(root.host ? ShadowRoot : Document).call(root)) {
      const element = animation.effect?.target;
      if (!elements.has(element) || animation.effect.pseudoElement) continue;
      if (!running.has(element)) running.set(element, new Map());
      running.get(element).set(isOurs(animation) ? animation.transitionProperty : FOREIGN, animation);
    }
  }
  return running;
}

// No transition of an author's applies to an element.
function isOurs(animation) {
  const { transitionProperty, effect } = animation;
  return transitionProperty !== undefined && !effect?.pseudoElement && recordOf(effect?.target)?.view.fallback === false;
}

function mark(element, words) {
  const states = partsOf(element)?.internals?.states;
  const host = recordOf(element)?.surface.tree?.host;
  if (states) {
    states[words ? 'add' : 'delete'](MARK);
    for (const word of WORDS) states[words?.includes(word) ? 'add' : 'delete'](word);
  } else if (!words) {
    host?.removeAttribute(MARK);
  } else if (host && host.getAttribute(MARK) !== words.join(' ')) {
    host.setAttribute(MARK, words.join(' '));
  }
}
