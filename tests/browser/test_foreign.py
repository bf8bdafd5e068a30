"""Messages and storage that others of the origin have filled with anything: foreign input (design, section 7)."""

import json

import pytest

STORE = "permission-element.store"
KEYS = (STORE, f"{STORE}.page.x", f"{STORE}.page.__proto__", "permission-element", "permission-element.devices")

# Rows of what comes as a message; a page of our own posts {store}, {id, record} and {hello}, with texts.
MESSAGES = """(() => {
  const cycle = { id: 'cycle' };
  cycle.self = cycle;
  const deep = (depth) => '['.repeat(depth) + ']'.repeat(depth);
  const texts = ['', '{', 'null', '7', deep(20_000), '{"entries":' + deep(20_000) + '}', 'x'.repeat(300_000),
    '{"format":1,"entries":[{"state":"granted"},null,{"state":"denied"}]}', '\\ud800', '{"__proto__":{"entries":[]}}',
    '{"id":"x","at":1,"turn":1e999}', '{"id":"__proto__","at":1,"turn":1,"using":{"constructor":true,"__proto__":1}}'];
  const values = [null, undefined, 7, NaN, 2n ** 70n, {}, [], cycle, new Map([['id', 1]]), new Date(NaN), new ArrayBuffer(9),
    new Error('x'), { toString: 1, valueOf: 1 }, ...texts];
  return [...values, ...values.flatMap((value) => [{ store: value }, { record: value, id: value }, { record: value },
    { record: { id: value } }, { record: value, id: 'one' }, { id: value, record: '{}' }, { hello: value }])];
})()"""

POST = f"""() => {{
  const channel = new BroadcastChannel('{STORE}');
  const messages = {MESSAGES};
  for (const message of messages) channel.postMessage(message);
  channel.postMessage({{ store: FORGED }});
  return messages.length;
}}"""


def forged(site, **changes):
    """What would be a grant for good, if it held: every other page of the origin can write one."""
    record = {
        "descriptor": {"name": "camera", "panTiltZoom": False},
        "key": site.address.rstrip("/"),
        "state": "granted",
    }
    entry = {**record, "decided": 1e12, "lifetime": "persistent", "used": None, "stamp": 8e15}
    return json.dumps({"format": 1, "entries": [{**entry, **changes}]})


def stranger(tab):
    """Another page of the origin, without the script."""
    page = tab.context.new_page()
    page.goto(tab.site.page("<p>", "/test/stranger.html"))
    return page


def said(tab):
    return [line for line in tab.console if line.startswith("<permission>")]


def go_on(tab):
    """Whatever came: what was denied is, nothing is granted, and the element works."""
    assert tab.evaluate("permissionPolyfill.store.get('microphone').state") == "denied"
    assert tab.evaluate("navigator.permissions.query({ name: 'camera' }).then(({ state }) => state)") == "prompt"
    assert [line for line in tab.console if not line.startswith("<permission>")] == tab.evaluate("unhandled") == []
    tab.page.bring_to_front()  # where the person presses
    tab.grant("camera")
    tab.agree()
    assert tab.prompts()[-1] in ("promptaction", "resolve")


@pytest.fixture
def deciding(tab, runtime):
    """A page on which the microphone was denied, and the browser is to ask for the camera."""
    tab.open("<permission id=a type=camera></permission>", runtime)
    assert tab.ready() == "ready"
    tab.set_permissions("prompt", "camera")
    tab.evaluate("permissionPolyfill.store.set('microphone', 'denied')")
    return tab


def test_messages_of_any_kind(deciding):
    other = stranger(deciding)
    count = other.evaluate(POST.replace("FORGED", json.dumps(forged(deciding.site))))
    assert count >= 200
    deciding.wait("permissionPolyfill.store.get('camera')")  # the last one has come
    assert len(said(deciding)) == 1 and "stored" in said(deciding)[0], said(deciding)
    deciding.evaluate("permissionPolyfill.store.reset('camera')")
    go_on(deciding)


def test_storage_of_any_kind(deciding):
    """What cannot be read is written anew by a page that knows what was decided."""
    other = stranger(deciding)
    write = "([key, text]) => localStorage.setItem(key, text)"
    for text in ("{", "[" * 20_000, '{"entries":[{"state":"granted"}]}', "\0", "null"):
        for key in KEYS:
            other.evaluate(write, [key, text])
    kept = f"localStorage.getItem('{STORE}').includes('microphone')"
    other.wait_for_function(kept)
    assert len(said(deciding)) == 1, said(deciding)
    deciding.page.reload()
    assert deciding.ready() == "ready"
    deciding.set_permissions("prompt", "camera")
    go_on(deciding)


@pytest.mark.parametrize(
    "changes",
    [{}, {"lifetime": "once"}, {"state": "GRANTED"}, {"key": "*"}, {"descriptor": {"name": "camera", "deviceId": ""}}],
)
def test_a_forged_grant_grants_nothing_that_the_browser_does_not(tab, changes):
    tab.page.goto(tab.site.page("<p>"))
    tab.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [STORE, forged(tab.site, **changes)])
    tab.open("<permission id=a type=camera></permission>", "micropython")
    assert tab.ready() == "ready"
    tab.set_permissions("prompt", "camera")
    tab.valid()
    assert tab.evaluate("[a.permissionStatus, a.getAttribute('aria-label')]") == ["prompt", "Use camera"]
    tab.page.click("#a")
    tab.wait("opened.length === 1")  # the browser is asked


def test_a_flood_of_records_is_looked_at_together(deciding):
    """A look asks the browser for its locks, and reads all that is written down: it is not taken for each message."""
    deciding.evaluate("""() => {
        window.looks = 0;
        const { query } = LockManager.prototype;
        LockManager.prototype.query = async function () {
          looks += 1;
          await new Promise((resolve) => setTimeout(resolve, 50));
          return query.call(this);
        };
    }""")
    other = stranger(deciding)
    other.evaluate(f"""() => {{
        const channel = new BroadcastChannel('{STORE}');
        for (let turn = 0; turn < 2000; turn += 1) channel.postMessage({{ id: `${{turn}}`, record: '{{}}' }});
        channel.postMessage({{ store: '{{' }});
    }}""")
    deciding.wait("looks > 0")
    deciding.page.wait_for_timeout(300)
    assert deciding.evaluate("looks") < 200
    go_on(deciding)
