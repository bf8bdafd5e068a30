// Clickjacking lab: what an attacker does to the button, and what the button says to that.
import { at, told, write } from './site.js';

// What each slider does at its strength, from 0 to 1.
const ATTACKS = {
  cover: (strength) => style('bait', { opacity: strength > 0 ? '1' : '0', visibility: strength > 0 ? 'visible' : 'hidden', scale: String(0.2 + 0.8 * strength) }),
  move: (strength) => style('twist', { translate: `${strength * 60}px ${strength * 40}px` }),
  away: (strength) => style('clip', { marginTop: strength > 0 ? `${strength * 24}rem` : '' }),
  fade: (strength) => style('fade', { opacity: String(1 - strength) }),
  blur: (strength) => style('fade', { filter: strength > 0 ? `blur(${strength * 8}px)` : '' }),
  mask: (strength) => style('subject', { mask: strength > 0 ? `linear-gradient(90deg, #000 ${100 - 100 * strength}%, #0000 0)` : '' }),
  clip: (strength) => style('fade', { clipPath: strength > 0 ? `inset(0 ${strength * 100}% 0 0)` : '' }),
  cut: (strength) => style('fade', { overflow: strength > 0 ? 'hidden' : '', width: strength > 0 ? `${260 * (1 - strength)}px` : '' }),
  shrink: (strength) => style('twist', { scale: strength > 0 ? String(1 - 0.95 * strength) : '' }),
  turn: (strength) => style('twist', { rotate: strength > 0 ? `${strength * 180}deg` : '' }),
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

function style(id, declarations) {
  Object.assign(at(id).style, declarations);
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
