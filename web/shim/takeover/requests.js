// What an activation asks the browser for, and the held tracks that the page's own getUserMedia gets.
import { connection, tell } from '../core.js';
import { currentStates } from './states.js';

const HELD = 'held'; // Python's answer where the page may fetch the tracks

const held = new Map(); // kind of track -> live track

let original = null; // MediaDevices.prototype.getUserMedia as it was before ours
let isBridged = false;
let pending = null; // {kinds, done} of the request under way

/** Asks the browser, synchronously within the gesture; the answer goes to Python as "settled". */
export function request({ id, permissions, constraints }) {
  const asker = connection();
  const answer = constraints ? userMedia(constraints) : currentPosition();
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

async function userMedia(constraints) {
  if (!navigator.mediaDevices) return refused('NotSupportedError', 'cameras and microphones need a secure context (https)');
  try {
    const stream = await native().call(navigator.mediaDevices, constraints);
    return { allowed: true, error: '', message: '', tracks: stream.getTracks() };
  } catch (error) {
    return refused(error.name, error.message);
  }
}

function currentPosition() {
  if (!navigator.geolocation) return Promise.resolve(refused('NotSupportedError', 'locations need a secure context (https)'));
  return new Promise((resolve) => {
    const found = () => resolve({ allowed: true, error: '', message: '', tracks: [] });
    navigator.geolocation.getCurrentPosition(found, ({ code, PERMISSION_DENIED, message }) =>
      resolve(refused(code === PERMISSION_DENIED ? 'NotAllowedError' : 'PositionUnavailableError', message)),
    );
  });
}

function refused(error, message) {
  return { allowed: false, error, message, tracks: [] };
}

/** Lets the page's getUserMedia fetch held tracks; everything else passes through as it is. */
export function bridgeUserMedia() {
  if (!globalThis.MediaDevices?.prototype.getUserMedia) return;
  isBridged = true;
  if (original) return; // somebody has wrapped ours since, which is still in there
  original = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = bridged;
}

/** Restores getUserMedia, or where somebody wrapped it since, lets everything pass; stops what is held. */
export function unbridgeUserMedia() {
  release();
  isBridged = false;
  if (!original || MediaDevices.prototype.getUserMedia !== bridged) return;
  MediaDevices.prototype.getUserMedia = original;
  original = null;
}

const bridged = {
  getUserMedia(constraints = undefined) {
    const wanted = { video: constraints?.video ?? false, audio: constraints?.audio ?? false };
    const waits = pending?.kinds.some((kind) => wanted[kind]);
    if (!isBridged || (!waits && held.size === 0)) return native().apply(this, arguments);
    return Promise.resolve(waits ? pending.done : undefined).then(() => handOver(wanted, this, arguments));
  },
}.getUserMedia;

function native() {
  return original ?? MediaDevices.prototype.getUserMedia;
}

async function handOver(wanted, devices, parameters) {
  const kinds = tell('capture', wanted).split(' ').filter(Boolean);
  const tracks = kinds.map((kind) => held.get(kind)).filter((track) => track?.readyState === 'live');
  for (const kind of kinds) held.delete(kind);
  try {
    await Promise.all(tracks.map((track) => wanted[track.kind] !== true && track.applyConstraints(wanted[track.kind])));
    if (tracks.length > 0 && tracks.length === kinds.length) return new MediaStream(tracks);
  } catch {
    // It cannot be what the page wants: the browser decides.
  }
  stop(tracks);
  return native().apply(devices, parameters);
}
