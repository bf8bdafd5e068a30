// The second part of the shim: what is needed from the moment when Python takes over, fetched beside the runtime.
import { bridgeUserMedia, unbridgeUserMedia } from './requests.js';
import { pseudoClasses } from 'catalogue';
import { startSelectors, stopSelectors } from './selectors.js';
import { activate, freeScripts, restrictScripts } from './activation.js';
import { cancelSchedule } from './host.js';
import { compileHandlers, ignoreHandlers } from './handlers.js';
import { hideSurfaces, showSurfaces } from './children.js';
import { bootRuntime } from './runtime.js';
import { senseFrom, senseNoMore, startSensors, stopSensors } from './sensors.js';
import { listenToKeys } from './keys.js';
import { patchQueries } from './queries.js';
import { restorePatches } from './patches.js';
import { conclusion, startUnnesting, stopUnnesting, unnest } from './void.js';
import { completeStyles } from './style.js';
import { consultSource } from './source.js';
import { attachedElements, hold, setActivate, setCompanion, show, upgrade } from '../core.js';

export { takeOver } from './runtime.js';

/** Begins to work on the page, and boots the runtime of this start. */
export function start(begun) {
  const { settings } = begun;
  if (begun.boot) bootRuntime(begun);
  if (settings.bridge === 'on') bridgeUserMedia();
  completeStyles();
  setActivate(activate);
  restrictScripts();
  startSensors();
  for (const element of attachedElements()) listenToKeys(element);
  startUnnesting(settings);
  setCompanion({ attached, detached: senseNoMore, unnest });
  hold('');
  upgrade(document);
  for (const element of attachedElements()) show(element, {});
  conclusion.then(consultSource);
  const names = pseudoClasses[settings.edition];
  startSelectors(names);
  patchQueries(names);
  compileHandlers();
  hideSurfaces();
}

function attached(element) {
  listenToKeys(element);
  senseFrom(element);
}

/** Takes everything back. */
export function stop() {
  cancelSchedule();
  setCompanion(null);
  setActivate(null);
  freeScripts();
  stopSensors();
  unbridgeUserMedia();
  stopSelectors();
  restorePatches();
  ignoreHandlers();
  showSurfaces();
  stopUnnesting();
}
