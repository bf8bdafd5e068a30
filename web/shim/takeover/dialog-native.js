// The browser's own capability element, whose prompt can undo a block.

/**
 * Makes the first of these elements that the browser has itself.
 * @param {{tag: string, interface: string, events: Array}[]} candidates As polyfill/dialogs.py lists them.
 * @param {(choice: string) => void} choose
 * @returns {Element|null}
 */
export function nativeElement(candidates, choose) {
  for (const candidate of candidates) {
    const element = document.createElement(candidate.tag);
    if (!isNative(globalThis[candidate.interface], element)) continue;
    for (const row of candidate.events) listen(element, row, choose);
    return element;
  }
  return null;
}

// Another polyfill's interface is written in JavaScript.
function isNative(Interface, element) {
  if (typeof Interface !== 'function' || !(element instanceof Interface)) return false;
  return /\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(Interface));
}

// Only the state is of interest here: what the element opened is closed.
function listen(element, [type, state, choice], choose) {
  element.addEventListener(type, ({ isTrusted }) => {
    const tracks = [element.track, ...(element.stream?.getTracks() ?? [])];
    for (const track of tracks) track?.stop();
    if (isTrusted && (state === null || element.permissionStatus === state)) choose(choice);
  });
}
