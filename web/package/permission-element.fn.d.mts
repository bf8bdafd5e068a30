// Importing it changes nothing; apply() does.
import type { PermissionPolyfillOptions } from './types/polyfill.js';
import type {} from './types/elements.js';
import type {} from './types/jsx.js';

export type * from './types/polyfill.js';
export type * from './types/values.js';

/**
 * Brings the element to this page.
 * @param options The names of the script's data attributes, in camelCase.
 * @returns Fulfilled when Python has taken over; rejected with the reason when it cannot. Without a document nothing happens.
 */
export function apply(options?: PermissionPolyfillOptions): Promise<void>;

/** Takes everything back: elements, styles, interface, bridges. */
export function unapply(): void;

/** Whether the browser itself has the element. */
export function isSupported(): boolean;

/** Whether this polyfill is at work. */
export function isPolyfilled(): boolean;

/** Upgrades the elements in a document, shadow root or element now; shadow roots are watched from then on. */
export function upgrade(root: Node): void;
