// Finds permission elements, upgrades them in place, and tells Python of their comings and goings.
import catalogue from 'catalogue';
import { abandon, adopt, ELEMENT } from './style.js';
import { addRecord, allElements, deleteRecord, onForgotten, recordOf } from './records.js';
import { adoptProperties, CUSTOM_TAG, partsOf, removeInterfaceFrom, setInterface } from './interface.js';
import { childSurface, ownSurface, SURFACE_TAG } from './surface.js';
import { clear, initialView, lookUp, recogniseAttributes, show } from './view.js';
import { isConnected, tell } from './python.js';
import { inheritedLanguage, startLabels } from './language.js';
import { listen } from './activation.js';
import { warn } from './console.js';
import { watch } from './states.js';

const TAG = 'permission';
const LANG = 'lang';

const attached = new Set(); // the elements in a document, which the document keeps alive anyway
const news = []; // [kind, item] for Python, in order
const roots = new Set(); // weak references to the documents and shadow roots that are watched

let observer = null;
let inShadows = false; // whether an element was seen in a shadow tree
let appeared = () => {};
let sensors = null; // {senseFrom, senseNoMore} of the second part
let styles = null; // {added(root), mutated(mutations)} of the second part, which follows the page's style sheets

/** Starts watching a document; `onAppeared` is called when an element gets into it; labels are among the `assets`. */
export function start(document, assets, onAppeared) {
  appeared = onAppeared;
  startLabels(assets, labelsArrived);
  observer = new MutationObserver(mutated);
  onForgotten((handle) => post('forget', handle));
  upgrade(document);
  // Those of an earlier start; at the first, they are not defined yet.
  for (const element of document.querySelectorAll(CUSTOM_TAG)) if (partsOf(element)) isolated(element, connected);
}

/** Stops watching and turns every element back into what it was. */
export function stop() {
  observer.disconnect();
  observer = null;
  sensors = null;
  attached.clear();
  news.length = 0;
  for (const element of [...allElements()]) {
    clear(element);
    recordOf(element).listeners.abort();
    removeInterfaceFrom(element);
    deleteRecord(element);
  }
  for (const root of watchedRoots()) abandon(root, ELEMENT);
  roots.clear();
}

/** The documents and shadow roots that are watched. */
export function watchedRoots() {
  return [...roots].map((reference) => reference.deref()).filter(Boolean);
}

/** From now on calls `watcher.added` with each new root and `watcher.mutated` with mutations; returns the observer. */
export function watchStyles(watcher) {
  styles = watcher;
  return observer;
}

/**
 * Upgrades the permission elements in a tree, now; a document or shadow root is watched from now on.
 * @param {Document|ShadowRoot|Element} root
 */
export function upgrade(root) {
  if (!observer) return;
  if (root.nodeType !== Node.ELEMENT_NODE) observe(root);
  mutated(observer.takeRecords());
  if (root.localName === TAG) found(root);
  for (const element of [...root.querySelectorAll(TAG)]) found(element);
  flush();
}

function observe(root) {
  adopt(root, ELEMENT);
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: [LANG] });
  if (watchedRoots().includes(root)) return;
  roots.add(new WeakRef(root));
  styles?.added(root);
}

function found(element) {
  if (!element.isConnected) isolated(element, initialise);
  else if (!attached.has(element)) isolated(element, connected);
}

/** Makes an element a permission element, whether or not it is in a document. */
export function initialise(element) {
  if (!observer || recordOf(element)) return;
  const parts = partsOf(element);
  setInterface(element);
  dropClonedSurface(element);
  const record = addRecord(element, {
    type: element.getAttribute('type'),
    language: null,
    attachedAt: 0,
    view: initialView(element.getAttribute('type')),
    surface: parts ? ownSurface(parts) : childSurface(element),
    handlers: new Map(),
    listeners: new AbortController(),
    attributes: new Map(),
    ownsClass: false,
  });
  recogniseAttributes(element, record);
  listen(element);
  observer.observe(element, { attributes: true, attributeFilter: [...catalogue.observedAttributes, 'class'] });
  adoptProperties(element);
}

