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
  addRecord(element, {
    attached: false,
    attachedAt: 0,
    view: initialView(element),
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
  if (!isConnected()) record.view = initialView(element);
  show(element, {});
  watch(lookUp(element.getAttribute('type'))?.permissions ?? []);
  post('attach', description(element));
  appeared();
}

/** An element left the document. */
export function disconnected(element) {
  if (!attached.delete(element)) return;
  post('detach', recordOf(element).handle);
}

/** The type attribute of an element changed. */
export function attributeChanged(element) {
  const record = recordOf(element);
  if (!record || !element.hasAttribute('type')) return;
  watch(lookUp(element.getAttribute('type'))?.permissions ?? []);
  if (isConnected()) post('type', [record.handle, element.getAttribute('type')]);
  else if (attached.has(element)) show(element, initialView(element));
}

/** What Python is told of every element that is in the document. */
export function descriptions() {
  return [...attached].map(description);
}

export function attachedElements() {
  return attached;
}

function description(element) {
  const { handle, attachedAt } = recordOf(element);
  return [handle, element.getAttribute('type'), attachedAt];
}

function mutated(mutations) {
  let removed = false;
  for (const { type, target, addedNodes, removedNodes } of mutations) {
    if (type === 'attributes') {
      attributeChanged(target);
      continue;
    }
    removed ||= removedNodes.length > 0;
    for (const node of addedNodes) {
      if (node.localName === TAG) connected(node);
      if (node.firstElementChild) for (const element of [...node.getElementsByTagName(TAG)]) connected(element);
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
