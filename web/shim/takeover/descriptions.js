// What Python is told of what is there already.
import { attachedElements, labels, recordOf } from '../core.js';
import { preciseAttributes } from 'catalogue';

/** Every element that is in the document. */
export function descriptions() {
  return [...attachedElements].map(description);
}

/** One of them. */
export function description(element) {
  const { handle, type, language } = recordOf(element);
  return [handle, type, language, ...precise(element)];
}

/** Its texts that decide whether its location is precise. */
export function precise(element) {
  return preciseAttributes.map((name) => element.getAttribute(name));
}

/** All labels that have come so far, by language. */
export function loadedLabels() {
  return [...labels].filter(([, texts]) => texts !== undefined);
}
