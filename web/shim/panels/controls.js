// <permission-controls>: what this site may do, and what the person chooses instead; see polyfill/site_controls.py.
import { tell } from '../core.js';
import { createLanguages } from './languages.js';
import { createView } from './controls-view.js';
import { flush, post, serve } from '../takeover/shared.js';

const TAG = 'permission-controls';

const records = new Map(); // handle -> {element, root, language, view}

let lastHandle = 0;
let languages = null;

/** Begins to draw those that are on the page, and those to come. */
export function startControls() {
  languages = createLanguages(languagesChanged);
  serve(TAG, { connected, disconnected });
  flush();
}

/** From now on they show what the page has put into them. */
export function stopControls() {
  serve(TAG, null);
  languages?.rest();
  languages = null;
}

/** Shows a model, and has screen readers say the news. */
export function drawControls(handle, model, news) {
  const record = records.get(handle);
  if (!record) return;
  record.view ??= createView(record.root, (subject, choice) => choose(handle, subject, choice));
  record.view.update(model);
  if (news) record.view.say(news);
}

// What Python does not take over is as it was.
function choose(handle, subject, choice) {
  const { element, view } = records.get(handle) ?? {};
  const about = JSON.parse(tell('control', { handle, subject, choice }) || '[]');
  view?.settle();
  for (const detail of about) element.dispatchEvent(new CustomEvent('change', { bubbles: true, detail }));
}

function connected(element, root) {
  if (records.size === 0) languages.watch();
  lastHandle += 1;
  const record = { element, root, language: languages.of(element), view: null };
  records.set(lastHandle, record);
  post('controls', [lastHandle, record.language]);
}

function disconnected(element) {
  for (const [handle, record] of records) {
    if (record.element !== element) continue;
    records.delete(handle);
    record.root.replaceChildren(document.createElement('slot'));
    post('controlsGone', handle);
  }
  if (records.size === 0) languages.rest();
}

function languagesChanged() {
  for (const [handle, record] of records) {
    const language = languages.of(record.element);
    if (language === record.language) continue;
    record.language = language;
    post('controls', [handle, language]);
  }
}
