// What an activation asks the browser for, and the held tracks that the page's own getUserMedia gets.
import { currentStates } from './states.js';
import { isConnected, tell } from './python.js';

const held = new Map(); // kind of track -> live track

let original = null; // MediaDevices.prototype.getUserMedia as it was
let pending = null; // {kinds, done} of the request under way

/** Asks the browser, synchronously within the gesture; the answer goes to Python as "settled". */
export function request({ id, permissions, constraints }) {
  const answer = constraints ? userMedia(constraints) : currentPosition();
  const done = answer.then(async (result) => {
    tell('settled', { id, ...result, states: await currentStates(permissions) });
    if (!isConnected()) release(); // taken back while the prompt was open
    if (pending?.done === done) pending = null;
  });
  if (constraints) pending = { kinds: Object.keys(constraints), done };
}

/** Stops the tracks that nobody fetched. */
export function release() {
  for (const track of held.values()) track.stop();
  held.clear();
}

async function userMedia(constraints) {
  if (!navigator.mediaDevices) return refused('NotSupportedError', 'cameras and microphones need a secure context (https)');
  try {
    const getUserMedia = original ?? MediaDevices.prototype.getUserMedia;
    const stream = await getUserMedia.call(navigator.mediaDevices, constraints);
    release();
    for (const track of stream.getTracks()) held.set(track.kind, track);
    const settings = Object.fromEntries([...held].map(([kind, track]) => [kind, track.getSettings()]));
    return { allowed: true, error: '', message: '', settings };
  } catch (error) {
    return refused(error.name, error.message);
  }
}

function currentPosition() {
  if (!navigator.geolocation) return Promise.resolve(refused('NotSupportedError', 'locations need a secure context (https)'));
  return new Promise((resolve) => {
    const allowed = () => resolve({ allowed: true, error: '', message: '', settings: {} });
    navigator.geolocation.getCurrentPosition(allowed, (error) =>
      // A position that cannot be had is no refusal.
      error.code === error.PERMISSION_DENIED ? resolve(refused('NotAllowedError', error.message)) : allowed(),
    );
  });
}

function refused(error, message) {
  return { allowed: false, error, message, settings: {} };
}

/** Lets the page's getUserMedia fetch held tracks; everything else passes through as it is. */
export function bridgeUserMedia() {
  if (!globalThis.MediaDevices?.prototype.getUserMedia) return;
  original = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = bridged;
}

const bridged = {
  getUserMedia(constraints = undefined) {
    const wanted = wantedKinds(constraints);
    const waits = pending?.kinds.some((kind) => wanted[kind]);
    if (!waits && held.size === 0) return original.apply(this, arguments);
    return Promise.resolve(waits ? pending.done : undefined).then(() => handOver(wanted, this, arguments));
  },
}.getUserMedia;

/** Restores getUserMedia, unless somebody else changed it since, and stops what is held. */
export function unbridgeUserMedia() {
  release();
  if (original && MediaDevices.prototype.getUserMedia === bridged) MediaDevices.prototype.getUserMedia = original;
}

async function handOver(wanted, devices, parameters) {
  const kinds = tell('capture', wanted).split(' ').filter(Boolean);
  const tracks = kinds.map((kind) => held.get(kind));
  for (const kind of kinds) held.delete(kind);
  try {
    await Promise.all(tracks.map((track) => wanted[track.kind] !== true && track.applyConstraints(wanted[track.kind])));
    if (tracks.length > 0) return new MediaStream(tracks);
  } catch {
    for (const track of tracks) track.stop(); // it cannot be what the page wants: the browser decides
  }
  return original.apply(devices, parameters);
}

function wantedKinds(constraints) {
  return { video: constraints?.video ?? false, audio: constraints?.audio ?? false };
}
