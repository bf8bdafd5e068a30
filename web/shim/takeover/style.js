// The rest of the style sheets, and of the icons.
import * as catalogue from 'catalogue';
import { addIcons, dressedRoots, ELEMENT, SURFACE } from '../core.js';
import elementText from './element.css';
import surfaceText from './surface.css';

/** From now on the sheets are whole. */
export function completeStyles() {
  addIcons(catalogue.lateIcons);
  complete(ELEMENT, elementText);
  complete(SURFACE, surfaceText);
}

function complete(style, late) {
  style.late = late;
  const documents = new Set(dressedRoots().map((root) => root.ownerDocument ?? root));
  for (const document of documents) style.sheets.get(document)?.replaceSync(style.text + late);
}
