// matches(), closest() and querySelector(All)() understand our pseudo-classes.
import { narrow, widen } from './css-rules.js';
import { patch } from './patches.js';

const QUERIES = ['querySelector', 'querySelectorAll'];

// What has them, by the names of their methods.
const METHODS = [
  ['Element', [...QUERIES, 'matches', 'closest', 'webkitMatchesSelector']],
  ['Document', QUERIES],
  ['DocumentFragment', QUERIES],
];

/** Begins to understand them; `names` are those that elements have. */
export function patchQueries(names) {
  const pseudoClass = new RegExp(`:(?:${names.join('|')})`, 'i');
  const rewriting = (rewrite) => (original, self, parameters) => {
    const [text] = parameters;
    if (typeof text !== 'string' || !text.includes(':') || !pseudoClass.test(text)) return original.apply(self, parameters);
    try {
      return original.call(self, rewrite(text, names), ...parameters.slice(1));
    } catch {
      return original.apply(self, parameters); // which says what is wrong in the caller's own words
    }
  };
  for (const [owner, methods] of METHODS) {
    for (const method of methods) patch(globalThis[owner].prototype, method, rewriting(widen));
  }
  patch(CSS, 'supports', rewriting(narrow));
}
