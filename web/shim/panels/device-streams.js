// The devices that pickers have open: one each. What is to be opened, and whether it stays, is for Python to say.
import { connection, tell } from '../core.js';
import { listed, open } from '../takeover/shared.js';
import { playTones } from './tones.js';

const uses = new Map(); // handle -> {turn, stream, end} of the last opening

/** The stream that a picker has open, or null. */
export function streamOf(handle) {
  return uses.get(handle)?.stream ?? null;
}

/** Opens a device, synchronously within the gesture, as a call of the page would; the answer goes to Python. */
export function openDevice({ handle, turn, constraints }) {
  stopDevice(handle);
  const use = { turn, stream: null, end: () => {} };
  uses.set(handle, use);
  attempt(handle, use, constraints);
}

/** Lets a speaker be heard, or has the person pick one in the browser's own prompt before. */
export function hearSpeaker({ handle, turn, id, select, tones }) {
  stopDevice(handle);
  const use = { turn, stream: null, end: () => {} };
  uses.set(handle, use);
  sound(handle, use, id, select, tones);
}

/** Closes what a picker has open. */
export function stopDevice(handle) {
  const use = uses.get(handle);
  uses.delete(handle);
  if (use) close(use);
}

/** Closes everything. */
export function closeAll() {
  for (const handle of [...uses.keys()]) stopDevice(handle);
}

async function attempt(handle, use, constraints) {
  const asker = connection();
  const { tracks, error, message } = await open(constraints, (object, name, ...parameters) => object[name](...parameters));
  const devices = await listed();
  if (uses.get(handle) !== use || asker !== connection()) return stop(tracks);
  const [track] = tracks;
  if (track) hold(handle, use, track); // before Python hears of it: the page's handlers run within that call
  const device = track ? [track.getSettings().deviceId ?? '', track.label] : null;
  const again = answered(handle, use, { error, message, device, devices });
  if (again) attempt(handle, use, again.constraints);
  return undefined;
}

function hold(handle, use, track) {
  use.stream = new MediaStream([track]);
  const say = (what, more) => {
    if (uses.get(handle) === use) tell('pickers', { what, handle, turn: use.turn, ...more });
  };
  track.addEventListener('mute', () => say('muted', { muted: true }));
  track.addEventListener('unmute', () => say('muted', { muted: false }));
  track.addEventListener('ended', async () => {
    const devices = await listed();
    if (use.stream?.getTracks().includes(track)) ended(handle, use, devices);
  });
}

function ended(handle, use, devices) {
  if (uses.get(handle) !== use) return;
  stopDevice(handle);
  tell('pickers', { what: 'ended', handle, turn: use.turn, devices });
}

// What does not stay is closed before another one is opened: some systems have but one open at a time.
function answered(handle, use, result) {
  const told = { what: 'opened', handle, turn: use.turn, ...result };
  const { keep, again } = JSON.parse(tell('pickers', told) || '{}');
  if (keep || uses.get(handle) !== use) return null;
  close(use);
  if (!again) uses.delete(handle);
  return again;
}

async function sound(handle, use, id, select, tones) {
  let device = null;
  let failure = { name: '', message: '' };
  try {
    const { deviceId, label } = select ? await navigator.mediaDevices.selectAudioOutput(id ? { deviceId: id } : {}) : { deviceId: id };
    const playing = await playTones(deviceId, tones);
    if (uses.get(handle) !== use) return playing.stop();
    use.end = playing.stop;
    playing.over.then(async () => ended(handle, use, await listed()));
    device = [deviceId, label ?? ''];
  } catch (error) {
    failure = error;
  }
  const devices = await listed();
  if (uses.get(handle) !== use) return use.end();
  const again = answered(handle, use, { error: failure.name, message: failure.message, device, devices });
  if (again) sound(handle, use, again.id, false, tones);
  return undefined;
}

function close(use) {
  use.end();
  stop(use.stream?.getTracks() ?? []);
  use.stream = null;
}

function stop(tracks) {
  for (const track of tracks) track.stop();
}
