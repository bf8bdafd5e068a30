// Clickjacking lab: what an attacker does to the button, and what the button says to that.
import { at, told, write } from './site.js';

// What each slider does at its strength, which is from 0 to 1; undone at 0.
const ATTACKS = {
  cover: (strength) => style('bait', strength, { opacity: 1, visibility: 'visible', scale: 0.2 + 0.8 * strength }),
  move: (strength) => style('twist', strength, { translate: `${strength * 60}px ${strength * 40}px` }),
  away: (strength) => style('clip', strength, { marginTop: `${strength * 24}rem` }),
  push: (strength) => style('clip', strength, { width: `${100 + 200 * strength}%` }),
  fade: (strength) => style('fade', strength, { opacity: 1 - strength }),
  blur: (strength) => style('fade', strength, { filter: `blur(${strength * 8}px)` }),
  mask: (strength) => {
    style('fade', strength, { mask: `linear-gradient(90deg, #000 ${100 - 100 * strength}%, #0000 0)` });
    subject.style.setProperty('--mask', strength); // it looks for masks around it when its own style has changed
  },
  clip: (strength) => style('fade', strength, { clipPath: `inset(0 ${strength * 100}% 0 0)` }),
  cut: (strength) => style('fade', strength, { overflow: 'hidden', width: `${260 * (1 - strength)}px` }),
  shrink: (strength) => style('twist', strength, { scale: 1 - 0.95 * strength }),
  turn: (strength) => style('twist', strength, { rotate: `${strength * 180}deg` }),
};

// What is done once.
const MOMENTS = {
  jump: () => animate('twist', [{ translate: '0 80px' }, { translate: '0 0' }]),
  flash: () => animate('bait', [{ opacity: 1, visibility: 'visible' }, { opacity: 1, visibility: 'visible' }]),
  swap: () => at('twist').append(subject),
  restyle: () => {
    subject.style.fontSize = '5px';
    setTimeout(() => (subject.style.fontSize = ''), 300);
  },
};

const subject = at('subject');
const counts = { refused: 0, taken: 0 };
let since = null; // when it began to refuse, in ms; null while it does not
let reason = '';

at('attacks').addEventListener('input', ({ target }) => attack(target));
at('moments').addEventListener('click', ({ target }) => MOMENTS[target.dataset.moment]?.());
at('reset').addEventListener('click', () => {
  for (const input of at('attacks').querySelectorAll('input')) {
    input.value = 0;
    attack(input);
  }
});
at('through').addEventListener('click', layBait);
subject.addEventListener('validationstatuschange', judge);
subject.addEventListener('promptaction', () => taken('answered'));
subject.addEventListener('promptdismiss', () => taken('dismissed'));
// In edition "origin-trial", a press that is refused is an error that the page can hear of.
addEventListener('error', (event) => {
  event.preventDefault();
  write('error', event.message);
});
at('lab-stage').addEventListener('click', ({ target }) => {
  if (target !== subject) write('click', 'missed it');
  else if (subject.isValid) write('click', 'reached it');
  else refused();
});
told.then(judge);
setInterval(() => since !== null && tell(), 100);

function style(id, strength, declarations) {
  for (const [name, value] of Object.entries(declarations)) at(id).style[name] = strength > 0 ? value : '';
}

function animate(id, frames) {
  at(id).animate(frames, 400);
}

function attack(input) {
  const strength = input.value / 100;
  input.nextElementSibling.textContent = strength > 0 ? `${input.value} %` : 'off';
  input.nextElementSibling.classList.toggle('active', strength > 0);
  ATTACKS[input.dataset.attack](strength);
}

/** Notes since when it refuses, and why. */
function judge() {
  const now = performance.now();
  if (subject.isValid) {
    if (since !== null) write('valid', `again, after ${seconds(now - since)}`);
    since = null;
  } else {
    since ??= now;
    if (subject.invalidReason !== reason) write('refuses', subject.invalidReason);
  }
  reason = subject.invalidReason;
  tell();
}

function tell() {
  const verdict = at('verdict');
  verdict.className = `verdict ${subject.isValid ? 'good' : 'bad'}`;
  verdict.querySelector('b').textContent = subject.isValid ? 'It would take a click.' : 'It refuses every click.';
  verdict.querySelector('span').textContent = subject.isValid
    ? 'It has been plainly in view for half a second.'
    : `${reason}, for ${seconds(performance.now() - since)}`;
}

/** Puts the bait right over the button. It lets clicks pass: what you press is the button. */
function layBait() {
  const cover = at('attacks').querySelector('[data-attack=cover]');
  cover.value = 100;
  attack(cover);
}

function refused() {
  counts.refused += 1;
  write('click', `refused: ${subject.invalidReason}`);
  score();
}

function taken(how) {
  counts.taken += 1;
  write('click', `taken, and ${how}`);
  score();
}

function score() {
  at('score').textContent = `${counts.refused} refused, ${counts.taken} taken`;
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
