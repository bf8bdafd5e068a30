// The second part of the shim: what is needed from the moment when Python takes over, fetched beside the runtime.
import { bridgeUserMedia, unbridgeUserMedia } from './requests.js';
import { pseudoClasses } from 'catalogue';
import { startSelectors, stopSelectors } from './selectors.js';
import { activate, freeScripts, restrictScripts } from './activation.js';
import { cancelSchedule, createHost } from './host.js';
import { compileHandlers, ignoreHandlers } from './handlers.js';
import { hideSurfaces, showSurfaces } from './children.js';
import { describeFrame as frameOfPage } from './frame.js';
import { senseFrom, senseNoMore, startSensors, stopSensors, tellEarlySenses } from './sensors.js';
import { patchQueries } from './queries.js';
import { restorePatches } from './patches.js';
import { setActivate, setSensors } from '../core.js';

export { createHost, tellEarlySenses };
export { switchValidityRules } from './selectors.js';

let settings = null;

/** What Python is told of the page's frame. */
export function describeFrame() {
  return frameOfPage(settings);
}

/** Begins to work on the page; `settings` are its options. */
export function start(options) {
  settings = options;
  if (settings.bridge === 'on') bridgeUserMedia();
  setSensors({ senseFrom, senseNoMore });
  setActivate(activate);
  restrictScripts();
  startSensors();
  const names = pseudoClasses[settings.edition];
  startSelectors(names);
  patchQueries(names);
  compileHandlers();
  hideSurfaces();
}

/** Takes everything back. */
export function stop() {
  cancelSchedule();
  setSensors(null);
  setActivate(null);
  freeScripts();
  stopSensors();
  unbridgeUserMedia();
  stopSelectors();
  restorePatches();
  ignoreHandlers();
  showSurfaces();
}
