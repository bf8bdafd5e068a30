// The streams that Python in the page has opened: it has their ids, and the places of their tracks, see polyfill/media.
import { connection, tell } from '../core.js';
import { open } from './requests.js';
import { FORGED } from './bridges/tracks.js';
import { spokenLanguage } from './errors.js';

const EVENTS = ['ended', 'mute', 'unmute'];

/**
 * @typedef {object} Opened
 * @property {MediaStream} stream
 * @property {MediaStreamTrack[]} tracks
 * @property {Map<HTMLMediaElement, boolean>} shown Where it is attached, and whether that was muted before.
 * @property {AbortController} listeners
 */

/** @type {Map<number, Opened>} */
const streams = new Map();

let lastId = 0;

const ACTS = {
  read: ({ tracks }, { track }) => describe(tracks[track]),
  enable({ tracks }, { track, on }) {
    tracks[track].enabled = on;
  },
  end({ tracks }, { track }) {
    tracks[track].stop();
  },
  attach(record, { selector, muted }, target) {
    const element = selector ? document.querySelector(selector) : target;
    if (!element || !('srcObject' in element)) return { error: 'there is no such <video> or <audio>' };
    if (!record.shown.has(element)) record.shown.set(element, element.muted);
    Object.assign(element, { muted, playsInline: true, srcObject: record.stream });
    element.play().catch(() => {}); // where it may not, its controls can
    return {};
  },
  detach(record) {
    for (const [element, muted] of record.shown) {
      if (element.srcObject === record.stream) Object.assign(element, { muted, srcObject: null });
    }
    record.shown.clear();
  },
  stop(record, { id }) {
    record.listeners.abort();
    ACTS.detach(record);
    for (const track of record.tracks) track.stop();
    streams.delete(id);
  },
};

/** Opens one, as the page's own call would; `stream` is its id. */
export async function openStream(constraints) {
  const asker = connection();
  const { tracks, ...result } = await open(constraints, (object, name, ...parameters) => object[name](...parameters));
  if (asker !== connection()) for (const track of tracks) track.stop(); // taken back while the prompt was open
  if (asker !== connection() || !result.allowed) return { ...result, language: await spokenLanguage() };
  const id = ++lastId;
  const listeners = new AbortController();
  streams.set(id, { stream: new MediaStream(tracks), tracks, shown: new Map(), listeners });
  for (const [index, track] of tracks.entries()) {
    const changed = ({ type }) => tell('track', { ...describe(track), stream: id, track: index, type });
    for (const type of EVENTS) track.addEventListener(type, changed, listeners, FORGED);
  }
  return { ...result, stream: id, tracks: tracks.map(describe) };
}

/** Does what Python wants with one, as JSON; `target` is an element of the page's. */
export function actOnStream(text, target) {
  const { act, ...details } = JSON.parse(text);
  const record = streams.get(details.id);
  try {
    return JSON.stringify((record && ACTS[act](record, details, target)) ?? {});
  } catch ({ message }) {
    return JSON.stringify({ error: message });
  }
}

/** The stream itself. */
export function streamOf(id) {
  return streams.get(id)?.stream;
}

/** Nobody is going to use them any more, or to stop them. */
export function stopStreams() {
  for (const [id, record] of streams) {
    for (const track of record.tracks) {
      if (track.readyState !== 'live') continue;
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    ACTS.stop(record, { id });
  }
}

function describe(track) {
  const { kind, label, muted, enabled, readyState } = track;
  return { kind, label, muted, enabled, isLive: readyState === 'live', settings: track.getSettings() };
}
