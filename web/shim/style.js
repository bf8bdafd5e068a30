// The two style sheets, adopted by documents and shadow roots: works also where the page forbids inline style.
import elementText from './element.css';
import surfaceText from './surface.css';

/** The sheet for documents and shadow roots that hold elements. */
export const ELEMENT = { text: elementText, sheets: new WeakMap() };

/** The sheet for the drawing. */
export const SURFACE = { text: surfaceText, sheets: new WeakMap() };

/** Adds a style to a document or shadow root, and says whether it was missing; a document that is not shown needs none. */
export function adopt(root, style) {
  const sheet = sheetOf(root, style);
  const adopted = root.adoptedStyleSheets;
  if (!sheet || adopted.includes(sheet)) return false;
  adopted.push(sheet);
  return true;
}

/** Removes it again. */
export function abandon(root, style) {
  const sheet = sheetOf(root, style);
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
}

/** The sheet of a style: a constructed one belongs to one document, and every frame has its own. */
export function sheetOf(root, { text, late = '', sheets }) {
  const document = root.ownerDocument ?? root;
  if (!sheets.has(document) && document.defaultView) {
    const sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(text + late);
    sheets.set(document, sheet);
  }
  return sheets.get(document);
}
