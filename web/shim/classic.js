// permission-element.js, for <script src>.
import { install } from './polyfill.js';
import { fromScript } from './options.js';

if (typeof document !== 'undefined') install(fromScript(document.currentScript));
