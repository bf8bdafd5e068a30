import { createApp, createSSRApp, h, nextTick, shallowReactive } from 'vue';
import { begin } from './begin.js';
import View from './View.vue';

const shown = shallowReactive({ what: {} });
const root = { render: () => h(View, shown.what) };
let app = null;

function mount(create, what) {
  shown.what = what;
  app = create(root);
  app.mount('#place');
}

begin({
  async show(what = {}) {
    if (app) shown.what = what;
    else mount(createApp, what);
    await nextTick();
  },
  async hide() {
    app.unmount();
    app = null;
  },
  async hydrate() {
    mount(createSSRApp, {});
    await nextTick();
  },
});
