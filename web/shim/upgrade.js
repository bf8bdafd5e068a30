// Finds permission elements, upgrades them in place, and tells Python of their comings and goings.
import * as catalogue from 'catalogue';
import { abandon, adopt, ELEMENT } from './style.js';
import { addRecord, alive, allElements, deleteRecord, elementOf, onForgotten, recordOf } from './records.js';
import { adoptProperties, CUSTOM_TAG, partsOf, removeInterfaceFrom, setInterface } from './interface.js';
import { childSurface, ownSurface, SURFACE_TAG } from './surface.js';
import { clear, hold, initialView, show } from './view.js';
import { handlerChanged } from './handlers.js';
import { isConnected, tell } from './python.js';
import { inheritedLanguage } from './inherited-language.js';
import { listen } from './activation.js';
import { patchAfter } from './patches.js';
import { startLabels } from './language.js';
import { warn } from './console.js';

/** The local name of the element. */
export const TAG = 'permission';
const PANELS = 'permission-devices,permission-controls'; // which the second part defines
const LANG = 'lang';

/** The attributes that matter, in any edition. */
export const observedAttributes = ['type'].concat(catalogue.preciseAttributes, ...Object.values(catalogue.handlers));

/** The elements in a document, which the document keeps alive anyway. */
export const attachedElements = new Set();

const waiting = new Set(); // handles of those in a shadow root whose host is in no document
const dressed = new Set(); // weak references to the documents and shadow roots that have our style
let restore; // take back what was patched

let observer = null;
let inShadows = false; // whether an element was seen in a shadow tree
let watched; // the documents and shadow roots that the observer watches
let appeared = () => {};
let companion = null; // {attached, attributeChanged, detached, flush, initialised, post, unnest, violations} of the second part
let styles = null; // {added(root), mutated(mutations)} of the second part, which follows the page's style sheets

/** Starts watching a document; `onAppeared` is called when an element gets into it. */
export function start(document, settings, onAppeared) {
  appeared = onAppeared;
  hold(hasContentOnly(settings) ? '' : catalogue.syntax.unlikely);
  startLabels(settings.assets, labelsArrived);
  observer = new MutationObserver(mutated);
  watched = new WeakSet();
  onForgotten((handle) => {
    waiting.delete(handle);
    post('forget', handle);
  });
  restore = [
    patchAfter(Document.prototype, 'createElement', created),
    patchAfter(Document.prototype, 'createElementNS', created),
    patchAfter(Element.prototype, 'attachShadow', rooted),
  ];
  dress(document);
  upgrade(document);
  // The last records come before deferred scripts. A shadow root in the markup is none, and its host may have been seen
  // before it had one.
  document.addEventListener('readystatechange', documentParsed);
  // Those of an earlier start; at the first, they are not defined yet.
  for (const element of document.querySelectorAll(CUSTOM_TAG)) if (partsOf(element)) isolated(element, connected);
}

/** Whether elements have end tags, and what they hold is fallback content. */
export function hasContentOnly({ edition, syntax }) {
  const { fixed, content } = catalogue.syntax;
  return (fixed[edition] ?? syntax) === content;
}

/** Stops watching and turns every element back into what it was. */
export function stop() {
  observer.disconnect();
  observer = null;
  companion = null;
  document.removeEventListener('readystatechange', documentParsed);
  for (const action of restore) action();
  attachedElements.clear();
  waiting.clear();
  for (const element of allElements()) {
    clear(element);
    recordOf(element).listeners.abort();
    removeInterfaceFrom(element);
    deleteRecord(element);
  }
  for (const root of dressedRoots()) abandon(root, ELEMENT);
  dressed.clear();
}

function created(element) {
  if (element.localName !== TAG) return element;
  initialise(element);
  const record = recordOf(element); // none for those of other namespaces
  if (record) record.isMade = true;
  return element;
}

function rooted(root, host) {
  return host.localName.startsWith(TAG) ? root : watchRoot(root); // our own drawings do not matter
}

/** The documents and shadow roots with elements. */
export function dressedRoots() {
  return alive(dressed);
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
  if (!root.localName) watchRoot(root);
  const elements = elementsIn(root);
  companion?.unnest(() => elements);
  catchUp();
  for (const element of elements) if (!attachedElements.has(element)) isolated(element, connected);
  for (const host of root.querySelectorAll('*')) if (host.shadowRoot) upgrade(host.shadowRoot);
  if (root.shadowRoot) upgrade(root.shadowRoot);
  if (root.querySelector(PANELS)) appeared();
  companion?.flush();
}

function documentParsed() {
  upgrade(document);
}

function elementsIn(node) {
  const inside = node.firstElementChild ? [...node.querySelectorAll(TAG)] : [];
  return node.localName === TAG ? [node, ...inside] : inside;
}

/** Takes account of what has happened, but has not been reported yet. */
export function catchUp() {
  if (observer) mutated(observer.takeRecords());
}

function watchRoot(root) {
  observer.observe(root, { childList: true, subtree: true, attributeFilter: [LANG] });
  watched.add(root);
  return root;
}

function dress(root) {
  if (!adopt(root, ELEMENT)) return;
  for (const reference of dressed) if (reference.deref() === root) return;
  dressed.add(new WeakRef(root));
  styles?.added(root);
}

