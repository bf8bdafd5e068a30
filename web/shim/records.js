// All state about elements: nothing is stored on the page's own objects.

/**
 * @typedef {object} ElementRecord
 * @property {number} handle What stands for the element on the way to Python and back.
 * @property {string|null} type The first type attribute that was seen: later ones change nothing.
 * @property {string|null} language The language tag that the element inherits.
 * @property {Document} document The document that the element was last seen in.
 * @property {number} [attachedAt] When the element got into its document, in ms since the page began.
 * @property {object} view What the element shows and answers: the names of PermissionElement.view() in Python.
 * @property {object} surface The drawing.
 * @property {Map<string, object>} handlers The listeners behind the on… properties.
 * @property {AbortController} listeners Ends the element's listeners.
 * @property {Map<string, string>} attributes What was written into attributes for the author.
 * @property {boolean} [isMade] Whether a script made the element, rather than a parser.
 * @property {boolean} [ownsClass] Whether the class attribute is there only because of us.
 */

/** @type {WeakMap<Element, ElementRecord>} */
const records = new WeakMap();

/** @type {Map<number, WeakRef<Element>>} */
const elements = new Map();

const gone = new FinalizationRegistry((handle) => {
  elements.delete(handle);
  forget(handle);
});

let forget = () => {};
let lastHandle = 0;

/** Calls `listener` with the handle of each element that the page let go of. */
export function onForgotten(listener) {
  forget = listener;
}

export function recordOf(element) {
  return records.get(element);
}

export function elementOf(handle) {
  return elements.get(handle)?.deref();
}

/** All elements that are still there. */
export function allElements() {
  return alive(elements.values());
}

/** What weak references lead to, of those that still lead somewhere. */
export function alive(references) {
  return [...references].flatMap((reference) => reference.deref() ?? []);
}

export function addRecord(element, record) {
  record.handle = ++lastHandle;
  records.set(element, record);
  elements.set(record.handle, new WeakRef(element));
  gone.register(element, record.handle, element);
  return record;
}

export function deleteRecord(element) {
  elements.delete(records.get(element).handle);
  records.delete(element);
  gone.unregister(element);
}
