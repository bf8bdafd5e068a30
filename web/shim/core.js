// What the second part of the shim, in takeover/, uses of the first: the two are files of their own.
export { labelsOf } from './language.js';
export { allElements, elementOf, recordOf } from './records.js';
export { attachedElements, flush, post, rootOf, setSensors } from './upgrade.js';
export { connection, isConnected, tell } from './python.js';
export { currentStates, remembered, STORAGE_KEY } from './states.js';
export { setJudge } from './activation.js';
export { adopt, ELEMENT, sheetOf } from './style.js';
export { show } from './view.js';
export { watchedRoots, watchStyles } from './upgrade.js';
export { warn } from './console.js';
