// What Python is told of what is there already.
import { attachedElements, labels, recordOf } from '../core.js';
import { preciseAttributes } from 'catalogue';

/** Descriptions of every element that is in the document. */
export function descriptions() {
  return [...attachedElements].map(description);
}

/** An element's handle, type attribute, language tag and what precise() says. */
export function description(element) {
  const { handle, type, language } = recordOf(element);
  return [handle, type, language, ...precise(element)];
}

/** The texts of the attributes that ask for a precise location, or null each. */
export function precise(element) {
  return preciseAttributes.map((name) => element.getAttribute(name));
}

/** Pairs of a language and its labels, null where they cannot be had; those that are still to come are not among them. */
export function loadedLabels() {
  return [...labels].filter(([, texts]) => texts !== undefined);
}
