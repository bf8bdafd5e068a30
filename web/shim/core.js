// What the second part of the shim, in takeover/, uses of the first: the two are files of their own.
export { allElements, elementOf, recordOf } from './records.js';
export { connection, tell } from './python.js';
export { currentStates, remembered, STORAGE_KEY } from './states.js';
export { show } from './view.js';
export { warn } from './console.js';
export { conclusion, follow } from './void.js';
