// The style that all our panels share.
import text from './panel.css';

/** The sheet for the shadow roots of panels; their own come after it. */
export const PANEL = { text, sheets: new WeakMap() };
