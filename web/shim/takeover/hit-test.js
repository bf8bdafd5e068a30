// What is in front of an element, found by looking at some of its points: not every browser tells.
import * as catalogue from 'catalogue';
import { rootOf, sheetOf } from '../core.js';
import { parentOf } from './geometry.js';

// Also what lets clicks through is in front; a layer's !important beats that of the page.
const TOUCHABLE = '@layer permission-polyfill{*,::before,::after{pointer-events:auto!important}}';

const POINTS = [0.001, 0.5, 0.999]; // of the width and of the height

const touchable = { text: TOUCHABLE, sheets: new WeakMap() };

/**
 * Looks at elements.
 * @param {Element[]} elements
 * @param {(element: Element) => Element} probeOf Their probes.
 * @returns {Map<Element, {covered: number, missing: number, effects: string[][]}>} As polyfill/visibility.py has it.
 */
export function lookAt(elements, probeOf) {
  const probes = elements.map(probeOf);
  const restore = [...new Set(elements.map(rootOf))].map(makeTouchable);
  for (const probe of probes) probe?.style.setProperty('pointer-events', 'auto');
  try {
    return new Map(elements.map((element, index) => [element, look(element, probes[index] ?? element)]));
  } finally {
    for (const probe of probes) probe?.style.removeProperty('pointer-events');
    for (const action of restore) action();
  }
}

function makeTouchable(root) {
  const before = root.adoptedStyleSheets;
  const sheet = sheetOf(root, touchable); // none in a document that is not shown
  if (sheet) root.adoptedStyleSheets = [...before, sheet];
  return () => (root.adoptedStyleSheets = before);
}

function look(element, probe) {
  const { left, top, width, height } = probe.getBoundingClientRect();
  const root = rootOf(element);
  const [round] = element.ownerDocument.defaultView.getComputedStyle(element).borderTopLeftRadius.split(' ');
  let covered = 0;
  let missing = 0;
  for (const x of POINTS) {
    for (const y of POINTS) {
      const stack = root.elementsFromPoint(left + x * width, top + y * height);
      const own = stack.findIndex((other) => element.contains(other));
      if (own < 0) missing += 1;
      else if (stack.slice(0, own).some(canBeSeen)) covered += 1;
    }
  }
  return { covered, missing, effects: effectsOn(element) };
}

function canBeSeen(element) {
  for (const ancestor of withAncestors(element)) {
    if (getComputedStyle(ancestor).opacity === catalogue.unseen) return false;
  }
  return true;
}

function effectsOn(element) {
  const effects = [];
  for (const ancestor of withAncestors(element)) {
    const style = getComputedStyle(ancestor);
    for (const [property, harmless] of catalogue.effects) {
      const value = style[property];
      if (value && value !== harmless) effects.push([property, value]);
    }
  }
  return effects;
}

function* withAncestors(element) {
  for (let node = element; node; node = parentOf(node)) yield node;
}
