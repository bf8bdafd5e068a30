// The part of an element that has to be seen whole: a box in its drawing, which an observer can watch.
import { recordOf } from '../core.js';

/**
 * Puts an element's probe where it belongs.
 * @param {Element} element
 * @param {HTMLElement} [probe] The element's probe, if it has one already.
 * @param {number} inset How much smaller it is than the border box, on each side, in CSS px.
 * @returns {HTMLElement|undefined} The probe; none where there is no drawing.
 */
export function placeProbe(element, probe, inset) {
  const { frame } = recordOf(element).surface;
  if (!frame) return probe;
  const result = probe ?? createProbe(element.ownerDocument);
  if (result.parentNode !== frame.root) frame.root.append(result);
  const outer = element.getBoundingClientRect();
  const inner = frame.box.getBoundingClientRect();
  const scale = scaleOf(outer.width, element.offsetWidth);
  // Within the border, since what is under it is clipped.
  const [left, top] = [Math.max(inset, element.clientLeft), Math.max(inset, element.clientTop)];
  const right = Math.max(inset, element.offsetWidth - element.clientWidth - element.clientLeft);
  const bottom = Math.max(inset, element.offsetHeight - element.clientHeight - element.clientTop);
  setPx(result, 'left', (outer.left - inner.left) / scale + left);
  setPx(result, 'top', (outer.top - inner.top) / scale + top);
  setPx(result, 'width', Math.max(0, outer.width / scale - left - right));
  setPx(result, 'height', Math.max(0, outer.height / scale - top - bottom));
  return result;
}

/** Takes a probe out of its drawing. */
export function removeProbe(probe) {
  probe?.remove();
}

function createProbe(document) {
  const probe = document.createElement('span');
  probe.style.setProperty('position', 'absolute');
  return probe;
}

// The width in the layout is a whole number: what differs by less is no scale.
function scaleOf(width, layoutWidth) {
  return Math.abs(width - layoutWidth) < 1 ? 1 : width / layoutWidth || 1;
}

function setPx(probe, property, px) {
  const value = `${Math.round(px * 100) / 100}px`;
  if (probe.style.getPropertyValue(property) !== value) probe.style.setProperty(property, value);
}
