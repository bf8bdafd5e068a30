// What the second part of the shim, in takeover/, uses of the first: the two are files of their own.
import { afterDispatch, keyClicks, LATE_CLICK, serveEarlyClicks, setActivate } from './activation.js';
import { warn } from './console.js';
import { setCompiler } from './handlers.js';
import { labelsOf, loadedLabels } from './language.js';
import { patch } from './patches.js';
import { connection, connectPython, isConnected, tell } from './python.js';
import { allElements, elementOf, recordOf } from './records.js';
import { giveUp, isUnderWay, showBusy } from './runtime.js';
import { currentStates, remembered, STORAGE_KEY, watchedStates } from './states.js';
import { adopt, ELEMENT, sheetOf } from './style.js';
import { SURFACE_TAG } from './surface.js';
import {
  attachedElements,
  catchUp,
  descriptions,
  dressedRoots,
  flush,
  initialise,
  post,
  rootOf,
  setCompanion,
  upgrade,
  watchStyles,
} from './upgrade.js';
import { show } from './view.js';

export const core = {
  adopt,
  afterDispatch,
  allElements,
  attachedElements,
  catchUp,
  connection,
  connectPython,
  currentStates,
  descriptions,
  dressedRoots,
  ELEMENT,
  elementOf,
  flush,
  giveUp,
  initialise,
  isConnected,
  isUnderWay,
  keyClicks,
  labelsOf,
  LATE_CLICK,
  loadedLabels,
  patch,
  post,
  recordOf,
  remembered,
  rootOf,
  serveEarlyClicks,
  setActivate,
  setCompiler,
  setCompanion,
  sheetOf,
  show,
  showBusy,
  STORAGE_KEY,
  SURFACE_TAG,
  tell,
  upgrade,
  warn,
  watchedStates,
  watchStyles,
};
