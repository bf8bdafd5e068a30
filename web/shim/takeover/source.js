// Where the page shows nothing of an element's end tag, the page's own source does, if the browser has kept it.
import { recordOf, warn } from '../core.js';
import { follow } from './void.js';

const UNKNOWN =
  'whether an element has an end tag cannot be told, so what it holds stays as fallback content; ' +
  'data-syntax="void" or "content" says it outright';

// Start and end tags of the element, the latter with a slash. The rest is what such a tag is none in:
// comments, elements whose text has no tags, attribute values.
const TAGS = new RegExp(
  [
    /<!--[^]*?-->/,
    /<(?<text>iframe|noembed|noframes|noscript|script|style|template|textarea|title|xmp)(?=[\s\/>])[^]*?<\/\k<text>/,
    /<(?<slash>\/?)permission(?=[\s\/>])/,
    /<[a-z](?:=\s*(?:"[^"]*"|'[^']*')|=(?!\s*["'])|[^=>])*/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

/** Decides about elements of which nothing else tells: what has no end tag is followed by what it holds. */
export async function consultSource({ unknown, elements }) {
  if (unknown.length === 0) return;
  const closed = endTags(await cachedSource());
  const isInDocument = (element) => element.getRootNode() === document;
  const inDocument = elements.filter(isInDocument);
  for (const element of unknown.filter(isInDocument)) {
    if (!recordOf(element)) continue; // taken back since
    // Elements that scripts made are not in the source, whose own may be all of one kind nevertheless.
    const same = closed.length === inDocument.length ? [closed[inDocument.indexOf(element)]] : [...new Set(closed)];
    if (same.length !== 1) warn(UNKNOWN);
    else if (!same[0]) follow(element);
  }
}

// Never with a request, which a service worker might make of it; WebKit makes one in private windows, which have no cache.
async function cachedSource() {
  try {
    if (navigator.serviceWorker?.controller) return ''; // which a sandbox refuses to tell
    return await (await fetch(location, { cache: 'only-if-cached', mode: 'same-origin' })).text();
  } catch {
    return '';
  }
}

// For each start tag, in order, whether an end tag belongs to it.
function endTags(source) {
  const closed = [];
  const open = [];
  for (const { groups } of source.matchAll(TAGS)) {
    if (groups.slash === '') open.push(closed.push(false) - 1);
    else if (groups.slash && open.length > 0) closed[open.pop()] = true;
  }
  return closed;
}
