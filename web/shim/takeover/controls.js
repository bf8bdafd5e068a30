// <permission-controls>: what this site may do, and what the person chooses instead; see polyfill/site_controls.py.
import { flush, post, tell, warn } from '../core.js';
import { createView } from './controls-view.js';
import { inheritedLanguage } from '../inherited-language.js';

const TAG = 'permission-controls';
const LANG = 'lang';

// A definition is for good, while this part comes anew with each start: the part that is at work says so by this.
const SERVE = Symbol.for('permission-polyfill.controls');

const records = new Map(); // handle -> {element, root, language, view}

let lastHandle = 0;
let observer = null;

/** Begins to draw those that are on the page, and those to come. */
export function startControls() {
  if (!customElements.get(TAG)) customElements.define(TAG, createClass());
  const Controls = customElements.get(TAG);
  if (!Controls[SERVE]) return warn(`<${TAG}> stays as the page has defined it`);
  observer = new MutationObserver(languagesChanged);
  Controls[SERVE]({ connected, disconnected });
  flush();
}

/** From now on they show what the page has put into them. */
export function stopControls() {
  customElements.get(TAG)?.[SERVE]?.(null);
  observer?.disconnect();
  observer = null;
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
  if (records.size === 0) watch(document);
  lastHandle += 1;
  const record = { element, root, language: languageOf(element), view: null };
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
  if (records.size === 0) observer.disconnect();
}

// The observer of elements hears of languages as well, but is there for one listener only.
function watch(root) {
  observer.observe(root, { subtree: true, attributes: true, attributeFilter: [LANG] });
}

function languageOf(element) {
  return inheritedLanguage(element, watch);
}

function languagesChanged() {
  for (const [handle, record] of records) {
    const language = languageOf(record.element);
    if (language === record.language) continue;
    record.language = language;
    post('controls', [handle, language]);
  }
}

function createClass() {
  const roots = new Map(); // element in a document -> its shadow root
  let server = null;

  return class PermissionControls extends HTMLElement {
    #root = this.attachShadow({ mode: 'closed' });

    constructor() {
      super();
      this.#root.append(document.createElement('slot'));
    }

    connectedCallback() {
      roots.set(this, this.#root);
      server?.connected(this, this.#root);
    }

    disconnectedCallback() {
      roots.delete(this);
      server?.disconnected(this);
    }

    static [SERVE](next) {
      for (const element of roots.keys()) server?.disconnected(element);
      server = next;
      for (const [element, root] of roots) server?.connected(element, root);
    }
  };
}
