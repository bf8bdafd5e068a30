// What the second part wraps, until all of it is taken back.
import * as core from '../core.js';

const restores = [];

/** As in the first part. */
export function patch(...parameters) {
  restores.push(core.patch(...parameters));
}

/** As in the first part. */
export function patchAfter(...parameters) {
  restores.push(core.patchAfter(...parameters));
}

/** Gives everything back. */
export function restorePatches() {
  for (const restore of restores.splice(0)) restore();
}
