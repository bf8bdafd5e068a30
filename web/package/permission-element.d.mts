// Importing it brings the element to this page.
export * from './permission-element.fn.mjs';
