import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { begin } from './begin.js';
import { View } from './react-view.jsx';

const place = document.querySelector('#place');
let root = null;

begin({
  async show(what = {}) {
    root ??= createRoot(place);
    flushSync(() => root.render(<View {...what} />));
  },
  async hide() {
    root.unmount();
    root = null;
  },
  async hydrate() {
    flushSync(() => (root = hydrateRoot(place, <View />)));
  },
});
