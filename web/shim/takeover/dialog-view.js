// What a dialog looks like: a <dialog> in a closed shadow root, so that the page's styles and scripts pass it by.
import { iconBox, icons } from 'catalogue';
import { adopt } from '../core.js';
import { drawing, make } from './make.js';
import { nativeElement } from './dialog-native.js';
import dialogText from './dialog.css';

const HOST_TAG = 'permission-dialog';
const CROSS = 'M5 5l10 10M15 5l-10 10';
const CROSS_BOX = '0 0 20 20';
const DIALOG = { text: dialogText, sheets: new WeakMap() };

/**
 * Makes the dialog of a model.
 * @param {object} model As polyfill/dialogs.py makes it.
 * @param {(choice: string) => void} choose Called within the task of the click.
 * @returns {{host: Element, root: ShadowRoot, dialog: HTMLDialogElement, activate: () => void}}
 *   `activate` makes the buttons act.
 */
export function draw(model, choose) {
  const host = document.createElement(HOST_TAG);
  const root = host.attachShadow({ mode: 'closed' });
  adopt(root, DIALOG);
  const title = make('h2', { id: 'title' }, model.title);
  const content = make('div', { className: 'content', id: 'content' }, lines(model.lines), ...guidance(model, choose));
  const buttons = model.buttons.map(({ name, text }) => button({ className: 'choice' }, () => choose(name), text));
  const cross = drawing(CROSS_BOX, CROSS);
  const close = button({ className: 'close', ariaLabel: model.close }, () => choose(''), cross);
  const choices = make('div', { className: 'choices' }, ...buttons);
  const dialog = make('dialog', { lang: model.language, dir: model.direction }, title, content, choices, close);
  dialog.setAttribute('aria-labelledby', 'title');
  dialog.setAttribute('aria-describedby', 'content');
  dialog.setAttribute('data-variant', model.variant);
  dialog.tabIndex = -1;
  const all = [...buttons, close];
  setActive(all, false);
  root.append(dialog);
  return { host, root, dialog, activate: () => setActive(all, true) };
}

// Disabled ones would not be found by those who look around meanwhile.
function setActive(buttons, isActive) {
  for (const each of buttons) each.ariaDisabled = isActive ? null : 'true';
  for (const each of buttons) each.dataset.active = isActive;
}

function button(properties, press, ...children) {
  const element = make('button', { type: 'button', ...properties }, ...children);
  element.addEventListener('click', (event) => {
    if (event.isTrusted && element.dataset.active === 'true') press();
  });
  return element;
}

function lines(rows) {
  const items = rows.map(({ icon, text }) => make('li', {}, drawing(iconBox, icons[icon]), make('span', {}, text)));
  return make('ul', { className: 'lines' }, ...items);
}

function guidance({ native, steps }, choose) {
  const element = nativeElement(native.elements, choose);
  const parts = [];
  if (element) parts.push(make('p', {}, native.text), make('div', { className: 'native' }, element));
  if (steps.items.length > 0) {
    parts.push(make('p', {}, element ? steps.besideNative : steps.text), make('ol', {}, ...steps.items.map((text) => make('li', {}, text))));
  }
  return parts;
}
