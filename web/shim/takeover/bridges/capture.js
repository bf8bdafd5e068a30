// getUserMedia, as far as Python has something to say about it, and what shows devices by the same permissions.
import { handOver, underWay } from '../requests.js';
import { answerTo } from './answers.js';
import { tell } from '../../core.js';
import { use } from './tracks.js';

/** Stands for MediaDevices.prototype.getUserMedia. */
export function getUserMedia(original, devices, parameters) {
  const wanted = { video: parameters[0]?.video ?? false, audio: parameters[0]?.audio ?? false };
  // What an element has asked for may be followed by what it asks for instead.
  const again = () => getUserMedia(original, devices, parameters);
  return underWay(wanted)?.then(again) ?? captureNow(original, devices, parameters, wanted, 0);
}

/** Stands for the older form, with callbacks. */
export function getUserMediaLegacy(original, navigator, parameters) {
  const [constraints, found, failed] = parameters;
  const isComplete = typeof found === 'function' && typeof failed === 'function' && navigator.mediaDevices;
  if (!isComplete) return original.apply(navigator, parameters); // which says what is missing
  navigator.mediaDevices.getUserMedia(constraints).then(found, failed);
  return undefined;
}

/** Stands for enumerateDevices(): what may not be used has no name. */
export async function enumerateDevices(original, devices, parameters) {
  const list = await original.apply(devices, parameters);
  const hidden = JSON.parse(tell('devices') || '[]');
  const seen = new Set();
  return list.flatMap((device) => {
    if (!hidden.includes(device.kind)) return [device];
    if (seen.has(device.kind)) return [];
    seen.add(device.kind);
    return [anonymous(device)];
  });
}

function captureNow(original, devices, parameters, wanted, answered) {
  const { held, refused, asked } = JSON.parse(tell('capture', { ...wanted, asked: answered }) || '{}');
  if (refused) return Promise.reject(new DOMException(refused[1], refused[0]));
  if (asked) return answerTo(asked).then(() => captureNow(original, devices, parameters, wanted, asked));
  const native = () => {
    const stream = original.apply(devices, parameters);
    stream.then(opened, (error) => failed(wanted, error));
    return stream;
  };
  return held ? handOver(held, wanted, native) : native();
}

function opened(stream) {
  const tracks = stream.getTracks();
  tell('captured', { kinds: tracks.map(({ kind }) => kind), error: '' });
  use(tracks);
}

function failed(wanted, { name }) {
  const kinds = Object.keys(wanted).filter((kind) => wanted[kind] !== false);
  tell('captured', { kinds, error: name });
}

function anonymous(device) {
  const { kind } = device;
  const members = { deviceId: '', groupId: '', kind, label: '' };
  const copy = Object.create(Object.getPrototypeOf(device));
  for (const [name, value] of Object.entries(members)) Object.defineProperty(copy, name, { enumerable: true, value });
  return Object.defineProperty(copy, 'toJSON', { value: () => members });
}
