// Finds permission elements, upgrades them in place, and tells Python of their comings and goings.
import catalogue from 'catalogue';
import { addRecord, allElements, deleteRecord, onForgotten, recordOf } from './records.js';
import { childSurface, ownSurface, SURFACE } from './surface.js';
import { clear, initialView, lookUp, show } from './view.js';
import { listen } from './activation.js';
import { isConnected, tell } from './python.js';
import { setInterface } from './interface.js';
import { watch } from './states.js';

const TAG = 'permission';

const attached = new Set(); // the elements in a document, which the document keeps alive anyway
const news = []; // [kind, item] for Python, in order

let observer = null;
let appeared = () => {};

/** Starts watching a document; `onAppeared` is called when an element gets into it. */
export function start(document, onAppeared) {
  appeared = onAppeared;
  observer = new MutationObserver(mutated);
  onForgotten((handle) => tell('forget', [handle]));
  upgrade(document);
}

/** Stops watching and turns every element back into what it was. */
export function stop() {
  observer.disconnect();
  observer = null;
  attached.clear();
  for (const element of [...allElements()]) {
    const record = recordOf(element);
    clear(element);
    record.listeners.abort();
    deleteRecord(element);
    if (element.localName === TAG) Object.setPrototypeOf(element, HTMLUnknownElement.prototype);
  }
}

/**
 * Upgrades the permission elements in a tree, now, and watches it from now on.
 * @param {Document|ShadowRoot|Element} root
 */
export function upgrade(root) {
  if (!observer) return;
  if (root.nodeType !== Node.ELEMENT_NODE) observer.observe(root, { childList: true, subtree: true });
  if (root.localName === TAG) connected(root);
  for (const element of [...root.querySelectorAll(TAG)]) connected(element);
  flush();
}

/** Makes a node a permission element; `root` and `internals` are a custom element's own. */
export function initialise(element, root, internals) {
  if (!observer) return;
  if (!root) setInterface(element);
  dropClonedSurface(element);
  const type = element.getAttribute('type');
  addRecord(element, {
    type,
    attachedAt: 0,
    view: initialView(type),
    surface: root ? ownSurface(element, root, internals) : childSurface(element),
    handlers: new Map(),
    listeners: new AbortController(),
    attributes: new Set(),
  });
  listen(element);
  if (!root) observer.observe(element, { attributes: true, attributeFilter: catalogue.observedAttributes });
}

/** An element is in the document, perhaps at another place than before. */
export function connected(element) {
  if (!observer || !element.isConnected) return;
  if (!recordOf(element)) initialise(element);
  const record = recordOf(element);
  if (attached.has(element)) disconnected(element);
  attached.add(element);
  record.attachedAt = performance.now();
  adoptType(element);
  show(element, {});
  post('attach', description(element));
  appeared();
}

/** An element left the document. */
export function disconnected(element) {
  if (!attached.delete(element)) return;
  post('detach', recordOf(element).handle);
}

/** The type attribute of an element changed, perhaps for the first time. */
export function attributeChanged(element) {
  const record = recordOf(element);
  if (!record || record.type !== null || !element.hasAttribute('type')) return;
  adoptType(element);
  if (attached.has(element)) show(element, {});
  post('type', [record.handle, record.type]);
}

// Until Python answers, the catalogue does; what it shows of a type, Python shows as well.
function adoptType(element) {
  const record = recordOf(element);
  record.type ??= element.getAttribute('type');
  if (!isConnected()) record.view = initialView(record.type);
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
  let removed = false;
  const seen = new Set(); // a node and its parent may both have been added
  const added = (element) => {
    if (!seen.has(element)) connected(element);
    seen.add(element);
  };
  for (const { type, target, addedNodes, removedNodes } of mutations) {
    if (type === 'attributes') {
      attributeChanged(target);
      continue;
    }
    removed ||= removedNodes.length > 0;
    for (const node of addedNodes) {
      if (node.localName === TAG) added(node);
      if (node.firstElementChild) for (const element of [...node.getElementsByTagName(TAG)]) added(element);
    }
    // The page wrote to innerHTML or the like: the drawing goes back in.
    if (target.localName === TAG && attached.has(target)) show(target, {});
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

// cloneNode() copies the drawing's host and what was set for the author, but nothing that makes them work.
function dropClonedSurface(element) {
  const copy = [...element.children].find((child) => child.localName === SURFACE);
  if (!copy) return;
  copy.remove();
  for (const name of ['role', 'tabindex', 'aria-label', 'aria-busy']) element.removeAttribute(name);
}
