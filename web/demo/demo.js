// The demo: what a page does with the element. Nothing here belongs to the polyfill.
const EVENTS = ['promptaction', 'promptdismiss', 'resolve', 'dismiss', 'validationstatuschange'];
const MEMBERS = ['isValid', 'invalidReason', 'permissionStatus'];
const LINES = 200;

const at = (id) => document.getElementById(id);
const video = at('video');
const log = at('log');

for (const type of EVENTS) document.addEventListener(type, noticed, true);
for (const name of ['camera', 'microphone']) watch(name);
at('stop').addEventListener('click', stop);
at('later').addEventListener('click', addElement);
at('remove').addEventListener('click', removeElement);
describeAll();
tellRuntime().then(runPython);

function noticed(event) {
  const { target } = event;
  const reason = target.invalidReason ? ` (${target.invalidReason})` : '';
  write(event.type, `${target.id}: ${target.isValid ? 'valid' : 'invalid'}${reason}, ${target.permissionStatus}`);
  describeAll();
  if (event.type === 'promptaction' && target.permissionStatus === 'granted') start(target.type);
}

function write(type, text) {
  const line = document.createElement('li');
  const name = document.createElement('b');
  name.textContent = type;
  const time = (performance.now() / 1000).toFixed(2).padStart(6, '\u2007');
  line.append(`${time} s `, name, ` ${text}`);
  log.prepend(line);
  while (log.childElementCount > LINES) log.lastElementChild.remove();
}

function describeAll() {
  for (const list of document.querySelectorAll('dl[data-for]')) {
    const element = at(list.dataset.for);
    const rows = MEMBERS.map((name) => [text('dt', name), text('dd', element[name] === '' ? '—' : element[name])]);
    list.replaceChildren(...rows.flat());
  }
}

function text(tag, content) {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}

// Permission states have no event on the element: pages watch them where they always did.
async function watch(name) {
  try {
    const status = await navigator.permissions.query({ name });
    status.addEventListener('change', () => {
      write('change', `${name}: ${status.state}`);
      describeAll();
    });
  } catch {
    write('query', `this browser does not tell the state of ${name}`);
  }
}

async function start(type) {
  const constraints = { video: type.includes('camera'), audio: type.includes('microphone') };
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    stop();
    video.srcObject = stream;
    at('stop').disabled = false;
    at('preview-text').textContent = `Live: ${stream.getTracks().map((track) => track.label).join(', ')}`;
  } catch (error) {
    at('preview-text').textContent = `The browser would not start it: ${error.message}`;
  }
}

function stop() {
  for (const track of video.srcObject?.getTracks() ?? []) track.stop();
  video.srcObject = null;
  at('stop').disabled = true;
  at('preview-text').textContent = 'Stopped. Press one of the buttons to start again.';
}

function addElement() {
  const element = document.createElement('permission');
  element.id = 'added';
  element.setAttribute('type', 'microphone');
  at('place').append(element);
  at('later').disabled = true;
  at('remove').disabled = false;
}

function removeElement() {
  at('added').remove();
  at('later').disabled = false;
  at('remove').disabled = true;
}

async function tellRuntime() {
  const polyfill = globalThis.permissionPolyfill;
  if (polyfill.runtime === 'micropython') at('runtime-name').textContent = 'MicroPython';
  const status = at('runtime-status');
  try {
    await polyfill.ready;
    status.textContent = `Python was ready after ${Math.round(performance.now())} ms.`;
    status.classList.add('ready');
  } catch (error) {
    status.textContent = `Python could not be started: ${error.message}`;
  }
  describeAll();
}

// What the page itself has in Python.
async function runPython() {
  const { interpreter } = globalThis.permissionPolyfill;
  if (!interpreter) return;
  const source = await fetch('demo.py');
  await interpreter.runPythonAsync(await source.text());
  at('request').disabled = false;
  at('request').addEventListener('click', () => interpreter.runPythonAsync('await permissions.request("camera")'));
}
