// The second part of the shim: what is needed from the moment when Python takes over, fetched beside the runtime.
import { bridgeUserMedia, unbridgeUserMedia } from './requests.js';
import { pseudoClasses } from 'catalogue';
import { startSelectors, stopSelectors } from './selectors.js';
import { cancelSchedule, createHost } from './host.js';
import { patchQueries } from './queries.js';
import { restorePatches } from './patches.js';

export { createHost };
export { switchValidityRules } from './selectors.js';

/** Begins to work on the page; `settings` are its options. */
export function start(settings) {
  if (settings.bridge === 'on') bridgeUserMedia();
  const names = pseudoClasses[settings.edition];
  startSelectors(names);
  patchQueries(names);
}

/** Takes everything back. */
export function stop() {
  cancelSchedule();
  unbridgeUserMedia();
  stopSelectors();
  restorePatches();
}
