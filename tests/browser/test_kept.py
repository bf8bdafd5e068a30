"""Where decisions are kept: storage that is full, blocked, cleared, or filled with what is none of ours."""

import json

import pytest

from .windows import HOUR, MINUTE

STORE = "permission-element.store"
FULL = """<script>
Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
</script>"""


def states(tabs, name="camera"):
    return [tab.state(name) for tab in tabs]


def uncaught(*tabs):
    return [row for tab in tabs for row in tab.evaluate("uncaught")]


def denial(name="camera", format_=1, **changes):
    """What is written down of a denial."""
    record = {
        "descriptor": {"name": name},
        "key": "",
        "state": "denied",
        "decided": 1e12,
        "lifetime": "persistent",
        "used": None,
        "stamp": 1e12,
    }
    return json.dumps({"format": format_, "denied": [], "dismissals": {}, "entries": [{**record, **changes}]})


def filled(window, value, key=STORE):
    """Open a tab whose storage holds something; the browser allows everything."""
    tab = window.open("", attributes="data-bridge=off")
    tab.evaluate(f"localStorage.setItem({json.dumps(key)}, {json.dumps(value)})")
    tab.open()
    return tab


def test_full_storage(window):
    """Pages tell each other what they cannot write down, also those that come later."""
    one, two = tabs = [window.open(head=FULL) for _ in range(2)]
    one.decide("denied", "microphone")
    one.decide("granted")
    assert states(tabs, "microphone") == ["denied", "denied"]
    tabs.append(window.open(head=FULL))
    window.settle()
    assert states(tabs, "microphone") == ["denied"] * 3
    one.close()
    three = tabs[2]
    window.set_state("minimized")
    window.advance(5 * MINUTE)
    assert states([two, three]) == ["prompt", "prompt"]
    assert uncaught(two, three) == []


def test_blocked_storage(window):
    """A sandboxed frame has an origin that nobody shares, no storage and no locks."""
    inner = "<p style='margin: 60px'><permission id=a type=camera></permission></p>"
    tab = window.open("", head="<!-- outer -->")
    window.site.headers["Content-Security-Policy"] = "sandbox allow-scripts"
    window.site.headers["Access-Control-Allow-Origin"] = "*"
    tab.open(inner)
    assert (
        tab.evaluate("(() => { try { return localStorage.length; } catch ({ name }) { return name; } })()")
        == "SecurityError"
    )
    for state in ("denied", "granted"):
        tab.decide(state)
        assert tab.evaluate("permissionPolyfill.store.get('camera').state") == state
    window.jump(16 * HOUR)
    assert tab.evaluate("permissionPolyfill.store.get('camera').state") == "prompt"
    assert uncaught(tab) == []


def test_what_is_cleared_is_written_down_again_by_the_pages_that_are_open(window):
    one, two = window.open(), window.open()
    one.decide("denied", "microphone", "persistent")
    two.decide("granted")
    two.evaluate("localStorage.clear()")
    window.settle()
    assert states([one, two, window.open()], "microphone") == ["denied"] * 3
    assert states([one, two]) == ["granted"] * 2
    window.set_state("minimized")
    window.advance(5 * MINUTE)
    assert states([one, two]) == ["prompt"] * 2


@pytest.mark.parametrize(
    "value",
    ["", "{", "null", "[]", '{"entries":7}', '{"format":1,"entries":[7,null,{"state":"granted"}]}', "x" * 300_000],
)
@pytest.mark.sample(3)
def test_rubbish_is_nothing_and_what_is_decided_then_holds(window, value):
    tab = filled(window, value)
    tab.decide("denied")
    tab.reload()
    assert tab.state() == "denied"
    assert uncaught(tab) == []
    assert len(tab.evaluate("lines")) == 0, "it was written anew"


@pytest.mark.parametrize(
    "value", ["", "{", "7", '{"id":"x"}', '{"id":"x","at":1,"turn":1,"began":"now","using":[],"visible":1}']
)
@pytest.mark.sample(3)
def test_rubbish_about_pages_keeps_no_grant(window, value):
    tab = filled(window, value, f"{STORE}.page.x")
    tab.decide("granted")
    window.set_state("minimized")
    window.advance(5 * MINUTE)
    assert tab.state() == "prompt"
    assert uncaught(tab) == []


@pytest.mark.parametrize(("state", "known"), [("denied", ["denied"]), ("granted", [])])
def test_of_a_later_version_only_denials_are_taken(window, state, known):
    text = denial(format_=2, state=state, key=window.site.address.rstrip("/"))
    tab = filled(window, text)
    assert tab.evaluate("permissionPolyfill.store.list().map(({ state }) => state)") == known
    assert tab.evaluate(f"localStorage.getItem('{STORE}')") == text, "until something is decided here"


def test_two_decisions_at_once_are_both_kept(window):
    """Each page writes down what it knows; the one that has written last may not know all."""
    one, two = window.open(), window.open()
    for tab, name in ((one, "camera"), (two, "microphone")):
        tab.evaluate(f"setTimeout(() => permissionPolyfill.store.set('{name}', 'denied'), 100 - Date.now() % 100)")
    window.settle()
    window.settle()
    for name in ("camera", "microphone"):
        assert states([one, two], name) == ["denied", "denied"]
        assert two.evaluate(f"localStorage.getItem('{STORE}').includes('{name}')")
    one.close()
    two.close()
    assert states([window.open()] * 1, "camera") == ["denied"]
