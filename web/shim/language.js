// The labels of the language that an element is in: one small file, unless it is English.
// Until Python is there, what polyfill/languages.py decides is decided here, from the table of that module.
import * as catalogue from 'catalogue';

const tags = new Map(); // tag in lower case -> the tag of our language
/** By tag of our language, its labels; null where they cannot be had, undefined while they come. */
export const labels = new Map();

let folder = '';
let arrived = () => {};

/** Labels come from this folder; `onArrived` is called with what Python is told when some have come. */
export function startLabels(assets, onArrived) {
  folder = `${assets}labels/`;
  arrived = onArrived;
}

/** Our language for an element that inherits this tag, as resolve() in polyfill/languages.py has it. */
export function resolve(tag) {
  if (tag === catalogue.language) return tag;
  if (tags.size === 0) readTable();
  for (const wanted of [tag ?? '', ...navigator.languages]) {
    let rest = /^[\w-]+$/.test(wanted) ? wanted.toLowerCase().replaceAll('_', '-') : '';
    while (rest && !tags.has(rest)) rest = rest.replace(/-?[^-]*$/, '');
    if (rest) return tags.get(rest);
  }
  return catalogue.language;
}

function readTable() {
  for (const row of catalogue.languages.split(',')) {
    const names = row.split(' ');
    for (const tag of names) tags.set(tag.toLowerCase(), names[0]);
  }
}

/** The labels of one of our languages, which are fetched the first time; undefined until they have come. */
export function labelsOf(tag) {
  if (tag === catalogue.language) return catalogue.labels;
  if (!labels.has(tag)) {
    labels.set(tag);
    const file = fetch(`${folder}${tag}.json`).then((response) => (response.ok ? response.json() : null));
    file.catch(() => null).then((texts) => {
      labels.set(tag, texts);
      arrived([[tag, texts]]);
    });
  }
  return labels.get(tag);
}
