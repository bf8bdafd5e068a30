// What site controls look like. What has changed is written into what is there: nothing is built anew under the focus.
import { iconBox, icons, lateIcons } from 'catalogue';
import { drawing, make, write } from '../takeover/shared.js';
import { offer } from './choices.js';
import { adopt } from '../core.js';
import controlsText from './controls.css';
import { PANEL } from './panel.js';
import { written } from './times.js';

const CONTROLS = { text: controlsText, sheets: new WeakMap() };

let lastId = 0;

/**
 * Makes the drawing in a shadow root.
 * @param {ShadowRoot} root
 * @param {(subject: string, choice: string) => void} choose
 * @returns {{update: (model: object) => void, say: (text: string) => void, settle: () => void}} `update` shows a model
 *   of polyfill/site_controls_model.py, `settle` puts back what was chosen without effect.
 */
export function createView(root, choose) {
  adopt(root, PANEL);
  adopt(root, CONTROLS);
  const rows = new Map(); // subject -> row
  const title = make('h2', { id: 'title', part: 'title' });
  const list = make('ul', { part: 'list', role: 'list' }); // a list without bullets is none to Safari
  const reset = make('button', { type: 'button', part: 'reset' });
  const news = make('p', { className: 'news', role: 'status' });
  const frame = make('section', { part: 'controls' }, title, list, make('footer', {}, reset), news);
  frame.setAttribute('aria-labelledby', title.id);
  let shown = null;
  reset.addEventListener('click', ({ isTrusted }) => {
    if (isTrusted && shown.reset.active) choose(shown.reset.subject, shown.reset.choice);
  });

  function update(model) {
    shown = model;
    frame.lang = model.language;
    frame.dir = model.direction;
    write(title, model.title);
    write(reset, model.reset.text);
    reset.ariaDisabled = model.reset.active ? null : 'true'; // a disabled one would lose the focus
    model.rows.forEach((row, index) => {
      if (!rows.has(row.subject)) rows.set(row.subject, createRow(row, choose));
      const { element, show } = rows.get(row.subject);
      if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
      show(row, model.locale);
    });
    for (const [subject, { element }] of rows) {
      if (model.rows.some((row) => row.subject === subject)) continue;
      rows.delete(subject);
      element.remove();
    }
    if (!frame.isConnected) root.replaceChildren(frame);
  }

  return {
    update,
    say: (text) => news.replaceChildren(text),
    settle: () => shown.rows.forEach(({ subject, choice }) => rows.get(subject).select(choice)),
  };
}

function createRow({ subject, icon }, choose) {
  lastId += 1;
  const label = make('bdi'); // in a language that may run the other way
  const heading = make('h3', { id: `name${lastId}`, part: 'name' }, label);
  const summary = make('p', { id: `state${lastId}` });
  const about = make('div', { className: 'about' }, heading, summary);
  const times = new Map(); // name -> paragraph
  const select = make('select', { part: 'choice' });
  const { steps, guide } = createGuidance();
  select.setAttribute('aria-labelledby', heading.id);
  select.setAttribute('aria-describedby', summary.id);
  select.addEventListener('change', ({ isTrusted }) => isTrusted && choose(subject, select.value));
  const choice = make('span', { className: 'choice' }, select);
  const symbol = make('span', { className: 'icon', part: 'icon' }, drawing(iconBox, icons[icon] ?? lateIcons[icon]));
  const element = make('li', { part: 'row' }, symbol, about, choice, steps);

  function choosing(value) {
    if (select.value !== value) select.value = value;
  }

  function show(row, locale) {
    write(label, row.name);
    label.lang = row.language;
    write(summary, row.summary);
    summary.setAttribute('part', `state ${row.state}`);
    showTimes(row.times, locale);
    offer(select, row.choices);
    choosing(row.choice);
    guide(row.steps);
  }

  function showTimes(entries, locale) {
    for (const entry of entries) {
      if (!times.has(entry.name)) times.set(entry.name, make('p', { part: `time ${entry.name}` }, '', make('time'), ''));
      const paragraph = times.get(entry.name);
      if (paragraph.parentNode !== about) about.append(paragraph);
      const [before, time, after] = paragraph.childNodes;
      time.dateTime = new Date(entry.at).toISOString();
      write(before, entry.before);
      write(time, written(entry, locale));
      write(after, entry.after);
    }
    for (const [name, paragraph] of times) if (!entries.some((entry) => entry.name === name)) paragraph.remove();
  }

  return { element, show, select: choosing };
}

function createGuidance() {
  const summary = make('summary');
  const list = make('ol');
  const steps = make('details', { part: 'guidance', hidden: true }, summary, list);
  const guide = ({ text, items }) => {
    write(summary, text);
    steps.hidden = items.length === 0;
    if (items.join() !== [...list.children].map(({ textContent }) => textContent).join()) {
      list.replaceChildren(...items.map((item) => make('li', {}, item)));
    }
  };
  return { steps, guide };
}
