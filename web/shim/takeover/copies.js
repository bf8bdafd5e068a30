// What cloneNode() and the like copied of an original's attributes is as much ours as it was there.
import * as catalogue from 'catalogue';
import { attributesOf, recordOf, STATES } from '../core.js';
import { loadedLabels } from './descriptions.js';

/** Takes the attributes of an element for ours where they say what a button of ours does. */
export function recognise(element) {
  const record = recordOf(element);
  const label = element.getAttribute('aria-label');
  const copied = { ...attributesOf(record.view), 'aria-label': label };
  const isEqual = ([name, value]) => element.getAttribute(name) === value;
  const isCopy = isLabel(label) && Object.entries(copied).every(isEqual);
  if (isCopy) for (const [name, value] of Object.entries(copied)) record.attributes.set(name, value);
  const classes = [...element.classList];
  record.ownsClass ||= classes.length > 0 && classes.every((name) => STATES.includes(name.slice(1)));
}

function isLabel(text) {
  const languages = [catalogue.labels, ...loadedLabels().map(([, texts]) => texts ?? {})];
  return languages.some((texts) => Object.values(texts).flat().includes(text));
}
