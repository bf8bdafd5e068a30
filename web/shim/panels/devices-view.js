// What a picker of devices looks like. What has changed is written into what is there: nothing moves, or loses the focus.
import { drawing, make, write } from '../takeover/shared.js';
import { offer } from './choices.js';
import { adopt } from '../core.js';
import devicesText from './devices.css';
import { iconBox } from 'catalogue';
import { PANEL } from './panel.js';
import { watchLevel } from './level.js';

const DEVICES = { text: devicesText, sheets: new WeakMap() };

const LIST_KEYS = ['Enter', ' ', 'ArrowDown', 'ArrowUp'];

/**
 * Makes the drawing in a shadow root.
 * @param {ShadowRoot} root
 * @param {(act: string, value?: string) => void} act
 * @returns {object} `update` shows a model of polyfill/media/picker_model.py and a stream, `say` has screen readers say
 *   a text, `settle` puts back what was chosen without effect, `end` lets go of the stream.
 */
export function createView(root, act) {
  adopt(root, PANEL);
  adopt(root, DEVICES);
  const symbol = make('span', { className: 'icon', part: 'icon' });
  const title = make('label', { id: 'title', htmlFor: 'choice', part: 'title' });
  const select = make('select', { id: 'choice', part: 'choice' });
  const choice = make('span', { className: 'choice' }, select);
  const state = make('p', { id: 'state' });
  const button = make('button', { type: 'button' });
  const forget = make('button', { type: 'button', part: 'forget' });
  const news = make('p', { className: 'news', role: 'status' });
  const preview = createPreview();
  const meter = createMeter();
  const about = make('div', { className: 'about' }, title, state);
  const head = make('header', {}, symbol, about);
  const foot = make('footer', {}, button, forget);
  const frame = make('section', { part: 'devices' }, head, preview.element, meter.element, choice, foot, news);
  frame.setAttribute('aria-labelledby', title.id);
  select.setAttribute('aria-describedby', state.id);
  let shown = null;

  button.addEventListener('click', ({ isTrusted }) => isTrusted && shown.button.active && act(shown.button.act));
  forget.addEventListener('click', ({ isTrusted }) => isTrusted && shown.forget.active && act('forget'));
  select.addEventListener('change', ({ isTrusted }) => isTrusted && act('choose', select.value));
  select.addEventListener('mousedown', instead);
  select.addEventListener('keydown', (event) => LIST_KEYS.includes(event.key) && instead(event));

  // A list without names is not worth to be opened, but a reason to have the device opened, which gives it names.
  function instead(event) {
    if (!shown.opens || !event.isTrusted) return;
    event.preventDefault();
    select.focus();
    act('open');
  }

  function update(model, stream) {
    if (!shown) symbol.append(drawing(iconBox, model.icon));
    shown = model;
    frame.lang = model.language;
    frame.dir = model.direction;
    write(title, model.title);
    write(state, model.summary);
    state.setAttribute('part', `state ${model.state}${model.muted ? ' muted' : ''}`);
    offer(select, model.options);
    for (const option of select.options) option.dir = 'auto'; // a device has a name in any language
    choice.hidden = model.hidden;
    settle();
    show(button, model.button);
    button.setAttribute('part', `button ${model.button.act}`);
    show(forget, model.forget);
    preview.show(model, stream);
    meter.show(model, stream);
    if (!frame.isConnected) root.replaceChildren(frame);
  }

  function settle() {
    if (select.value !== shown.chosen) select.value = shown.chosen;
  }

  function end() {
    preview.show({}, null);
    meter.show({}, null);
  }

  return { update, settle, end, say: (text) => news.replaceChildren(text) };
}

// A disabled button would lose the focus.
function show(button, { text, active }) {
  write(button, text);
  button.ariaDisabled = active ? null : 'true';
}

// Its place is kept free, so that nothing moves when the picture comes.
function createPreview() {
  const video = make('video', { muted: true, autoplay: true, playsInline: true, part: 'video' });
  const element = make('div', { part: 'preview', hidden: true }, video);
  video.setAttribute('aria-labelledby', 'title');
  return {
    element,
    show({ preview }, stream) {
      element.hidden = !preview;
      if (video.srcObject !== stream) video.srcObject = stream;
      video.hidden = !stream;
    },
  };
}

function createMeter() {
  const element = make('div', { part: 'meter', hidden: true }, make('span'));
  const names = { role: 'meter', 'aria-labelledby': 'title', 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': 0 };
  for (const [name, value] of Object.entries(names)) element.setAttribute(name, value);
  let heard = null;
  let end = () => {};

  function shown(level) {
    element.style.setProperty('--level', level.toFixed(3));
    element.setAttribute('aria-valuenow', Math.round(level * 100));
  }

  return {
    element,
    show({ meter }, stream) {
      element.hidden = !meter;
      if (heard === stream) return;
      end();
      heard = stream;
      end = meter && stream ? watchLevel(stream, element, meter, shown) : () => {};
    },
  };
}
