// Style playground: declarations for one element, and what becomes of them.
import { at, text, told } from './site.js';

const SETTLED = 700; // ms; by then a blocker that has gone has cooled down

const subject = at('subject');
const sheet = document.head.appendChild(document.createElement('style'));
const declared = new Map(); // property -> value, as the sliders have it
const inputs = [...at('sliders').querySelectorAll('input')];
let later = 0;

at('sliders').addEventListener('input', ({ target }) => {
  declared.set(target.dataset.property, target.value + target.dataset.unit);
  update();
});
at('presets').addEventListener('click', ({ target }) => {
  if (!target.dataset.css) return;
  at('css').value = target.dataset.css.replaceAll('; ', ';\n');
  update();
});
at('css').addEventListener('input', update);
at('reset').addEventListener('click', reset);
at('editions').addEventListener('change', ({ target }) => use(target.value));
subject.addEventListener('validationstatuschange', show);
const { edition = 'origin-trial' } = globalThis.PERMISSION_POLYFILL_OPTIONS;
at('editions').querySelector(`[value="${edition === 'final' ? 'final' : 'origin-trial'}"]`).checked = true;
update();
told.then(update);

function reset() {
  declared.clear();
  for (const input of inputs) input.value = input.defaultValue;
  at('css').value = '';
  update();
}

// The edition is an option of the polyfill as a whole.
function use(name) {
  permissionPolyfill.unapply();
  permissionPolyfill.apply({ ...globalThis.PERMISSION_POLYFILL_OPTIONS, edition: name });
  permissionPolyfill.ready.then(update, update);
}

/** Puts the declarations into force, and shows what becomes of them now and once all has settled. */
function update() {
  const lines = [...declared].map(([property, value]) => `${property}: ${value};`);
  const body = [...lines, ...at('css').value.split('\n')].filter((line) => line.trim());
  sheet.textContent = `#subject, #twin {\n${body.join('\n')}\n}`;
  at('sheet-text').textContent = body.length > 0 ? `#subject {\n  ${body.join('\n  ')}\n}` : '#subject { }';
  for (const { dataset, nextElementSibling: output } of inputs) {
    output.textContent = declared.get(dataset.property) ?? '—';
    output.classList.toggle('active', declared.has(dataset.property));
  }
  requestAnimationFrame(() => requestAnimationFrame(show));
  clearTimeout(later);
  later = setTimeout(show, SETTLED);
}

function show() {
  showVerdict();
  fill(at('values'), changes(), 'Nothing was corrected.');
  const refused = permissionPolyfill.violations(subject);
  fill(
    at('violations'),
    refused.map(({ rule, property, value, bound }) => [rule, property, value, bound]),
    'Nothing was refused.',
  );
}

function showVerdict() {
  const { isValid, invalidReason } = subject;
  const verdict = at('verdict');
  verdict.className = `verdict ${isValid ? 'good' : 'bad'}`;
  verdict.querySelector('b').textContent = isValid ? 'It would take a click.' : 'It would refuse a click.';
  verdict.querySelector('span').textContent = `isValid: ${isValid}, invalidReason: ${invalidReason || '—'}`;
}

/** What was declared and is otherwise in force, beside what an ordinary element makes of it. */
function changes() {
  const [rule] = sheet.sheet.cssRules;
  const mine = getComputedStyle(at('twin'));
  const theirs = getComputedStyle(subject);
  return [...(rule?.style ?? [])]
    .map((property) => [property, mine.getPropertyValue(property), theirs.getPropertyValue(property)])
    .filter(([, wanted, inForce]) => wanted !== inForce);
}

function fill(body, rows, nothing) {
  const lines = rows.length > 0 ? rows : [[nothing]];
  const width = body.parentElement.tHead.rows[0].cells.length;
  body.replaceChildren(...lines.map((cells) => row(cells, width)));
}

function row(cells, width) {
  const line = document.createElement('tr');
  line.append(...cells.map((content) => text('td', content || '—', cells.length === 1 ? { colspan: width } : {})));
  return line;
}
