// What the third part of the shim, in panels/, uses of the second; it crosses as that of core.js does.
export { KIND, VALUE } from './device-members.js';
export { listed } from './device-list.js';
export { drawing, make, write } from './make.js';
export { flush, post } from './news.js';
export { open } from './requests.js';
export { serve } from './served.js';
export { inheritedLanguage } from '../inherited-language.js';
