"""Which pages of the origin are there: duplicated, cached, crashed, frozen, discarded ones; and clocks that go wrong."""

import pytest

from .windows import HOUR, MINUTE, SECOND

GRACE = "data-grace=60"


@pytest.fixture
def tab(window):
    tab = window.open()
    tab.wait("a.isValid")  # from then on nothing wakes Python for another reason
    return tab


def test_a_duplicated_tab_is_a_tab_of_its_own(window):
    """What one tab may resume is not what its copy may resume."""
    one = window.open(attributes=GRACE)
    one.decide("granted")
    two = one.duplicate()
    assert two.state() == "granted"
    two.leave()
    window.jump(70 * SECOND, tabs=[one])
    assert one.state() == "granted"
    one.close()
    two.open(attributes=GRACE)
    assert two.state() == "prompt"


def test_a_copy_keeps_the_visit_going(tab, window):
    tab.decide("granted")
    copy = tab.duplicate()
    tab.close()
    window.advance(MINUTE)
    copy.reload()
    assert copy.state() == "granted"


PAGES = "Object.keys(localStorage).filter((key) => key.startsWith('permission-element.store.page.')).length"


def test_a_tab_that_comes_often_is_remembered_once(window):
    tab = window.open()
    for seconds in (1, 10, 10):  # within the grace, and not
        tab.leave()
        window.jump(seconds * SECOND, tabs=[])
        tab.open()
    assert tab.evaluate(PAGES) == 1
    other = window.open()
    other.wait(f"{PAGES} === 2")


# The page that leaves is kept; what it sees when it is back is noted before anything of ours can run.
CACHED = """<script>
let away = 0;
addEventListener('pageshow', ({ persisted }) => {
  window.persisted = persisted;
  if (persisted) clock.sleep(away);
});
</script>"""


@pytest.mark.parametrize(("seconds", "state"), [(30, "granted"), (70, "prompt")])
def test_a_page_in_the_back_forward_cache_has_left(window, seconds, state):
    tab = window.open(attributes=GRACE, head=CACHED)
    tab.decide("granted")
    tab.evaluate(f"away = {seconds * SECOND}")
    tab.leave()
    tab.back()
    assert tab.evaluate("persisted")
    window.settle()
    assert tab.state() == state
    assert tab.told() == ([] if state == "granted" else ["camera prompt"])


def test_a_page_that_is_back_learns_what_was_decided_meanwhile(window):
    """Chromium does not keep it in the cache while another page holds a lock; others may."""
    tab = window.open()
    other = window.open(path="/test/other.html")
    tab.activate()
    other.decide("granted")
    tab.leave()
    other.decide("denied")
    tab.back()
    assert tab.state() == "denied"


def test_a_crash_is_an_end(window):
    one = window.open()
    one.decide("granted")
    one.crash()
    assert window.open().state() == "prompt"


def test_the_five_minutes_begin_when_the_page_in_front_crashes(window):
    """The other one finds out by itself, within a minute."""
    behind, front = window.open(), window.open()
    front.decide("granted")
    window.advance(30 * MINUTE)
    front.crash()
    assert behind.evaluate("document.hidden")
    window.advance(4 * MINUTE)
    assert behind.state() == "granted"
    window.advance(2 * MINUTE)
    assert behind.told() == ["camera prompt"]


def test_a_discarded_page_does_not_resume(window):
    """The browser loads it again when the person comes back, which is no reload."""
    tab = window.open(attributes=GRACE, head="<script>const mark = true;</script>")
    tab.decide("granted")
    tab.reload()
    assert tab.state() == "granted"
    discarded = "<script>Object.defineProperty(document, 'wasDiscarded', { value: true });</script>"
    tab.open(attributes=GRACE, head=discarded)
    assert tab.state() == "prompt"


def freeze(tab, state="frozen"):
    tab.send("Page.setWebLifecycleState", state=state)


def test_a_frozen_page_loses_it_as_well(window):
    behind, front = window.open(), window.open()
    front.decide("granted")
    freeze(behind)
    window.set_state("minimized")
    window.advance(5 * MINUTE, tabs=[front])
    assert front.state() == "prompt"
    freeze(behind, "active")
    behind.wait("told.length > 0")
    assert behind.told() == ["camera prompt"]


def test_a_frozen_page_ends_nothing_for_what_it_does_not_know(window):
    """While it was frozen, the other one came to the front."""
    behind, front = window.open(), window.open()
    front.decide("granted")
    window.set_state("minimized")
    window.settle()
    freeze(behind)
    window.set_state("normal")
    front.activate()
    window.advance(10 * MINUTE, tabs=[front])
    behind.evaluate(f"clock.advance({10 * MINUTE})")
    freeze(behind, "active")
    window.settle()
    assert [one.state() for one in (behind, front)] == ["granted", "granted"]
    assert [one.told() for one in (behind, front)] == [[], []]


# A device that slept; a clock that was set


def test_what_has_ended_in_sleep_is_not_revived_by_waking_up(tab, window):
    tab.decide("granted")
    window.set_state("minimized")
    window.jump(6 * MINUTE, "sleep")
    window.set_state("normal")
    tab.wait("!document.hidden")
    assert tab.state() == "prompt"
    assert tab.told() == ["camera prompt"]


def test_a_call_after_sleep_is_judged_by_the_clock(tab, window):
    tab.decide("granted")
    window.jump(16 * HOUR, "sleep")
    tab.evaluate("void navigator.mediaDevices.getUserMedia({ video: true })")
    tab.wait("buttonOf('Allow this time') !== undefined")
    assert tab.evaluate("opened.length") == 0


def test_the_end_is_noticed_within_a_minute_after_sleep(tab, window):
    tab.decide("granted")
    window.jump(16 * HOUR, "sleep")
    window.advance(MINUTE)
    assert tab.told() == ["camera prompt"]


@pytest.mark.parametrize(("ms", "told"), [(-HOUR, ["camera prompt"]), (-SECOND, [])])
def test_a_clock_that_is_set_back_ends_it(tab, window, ms, told):
    tab.decide("granted")
    window.jump(ms, "sleep")
    tab.evaluate("navigator.permissions.query({ name: 'camera' }).then(() => 0)")
    assert tab.told() == told


def test_a_clock_that_is_set_back_ends_no_persistent_grant(tab, window):
    tab.decide("granted", lifetime="persistent")
    window.jump(-24 * HOUR, "sleep")
    window.advance(MINUTE)
    tab.reload()
    assert tab.told() == []
    assert tab.evaluate("permissionPolyfill.store.get('camera').state") == "granted"
