// The third part of the shim: panels, which most pages do not have.
import { drawControls, startControls, stopControls } from './controls.js';
import { actOnPicker, drawDevices, startDevices, stopDevices } from './devices.js';

export { actOnPicker, drawControls, drawDevices };

/** Begins to draw the panels that are on the page, and those to come. */
export function start() {
  startControls();
  startDevices();
}

/** Takes everything back. */
export function stop() {
  stopDevices();
  stopControls();
}
