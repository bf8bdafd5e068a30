// The rest of the style sheets, and of the icons.
import * as catalogue from 'catalogue';
import { dressedRoots, ELEMENT, icons, SURFACE } from '../core.js';
import { HOLD } from './holds.js';
import elementText from './element.css';
import surfaceText from './surface.css';

const DRAWN = ':where(permission:has(> permission-surface),permission-element:not(:state(unsupported)))';
const HELD = ':where(permission:has(> permission-surface[held]),permission-element:state(held))';
const STEADY = heldAs(['steady']);
const OPAQUE = 'rgb(from ButtonText r g b/1)';
const FOREVER = '1e9s';
const AT_ONCE = '1ms'; // what takes no time is no transition

/** From now on the sheets are whole, with what applies in an edition. */
export function completeStyles(edition) {
  Object.assign(icons, catalogue.lateIcons);
  const rules = [defaults, opaqueText, neutral, sensors].map((write) => write(edition)).join('');
  complete(ELEMENT, `${elementText}@layer permission-polyfill{${rules}}`);
  complete(SURFACE, surfaceText);
}

/** Takes the rest back. */
export function resetStyles() {
  complete(ELEMENT, '');
  complete(SURFACE, '');
}

function complete(style, late) {
  style.late = late;
  const documents = new Set(dressedRoots().map((root) => root.ownerDocument ?? root));
  for (const document of documents) style.sheets.get(document)?.replaceSync(style.text + late);
}

function defaults(edition) {
  const declarations = Object.entries(catalogue.defaults[edition] ?? {});
  return `:where(permission,permission-element){${declarations.map((declaration) => declaration.join(':')).join(';')}}`;
}

// Of all the properties that the engine knows, most never apply, and some have one value.
function neutral(edition) {
  const applying = new Set(catalogue.applies[edition].split(' '));
  const names = [...getComputedStyle(document.documentElement)].filter((name) => !applying.has(name) && !name.startsWith('--'));
  const declarations = [...names.map((name) => [name, 'unset']), ...Object.entries(catalogue.fixed)];
  return `${DRAWN}{${declarations.map((declaration) => `${declaration.join(':')}!important`).join(';')}}`;
}

// Some engines have a translucent ButtonText, which no author is to blame for.
function opaqueText() {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  context.fillStyle = 'ButtonText';
  return context.fillStyle.startsWith('#') ? '' : `:where(permission,permission-element){border-color:${OPAQUE};color:${OPAQUE}}`;
}

// Each property that is judged is in transition when it changes: for a moment, or on elements with corrections until those
// have been looked over. Such elements have one more transition, which is held, and is the only one while they are read.
// What an engine cannot put in transition again as it was, stays so: a multiple of the label's width (Chromium).
function sensors(edition) {
  const names = catalogue.read[edition].split(' ').filter((name) => !catalogue.untimed.includes(name));
  const all = `transition-property:${[HOLD, ...names]}!important`;
  return (
    `${DRAWN}{transition:${AT_ONCE} step-start allow-discrete!important;${all}}` +
    `${HELD}{${HOLD}:1!important;transition-duration:${FOREVER}!important;transition-property:${HOLD}!important}` +
    subsets(catalogue.kept)
      .map((kept) => `${heldAs(kept)}{transition-property:${[HOLD, ...kept]}!important}`)
      .join('') +
    `${STEADY}{transition-timing-function:step-end!important;${all}}`
  );
}

// See holds.js for the words.
function heldAs(words) {
  const each = (write) => words.map(write).join('');
  const marked = `permission:has(> permission-surface${each((word) => `[held~=${word}]`)})`;
  return `:where(${marked},permission-element${each((word) => `:state(${word})`)})`;
}

// None twice, larger ones later.
function subsets(names) {
  return names.reduce((found, name) => [...found, [name], ...found.map((others) => [...others, name])], []);
}
