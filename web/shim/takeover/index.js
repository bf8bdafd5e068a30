// The second part of the shim: what is needed from the moment when Python takes over, fetched beside the runtime.
import { bridgeUserMedia, unbridgeUserMedia } from './requests.js';
import { cancelSchedule, createHost } from './host.js';
import { compileHandlers, ignoreHandlers } from './handlers.js';
import { hideSurfaces, showSurfaces } from './children.js';

export { createHost };

/** Begins to work on the page; `settings` are its options. */
export function start(settings) {
  if (settings.bridge === 'on') bridgeUserMedia();
  compileHandlers();
  hideSurfaces();
}

/** Takes everything back. */
export function stop() {
  cancelSchedule();
  unbridgeUserMedia();
  ignoreHandlers();
  showSurfaces();
}
