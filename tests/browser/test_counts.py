"""What the design counts and never times (sections 4 and 8): crossings, observers, timers and frames.

They are as many for a hundred elements as for one. How large files are is in tests/tools/test_sizes.py.
"""

import pytest

COUNTS = (1, 100)
SETTLED = 2500  # ms: longer than every cooldown
REST = 2000  # ms
SPREAD = 3  # passes; a place that the engine reports in a frame of its own is one more
A_PASS = 4  # calls: the clock twice, what to show, when to come back

# Notes what the script has of the platform.
PLATFORM = """<script>
const made = { MutationObserver: 0, ResizeObserver: 0, sight: 0, place: 0 };
const intervals = new Set(), timeouts = new Set(), frames = [];
for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'])
  globalThis[name] = new Proxy(globalThis[name], { construct(target, parameters) {
    made[name in made ? name : parameters[1].trackVisibility ? 'sight' : 'place'] += 1;
    return Reflect.construct(target, parameters);
  } });
const { setTimeout: later, setInterval: often, clearTimeout: never, requestAnimationFrame: frame } = globalThis;
globalThis.setTimeout = (action, delay, ...given) => {
  const id = later(() => { timeouts.delete(id); action(...given); }, delay);
  timeouts.add(id);
  return id;
};
globalThis.setInterval = (...given) => {
  const id = often(...given);
  intervals.add(id);
  return id;
};
globalThis.clearTimeout = globalThis.clearInterval = (id) => {
  timeouts.delete(id);
  intervals.delete(id);
  never(id);
};
globalThis.requestAnimationFrame = (action) => {
  frames.push(action.name);
  return frame(action);
};
</script>"""

# Notes what crosses: what Python is told, and what it calls.
CROSSINGS = """<script>
const told = [], called = [];
const { connect } = permissionPolyfill;
const noting = (list, action, name) => (...given) => {
  list.push(name ?? given[0]);
  return action(...given);
};
permissionPolyfill.connect = (dispatch) => new Proxy(connect(noting(told, dispatch)), {
  get: (host, name) => typeof host[name] === 'function' ? noting(called, host[name], name) : host[name],
});
const TYPES = ['camera', 'microphone', 'geolocation', 'camera microphone'];
const add = (count) => document.body.append(...Array.from({ length: count }, (_, index) => {
  const element = document.createElement('permission');
  element.type = TYPES[index % TYPES.length];
  element.lang = 'en';
  return element;
}));
const forget = () => (told.length = called.length = frames.length = 0);
const noted = () => ({ told, called, made, frames, intervals: intervals.size, timeouts: timeouts.size });
</script><div id=other></div>"""

# Nothing of this is an element of ours, or next to one.
UNRELATED = """for (let index = 0; index < 100; index += 1) {
  other.append(document.createElement('div'));
  other.className = other.lastChild.className = document.body.className = `c${index}`;
  other.lastChild.textContent = index;
}
while (other.firstChild) other.firstChild.remove();"""


@pytest.fixture
def page(tab, runtime):
    """A page on which Python has taken over, there is no element, and everything is counted."""
    tab.open(CROSSINGS, runtime, head=PLATFORM)
    assert tab.ready() == "ready"
    tab.page.wait_for_timeout(SETTLED)
    return tab


def noted(page, wait):
    """Return what was noted since the last time, after so many ms, in which nobody asks the page for anything."""
    page.page.wait_for_timeout(wait)
    found = page.evaluate("noted()")
    page.evaluate("forget()")
    return found


def test_one_observer_of_each_kind_one_timer_and_no_frames(page):
    """Of mutations there is one in each part of the shim; of places, one an element is what makes it a sensor."""
    for before, count in zip((0, *COUNTS), COUNTS, strict=False):
        page.evaluate(f"add({count - before})")
        noted(page, SETTLED)
        rest = noted(page, REST)
        assert rest["made"] == {"MutationObserver": 2, "ResizeObserver": 1, "sight": 1, "place": count}, count
        assert (rest["intervals"], rest["frames"]) == (0, []), count
        assert rest["timeouts"] == 0, "nothing is to come"
        assert rest["told"] == rest["called"] == [], "and nothing crosses"
    page.evaluate("document.querySelectorAll('permission').forEach((element) => element.remove())")
    assert noted(page, SETTLED)["timeouts"] == 0


def test_crossings_do_not_grow_with_the_elements(page):
    """One crossing a pass, not one an element: what is appended together is told, judged and shown together."""
    crossings = []
    for count in COUNTS:
        page.evaluate(f"forget(), add({count})")
        found = noted(page, SETTLED)
        assert found["told"].count("attach") == 1
        crossings.append((len(found["told"]), len(found["called"])))
        page.evaluate("document.querySelectorAll('permission').forEach((element) => element.remove())")
        assert noted(page, SETTLED)["told"].count("detach") == 1
    (told, called), *others = crossings
    assert told > 1 and called > 1
    for more_told, more_called in others:
        assert more_told <= told + SPREAD and more_called <= called + SPREAD * A_PASS, crossings


def test_what_is_none_of_its_business_costs_no_crossing(page):
    page.evaluate("add(10)")
    noted(page, SETTLED)
    page.evaluate(UNRELATED)
    found = noted(page, REST)
    assert found["told"] == found["called"] == found["frames"] == []
    assert (found["intervals"], found["timeouts"]) == (0, 0)
