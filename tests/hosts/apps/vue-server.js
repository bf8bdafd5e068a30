import 'permission-element/fn';
import { createSSRApp, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import View from './View.vue';

console.log(await renderToString(createSSRApp({ render: () => h(View) })));
