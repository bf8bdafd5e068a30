// Where the text of a style sheet comes from, and the sheets of copies that stand for it.
import { CANDIDATE, extract, replaceIn, resolve, wrap } from './css-rules.js';
import { dressedRoots, ELEMENT, sheetOf, warn } from '../core.js';

const isKnown = CSS.supports('selector(:granted)');
const REFUSED = /:granted/i; // by engines that do not know it
const INVALID = '\\:invalid'; // in copies of rules that depend on validity

const texts = new WeakMap(); // constructed sheet -> what its author wrote, for engines that forget half of it
const files = new Map(); // address -> text
const own = new WeakSet(); // sheets of copies
const dependent = new WeakSet(); // those of them that depend on validity
let inserted = []; // {rule, isRewritten} of rules that the engine would have refused, or that no text holds
let copies = new WeakMap(); // sheet -> its sheets of copies
let names = [];
let arrived = () => {};

/** Begins; `onArrival` is called when the text of a file has come. */
export function openSheets(pseudoClasses, onArrival) {
  names = pseudoClasses;
  arrived = onArrival;
}

/** Takes back the rules that were inserted in place of those that the engine would have refused. */
export function closeSheets() {
  for (const { rule, isRewritten } of inserted.splice(0)) {
    const parent = rule.parentRule ?? rule.parentStyleSheet;
    if (isRewritten && parent) parent.deleteRule([...parent.cssRules].indexOf(rule));
  }
}

/** Whether a sheet is one of copies. */
export function isOwn(sheet) {
  return own.has(sheet);
}

/** Whether it holds copies of rules that depend on validity. */
export function dependsOnValidity(sheet) {
  return dependent.has(sheet);
}

/** The sheets of copies that stand for a sheet. */
export function copiesOf(sheet, view) {
  if (sheet.disabled || own.has(sheet)) return [];
  if (!copies.has(sheet)) copies.set(sheet, build(sheet, view));
  return copies.get(sheet);
}

export function hasCopies(sheet) {
  return copies.get(sheet)?.length > 0;
}

/** A sheet has changed, or any may have. */
export function forget(sheet) {
  if (sheet) copies.delete(sheet);
  else copies = new WeakMap();
}

/** The author gave a constructed sheet its text. */
export function wrote(sheet, text) {
  if (!isKnown) texts.set(sheet, String(text));
}

/** Does what insertRule() does, also with a rule that the engine would refuse. */
export function insert(original, parent, parameters) {
  const [rule, ...rest] = parameters;
  if (isKnown || !CANDIDATE.test(rule)) return original.apply(parent, parameters);
  const isRewritten = REFUSED.test(rule);
  let index;
  try {
    index = original.call(parent, isRewritten ? replaceIn(String(rule), names) : rule, ...rest);
  } catch {
    return original.apply(parent, parameters); // which says what is wrong in the caller's own words
  }
  inserted = inserted.filter((entry) => entry.rule.parentStyleSheet);
  inserted.push({ rule: parent.cssRules[index], isRewritten });
  return index;
}

// Rules that depend on validity are kept in sheets of their own, in order, so that they can be switched off.
function build(sheet, view) {
  const result = [];
  let copy;
  let rules = extracted(source(sheet));
  if (sheet.media.mediaText) rules = wrap(rules, `@media ${sheet.media.mediaText}`);
  for (const rule of rules) {
    const isDependent = rule.includes(INVALID);
    if (!copy || dependent.has(copy) !== isDependent) {
      copy = new view.CSSStyleSheet();
      own.add(copy);
      if (isDependent) dependent.add(copy);
      result.push(copy);
    }
    try {
      copy.insertRule(rule, copy.cssRules.length);
    } catch {
      // The engine does not understand it in the author's sheet either.
    }
  }
  return result;
}

function extracted({ text, base, sheet }, above = []) {
  if (!CANDIDATE.test(text) || above.includes(base)) return [];
  const rules = extract(text, {
    names,
    unknown: isKnown ? [] : ['granted'],
    report: (what) => warn(`${what} in a style sheet cannot be copied faithfully; use the classes .\\:granted and .\\:invalid`),
    imported: (address) => extracted(importedSource(sheet, address, base), [...above, base]),
  });
  return base ? rules.map((rule) => resolve(rule, base)) : rules;
}

// {text, base, sheet}: the base is null where it is the document's.
function source(sheet) {
  if (isKnown) {
    try {
      const rules = [...sheet.cssRules].filter(isCandidate);
      return { text: rules.map(({ cssText }) => cssText).join('\n'), base: sheet.href, sheet };
    } catch {
      // Of another origin.
    }
  }
  const added = inserted.filter(({ rule }) => rule.parentStyleSheet === sheet && !rule.parentRule);
  const text = sheet.href ? fetched(sheet.href) : (sheet.ownerNode?.textContent ?? texts.get(sheet));
  if (text === undefined && !isOurs(sheet)) unreadable('one that script made before the polyfill was ready');
  return { text: [text, ...added.map(({ rule }) => rule.cssText)].join('\n'), base: sheet.href };
}

// Writing out every rule of a large sheet would take long.
function isCandidate({ selectorText, start, href, cssRules = [] }) {
  return href !== undefined || CANDIDATE.test(`${selectorText} ${start}`) || [...cssRules].some(isCandidate);
}

function importedSource(sheet, address, base) {
  if (sheet) {
    const rule = [...sheet.cssRules].find((rule) => rule.styleSheet && rule.href === address);
    return rule ? source(rule.styleSheet) : { text: '' }; // still under way, or not wanted
  }
  const url = new URL(address, base ?? document.baseURI).href;
  return { text: fetched(url), base: url };
}

// The text of a file, which is empty until it has come.
function fetched(url) {
  if (!files.has(url)) {
    files.set(url, '');
    load(url).catch(() => unreadable(url));
  }
  return files.get(url);
}

function unreadable(which) {
  warn(`a style sheet cannot be read (${which}); there, write .\\:granted for :granted and .\\:invalid for :invalid`);
}

// The first part's sheets, which were made before anything was noted, or in a frame, where nothing is.
function isOurs(sheet) {
  return dressedRoots().some((root) => sheetOf(root, ELEMENT) === sheet);
}

async function load(url) {
  const response = await fetch(url, { cache: 'force-cache' });
  if (!response.ok) throw new Error(response.status);
  const text = await response.text();
  if (!CANDIDATE.test(text)) return;
  files.set(url, text);
  forget();
  arrived();
}
