// The second part of the shim: what is needed from the moment when Python takes over, fetched beside the runtime.
import { keepNatives } from './natives.js';
import { release } from './requests.js';
import { stopBridges } from './bridges/index.js';
import { abandon2015 } from './draft2015.js';
import { stopAsking } from './asks.js';
import { expectPanels, stopPanels } from './panels.js';
import { stopWatching } from './device-list.js';
import { enterPages, stopPages } from './pages.js';
import { preciseAttributes, pseudoClasses } from 'catalogue';
import { watchStates } from './states.js';
import { startSelectors, stopSelectors } from './selectors.js';
import { activate, freeScripts, restrictScripts } from './activation.js';
import { startErrors, stopErrors } from './errors.js';
import { stopStreams } from './streams.js';
import { cancelSchedule } from './host.js';
import { description, precise } from './descriptions.js';
import { flush, post } from './news.js';
import { dismissDialog } from './dialog.js';
import { startDialogTexts } from './dialog-texts.js';
import { correctNoMore, startCorrections, stopCorrections, suspect, violationsOf } from './corrections.js';
import { compileHandlers, ignoreHandlers } from './handlers.js';
import { hideSurfaces, showSurfaces } from './children.js';
import { bootRuntime } from './runtime.js';
import { sense, senseFrom, senseNoMore, startSensors, stopSensors } from './sensors.js';
import { listenToKeys } from './keys.js';
import { patchQueries } from './queries.js';
import { hideHolds } from './holds.js';
import { pause } from '../pause.js';
import { restorePatches } from './patches.js';
import { conclusion, startUnnesting, stopUnnesting, unnest } from './void.js';
import { recognise } from './copies.js';
import { completeStyles, resetStyles } from './style.js';
import { follow, keepLooking, startStyleSensor, stopStyleSensor } from './style-sensor.js';
import { consultSource } from './source.js';
import {
  allElements,
  attachedElements,
  giveUp,
  hold,
  isUnderWay,
  recordOf,
  setActivate,
  setCompanion,
  show,
  upgrade,
} from '../core.js';

export { takeOver } from './runtime.js';

/** Boots the runtime of this start, of which these files are under way, and begins to work on the page. */
export function start(begun, files) {
  keepNatives();
  watchStates();
  if (begun.settings.runtime !== 'page') bootRuntime(begun, files);
  if (!document.prerendering) enterPages();
  // Files that have come meanwhile go first: what is done with them is not done by the page's own thread.
  begun.prepared = pause().then(() => isUnderWay(begun) && prepare(begun));
  begun.prepared.catch((reason) => giveUp(begun, reason));
}

function prepare(begun) {
  const { settings } = begun;
  expectPanels(begun);
  startDialogTexts(settings.assets);
  completeStyles(settings.edition);
  hideHolds();
  startStyleSensor();
  setActivate(activate);
  restrictScripts();
  startErrors();
  startSensors();
  startCorrections(settings.edition, { unboxed: sense, keepLooking });
  for (const element of allElements()) recognise(element);
  for (const element of attachedElements) attend(element);
  startUnnesting(settings);
  setCompanion({ attached, attributeChanged, detached, flush, initialised: recognise, post, unnest, violations: violationsOf });
  hold('');
  upgrade(document);
  for (const element of attachedElements) show(element, {});
  conclusion.then(consultSource);
  const names = pseudoClasses[settings.edition];
  startSelectors(names);
  patchQueries(names);
  compileHandlers();
  hideSurfaces();
}

function attached(element) {
  post('attach', description(element));
  attend(element);
  senseFrom(element);
  suspect(element);
}

function attend(element) {
  listenToKeys(element);
  follow(element);
}

function attributeChanged(element, name) {
  if (preciseAttributes.includes(name)) post('precise', [recordOf(element).handle, ...precise(element)]);
}

function detached(element) {
  post('detach', recordOf(element).handle);
  correctNoMore(element);
  senseNoMore(element);
}

const ENDS = [
  dismissDialog, // while Python still hears of it
  stopAsking,
  stopStreams,
  stopPanels,
  stopWatching,
  abandon2015,
  cancelSchedule,
  () => setCompanion(null),
  () => setActivate(null),
  freeScripts,
  stopErrors,
  stopSensors,
  stopStyleSensor,
  stopCorrections,
  resetStyles,
  release,
  stopBridges,
  stopPages,
  stopSelectors,
  restorePatches,
  ignoreHandlers,
  showSurfaces,
  stopUnnesting,
];

/** Takes everything back; what a start that failed has not begun keeps nothing else from it. */
export function stop() {
  for (const end of ENDS) {
    try {
      end();
    } catch {
      // Whoever waits for the start is told why it failed.
    }
  }
}