/** Makes an element a permission element, whether or not it is in a document. */
export function initialise(element) {
  if (!observer || recordOf(element) || !('innerText' in element)) return; // others are not HTML's, in any frame
  const parts = partsOf(element);
  setInterface(element);
  dropClonedSurface(element);
  const record = addRecord(element, {
    type: element.getAttribute('type'),
    language: null,
    view: initialView(element.getAttribute('type')),
    surface: parts ? ownSurface(parts) : childSurface(element),
    handlers: new Map(),
    listeners: new AbortController(),
    attributes: new Map(),
  });
  companion?.initialised(element);
  listen(element);
  for (const name of element.getAttributeNames()) handlerChanged(element, name);
  observer.observe(element, { attributeFilter: [...observedAttributes, 'class'] });
  adoptProperties(element);
}

/** An element is in the document, perhaps at another place than before, or in a tree that is not. */
export function connected(element) {
  initialise(element);
  const record = recordOf(element);
  if (!record) return;
  disconnected(element);
  if (!element.isConnected) return;
  attachedElements.add(element);
  waiting.delete(record.handle);
  record.attachedAt = performance.now();
  record.language = languageOf(element);
  record.document = element.ownerDocument;
  setInterface(element); // which adoption takes away in Firefox
  dress(element.getRootNode());
  adoptType(element);
  show(element, {});
  companion?.attached(element);
  appeared();
}

/** An element left the document, or is in a tree that is in none. */
export function disconnected(element) {
  const handle = recordOf(element)?.handle;
  if (attachedElements.delete(element)) companion?.detached(element);
  if (handle && element.getRootNode().host) waiting.add(handle); // nobody says when its host comes
}

/** An observed attribute of an element changed: its first type counts, and its class is to have ours in it. */
export function attributeChanged(element, name) {
  const record = recordOf(element);
  if (!record) return;
  handlerChanged(element, name);
  const isTyped = record.type === null && element.hasAttribute('type');
  if (isTyped) adoptType(element);
  if (!attachedElements.has(element)) return;
  if (isTyped) post('type', [record.handle, record.type]);
  companion?.attributeChanged(element, name);
  show(element, {});
}

// The language of an element in a shadow tree may come from any of the trees around it.
function languageOf(element) {
  return inheritedLanguage(element, (root) => {
    inShadows = true;
    watchRoot(root);
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
  else for (const element of attachedElements) isolated(element, () => show(element, {}));
}

// Until Python answers, the catalogue does; what it shows of a type, Python shows as well.
function adoptType(element) {
  const record = recordOf(element);
  if (record.type === null) {
    record.type = element.getAttribute('type');
    if (!isConnected()) record.view = initialView(record.type);
  }
}

/** From now on this is told of elements that get into a document, leave it or may be void, and asked about their styles. */
export function setCompanion(value) {
  companion = value;
}

/** What is wrong with an element's style, as objects of rule, property, value and bound. */
export function violations(element) {
  return companion?.violations(element) ?? [];
}

function mutated(mutations) {
  companion?.unnest(() => mutations.flatMap(({ addedNodes }) => [...addedNodes].flatMap(elementsIn)));
  mutations.push(...observer.takeRecords());
  let removed = false;
  let spoken = false;
  const seen = new Set(); // a node and its parent may both have been added
  const added = (element) => {
    if (!seen.has(element)) isolated(element, connected);
    seen.add(element);
  };
  for (const { attributeName, target, addedNodes, removedNodes } of mutations) {
    if (attributeName) {
      if (attributeName === LANG) spoken = true;
      else isolated(target, (element) => attributeChanged(element, attributeName));
      continue;
    }
    removed ||= removedNodes.length > 0;
    for (const node of addedNodes) {
      if (node.shadowRoot && !watched.has(node.shadowRoot)) upgrade(node.shadowRoot);
      elementsIn(node).forEach(added);
    }
    // The page, not we, wrote to innerHTML or the like: the drawing goes back in.
    if (target.localName === TAG && attachedElements.has(target) && !recordOf(target).surface.isOurs(addedNodes[0])) {
      isolated(target, (element) => show(element, {}));
    }
  }
  for (const element of removed ? [...attachedElements] : []) {
    if (!element.isConnected) disconnected(element);
    else if (recordOf(element).document !== element.ownerDocument) added(element);
  }
  for (const handle of waiting) {
    const element = elementOf(handle);
    if (element?.isConnected) added(element);
  }
  styles?.mutated(mutations);
  // A host that was moved takes the elements in its shadow trees along.
  if (spoken || (removed && inShadows)) for (const element of attachedElements) isolated(element, languageChanged);
  companion?.flush();
}

// Before there is a second part, there is nobody to be told.
function post(kind, item) {
  companion?.post(kind, item);
}

// cloneNode() copies the drawing's host, but nothing that makes it work.
function dropClonedSurface(element) {
  for (const surface of element.querySelectorAll(`:scope > ${SURFACE_TAG}`)) surface.remove();
}

// One element that cannot be upgraded does not keep the others from it.
export function isolated(element, action) {
  try {
    action(element);
  } catch (error) {
    warn(`an element failed: ${error.message}`);
  }
}
