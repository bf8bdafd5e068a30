// What the second part of the shim, in takeover/, uses of the first: the two are files of their own.
export { labelsOf } from './language.js';
export { allElements, elementOf, recordOf } from './records.js';
export {
  attachedElements,
  catchUp,
  dressedRoots,
  flush,
  initialise,
  post,
  rootOf,
  setSensors,
  upgrade,
  watchStyles,
} from './upgrade.js';
export { connection, isConnected, tell } from './python.js';
export { currentStates, remembered, STORAGE_KEY } from './states.js';
export { setActivate } from './activation.js';
export { adopt, ELEMENT, sheetOf } from './style.js';
export { show } from './view.js';
export { warn } from './console.js';
export { patch } from './patches.js';
export { setCompiler } from './handlers.js';
export { SURFACE_TAG } from './surface.js';
