// Author rules with our pseudo-classes, which no engine matches on these elements: copies with the classes in their
// place, adopted behind the sheets that they come from (design, section 5). The author's sheets are not touched.
import { adopt, ELEMENT, warn, dressedRoots, watchStyles } from '../core.js';
import { closeSheets, copiesOf, dependsOnValidity, forget, hasCopies, insert, isOwn, openSheets, wrote } from './sheets.js';
import { CANDIDATE } from './css-rules.js';
import { patch, patchAfter } from './patches.js';

const ADOPTED = 'adoptedStyleSheets';
const OWNER = /^(?:style|link)$/;
const OWNER_ATTRIBUTES = { attributeFilter: ['media', 'disabled', 'type', 'rel', 'href'] };

const followed = new WeakSet(); // roots whose sheets are copied
const dirty = new Set(); // those to bring up to date
const owners = new Set(); // elements whose sheets have copies

let listeners = null;
let observer = null; // the first part's
let isQuiet = false; // whether what happens to sheets is our own doing

/** Begins to copy rules; `names` are the pseudo-classes that elements have. */
export function startSelectors(names) {
  listeners = new AbortController();
  openSheets(names, changed);
  patchSheets();
  observer = watchStyles({ added, mutated });
  for (const root of dressedRoots()) added(root);
  update();
}

/** Removes the copies. */
export function stopSelectors() {
  isQuiet = true; // also for an update that is still to come
  watchStyles(null);
  listeners.abort();
  closeSheets();
  for (const root of dressedRoots()) setAdopted(root, authored(root));
}

/** Looks at the page as it is without the rules that depend on validity, which is judged by that. */
export function withoutValidityRules(look) {
  const sheets = quietly(() => dressedRoots().flatMap((root) => root[ADOPTED].filter(dependsOnValidity)));
  for (const sheet of sheets) quietly(() => (sheet.disabled = true));
  try {
    return look(sheets.length > 0);
  } finally {
    for (const sheet of sheets) quietly(() => (sheet.disabled = false));
  }
}

// Nothing tells of a push() to the list of adopted sheets: who reads the list may be about to change it.
function patchSheets() {
  for (const { prototype } of [Document, ShadowRoot]) {
    for (const key of ['get', 'set']) noticing(prototype, ADOPTED, schedule, key);
  }
  for (const { prototype } of [StyleSheet, HTMLStyleElement, HTMLLinkElement])
    noticing(prototype, 'disabled', () => changed(), 'set');
  for (const { prototype } of [CSSStyleSheet, CSSGroupingRule, CSSStyleRule]) {
    patch(prototype, 'insertRule', (original, self, parameters) => {
      const index = isQuiet ? original.apply(self, parameters) : insert(original, self, parameters);
      edited(self, parameters);
      return index;
    });
    for (const name of ['deleteRule', 'addRule', 'removeRule']) noticing(prototype, name, edited);
  }
  for (const name of ['replace', 'replaceSync']) {
    noticing(CSSStyleSheet.prototype, name, (sheet, [text], result) => {
      wrote(sheet, text);
      const done = () => edited(sheet, [text]);
      Promise.resolve(result).then(done, done);
    });
  }
}

// Calls `then` after every call that did not throw.
function noticing(target, name, then, key) {
  const after = (result, self, parameters) => {
    then(self, parameters, result);
    return result;
  };
  patchAfter(target, name, after, key);
}

// A sheet, or a rule that holds others, was changed by script.
function edited(self, [text]) {
  if (isQuiet) return;
  let sheet = self.parentStyleSheet ?? self;
  while (sheet.ownerRule) sheet = sheet.ownerRule.parentStyleSheet;
  if (CANDIDATE.test(text) || hasCopies(sheet)) changed(sheet);
}

// Any root may have adopted the sheet.
function changed(sheet) {
  forget(sheet);
  for (const root of dressedRoots()) schedule(root);
}

function added(root) {
  root.addEventListener('load', loaded, { capture: true, signal: listeners.signal });
  followed.add(root);
  schedule(root);
}

// Files arrive, and the text of a <style> changes, without a mutation to see.
function loaded({ target, currentTarget }) {
  if (!OWNER.test(target.localName)) return;
  forget(target.sheet);
  schedule(currentTarget);
}

function mutated(mutations) {
  const isOwner = ({ localName }) => OWNER.test(localName);
  for (const { target, addedNodes, removedNodes } of mutations) {
    if (isOwner(target)) forget(target.sheet);
    if ([target, ...addedNodes, ...removedNodes].some(isOwner)) schedule(target.getRootNode());
  }
  for (const owner of owners) {
    if (owner.isConnected) continue;
    owners.delete(owner);
    changed();
  }
  update();
}

function schedule(root) {
  if (isQuiet || !followed.has(root)) return;
  if (dirty.size === 0) queueMicrotask(update);
  dirty.add(root);
}

function update() {
  if (isQuiet) return;
  quietly(() => {
    for (const root of dirty) updateRoot(root);
  });
  dirty.clear();
}

function quietly(action) {
  isQuiet = true;
  try {
    return action();
  } catch (error) {
    warn(`style sheets could not be copied: ${error.message}`);
    return [];
  } finally {
    isQuiet = false;
  }
}

function updateRoot(root) {
  const { defaultView } = root.ownerDocument ?? root;
  if (!defaultView) return;
  adopt(root, ELEMENT); // the author may have assigned a list without it
  const copies = (sheet) => {
    const result = copiesOf(sheet, defaultView);
    if (result.length > 0 && sheet.ownerNode) watchOwner(sheet.ownerNode);
    return result;
  };
  const adopted = authored(root).flatMap((sheet) => [sheet, ...copies(sheet)]);
  setAdopted(root, [...[...root.styleSheets].flatMap(copies), ...adopted]);
}

function watchOwner(owner) {
  owners.add(owner);
  observer.observe(owner, OWNER_ATTRIBUTES);
}

function authored(root) {
  return root[ADOPTED].filter((sheet) => !isOwn(sheet));
}

function setAdopted(root, wanted) {
  const current = root[ADOPTED];
  if (wanted.length !== current.length || wanted.some((sheet, i) => sheet !== current[i])) root[ADOPTED] = wanted;
}
