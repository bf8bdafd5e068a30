// Finds permission elements, upgrades them in place, and tells Python of their comings and goings.
import catalogue from 'catalogue';
import { abandon, adopt, ELEMENT } from './style.js';
import { addRecord, allElements, deleteRecord, onForgotten, recordOf } from './records.js';
import { adoptProperties, CUSTOM_TAG, partsOf, removeInterfaceFrom, setInterface } from './interface.js';
import { childSurface, ownSurface, SURFACE_TAG } from './surface.js';
import { clear, initialView, lookUp, recogniseAttributes, show } from './view.js';
import { isConnected, tell } from './python.js';
import { listen } from './activation.js';
import { unnest } from './void.js';
import { warn } from './console.js';
import { watch } from './states.js';

/** The local name of the element. */
export const TAG = 'permission';

const attached = new Set(); // the elements in a document, which the document keeps alive anyway
const news = []; // [kind, item] for Python, in order
const roots = new Set(); // weak references to the documents and shadow roots that are watched

let observer = null;
let appeared = () => {};

/** Starts watching a document; `onAppeared` is called when an element gets into it. */
export function start(document, onAppeared) {
  appeared = onAppeared;
  observer = new MutationObserver(mutated);
  onForgotten((handle) => post('forget', handle));
  upgrade(document);
  document.addEventListener('readystatechange', documentParsed);
  // Those of an earlier start; at the first, they are not defined yet.
  for (const element of document.querySelectorAll(CUSTOM_TAG)) if (partsOf(element)) isolated(element, connected);
}

/** Stops watching and turns every element back into what it was. */
export function stop() {
  observer.disconnect();
  observer = null;
  document.removeEventListener('readystatechange', documentParsed);
  attached.clear();
  news.length = 0;
  for (const element of [...allElements()]) {
    clear(element);
    recordOf(element).listeners.abort();
    removeInterfaceFrom(element);
    deleteRecord(element);
  }
  for (const reference of roots) {
    const root = reference.deref();
    if (root) abandon(root, ELEMENT);
  }
  roots.clear();
}

/**
 * Upgrades the permission elements in a tree, now; a document or shadow root is watched from now on.
 * @param {Document|ShadowRoot|Element} root
 */
export function upgrade(root) {
  if (!observer) return;
  if (root.nodeType !== Node.ELEMENT_NODE) observe(root);
  const elements = elementsIn(root);
  unnest(elements);
  mutated(observer.takeRecords());
  elements.forEach(found);
  flush();
}

// The last records, before deferred scripts run.
function documentParsed() {
  upgrade(document);
}

function elementsIn(node) {
  const inside = node.firstElementChild ? [...node.querySelectorAll(TAG)] : [];
  return node.localName === TAG ? [node, ...inside] : inside;
}

function observe(root) {
  adopt(root, ELEMENT);
  observer.observe(root, { childList: true, subtree: true });
  for (const reference of roots) if (reference.deref() === root) return;
  roots.add(new WeakRef(root));
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
  adoptType(element);
  show(element, {});
  post('attach', description(element));
  appeared();
}

/** An element left the document. */
export function disconnected(element) {
  if (attached.delete(element)) post('detach', recordOf(element).handle);
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

function description(element) {
  const { handle, type, attachedAt } = recordOf(element);
  return [handle, type, attachedAt];
}

function mutated(mutations) {
  unnest(mutations.flatMap(({ addedNodes }) => [...addedNodes].flatMap(elementsIn)));
  mutations.push(...observer.takeRecords());
  let removed = false;
  const seen = new Set(); // a node and its parent may both have been added
  const added = (element) => {
    if (!seen.has(element)) isolated(element, connected);
    seen.add(element);
  };
  for (const { type, target, addedNodes, removedNodes } of mutations) {
    if (type === 'attributes') {
      isolated(target, attributeChanged);
      continue;
    }
    removed ||= removedNodes.length > 0;
    for (const node of addedNodes) elementsIn(node).forEach(added);
    // The page wrote to innerHTML or the like: the drawing goes back in.
    if (target.localName === TAG && attached.has(target)) isolated(target, (element) => show(element, {}));
  }
  if (removed) for (const element of [...attached]) if (!element.isConnected) disconnected(element);
  flush();
}

function post(kind, item) {
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
export function isolated(element, action) {
  try {
    action(element);
  } catch (error) {
    warn(`an element could not be upgraded: ${error.message}`);
  }
}
