"""Pages that change what the script builds on, before it or after it (see SECURITY.md for what that cannot be kept from).

After it: no forged press asks for anything, nothing that is covered can be pressed, and no error escapes. Before it:
the element works, or the fallback content shows and one line says why.
"""

import pytest

# What a page puts in the place of the platform's, as scripts: some break it, some only look at it.
PATCHES = {
    "array methods": "for (const name of ['map', 'push', 'filter', 'flatMap', 'includes', 'find', 'splice', 'forEach'])"
    " Array.prototype[name] = () => { throw new Error('patched'); }",
    "iteration": "Array.prototype[Symbol.iterator] = function* () {}",
    "promises": "Promise.prototype.then = function () { return this; }",
    "JSON.parse": "JSON.parse = () => ({ views: [], controls: [], events: [], statuses: [], pickers: [], isValid: true })",
    "JSON.stringify": 'JSON.stringify = () => \'{"trusted":true,"handle":1,"at":1e9,"isValid":true}\'',
    "inherited properties": "for (const name of ['isValid', 'trusted', 'error', 'handle', 'fallback'])"
    " Object.defineProperty(Object.prototype, name, { configurable: true, get() { return true; }, set() {} })",
    "listeners": "EventTarget.prototype.addEventListener = () => {}",
    "dispatchEvent": "EventTarget.prototype.dispatchEvent = () => { throw new Error('patched'); }",
    "shadow roots": "Element.prototype.attachShadow = () => { throw new Error('patched'); }",
    "observers": "for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'])"
    " globalThis[name] = class { observe() {} unobserve() {} disconnect() {} takeRecords() { return []; } }",
    "fetch": "globalThis.fetch = () => Promise.reject(new TypeError('patched'))",
    "getUserMedia": "MediaDevices.prototype.getUserMedia = () => { throw new Error('patched'); }",
    "permissions": "Permissions.prototype.query = () => { throw new Error('patched'); }",
    "maps": "for (const type of [Map, WeakMap]) type.prototype.get = () => undefined",
    "timers": "globalThis.setTimeout = globalThis.requestAnimationFrame = globalThis.queueMicrotask = () => 0",
    "clocks": "performance.now = () => 1e12; Date.now = () => NaN",
    "styles": "globalThis.getComputedStyle = () => { throw new Error('patched'); }",
    "messages": "globalThis.BroadcastChannel = function () { throw new Error('patched'); }",
    "locks": "LockManager.prototype.request = LockManager.prototype.query = () => { throw new Error('patched'); }",
    "storage": "Storage.prototype.getItem = () => '['; Storage.prototype.setItem = () => { throw new Error('patched'); }",
    "the interface": "if (globalThis.HTMLPermissionElement) for (const name of ['isValid', 'click'])"
    " Object.defineProperty(HTMLPermissionElement.prototype, name, { configurable: true, get: () => () => true })",
}
# What a page that goes on has; some of the patches break what the page itself builds on.
PAGE = "<permission id=a type=camera>fallback</permission><permission id=b type=microphone>fallback</permission>"

