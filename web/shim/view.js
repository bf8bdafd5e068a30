// What an element shows and answers. Python sends changes of it; until then it comes from the catalogue.
import * as catalogue from 'catalogue';
import { isConnected } from './python.js';
import { labelsOf, resolve } from './language.js';
import { recordOf } from './records.js';
import { remembered } from './states.js';

/** What of the view is a class as well, written .\:granted and .\:invalid in style sheets, and a custom state. */
export const STATES = ['granted', 'invalid'];

let held = ''; // a selector: what an element must not hold to be drawn
let busy = false; // whether the page has waited long enough for Python to say so

/** From now on elements show that they wait for Python, or that they no longer do. */
export function setBusy(value) {
  busy = value;
}

/** From now on elements that hold something that is hardly fallback content are not drawn, so that it is not hidden. */
export function hold(selector) {
  held = selector;
}

/** The view of an element with this type attribute, or null for none, before Python has seen it. */
export function initialView(text) {
  const type = lookUp(text);
  const granted = Boolean(type?.split(' ').every((name) => remembered()[name] === 'granted'));
  const unsupported = text !== null && !type;
  return {
    fallback: unsupported,
    label: '',
    language: '',
    icon: catalogue.types[type] ?? '',
    granted,
    isValid: false,
    invalidReason: unsupported ? catalogue.reasons.unsupported : isConnected() ? '' : catalogue.reasons.starting,
    permissionStatus: 'prompt',
    initialPermissionStatus: 'prompt',
  };
}

// What an element says before Python has seen it: in English, but not shown, while the labels of its language come.
function initialLabel(element, { type, language, view }) {
  const tag = resolve(language);
  const texts = labelsOf(tag);
  if (texts === undefined && view.language) return {}; // changed: the former label stays until then
  const known = texts ?? catalogue.labels;
  const name = lookUp(type);
  const precise = element.hasAttribute(catalogue.preciseAttributes[0]) && known[name + catalogue.precise];
  const label = (precise || known[name])?.[Number(view.granted)] ?? '';
  return { label, language: texts ? tag : texts === null ? catalogue.language : '' };
}

/** The name that the catalogue has for a type attribute, or undefined where it is unsupported. */
export function lookUp(type) {
  if (Object.hasOwn(catalogue.types, type)) return type;
  const tokens = new Set(String(type).match(/[^\t\n\f\r ]+/g)); // null, where there is none, makes none
  const name = [...tokens].sort().join(' ');
  return Object.hasOwn(catalogue.types, name) ? name : undefined;
}

/** Shows a changed view, given as the names that Python changed; writes nothing that is there already. */
export function show(element, changes) {
  const record = recordOf(element);
  const { view } = record;
  Object.assign(view, isConnected() && view.language ? {} : initialLabel(element, record), changes);
  showClasses(element, record, view);
  const fallback = view.fallback || Boolean(held && element.firstElementChild && element.querySelector(held));
  const isButton = view.label !== '' && !fallback;
  record.surface.show({ ...view, fallback }, busy && isButton);
  setAttributes(element, record, isButton ? attributesOf(view) : {});
}

/** Takes back everything that show() wrote. */
export function clear(element) {
  const record = recordOf(element);
  showClasses(element, record, {});
  setAttributes(element, record, {});
  record.surface.remove();
}

/** The attributes of an element that shows a view as a button. */
export function attributesOf(view) {
  return {
    ...catalogue.attributes,
    ...(view.language && { 'aria-label': view.label }),
    ...(busy && { 'aria-busy': 'true' }),
  };
}

// Frameworks write the class anew; ours goes back in.
function showClasses(element, record, view) {
  for (const name of STATES) {
    const isOn = Boolean(view[name]);
    if (element.classList.contains(`:${name}`) === isOn) continue;
    record.ownsClass ||= !element.hasAttribute('class');
    element.classList.toggle(`:${name}`, isOn);
    if (!isOn && record.ownsClass && element.classList.length === 0) element.removeAttribute('class');
  }
}

// An attribute that the author wrote, before or after us, is the author's.
function setAttributes(element, record, wanted) {
  for (const [name, written] of record.attributes) {
    const isOurs = element.getAttribute(name) === written;
    if (isOurs && !(name in wanted)) element.removeAttribute(name);
    if (!isOurs || !(name in wanted)) record.attributes.delete(name);
  }
  for (const [name, value] of Object.entries(wanted)) {
    if (!record.attributes.has(name) && element.hasAttribute(name)) continue;
    record.attributes.set(name, value);
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}
