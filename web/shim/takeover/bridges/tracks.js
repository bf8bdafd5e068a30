// The tracks that the page has: whether a capability is in use, and how it is taken away.
import { patch } from '../patches.js';
import { tell } from '../../core.js';

/**
 * Firefox's fourth parameter of addEventListener(): without it, no listener of a track hears what a script dispatches there,
 * such as the end that a track is given here. No other browser has one.
 */
export const FORGED = true;

const references = new Set(); // weak: what nobody refers to is closed by the browser
let told = '';

/** Begins to watch what happens to tracks. */
export function startTracks() {
  const { MediaStreamTrack } = globalThis;
  if (!MediaStreamTrack) return;
  patch(MediaStreamTrack.prototype, 'addEventListener', (original, track, parameters) => {
    const [type, listener, options] = parameters;
    return original.apply(track, parameters.length < 2 ? parameters : [type, listener, options, FORGED]);
  });
  patch(MediaStreamTrack.prototype, 'stop', (original, track) => {
    original.call(track);
    tellUse();
  });
  patch(MediaStreamTrack.prototype, 'clone', (original, track) => {
    const copy = original.call(track);
    if (tracks().includes(track)) use([copy]);
    return copy;
  });
}

/** Forgets all tracks. */
export function stopTracks() {
  references.clear();
  told = '';
}

/** Tracks are in use from now on, until they end. */
export function use(added) {
  for (const track of added) {
    references.add(new WeakRef(track));
    track.addEventListener('ended', tellUse, {}, FORGED);
  }
  tellUse();
}

/** Takes tracks of some kinds away from the page, which is told as when a device goes. */
export function end(kinds) {
  for (const track of tracks()) {
    if (!kinds.includes(track.kind)) continue;
    track.stop();
    track.dispatchEvent(new Event('ended'));
  }
}

/** Tells Python which kinds are in use, if that has changed; nothing says so of a track that is collected. */
export function tellUse() {
  const kinds = [...new Set(tracks().map(({ kind }) => kind))].sort();
  const text = kinds.join();
  if (text === told) return;
  told = text;
  tell('use', kinds);
}

function tracks() {
  const live = [];
  for (const reference of references) {
    const track = reference.deref();
    if (track?.readyState === 'live') live.push(track);
    else references.delete(reference);
  }
  return live;
}
