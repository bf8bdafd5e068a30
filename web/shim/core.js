// What the second part of the shim, in takeover/, uses of the first. The two are files of their own, and the names do not
// survive in them: bundle.mjs hands over a list in the order of this file.
export { afterDispatch, early, keyClicks, LATE_CLICK, setActivate } from './activation.js';
export { warn } from './console.js';
export { gatedWatches, openGate, STORE_KEY, ungated } from './gate.js';
export { setCompiler } from './handlers.js';
export { partsOf } from './interface.js';
export { labels, labelsOf } from './language.js';
export { importModule } from './load.js';
export { patch, patchAfter } from './patches.js';
export { connection, connectPython, isConnected, stringify, tell } from './python.js';
export { allElements, elementOf, recordOf } from './records.js';
export { giveUp, isUnderWay, showBusy } from './runtime.js';
export { remembered, STORAGE_KEY } from './states.js';
export { adopt, ELEMENT, sheetOf, SURFACE } from './style.js';
export { icons, SURFACE_TAG } from './surface.js';
export {
  attachedElements,
  catchUp,
  dressedRoots,
  hasContentOnly,
  initialise,
  isolated,
  setCompanion,
  upgrade,
  watchStyles,
} from './upgrade.js';
export { attributesOf, hold, show, STATES } from './view.js';
