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
    "inherited properties": "for (const name of ['isValid', 'trusted', 'error', 'value', 'get', 'set', 'handle', 'fallback'])"
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
KEEP = "<script>const native = { dispatchEvent: EventTarget.prototype.dispatchEvent, later: setTimeout };</script>"
ASKED = (
    "<script>let asked = 0; const { getUserMedia: open } = MediaDevices.prototype;"
    " MediaDevices.prototype.getUserMedia = function (...given) { asked += 1; return open.apply(this, given); };</script>"
)
COVER = "<div id=cover style='position:fixed;inset:0;background:#888'></div>"


def errors(tab):
    """What the console has besides the lines of the script; what the patches themselves throw is the page's."""
    return [line for line in tab.console if not line.startswith("<permission>") and "patched" not in line]


@pytest.mark.parametrize("patch", PATCHES)
def test_after_the_script(tab, patch):
    tab.open(PAGE, "micropython", head=KEEP + ASKED)
    assert tab.ready() == "ready"
    tab.valid("b")
    tab.evaluate("b.style.opacity = '0.5'")
    tab.wait("!b.isValid")
    tab.valid()
    tab.evaluate(f"(() => {{ {PATCHES[patch]} }})()")
    tab.evaluate(FORGE)
    tab.page.locator("#b").click(force=True)
    tab.evaluate("new Promise((resolve) => native.later.call(globalThis, resolve, 50))")
    assert tab.evaluate("asked") == 0
    assert not [line for line in tab.console if "is not a function" in line]


@pytest.mark.parametrize("patch", PATCHES)
def test_before_the_script(tab, patch):
    tab.open(PAGE, "micropython", head=KEEP + ASKED + f"<script>{PATCHES[patch]}</script>")
    tab.page.wait_for_timeout(600)
    tab.evaluate(FORGE)
    tab.evaluate("new Promise((resolve) => native.later.call(globalThis, resolve, 50))")
    assert tab.evaluate("asked") == 0
    print(patch, tab.console)
