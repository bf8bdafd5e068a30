// A permission element answers as if the child that carries its drawing were not there.
import { initialise, recordOf, SURFACE_TAG, upgrade } from '../core.js';
import { patchAfter } from './patches.js';

// Where to go on from the drawing.
const BESIDE = {
  firstChild: 'nextSibling',
  lastChild: 'previousSibling',
  firstElementChild: 'nextElementSibling',
  lastElementChild: 'previousElementSibling',
};

const SURFACE_MARKUP = new RegExp(`<${SURFACE_TAG}[^>]*></${SURFACE_TAG}>`, 'g');

const lists = new WeakMap(); // live list of children -> the same without the drawing

let overridden = []; // names of members
let prototype = null; // which has them

/** From now on the drawing is hidden from who asks the element, and copies of it are elements at once. */
export function hideSurfaces() {
  ({ prototype } = globalThis.HTMLPermissionElement);
  for (const [name, beside] of Object.entries(BESIDE)) {
    override(name, (node) => (isSurface(node) ? node[beside] : node));
  }
  for (const name of ['childNodes', 'children']) override(name, withoutSurface);
  override('childElementCount', (_, element) => element.children.length);
  override('hasChildNodes', (_, element) => element.firstChild !== null);
  for (const name of ['innerHTML', 'outerHTML', 'getHTML']) {
    override(name, (markup) => markup.replace(SURFACE_MARKUP, ''));
  }
  // What is laid out is the drawing; an element that is not laid out answers with all its text, as any other.
  for (const name of ['innerText', 'outerText']) {
    override(name, (text, element) => (showsDrawing(element) ? '' : text));
  }
  override('isEqualNode', (isEqual, element, [other]) => isEqual || (other ? copy(element).isEqualNode(copy(other)) : false));
  override('cloneNode', (clone) => {
    initialise(clone);
    return clone;
  });
  // It makes shadow roots.
  for (const owner of [Element.prototype, ShadowRoot.prototype]) patchAfter(owner, 'setHTMLUnsafe', (_, root) => upgrade(root));
}

/** Takes it back. */
export function showSurfaces() {
  for (const name of overridden) delete prototype[name];
  overridden = [];
}

// Gives the prototype a member that it has inherited so far; `after` answers in place of the original.
function override(name, after) {
  let owner = Object.getPrototypeOf(prototype);
  while (owner && !Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
  if (!owner) return; // not every browser has everything
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  const kind = descriptor.get ? 'get' : 'value';
  const native = descriptor[kind];
  const { ours } = {
    ours() {
      return after(native.apply(this, arguments), this, arguments);
    },
  };
  Object.defineProperties(ours, { name: { value: native.name }, length: { value: native.length } });
  Object.defineProperty(prototype, name, { ...descriptor, configurable: true, [kind]: ours });
  overridden.push(name);
}

function isSurface(node) {
  return node?.localName === SURFACE_TAG;
}

function showsDrawing(element) {
  return recordOf(element)?.view.fallback === false && element.getClientRects().length > 0;
}

// In a document that runs no scripts and loads nothing.
function copy(node) {
  const result = document.implementation.createHTMLDocument('').importNode(node, true);
  for (const surface of result.querySelectorAll?.(SURFACE_TAG) ?? []) surface.remove();
  return result;
}

function withoutSurface(list) {
  if (!lists.has(list)) lists.set(list, new Proxy(list, traps));
  return lists.get(list);
}

const traps = {
  get(list, key) {
    if (key === 'item') return (index) => lists.get(list)[index >>> 0] ?? null;
    if (key === 'namedItem') return (name) => list.namedItem(name);
    const hidden = indexOfSurface(list);
    if (key === 'length') return list.length - (hidden >= 0);
    return list[isIndex(key) && hidden >= 0 && key >= hidden ? Number(key) + 1 : key];
  },
  has(list, key) {
    return isIndex(key) ? key < traps.get(list, 'length') : key in list;
  },
  ownKeys(list) {
    return Reflect.ownKeys(list).filter((key) => traps.has(list, key));
  },
  getOwnPropertyDescriptor(list, key) {
    const descriptor = Reflect.getOwnPropertyDescriptor(list, key);
    if (!isIndex(key)) return descriptor;
    return traps.has(list, key) ? { ...descriptor, value: traps.get(list, key) } : undefined;
  },
};

function isIndex(key) {
  return typeof key === 'string' && /^\d+$/.test(key);
}

// It is the first child, unless the page has just put something before it.
function indexOfSurface(list) {
  return Array.prototype.findIndex.call(list, isSurface);
}
