// What Python in the page asks: as the page's own calls would, so that what they meet, it meets.
import { connection, tell } from '../core.js';
import { currentStates, queryBrowser } from './states.js';
import { follow } from './bridges/query.js';
import { listed } from './device-list.js';
import { open } from './requests.js';

const pending = new Set(); // ids

/** For the host: takes questions for as long as the Python that it was made for is connected. */
export function createAsk() {
  const asker = connection();
  return (text) => asker === connection() && ask(JSON.parse(text), asker);
}

/** Whoever waits is told that no answer will come. */
export function stopAsking() {
  for (const id of pending) tell('answered', { id, stopped: true });
  pending.clear();
}

function ask({ id, query, subject, devices, permissions, constraints }, asker) {
  pending.add(id);
  const answer = query ? stateOf(query, subject) : devices ? known() : outcome(permissions, constraints);
  const failed = ({ message }) => ({ error: 'OperationError', message, state: null, states: [] });
  answer.catch(failed).then((result) => {
    if (asker !== connection()) return;
    pending.delete(id);
    tell('answered', { id, ...result });
  });
  return true;
}

async function stateOf(descriptor, subject) {
  const status = await queryBrowser(descriptor);
  if (status) follow(subject, status);
  return { state: status?.state ?? null };
}

async function known() {
  return { devices: await listed() };
}

async function outcome(permissions, constraints) {
  const { tracks, error, message } = await open(constraints, (object, name, ...parameters) => object[name](...parameters));
  for (const track of tracks) track.stop();
  return { error, message, states: await currentStates(permissions) };
}
