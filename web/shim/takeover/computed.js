// Reads what an author's style comes to, in the form that polyfill/css/judgement.py takes.
import * as catalogue from 'catalogue';
import { parentOf, zoomOf } from './geometry.js';
import { recordOf } from '../core.js';

const IMPORTANT = /!\s*important/i;
const OUT_OF_FLOW = /^(?:absolute|fixed)$/;
const OF_ITEMS = /(?:flex|grid)$/; // a display whose children are items
const FIT = 5; // the place of the label's width among what is read besides properties
const MASKS = ['maskImage', 'maskBorderSource', 'webkitMaskBoxImageSource'];

/** Whether the engine can tell multiples of an element's own width, or they have to be measured. */
export const knowsMultiples = CSS.supports('max-width', 'calc-size(fit-content, size * 3)');

/**
 * Reads elements in one go.
 * @param {Element[]} elements
 * @param {string[]} names Properties.
 * @returns {Map<Element, string>} The values as one text each: equal styles are equal texts.
 */
export function readStyles(elements, names) {
  const masked = new Map(); // ancestor -> whether it or one of its own has a mask
  return new Map(elements.map((element) => [element, read(element, names, masked)]));
}

function read(element, names, masked) {
  const view = element.ownerDocument.defaultView;
  const style = view.getComputedStyle(element);
  const values = names.map((name) => style.getPropertyValue(name));
  // It inherits from the element what is computed, and has no box for which that would be worked out.
  const { width, height, paddingLeft, paddingTop, fontSize } = view.getComputedStyle(element, '::before');
  values.push(width, height, paddingLeft, paddingTop, String(zoomOf(element)), fitOf(element), String(Number.parseFloat(fontSize)));
  const isQuirky = element.ownerDocument.compatMode === 'BackCompat';
  const facts = [isQuirky, isMasked(parentOf(element), masked), isBlockified(element, style)];
  values.push(...facts.map((fact) => (fact ? '1' : '')), importantIn(element));
  return values.join(catalogue.separator);
}

/**
 * The style of an element as it was read, with the width that its label has now.
 * @param {string} text
 * @param {Element} element
 * @param {number} count How many properties were read.
 */
export function refitted(text, element, count) {
  const values = text.split(catalogue.separator);
  values[count + FIT] = fitOf(element);
  return values.join(catalogue.separator);
}

function fitOf(element) {
  const { tree } = recordOf(element).surface;
  return knowsMultiples || !tree ? '' : getComputedStyle(tree.host ?? tree).width;
}

function isMasked(element, masked) {
  if (!element) return false;
  if (!masked.has(element)) {
    const style = getComputedStyle(element);
    const hasMask = MASKS.some((name) => style[name] && style[name] !== 'none');
    masked.set(element, hasMask || isMasked(parentOf(element), masked));
  }
  return masked.get(element);
}

function isBlockified(element, { position, float }) {
  if (float !== 'none' || OUT_OF_FLOW.test(position)) return true;
  const parent = parentOf(element);
  return Boolean(parent) && OF_ITEMS.test(getComputedStyle(parent).display);
}

function importantIn(element) {
  if (!IMPORTANT.test(element.getAttribute('style'))) return '';
  const { style } = element;
  return [...style].filter((name) => style.getPropertyPriority(name)).join(' ');
}