# Every way in which a script can press, of two elements: one that can be pressed, and one that is covered.
FORGE = """(() => {
  const attempt = (action) => { try { action(); } catch {} };
  for (const element of [a, b]) {
    attempt(() => element.click());
    attempt(() => HTMLElement.prototype.click.call(element));
    for (const type of ['click', 'pointerdown', 'pointerup', 'keydown', 'keyup']) {
      for (const target of [element, element.firstElementChild]) {
        attempt(() => native.dispatchEvent.call(target, new MouseEvent(type, { bubbles: true, composed: true })));
        attempt(() => native.dispatchEvent.call(target, new KeyboardEvent(type, { bubbles: true, key: 'Enter', code: 'Enter' })));
      }
    }
    const event = new MouseEvent('click', { bubbles: true });
    attempt(() => Object.defineProperty(event, 'isTrusted', { value: true }));
    attempt(() => native.dispatchEvent.call(element, event));
    attempt(() => native.dispatchEvent.call(element, new Proxy(event, {})));
  }
})()"""
# What the tests themselves need, kept from the patches.
KEEP = """<script>
const native = { dispatchEvent: EventTarget.prototype.dispatchEvent, later: setTimeout.bind(globalThis) };
const arrays = Object.getOwnPropertyDescriptors(Array.prototype), { defineProperties } = Object;
const restore = () => void defineProperties(Array.prototype, arrays);
let asked = 0;
// Presses as soon as Python has met the patches, with which the element is valid or given up, or after so many attempts; then
// asks for a file, since some patches keep the tests themselves from looking.
const forgeLater = (forge, attempts) =>
  native.later(() => {
    let isSettled = false;
    try {
      isSettled = a.isValid || !permissionPolyfill.isPolyfilled();
    } catch {} // they are not there yet, or broken
    if (attempts && !isSettled) return forgeLater(forge, attempts - 1);
    try {
      forge();
    } catch {}
    restore();
    new Image().src = '/forged';
  }, 100);
const { getUserMedia: open } = MediaDevices.prototype;
MediaDevices.prototype.getUserMedia = function (...given) {
  asked += 1;
  return open.apply(this, given);
};
</script>"""
SOON = 100  # ms
ATTEMPTS, NO_END = 20, -1
EASY = ("permissions", "JSON.stringify", "styles")
"""Of the patches, those that every run tries."""

WORKS = ("listeners", "getUserMedia", "permissions", "messages", "the interface")
GIVES_UP = ("iteration", "dispatchEvent", "fetch", "styles", "locks")
"""What comes of patches that were there first; with the others, the element cannot be pressed."""

EXPECTED = ("patched", "did not ask for permission")
"""What the patches throw, and what is said of the forged presses, also where nobody catches it."""

SYNTAX = ("iteration", "array methods")
"""The patches that change what the language itself does; what then fails is not caught everywhere."""


def some(names):
    """All, of which a run without --full tries a few."""
    return [pytest.param(name, marks=[] if name in EASY else [pytest.mark.full]) for name in names]


@pytest.mark.parametrize("patch", some(PATCHES))
def test_after_the_script(tab, patch):
    tab.open(PAGE, "micropython", head=KEEP)
    assert tab.ready() == "ready"
    tab.valid("b")
    tab.evaluate("b.style.cssText = 'color: #999; background-color: #999'")
    tab.wait("!b.isValid")
    tab.valid()
    box = tab.page.locator("#b").bounding_box()
    tab.evaluate(f"(() => {{ native.later(restore, {3 * SOON}); {PATCHES[patch]}; {FORGE}; }})()")
    tab.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.page.wait_for_timeout(5 * SOON)
    tab.evaluate("restore()")
    assert tab.evaluate("[asked, dialogTexts()]") == [0, None]


@pytest.mark.parametrize("patch", some(PATCHES))
def test_before_the_script(tab, patch):
    forge = f"forgeLater(() => {FORGE}, {NO_END if patch in WORKS + GIVES_UP else ATTEMPTS})"
    tab.open(PAGE, "micropython", head=KEEP + f"<script>{forge}; {PATCHES[patch]}</script>")
    tab.until(lambda: any("/forged" in path for path in tab.site.requests))
    tab.page.wait_for_timeout(SOON)
    if patch in WORKS:
        tab.wait("a.isValid")
    given_up = [line for line in tab.console if "Python could not be started" in line]
    assert len(given_up) == (patch in GIVES_UP)
    if given_up:
        assert tab.page.get_by_text("fallback").first.is_visible()
        assert tab.evaluate("a.constructor.name") == "HTMLUnknownElement"
    assert tab.evaluate("[asked, unhandled]") == [0, []]
    uncaught = [line for line in tab.console if line.startswith("uncaught")]
    assert patch in SYNTAX or [line for line in uncaught if not any(part in line for part in EXPECTED)] == []
