// What an activation asks the browser for, and the held tracks that the page's own getUserMedia gets.
import { positionErrors } from 'catalogue';
import { connection, tell } from '../core.js';
import { callNative } from './natives.js';
import { presentKinds } from './errors.js';
import { currentStates } from './states.js';
import { use } from './bridges/tracks.js';

const HELD = 'held'; // Python's answer where the page may fetch the tracks

const held = new Map(); // kind of track -> live track

let pending = null; // {kinds, done} of the request under way

/** Asks the browser, synchronously within the gesture; the answer goes to Python as "settled". */
export function request({ id, permissions, constraints }) {
  const asker = connection();
  const answer = open(constraints);
  const done = answer.then(async ({ tracks, ...result }) => {
    const states = await currentStates(permissions);
    if (asker === connection()) settle(tracks, { id, ...result, states });
    else stop(tracks); // taken back while the prompt was open
    if (pending?.done === done) pending = null;
  });
  if (constraints) pending = { kinds: Object.keys(constraints), done };
}

// The tracks are held before Python hears of it, since the page's handlers run within that call.
function settle(tracks, result) {
  const settings = {};
  for (const track of tracks) {
    held.get(track.kind)?.stop();
    held.set(track.kind, track);
    settings[track.kind] = track.getSettings();
  }
  if (tell('settled', { ...result, settings }) !== HELD) drop(tracks);
  else use(tracks);
}

/** Stops the tracks that nobody fetched. */
export function release() {
  drop([...held.values()]);
}

function drop(tracks) {
  for (const track of tracks) {
    if (held.get(track.kind) !== track) continue; // fetched
    held.delete(track.kind);
    track.stop();
  }
}

function stop(tracks) {
  for (const track of tracks) track.stop();
}

/**
 * Opens devices, or asks for the position where there are no constraints; `call` calls a method of the platform's.
 * @returns {Promise<{allowed: boolean, error: string, message: string, tracks: MediaStreamTrack[], constraint?: string,
 *   present?: string[]}>}
 */
export function open(constraints, call = callNative) {
  return constraints ? userMedia(constraints, call) : currentPosition(call);
}

async function userMedia(constraints, call) {
  if (!navigator.mediaDevices) return refused('NotSupportedError', 'cameras and microphones need a secure context (https)');
  try {
    const stream = await call(navigator.mediaDevices, 'getUserMedia', constraints);
    return { allowed: true, error: '', message: '', tracks: stream.getTracks() };
  } catch (error) {
    return { ...refused(error.name, error.message), constraint: error.constraint, present: await presentKinds() };
  }
}

function currentPosition(call) {
  if (!navigator.geolocation) return Promise.resolve(refused('NotSupportedError', 'locations need a secure context (https)'));
  return new Promise((resolve) => {
    const found = () => resolve({ allowed: true, error: '', message: '', tracks: [] });
    const failed = ({ code, message }) => resolve(refused(positionErrors[code], message));
    call(navigator.geolocation, 'getCurrentPosition', found, failed);
  });
}

function refused(error, message) {
  return { allowed: false, error, message, tracks: [] };
}

/** The request under way that opens what the page wants, or undefined. */
export function underWay(wanted) {
  return pending?.kinds.some((kind) => wanted[kind]) ? pending.done : undefined;
}

/** Hands held tracks over, as a stream; `native` opens another where they cannot be what the page wants. */
export async function handOver(kinds, wanted, native) {
  const tracks = kinds.map((kind) => held.get(kind)).filter((track) => track?.readyState === 'live');
  for (const kind of kinds) held.delete(kind);
  try {
    await Promise.all(tracks.map((track) => wanted[track.kind] !== true && track.applyConstraints(wanted[track.kind])));
    if (tracks.length > 0 && tracks.length === kinds.length) return new MediaStream(tracks);
  } catch {
    // The browser decides.
  }
  stop(tracks);
  return native();
}
