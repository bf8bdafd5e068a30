// Where elements are, in the outermost page that can be reached.

// Engines that do not (WebKit) tell where an element is in its own zoomed px.
const knowsZoom = 'currentCSSZoom' in Element.prototype;

/** Whether an element has a box in the layout. */
export function hasBox(element) {
  const isShown = element.checkVisibility?.() ?? element.getClientRects().length > 0;
  const frame = isShown && frameOf(element.ownerDocument.defaultView);
  return frame ? hasBox(frame) : isShown; // WebKit lays out frames that are not shown, too
}

/** Whether it takes part in the layout, with a box or with `display: contents`. */
export function isLaidOut(element) {
  if (hasBox(element)) return true;
  const parent = parentOf(element);
  return Boolean(parent && element.isConnected && getComputedStyle(element).display === 'contents' && isLaidOut(parent));
}

/** Whether it or an ancestor has `display: none`; what has no box may also just be skipped. */
export function isHidden(element) {
  for (let node = element; node; node = parentOf(node)) if (getComputedStyle(node).display === 'none') return true;
  return false;
}

/** The parent in the tree that is drawn. */
export function parentOf(element) {
  return element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
}

/** The product of `zoom` over an element and its ancestors. */
export function zoomOf(element) {
  if (knowsZoom) return element.currentCSSZoom;
  let zoom = 1;
  for (let node = element; node; node = parentOf(node)) zoom *= Number(getComputedStyle(node).zoom) || 1;
  return zoom;
}

/** An element's border box in its document's viewport, in px. */
export function boxOf(element) {
  const box = element.getBoundingClientRect();
  if (knowsZoom) return box;
  const zoom = zoomOf(element);
  return new DOMRect(box.x * zoom, box.y * zoom, box.width * zoom, box.height * zoom);
}

/** The visible part of the element's border box, in whole pixels of the outermost page that can be reached. */
export function visibleRect(element) {
  const box = boxOf(element);
  let rect = intersect(box, { left: 0, top: 0, right: Infinity, bottom: Infinity });
  let view = element.ownerDocument.defaultView;
  for (;;) {
    rect = intersect(rect, { left: 0, top: 0, right: view.innerWidth, bottom: view.innerHeight });
    const frame = frameOf(view);
    if (!frame) break;
    const { left, top } = boxOf(frame);
    const zoom = zoomOf(frame);
    const [x, y] = [left + frame.clientLeft * zoom, top + frame.clientTop * zoom];
    rect = { left: rect.left + x, top: rect.top + y, right: rect.right + x, bottom: rect.bottom + y };
    view = view.parent;
  }
  const { offsetLeft: left, offsetTop: top, width, height } = view.visualViewport;
  rect = intersect(rect, { left, top, right: left + width, bottom: top + height });
  if (rect.right <= rect.left || rect.bottom <= rect.top) return null;
  return {
    left: Math.floor(rect.left),
    top: Math.floor(rect.top),
    right: Math.ceil(rect.right),
    bottom: Math.ceil(rect.bottom),
  };
}

function intersect(a, b) {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** The outermost page of the same origin. */
export function topView(element) {
  let view = element.ownerDocument.defaultView;
  while (frameOf(view)) view = view.parent;
  return view;
}

/** The root for an observer: margins apply to the outermost page if it is of the same origin, else only to the frame's. */
export function observerRoot(element) {
  const view = topView(element);
  return view === view.top ? null : element.ownerDocument;
}

// The frame's element in the page around it, unless that is of another origin.
function frameOf(view) {
  try {
    return view.frameElement;
  } catch {
    return null;
  }
}
