// One-time permissions: what was decided, drawn over the time of a clock that the person moves.
import { at, text, told, write } from './site.js';

const { clock } = globalThis;
const MINUTE = 60_000; // ms
const LONGEST = 16 * 60 * MINUTE; // of a one-time grant
const AHEAD = 1.04; // how much wider the timeline is than what is on it
const LOOK = 1000; // ms

const camera = at('camera');
const grants = []; // {from, to, until}; `to` is null while it holds
const away = []; // {from, to}: the page in the background
const began = Date.now();
let stream = null;
let isPassing = false;

at('steps').addEventListener('click', ({ target }) => target.dataset.pass && pass(Number(target.dataset.pass)));
at('real').addEventListener('click', () => location.reload());
at('background').addEventListener('change', ({ target }) => hide(target.checked));
at('use').addEventListener('click', use);
at('unuse').addEventListener('click', unuse);
for (const type of ['promptaction', 'promptdismiss']) {
  camera.addEventListener(type, () => write(type, camera.permissionStatus));
}
addEventListener('pagehide', () => clock.ahead > 0 && permissionPolyfill.store?.reset());
told.then(begin, begin);
draw();

function begin() {
  if (!permissionPolyfill.store) return;
  permissionPolyfill.store.onchange = look;
  navigator.permissions.query({ name: 'camera' }).then((status) => {
    status.onchange = () => write('change', `camera: ${status.state}`);
  });
  look();
  setInterval(look, LOOK);
}

async function pass(ms) {
  if (isPassing) return;
  isPassing = true;
  const drawing = setInterval(look, 50);
  await clock.advance(ms);
  clearInterval(drawing);
  isPassing = false;
  look();
}

function hide(isHidden) {
  if (isHidden) away.push({ from: Date.now(), to: null });
  else away.at(-1).to = Date.now();
  clock.isHidden = isHidden;
  write('visibilitychange', isHidden ? 'hidden' : 'visible');
  look();
}

async function use() {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const [track] = stream.getTracks();
    track.addEventListener('ended', () => write('ended', track.label));
    write('use', track.label);
  } catch ({ name, message }) {
    write(name, message);
  }
  look();
}

function unuse() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  look();
}

/** Looks what is decided now, and draws it. */
function look() {
  const decided = permissionPolyfill.store.get('camera');
  const isOnce = decided?.state === 'granted' && decided.lifetime === 'once';
  const last = grants.at(-1);
  const holds = last?.to === null;
  if (isOnce && !(holds && last.from === decided.decided)) {
    if (holds) last.to = decided.decided;
    grants.push({ from: decided.decided, to: null, until: decided.until });
    write('allowed', 'this time');
  } else if (isOnce) {
    last.until = decided.until;
  } else if (holds) {
    last.to = Math.min(Date.now(), last.from + LONGEST);
    write('ended', whyEnded(last));
  }
  const isLive = stream?.getTracks().some(({ readyState }) => readyState === 'live') ?? false;
  at('use').disabled = camera.permissionStatus !== 'granted' || isLive;
  at('unuse').disabled = !isLive;
  showVerdict(decided, isLive);
  draw();
}

function whyEnded({ from, to }) {
  if (to - from >= LONGEST) return 'after sixteen hours';
  return clock.isHidden ? 'after five minutes in the background' : 'it was taken back';
}

function showVerdict(decided, isLive) {
  const last = grants.at(-1);
  const isGranted = camera.permissionStatus === 'granted';
  const verdict = at('verdict');
  verdict.className = `verdict ${isGranted ? 'good' : ''}`;
  const [title, line] = words(decided, last, isGranted);
  verdict.querySelector('b').textContent = title;
  verdict.querySelector('span').textContent = isLive ? `${line} The camera is in use.` : line;
}

function words(decided, last, isGranted) {
  if (last?.to === null) return ['Allowed this time.', `Until ${written(last.until)}, at the latest.`];
  if (decided && decided.state !== 'prompt') return [`Decided: ${decided.state}.`, 'For every visit.'];
  if (isGranted) return ['Allowed by the browser.', 'Choose “Allow this time” under Site controls.'];
  if (last) return ['It has ended.', `At ${written(last.to)}, ${whyEnded(last)}. The site has to ask again.`];
  return ['Not decided yet.', 'The site has to ask.'];
}

function draw() {
  const now = Date.now();
  at('time').textContent = written(now);
  at('time').dateTime = new Date(now).toISOString();
  at('ahead').textContent = clock.ahead > 0 ? `${spelled(clock.ahead)} ahead of the real time` : 'The real time';
  const starts = grants.map(({ from }) => from);
  const first = Math.min(began, ...starts);
  const width = (Math.max(now, first + 30 * MINUTE, ...grants.map(({ to, until }) => to ?? until ?? now)) - first) * AHEAD;
  const bar = (className, from, to) => {
    const span = text('span', '', { class: className });
    span.style.insetInlineStart = `${(100 * (from - first)) / width}%`;
    if (to !== undefined) span.style.width = `${(100 * (to - from)) / width}%`;
    return span;
  };
  const bars = grants.flatMap(({ from, to, until }) => [
    bar('granted', from, to ?? now),
    ...(to === null && until > now ? [bar('left', now, until)] : []),
  ]);
  bars.push(...away.map(({ from, to }) => bar('away', from, to ?? now)), bar('now', now));
  const ends = [first, first + width / AHEAD].map((moment) => text('small', written(moment)));
  at('timeline').replaceChildren(...bars, ...ends);
  at('timeline-text').textContent = described();
}

function described() {
  if (grants.length === 0) return 'Nothing was allowed this time yet.';
  const told = grants.map(({ from, to, until }) =>
    to === null ? `allowed at ${written(from)}, until ${written(until)}` : `allowed at ${written(from)}, ended at ${written(to)}`,
  );
  const behind = away.map(({ from, to }) => `in the background from ${written(from)}${to === null ? '' : ` to ${written(to)}`}`);
  return `${[...told, ...behind].join('; ')}.`;
}

function written(moment) {
  if (!Number.isFinite(moment)) return 'it ends';
  return new Date(moment).toLocaleString(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
}

function spelled(ms) {
  const minutes = Math.round(ms / MINUTE);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
