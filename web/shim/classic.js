// permission-element.js, for <script src>.
import { install } from './polyfill.js';
import { fromScript } from './options.js';

install(fromScript(globalThis.document?.currentScript));
