import { flushSync, hydrate, mount, unmount } from 'svelte';
import { writable } from 'svelte/store';
import { begin } from './begin.js';
import View from './View.svelte';

const shown = writable({});
const options = { target: document.querySelector('#place'), props: { shown } };
let app = null;

begin({
  async show(what = {}) {
    shown.set(what);
    app ??= mount(View, options);
    flushSync();
  },
  async hide() {
    await unmount(app);
    app = null;
  },
  async hydrate() {
    app = hydrate(View, options);
    flushSync();
  },
});
