// The part of an element that has to be seen whole: a box in its drawing, which an observer can watch.
import { recordOf } from '../core.js';

const NEAR = 1; // px: where a probe that was moved is further away, the page is turned, which nothing here undoes
const LAYOUT_UNITS = 4; // a px: what is exact in 64ths (Chromium, WebKit) and in 60ths (Firefox)

/**
 * Puts elements' probes where they belong. A probe takes no room, and is in front of icon and label, but not of anything
 * that is in front of the element: a positioned box would be. The layout is worked out once for all.
 * @param {[Element, HTMLElement|undefined][]} probes By element; those that have none yet get one if they have a drawing.
 * @param {number} inset How much smaller it is than the border box, on each side, in CSS px.
 * @returns {[Element, HTMLElement][]} Those that have one.
 */
export function placeProbes(probes, inset) {
  const boxes = probes.filter(([element]) => recordOf(element).surface.tree).map((pair) => boxFor(...pair, inset));
  for (const { element, probe, width, height } of boxes) {
    const { tree } = recordOf(element).surface;
    if (probe.parentNode !== tree) tree.append(probe);
    resize(probe, width, height, 0, 0);
  }
  const moved = boxes.map((box) => [box, ...awayFrom(box)]).filter(([, x, y]) => x !== 0 || y !== 0);
  for (const [{ probe, width, height }, x, y] of moved) resize(probe, width, height, x, y);
  const lost = moved.filter(([box]) => awayFrom(box).some((px) => Math.abs(px) > NEAR));
  for (const [{ probe, width, height }, x, y] of lost) resize(probe, width, height, -x, -y);
  return boxes.map(({ element, probe }) => [element, probe]);
}

// By how much the probe is to be moved, right and down.
function awayFrom({ probe, outer, scale, left, top }) {
  const inner = probe.getBoundingClientRect();
  return [(outer.left - inner.left) / scale + left, (outer.top - inner.top) / scale + top].map(toLayoutUnit);
}

function boxFor(element, probe, inset) {
  const outer = element.getBoundingClientRect();
  const scale = scaleOf(outer.width, element.offsetWidth);
  // Within the border, since what is under it is clipped, and by so much more as the engine rounds.
  const within = (border) => Math.max(inset, border + 1 / LAYOUT_UNITS);
  const left = within(element.clientLeft);
  const top = within(element.clientTop);
  const right = within(element.offsetWidth - element.clientWidth - element.clientLeft);
  const bottom = within(element.offsetHeight - element.clientHeight - element.clientTop);
  return {
    element,
    probe: probe ?? createProbe(element.ownerDocument),
    outer,
    scale,
    left,
    top,
    width: Math.max(0, outer.width / scale - left - right),
    height: Math.max(0, outer.height / scale - top - bottom),
  };
}

/** Takes a probe out of its drawing. */
export function removeProbe(probe) {
  probe?.remove();
}

function createProbe(document) {
  const probe = document.createElement('span');
  probe.style.setProperty('flex', 'none');
  probe.style.setProperty('order', '1');
  return probe;
}

// The width in the layout is a whole number: what differs by less is no scale.
function scaleOf(width, layoutWidth) {
  return Math.abs(width - layoutWidth) < 1 ? 1 : width / layoutWidth || 1;
}

// Moved by so much more than it is; its margins take back the room that it would take.
function resize(probe, ...numbers) {
  const [width, height, x, y] = numbers.map(toLayoutUnit);
  const left = marginOf(probe, 'left') + x;
  const top = marginOf(probe, 'top') + y;
  setPx(probe, 'width', width);
  setPx(probe, 'height', height);
  setPx(probe, 'margin-left', left);
  setPx(probe, 'margin-right', -width - left);
  setPx(probe, 'margin-top', top);
  setPx(probe, 'margin-bottom', -height - top);
}

// What an engine rounds on its own leaves a rest of the room.
function toLayoutUnit(px) {
  return Math.round(px * LAYOUT_UNITS) / LAYOUT_UNITS;
}

function marginOf(probe, side) {
  return Number.parseFloat(probe.style.getPropertyValue(`margin-${side}`)) || 0;
}

function setPx(probe, property, px) {
  const value = `${px}px`;
  if (probe.style.getPropertyValue(property) !== value) probe.style.setProperty(property, value);
}
