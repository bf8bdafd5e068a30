// Where the person has decided something on this origin, calls that this may concern wait for Python (design, section 7).
import { patch } from './patches.js';

/** Where the decisions are kept; polyfill/permissions/store.py writes them, and heads them with what is `denied`. */
export const STORE_KEY = 'permission-element.store';

/** The ids of watches that wait; each crosses as a fourth parameter. */
export const gatedWatches = new Set();

const GATED = [
  ['Permissions', 'query'],
  ['MediaDevices', 'getUserMedia'],
  ['Geolocation', 'getCurrentPosition'],
  ['Geolocation', 'watchPosition'],
];

const restores = [];
let originals = {}; // by name, what closed gates stand before
let lastId = 0;

/** Lets calls wait, if anything is decided; `start` starts Python, and its promise says whether that could be done. */
export function closeGate(start) {
  let denied;
  try {
    const stored = JSON.parse(localStorage.getItem(STORE_KEY));
    denied = stored && [...stored.denied];
  } catch {
    // there is nothing of ours, or storage is blocked
  }
  if (!denied) return;
  const ready = start();
  for (const [type, name] of GATED) {
    gate(type, name, (original, self, parameters) => {
      const isDenied = denied.some((kind) => kind === type.toLowerCase() || parameters[0]?.[kind]);
      const pass = () => original.apply(self, parameters);
      if (type !== 'Geolocation') {
        const refuse = () => Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
        return ready.then(() => self[name](...parameters), isDenied ? refuse : pass);
      }
      const [found, failed, options] = parameters;
      const id = --lastId;
      gatedWatches.add(id);
      ready.then(
        () => gatedWatches.has(id) && self[name](found, failed, options, id),
        isDenied ? () => failed?.({ code: 1, message: 'Permission denied' }) : pass,
      );
      return name < 'w' ? undefined : id;
    });
  }
  gate('Geolocation', 'clearWatch', (original, self, [id]) => gatedWatches.delete(id) || original.call(self, id));
}

/** Nothing waits any more. */
export function openGate() {
  for (const restore of restores.splice(0)) restore();
  originals = {};
}

/** What a closed gate stands before. */
export function ungated(name) {
  return originals[name];
}

function gate(type, name, act) {
  const target = globalThis[type]?.prototype;
  if (!target) return;
  originals[name] = target[name];
  restores.push(patch(target, name, act));
}