/** An element is in the document, perhaps at another place than before. */
export function connected(element) {
  if (!observer || !element.isConnected) return;
  initialise(element);
  disconnected(element);
  attached.add(element);
  const record = recordOf(element);
  record.attachedAt = performance.now();
  record.language = languageOf(element);
  adoptType(element);
  show(element, {});
  post('attach', description(element));
  sensors?.senseFrom(element);
  appeared();
}

/** An element left the document. */
export function disconnected(element) {
  if (!attached.delete(element)) return;
  post('detach', recordOf(element).handle);
  sensors?.senseNoMore(element);
}

/** An observed attribute of an element changed: its first type counts, and its class is to have ours in it. */
export function attributeChanged(element) {
  const record = recordOf(element);
  if (!record) return;
  const isTyped = record.type === null && element.hasAttribute('type');
  if (isTyped) adoptType(element);
  if (!attached.has(element)) return;
  if (isTyped) post('type', [record.handle, record.type]);
  show(element, {});
}

// The language of an element in a shadow tree may come from any of the trees around it.
function languageOf(element) {
  return inheritedLanguage(element, (root) => {
    inShadows = true;
    observe(root);
  });
}

function languageChanged(element) {
  const record = recordOf(element);
  const language = languageOf(element);
  if (record.language === language) return;
  record.language = language;
  post('language', [record.handle, language]);
  show(element, {});
}

function labelsArrived(news) {
  if (isConnected()) tell('labels', news);
  else for (const element of attached) isolated(element, () => show(element, {}));
}

// Until Python answers, the catalogue does; what it shows of a type, Python shows as well.
function adoptType(element) {
  const record = recordOf(element);
  if (record.type === null) {
    record.type = element.getAttribute('type');
    if (!isConnected()) record.view = initialView(record.type);
  }
  watch((record.type !== null && lookUp(record.type)?.permissions) || []);
}

/** What Python is told of every element that is in the document. */
export function descriptions() {
  return [...attached].map(description);
}

export function attachedElements() {
  return attached;
}

/** From now on these are told of each element that gets into a document, and leaves it. */
export function setSensors(value) {
  sensors = value;
}

/** The document or shadow root that an element is in. */
export function rootOf(element) {
  return element.getRootNode();
}

function description(element) {
  const { handle, type, language } = recordOf(element);
  return [handle, type, language];
}

function mutated(mutations) {
  let removed = false;
  let spoken = false;
  const seen = new Set(); // a node and its parent may both have been added
  const added = (element) => {
    if (!seen.has(element)) isolated(element, connected);
    seen.add(element);
  };
  for (const { type, target, addedNodes, removedNodes, attributeName } of mutations) {
    if (type === 'attributes') {
      if (attributeName === LANG) spoken = true;
      else isolated(target, attributeChanged);
      continue;
    }
    removed ||= removedNodes.length > 0;
    for (const node of addedNodes) {
      if (node.localName === TAG) added(node);
      if (node.firstElementChild) for (const element of [...node.getElementsByTagName(TAG)]) added(element);
    }
    // The page wrote to innerHTML or the like: the drawing goes back in.
    if (target.localName === TAG && attached.has(target)) isolated(target, (element) => show(element, {}));
  }
  if (removed) for (const element of [...attached]) if (!element.isConnected) disconnected(element);
  styles?.mutated(mutations);
  // A host that was moved takes the elements in its shadow trees along.
  if (spoken || (removed && inShadows)) for (const element of attached) isolated(element, languageChanged);
  flush();
}

/** Notes what happened for Python, which is told in a microtask. */
export function post(kind, item) {
  if (news.length === 0) queueMicrotask(flush);
  news.push([kind, item]);
}

/** Tells Python what happened, in one call for each run of the same kind. */
export function flush() {
  while (news.length > 0) {
    const kind = news[0][0];
    let end = news.findIndex((entry) => entry[0] !== kind);
    if (end < 0) end = news.length;
    tell(kind, news.splice(0, end).map((entry) => entry[1]));
  }
}

// cloneNode() copies the drawing's host, but nothing that makes it work.
function dropClonedSurface(element) {
  for (const child of [...element.children]) if (child.localName === SURFACE_TAG) child.remove();
}

// One element that cannot be upgraded does not keep the others from it.
function isolated(element, action) {
  try {
    action(element);
  } catch (error) {
    warn(`an element could not be upgraded: ${error.message}`);
  }
}
