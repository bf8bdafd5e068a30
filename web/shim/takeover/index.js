// The second part of the shim: what is needed from the moment when Python takes over, fetched beside the runtime.
import { conclusion } from '../core.js';
import { bridgeUserMedia, unbridgeUserMedia } from './requests.js';
import { consultSource } from './source.js';
import { cancelSchedule, createHost } from './host.js';

export { createHost };

/** Begins to work on the page; `settings` are its options. */
export function start(settings) {
  if (settings.bridge === 'on') bridgeUserMedia();
  conclusion.then(consultSource);
}

/** Takes everything back. */
export function stop() {
  cancelSchedule();
  unbridgeUserMedia();
}
