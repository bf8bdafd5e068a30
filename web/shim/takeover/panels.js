// Most pages have no <permission-controls> and no <permission-devices>. The third part of the shim, which draws them,
// and the Python for them come with the first one on the page, or when Python in the page wants to know the devices.
import { core, importModule, warn } from '../core.js';
import { define, serve } from './served.js';
import { createMembers, KIND, VALUE } from './device-members.js';
import { keepDevices, listDevices, recallDevices } from './device-list.js';
import { shared } from './shared.js';
import integrity from 'integrity';

const THIRD_PART = 'permission-element.panels.mjs';
const CONTROLS = 'permission-controls';
const DEVICES = 'permission-devices';

let begun = null; // the start that this part was made for
let loading = null; // a promise of the third part
let part = null; // the same, as soon as it works

// Serves the elements until the third part does.
const newcomers = { connected: begin, arrive: begin };

/** Begins to fetch what the panels need that are on the page already. */
export function expectPanels(start) {
  begun = start;
  if (document.querySelector(`${CONTROLS},${DEVICES}`)) load().catch(() => {}); // told when one is to be served
}

/** Serves the panels that are on the page, and those to come. */
export function startPanels() {
  define(CONTROLS);
  define(DEVICES, [KIND, VALUE], createMembers);
  for (const tag of [CONTROLS, DEVICES]) serve(tag, newcomers);
}

/** From now on they show what the page has put into them. */
export function stopPanels() {
  begun = null;
  part?.stop();
  part = null;
  for (const tag of [CONTROLS, DEVICES]) serve(tag, null);
}

/** Fetches what panels need, once; the promise is rejected where that cannot be had. */
export function load() {
  loading ??= fetchAll(begun).catch((reason) => {
    loading = null; // the next one tries again
    throw reason;
  });
  return loading;
}

/** For the host: draws site controls, see panels/controls.js. */
export function drawControls(...row) {
  part?.drawControls(...row);
}

/** For the host: draws a picker of devices, see panels/devices.js. */
export function drawDevices(row) {
  part?.drawDevices(row);
}

/** For the host: does what Python wants done with devices, given as JSON; see polyfill/media/pickers.py. */
export function actOnDevices(text) {
  const { act, ...wanted } = JSON.parse(text);
  const acts = { recall: recallDevices, keep: () => keepDevices(wanted.text), list: () => void listDevices() };
  return (acts[act] ? acts[act]() : part?.actOnPicker(act, wanted)) ?? '';
}

async function fetchAll({ settings, boot, folder }) {
  const modules = boot?.then((runtime) => runtime.extend?.(folder));
  const thirdPart = importModule(settings.assets + THIRD_PART, settings.integrity && integrity[THIRD_PART]);
  const [{ default: evaluate }] = await Promise.all([thirdPart, modules]);
  return evaluate(core, shared);
}

async function begin() {
  const start = begun;
  try {
    const loaded = await load();
    if (part || start !== begun) return;
    part = loaded;
    part.start();
  } catch (reason) {
    warn(`<${CONTROLS}> and <${DEVICES}> are not drawn: ${reason.message}`);
  }
}
