// permission-element.mjs: the same, as a module that also exports the functions.
import { install } from './polyfill.js';
import { fromModule } from './options.js';

export * from './fn.js';

install(fromModule(import.meta.url));
