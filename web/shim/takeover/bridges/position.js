// navigator.geolocation, as far as Python has something to say about it.
import { positionErrors } from 'catalogue';
import { gatedWatches, tell } from '../../core.js';
import { answerTo } from './answers.js';
import { callNative } from '../natives.js';

const PERMISSION_DENIED = 1;

/**
 * @typedef {object} Call What the page wants to know: a position, or to go on hearing of it.
 * @property {Array} parameters
 * @property {() => void} run Has the browser do it.
 * @property {() => void} [pause] Takes that back.
 * @property {boolean} [isOver]
 */

/** @type {Map<number, Call>} Watches by the id that the page has got. */
const watches = new Map();
const paused = new Set(); // calls that go on when the page is seen again

let lastId = 2 ** 30; // none that a browser gives

/** Begins to pause in the background. */
export function startPositions() {
  document.addEventListener('visibilitychange', visibilityChanged);
}

/** From now on everything runs as the browser has it. */
export function stopPositions() {
  document.removeEventListener('visibilitychange', visibilityChanged);
  resume();
  watches.clear();
}

/** Stands for getCurrentPosition(). */
export function getCurrentPosition(original, geolocation, parameters) {
  if (!isComplete(parameters)) return original.apply(geolocation, parameters); // which says what is wrong
  attempt({ parameters, run: () => original.apply(geolocation, counted(parameters)) });
  return undefined;
}

/** Stands for watchPosition(); a call that has waited at the gate has its id already. */
export function watchPosition(original, geolocation, parameters) {
  if (!isComplete(parameters)) return original.apply(geolocation, parameters);
  const [found, failed, options, gated] = parameters;
  let native = null;
  const call = {
    parameters: [found, failed, options],
    run: () => (native = original.apply(geolocation, counted(call.parameters))),
    pause: () => {
      if (native !== null) callNative(geolocation, 'clearWatch', native);
      native = null;
    },
  };
  attempt(call);
  const id = gatedWatches.delete(gated) ? gated : (native ?? ++lastId);
  watches.set(id, call);
  return id;
}

/** Stands for clearWatch(). */
export function clearWatch(original, geolocation, parameters) {
  const call = watches.get(parameters[0]);
  if (!call) return original.apply(geolocation, parameters);
  watches.delete(parameters[0]);
  finish(call);
  return undefined;
}

/** Takes the position away from the page: its watches are told that it was refused. */
export function endPositions(message) {
  for (const call of watches.values()) {
    if (call.isOver) continue;
    finish(call);
    refuse(call, message);
  }
}

function attempt(call, answered = 0) {
  const { refused, asked, isPaused } = ask({ asked: answered });
  if (call.isOver) return;
  if (refused) refuse(call, refused);
  else if (asked) answerTo(asked).then(() => attempt(call, asked));
  else if (isPaused) paused.add(call);
  else call.run();
}

function finish(call) {
  call.isOver = true;
  call.pause();
  paused.delete(call);
}

function visibilityChanged() {
  if (!document.hidden) return resume();
  for (const call of watches.values()) {
    if (call.isOver || paused.has(call) || !ask({ isRunning: true }).isPaused) continue;
    call.pause();
    paused.add(call);
  }
}

function ask(request) {
  return JSON.parse(tell('position', request) || '{}');
}

function resume() {
  const calls = [...paused];
  paused.clear();
  for (const call of calls) attempt(call);
}

function isComplete([found, failed]) {
  return typeof found === 'function' && ['function', 'undefined', 'object'].includes(typeof failed);
}

// What comes of it says what the browser allows.
function counted([found, failed, ...rest]) {
  const done = (position) => {
    tell('positioned', { error: '' });
    if (document.hidden) attempt({ parameters: [found, failed], run: () => found(position) });
    else found(position);
  };
  const wrong = (error) => {
    tell('positioned', { error: positionErrors[error.code] });
    failed?.(error);
  };
  return [done, wrong, ...rest];
}

function refuse({ parameters }, message) {
  const members = { code: PERMISSION_DENIED, message };
  const error = Object.create(globalThis.GeolocationPositionError?.prototype ?? Object.prototype);
  for (const [name, value] of Object.entries(members)) Object.defineProperty(error, name, { enumerable: true, value });
  setTimeout(() => parameters[1]?.(error));
}
