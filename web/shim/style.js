// The style sheets: of the element in the page, and of the drawing in its closed shadow root.
// Defaults as fact sheet 3.2 has them; no specificity, and a layer of their own, so that authors override them.

const LAYER = 'permission-polyfill';

const HOST = `@layer ${LAYER} {
:where(permission, permission-element) {
  background-color: ButtonFace;
  border: 1px solid ButtonBorder;
  border-radius: 3px;
  box-sizing: content-box;
  color: ButtonText;
  cursor: pointer;
  display: inline-block;
  font-style: normal;
  font-weight: normal;
  height: auto;
  padding: 8px 16px;
  user-select: none;
  vertical-align: middle;
  width: auto;
  word-spacing: normal;
}
:where(permission.\\:granted, permission-element.\\:granted) { background-color: Field; }
:where(permission-element:state(unsupported)), :where(permission:not(:has(> permission-surface))) {
  all: revert;
}
/* The author's text is still laid out, but as text of size 0, whose lines have no height of their own either. */
permission:has(> permission-surface) { font-size-adjust: 0 !important; line-height: normal !important; }
permission:has(> permission-surface) > :not(permission-surface) { display: none !important; }
}`;

const SURFACE = `
:host(permission-surface) {
  all: initial !important;
  color: inherit !important;
  display: block !important;
  font-size: inherit !important;
  font-style: inherit !important;
  font-weight: inherit !important;
  letter-spacing: inherit !important;
  word-spacing: inherit !important;
  text-transform: inherit !important;
  direction: inherit !important;
  pointer-events: none !important;
  user-select: none !important;
  -webkit-user-select: none !important;
}
.container {
  align-items: center;
  display: flex;
  flex-flow: row nowrap;
  font-family: Arial, Helvetica, sans-serif;
  justify-content: center;
  line-height: normal;
  margin: auto;
  pointer-events: none;
  text-indent: 0;
  white-space: nowrap;
  width: fit-content;
}
svg {
  fill: currentcolor;
  flex: none;
  height: 1.3em;
  margin-inline-end: 5px;
  width: 1.3em;
}
.busy svg { fill: none; stroke: currentcolor; stroke-width: 3; stroke-dasharray: 40 60; animation: turn 1s linear infinite; }
@keyframes turn { to { rotate: 1turn; } }
@media (prefers-reduced-motion: reduce) { .busy svg { animation: none; } }
`;

/** The sheet for documents and shadow roots that hold elements. */
export const hostSheet = lazySheet(HOST);

/** The sheet for the drawing. */
export const surfaceSheet = lazySheet(SURFACE);

/** Adds a sheet to a document or shadow root, once. */
export function adopt(root, sheet) {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** Removes it again. */
export function abandon(root, sheet) {
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
}

function lazySheet(text) {
  let sheet;
  return () => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
    }
    return sheet;
  };
}
