// The script for <script src>: it exports nothing, and brings the element to this page.
import type {} from './types/polyfill.js';
import type {} from './types/elements.js';
import type {} from './types/jsx.js';

export {};
