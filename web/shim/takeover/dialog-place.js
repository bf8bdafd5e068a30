// Where a dialog stands: near its element, as the browser's own prompt does (fact sheet 7.6).

/** Moves a dialog below its element, where it does not fit above, else into the middle; small screens: dialog.css. */
export function place(dialog, element) {
  const area = visibleArea();
  const { offsetWidth: width, offsetHeight: height } = dialog;
  const { marginTop, direction } = getComputedStyle(dialog);
  const gap = parseFloat(marginTop);
  const outer = { width: width + 2 * gap, height: height + 2 * gap };
  const anchor = element?.isConnected ? element.getBoundingClientRect() : null;
  const middle = { left: area.left + (area.width - outer.width) / 2, top: area.top + (area.height - outer.height) / 2 };
  const spot = (anchor && beside(anchor, area, outer)) ?? { top: middle.top };
  const start = direction === 'rtl' ? anchor?.right - width - gap : anchor?.left - gap;
  const left = Number.isFinite(start) && 'isBeside' in spot ? start : middle.left;
  const within = Math.max(area.left, Math.min(left, area.left + area.width - outer.width));
  dialog.style.left = `${within}px`;
  dialog.style.top = `${Math.max(area.top, spot.top)}px`;
}

/** Whether a click was on a dialog, and not on what is behind it. */
export function isOver(dialog, { target, clientX, clientY, detail }) {
  if (target !== dialog || detail === 0) return true; // a key press has no place
  const { left, top, right, bottom } = dialog.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}

/** Gives the focus back to the element, also where pressing it did not focus it. */
export function cameBack(element) {
  if (!element?.isConnected || element.getRootNode().activeElement === element) return;
  HTMLElement.prototype.focus.call(element, { preventScroll: true });
}

function beside({ top, bottom }, area, { height }) {
  if (bottom <= area.top || top >= area.top + area.height) return null; // out of sight
  if (bottom + height <= area.top + area.height) return { top: bottom, isBeside: true };
  if (top - height >= area.top) return { top: top - height, isBeside: true };
  return null;
}

function visibleArea() {
  const { offsetLeft: left, offsetTop: top, width, height } = window.visualViewport ?? {};
  if (width) return { left, top, width, height };
  return { left: 0, top: 0, width: innerWidth, height: innerHeight };
}
