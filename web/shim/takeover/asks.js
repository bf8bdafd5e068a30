// What Python in the page asks: as the page's own calls would, so that what they meet, it meets.
import { connection, tell } from '../core.js';
import { currentStates, queryBrowser } from './states.js';
import { follow } from './bridges/query.js';
import { listed } from './device-list.js';
import { load } from './panels.js';
import { open } from './requests.js';
import { openStream } from './streams.js';
import { presentKinds, spokenLanguage } from './errors.js';

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

function ask({ id, query, subject, permissions, constraints, act }, asker) {
  pending.add(id);
  const answer = query ? stateOf(query, subject) : ACTS[act ?? 'try'](permissions, constraints);
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

const ACTS = {
  try: outcome,
  open: async (permissions, constraints) => ({ ...(await openStream(constraints)), states: await currentStates(permissions) }),
  explain: async () => ({ present: await presentKinds(), language: await spokenLanguage() }),
  list: async () => ({ devices: await listed() }),
  load: async () => ((await load()), { error: '' }),
};

async function outcome(permissions, constraints) {
  const { tracks, error, message } = await open(constraints, (object, name, ...parameters) => object[name](...parameters));
  for (const track of tracks) track.stop();
  return { error, message, states: await currentStates(permissions) };
}
