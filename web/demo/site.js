// What every page of the demo shares: the way to the others, what is said of Python, a log. Nothing here belongs to the polyfill.
const LINES = 200;
const NEAR = 30; // px
const KEPT = ['runtime', 'edition'];
const NAMES = { micropython: 'MicroPython', pyodide: 'Pyodide', page: 'PyScript' };

export const at = (id) => document.getElementById(id);

/** An element with this text. */
export function text(tag, content, attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = content;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Adds a line to the page's log, which stays at its end unless somebody has scrolled it. */
export function write(type, message) {
  const log = at('log');
  const time = (performance.now() / 1000).toFixed(2).padStart(6, '\u2007');
  const line = text('li', `${time} s `);
  line.append(text('b', type), ` ${message}`);
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  log.append(line);
  while (log.childElementCount > LINES) log.firstElementChild.remove();
  if (isAtEnd) log.scrollTop = log.scrollHeight;
}

/** Writes what an element answers into the list that is kept for it. */
export function describe(element, list) {
  const rows = ['isValid', 'invalidReason', 'permissionStatus'].map((name) => [
    text('dt', name),
    text('dd', element[name] === '' ? '—' : element[name]),
  ]);
  list.replaceChildren(...rows.flat());
}

/** The options that the address asks for, which go along to the other pages. */
function keepOptions() {
  const here = new URLSearchParams(location.search);
  for (const link of document.querySelectorAll('nav a, .tour a, .options a')) {
    const address = new URL(link.href);
    for (const name of KEPT) {
      if (here.has(name) && !address.searchParams.has(name)) address.searchParams.set(name, here.get(name));
    }
    link.href = address.href;
  }
}

async function tellRuntime() {
  const polyfill = globalThis.permissionPolyfill;
  const name = NAMES[polyfill.runtime];
  for (const place of document.querySelectorAll('#runtime-name')) place.textContent = name;
  const status = at('runtime-status');
  try {
    await polyfill.ready;
    status.textContent = `Python was ready after ${Math.round(performance.now())} ms.`;
    status.classList.add('ready');
  } catch (error) {
    status.textContent = `Python could not be started: ${error.message}`;
  }
}

keepOptions();

/** Fulfilled when Python is there, or cannot be. */
export const told = tellRuntime();
