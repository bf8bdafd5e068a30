// What is in front of an element, found by looking at some of its points: not every browser tells.
import * as catalogue from 'catalogue';
import { sheetOf } from '../core.js';
import { boxOf, parentOf, zoomOf } from './geometry.js';

// Also what lets clicks through is in front; a layer's !important beats that of the page.
const TOUCHABLE = '@layer permission-polyfill{*,::before,::after{pointer-events:auto!important}}';

const POINTS = [0.001, 0.5, 0.999]; // of the width and of the height

const ROUNDED_OFF = 0.3; // of a radius, from both edges: 1 - sin 45°, and a little more

const touchable = { text: TOUCHABLE, sheets: new WeakMap() };

/**
 * Looks at elements.
 * @param {Element[]} elements
 * @param {(element: Element) => Element} probeOf Their probes.
 * @returns {Map<Element, {covered: number, missing: number, effects: string[][]}>} As polyfill/visibility.py has it.
 */
export function lookAt(elements, probeOf) {
  const probes = elements.map(probeOf);
  const restore = [...new Set(elements.map((element) => element.getRootNode()))].map(makeTouchable);
  for (const probe of probes) probe?.style.setProperty('pointer-events', 'auto');
  try {
    return glanceAt(elements, probeOf);
  } finally {
    for (const probe of probes) probe?.style.removeProperty('pointer-events');
    for (const action of restore) action();
  }
}

/** The same without writing anything, but what lets clicks through is not seen, not even in the element. */
export function glanceAt(elements, probeOf) {
  return new Map(elements.map((element) => [element, look(element, probeOf(element) ?? element)]));
}

function makeTouchable(root) {
  const before = [...root.adoptedStyleSheets]; // what the property has is the list itself
  const sheet = sheetOf(root, touchable); // none in a document that is not shown
  if (sheet) root.adoptedStyleSheets = [...before, sheet];
  return () => (root.adoptedStyleSheets = before);
}

function look(element, probe) {
  const root = element.getRootNode();
  let covered = 0;
  let missing = 0;
  for (const [x, y] of pointsOf(element, probe)) {
    const stack = root.elementsFromPoint(x, y);
    const own = stack.findIndex((other) => element.contains(other));
    if (own < 0) missing += 1;
    else if (stack.slice(0, own).some(canBeSeen)) covered += 1;
  }
  return { covered, missing, effects: effectsOn(element) };
}

// Those at the corners are within what is rounded off.
function* pointsOf(element, probe) {
  const outer = boxOf(element);
  const inner = boxOf(probe);
  const zoom = zoomOf(element);
  const style = getComputedStyle(element);
  for (const [row, block] of ['Top', '', 'Bottom'].entries()) {
    for (const [column, inline] of ['Left', '', 'Right'].entries()) {
      const radius = block && inline ? radii(style[`border${block}${inline}Radius`], outer, zoom) : [0, 0];
      const x = inner.left + POINTS[column] * inner.width;
      const y = inner.top + POINTS[row] * inner.height;
      const [dx, dy] = radius.map((px) => px * ROUNDED_OFF);
      yield [clamp(x, outer.left + dx, outer.right - dx), clamp(y, outer.top + dy, outer.bottom - dy)];
    }
  }
}

// Across and down, in px; at most half the box, which is also taken for what only the engine can work out.
function radii(text, { width, height }, zoom) {
  if (text.includes('(')) return [width / 2, height / 2];
  const [across, down = across] = text.split(' ');
  return [[across, width], [down, height]].map(([value, size]) => {
    const number = Number.parseFloat(value) || 0;
    return Math.min(value.endsWith('%') ? (number / 100) * size : number * zoom, size / 2);
  });
}

function clamp(value, low, high) {
  return Math.max(low, Math.min(value, high));
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
