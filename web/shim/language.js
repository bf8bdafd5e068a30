// The language that an element is in, and the labels of that language: one small file, unless it is English.
// Until Python is there, what polyfill/languages.py decides is decided here, from the table of that module.
import catalogue from 'catalogue';
import { warn } from './console.js';

const XML = 'http://www.w3.org/XML/1998/namespace';

const tags = new Map(); // tag in lower case -> the tag of our language; empty where we have none
const labels = new Map(); // tag of our language -> its labels; null where they cannot be had, undefined while they come

let folder = '';
let arrived = () => {};

for (const row of catalogue.languages) {
  const [ours, ...others] = row.split(' ');
  for (const tag of [ours, ...others]) tags.set(tag.toLowerCase(), ours);
}

/** Labels come from this folder; `onArrived` is called with what is told to Python when some have come. */
export function startLabels(assets, onArrived) {
  folder = `${assets}labels/`;
  arrived = onArrived;
}

/** The language tag that an element inherits; null where there is none. */
export function inheritedLanguage(element) {
  const holder = element.closest('[*|lang]');
  if (holder) return holder.getAttributeNS(XML, 'lang') ?? holder.getAttribute('lang');
  const root = element.getRootNode();
  if (root.host) return inheritedLanguage(root.host);
  return root.querySelector('meta[http-equiv=content-language]')?.content.trim() ?? null;
}

/** Our language for an element that inherits this tag, as resolve() in polyfill/languages.py has it. */
export function resolve(tag) {
  for (const wanted of [tag, ...navigator.languages]) {
    const found = wanted && lookUpTag(wanted);
    if (found) return found;
  }
  return catalogue.language;
}

function lookUpTag(tag) {
  const subtags = /^[\w-]+$/.test(tag) ? tag.toLowerCase().split(/[-_]/) : [];
  for (; subtags.length; subtags.pop()) {
    const found = tags.get(subtags.join('-'));
    if (found !== undefined) return found;
  }
  return '';
}

/** The labels of one of our languages, which are fetched the first time; undefined until they have come. */
export function labelsOf(tag) {
  if (tag === catalogue.language) return catalogue.labels;
  if (!labels.has(tag)) {
    labels.set(tag);
    fetchLabels(tag).then((texts) => {
      labels.set(tag, texts);
      arrived([[tag, texts]]);
    });
  }
  return labels.get(tag);
}

/** All labels that have come so far, as Python is told of them. */
export function loadedLabels() {
  return [...labels].filter(([, texts]) => texts !== undefined);
}

async function fetchLabels(tag) {
  try {
    const response = await fetch(`${folder}${tag}.json`, { signal: AbortSignal.timeout(catalogue.labelsTimeout) });
    return await response.json();
  } catch (error) {
    warn(`the labels in "${tag}" cannot be had, so that they are English: ${error.message}`);
    return null;
  }
}
