// What the page's own calls meet from takeover on: each one passes through, unless Python has something to say about it.
import { clearWatch, endPositions, getCurrentPosition, startPositions, stopPositions, watchPosition } from './position.js';
import { end, startTracks, stopTracks } from './tracks.js';
import { enumerateDevices, getUserMedia, getUserMediaLegacy } from './capture.js';
import { query, stopQueries } from './query.js';
import { openGate } from '../../core.js';
import { patch } from '../patches.js';
import { stopWaiting } from './answers.js';

const BRIDGES = [
  ['Permissions', { query }],
  ['MediaDevices', { getUserMedia, enumerateDevices }],
  [
    'Navigator',
    { getUserMedia: getUserMediaLegacy, webkitGetUserMedia: getUserMediaLegacy, mozGetUserMedia: getUserMediaLegacy },
  ],
  ['Geolocation', { getCurrentPosition, watchPosition, clearWatch }],
];

/** Begins, in the place of what has let calls wait. */
export function startBridges() {
  openGate();
  for (const [type, members] of BRIDGES) {
    const prototype = globalThis[type]?.prototype;
    for (const [name, act] of Object.entries(members)) if (prototype) patch(prototype, name, act);
  }
  startTracks();
  startPositions();
}

/** Ends it; the patches are given back with all others. */
export function stopBridges() {
  stopPositions();
  stopTracks();
  stopQueries();
  stopWaiting();
}

/** Takes from the page what it may not use any more: kinds of tracks, and what its watches are told, as JSON. */
export function revoke(text) {
  const { kinds, position } = JSON.parse(text);
  end(kinds);
  if (position) endPositions(position);
}
