// The pre-call room: the devices choose and show themselves; this page joins and leaves.
import { at, write } from './site.js';

const DEVICES = ['camera', 'microphone', 'speaker'];
const OPENED = ['camera', 'microphone'];

for (const id of DEVICES) {
  at(id).addEventListener('start', () => write(id, `opened ${nameOf(id)}`));
  at(id).addEventListener('stop', () => write(id, 'closed'));
  at(id).addEventListener('change', () => write(id, 'another one was chosen'));
  at(id).addEventListener('devicelost', () => write(id, 'was unplugged'));
  at(id).addEventListener('error', () => write(id, `${at(id).error.code}: ${at(id).error.advice}`));
}
at('join').addEventListener('click', join);
at('leave').addEventListener('click', leave);
at('forget').addEventListener('click', () => {
  for (const id of DEVICES) at(id).forget?.();
  say('Your devices are forgotten.', 'Next time you choose anew.');
});

for (const type of ['start', 'stop']) for (const id of OPENED) at(id).addEventListener(type, tellOpen);

// Before one has joined.
function tellOpen() {
  if (at('join').disabled) return;
  const names = tracks().map(({ label }) => label);
  if (names.length === 0) say('Nothing is open yet.', '');
  else say('Nobody hears or sees you yet.', `Open: ${names.join(', ')}.`);
}

function tracks() {
  return OPENED.flatMap((id) => at(id).stream?.getTracks() ?? []);
}

function nameOf(id) {
  return at(id).stream?.getTracks()[0]?.label ?? 'the speaker';
}

async function join() {
  for (const id of OPENED) if (!at(id).stream) await at(id).open?.().catch(() => null); // it says why itself
  const names = tracks().map(({ label }) => label);
  if (names.length === 0) return say('You cannot join like this.', 'Neither a camera nor a microphone is open.');
  joined(true);
  return say('You are in the call.', `With ${names.join(', ')}. Nobody else is there: it is a demo.`);
}

function leave() {
  for (const id of OPENED) at(id).stop?.();
  joined(false);
  say('You have left.', 'Everything is closed.');
}

function joined(isIn) {
  at('join').disabled = isIn;
  at('leave').disabled = !isIn;
}

function say(title, line) {
  at('verdict').querySelector('b').textContent = title;
  at('verdict').querySelector('span').textContent = line;
}
