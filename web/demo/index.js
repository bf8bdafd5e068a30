// The element: what a page does with it.
import { at, describe, told, write } from './site.js';

const EVENTS = ['promptaction', 'promptdismiss', 'resolve', 'dismiss', 'validationstatuschange'];

const video = at('video');

for (const type of EVENTS) document.addEventListener(type, noticed, true);
for (const name of ['camera', 'microphone']) watch(name);
at('stop').addEventListener('click', stop);
at('later').addEventListener('click', addElement);
at('remove').addEventListener('click', removeElement);
describeAll();
told.then(describeAll).then(runPython);

function noticed(event) {
  const { target } = event;
  const reason = target.invalidReason ? ` (${target.invalidReason})` : '';
  write(event.type, `${target.id}: ${target.isValid ? 'valid' : 'invalid'}${reason}, ${target.permissionStatus}`);
  describeAll();
  if (event.type === 'promptaction' && target.permissionStatus === 'granted') start(target.type);
}

function describeAll() {
  for (const list of document.querySelectorAll('dl[data-for]')) describe(at(list.dataset.for), list);
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

// What the page itself has in Python.
async function runPython() {
  const { interpreter } = globalThis.permissionPolyfill;
  if (!interpreter) return;
  const source = await fetch('demo.py');
  await interpreter.runPythonAsync(await source.text());
  at('request').disabled = false;
  at('request').addEventListener('click', () => interpreter.runPythonAsync('await permissions.request("camera")'));
}
