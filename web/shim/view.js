// What an element shows and answers. Python sends changes of it; until then it comes from the catalogue.
import catalogue from 'catalogue';
import { recordOf } from './records.js';
import { remembered } from './states.js';

const GRANTED = ':granted'; // written .\:granted in style sheets

// Set on an element for the author, where the author set none.
const DEFAULTS = (view) => ({ role: 'button', tabindex: '0', 'aria-label': view.label });

/** The view of an element with this type attribute, or null for none, before Python has seen it. */
export function initialView(text) {
  const type = text === null ? undefined : lookUp(text);
  const granted = Boolean(type) && type.permissions.every((name) => remembered()[name] === 'granted');
  const unsupported = text !== null && !type;
  return {
    fallback: unsupported,
    label: (granted ? type?.granted : type?.label) ?? '',
    icon: type?.icon ?? '',
    granted,
    isValid: false,
    invalidReason: unsupported ? catalogue.reasons.unsupported : catalogue.reasons.starting,
    permissionStatus: 'prompt',
    initialPermissionStatus: 'prompt',
  };
}

/** The catalogue's row for a type attribute, or undefined where it is unsupported. */
export function lookUp(type) {
  const tokens = new Set(String(type).split(/[\t\n\f\r ]+/).filter(Boolean));
  const key = [...tokens].sort().join(' ');
  return Object.hasOwn(catalogue.types, key) ? catalogue.types[key] : undefined;
}

/** Shows a changed view, given as the names that changed; writes nothing that is there already. */
export function show(element, changes) {
  const record = recordOf(element);
  const { view } = record;
  Object.assign(view, changes);
  element.classList.toggle(GRANTED, view.granted);
  if (element.classList.length === 0) element.removeAttribute('class');
  record.surface.show(view);
  if (view.label && !view.fallback) setDefaults(element, record);
  else clearDefaults(element, record);
}

/** Shows that the element waits for the runtime, or that it no longer does. */
export function showBusy(element, busy) {
  recordOf(element).surface.showBusy(busy);
  if (busy) element.setAttribute('aria-busy', 'true');
  else element.removeAttribute('aria-busy');
}

/** Takes back everything that show() wrote on the element. */
export function clear(element) {
  const record = recordOf(element);
  element.classList.remove(GRANTED);
  if (element.classList.length === 0) element.removeAttribute('class');
  element.removeAttribute('aria-busy');
  clearDefaults(element, record);
  record.surface.remove();
}

function setDefaults(element, record) {
  for (const [name, value] of Object.entries(DEFAULTS(record.view))) {
    if (!element.hasAttribute(name)) record.attributes.add(name);
    if (record.attributes.has(name) && element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

function clearDefaults(element, record) {
  for (const name of record.attributes) element.removeAttribute(name);
  record.attributes.clear();
}
