"""What befalls an element in the page, and what it says then: beside the native <geolocation>, and on its own."""

import pytest

from tests.bench.timelines import ATTEMPTS, NATIVE, POLYFILLED, Timelines, sequence

CAMERA = "<permission id=a type=camera></permission>"
OCCLUDED, CLIPPED = "intersection_occluded_or_distorted", "intersection_out_of_viewport_or_clipped"


@pytest.fixture(scope="module")
def timelines(browser):
    timelines = Timelines(browser)
    yield timelines
    timelines.close()


def test_every_timeline_is_that_of_the_native_element(browser, timelines):
    native = Timelines(browser)
    names, wanted, found = timelines.names, {}, {}
    for _ in range(ATTEMPTS):
        for name in names:
            native.begin(name, NATIVE)
            timelines.begin(name, POLYFILLED)
            wanted[name], found[name] = sequence(native.end()), sequence(timelines.end())
        names = [name for name in names if found[name] != wanted[name]]
    native.close()
    assert found == wanted


@pytest.mark.sample(1)
@pytest.mark.parametrize("element", [NATIVE, POLYFILLED])
def test_five_elements_are_three_valid_ones(timelines, element):
    assert timelines.play_crowd(element) == [3, 3]


def test_first_come_first_served_and_one_line_in_the_console(tab, runtime):
    tab.open("".join(f"<p><permission id=e{index} type=camera></permission>" for index in range(5)), runtime)
    valid = "[...document.querySelectorAll('permission')].filter((e) => e.isValid).map((e) => e.id).join()"
    tab.wait(f"{valid} === 'e0,e1,e2'")
    tab.evaluate("e0.remove()")
    tab.wait(f"{valid} === 'e1,e2,e3'")
    assert [line for line in tab.console if "no more than 3" in line] == tab.console[:1]


def test_what_happened_before_python_counts(tab, site):
    site.slow = {"python.wasm": 1.0}
    tab.open("<div id=cover style='position:fixed;inset:0;background:tomato'></div>" + CAMERA, "micropython")
    assert tab.ready() == "ready"
    tab.wait(f"a.invalidReason === '{OCCLUDED}'")
    tab.evaluate("cover.remove()")
    tab.valid()


def test_a_place_in_a_frame(tab, runtime):
    tab.site.page(f"<script src=../permission-element.js data-runtime={runtime}></script>{CAMERA}", "/test/frame.html")
    tab.page.goto(tab.site.page("<iframe id=frame src=/test/frame.html style='margin-top:40px'></iframe>"))
    frame = tab.page.frames[1]
    frame.wait_for_function("a.isValid")
    tab.evaluate("document.getElementById('frame').style.marginTop = '80px'")
    frame.wait_for_function("a.invalidReason === 'intersection_changed'")
    frame.wait_for_function("a.isValid")
    tab.evaluate("document.getElementById('frame').style.height = '20px'")
    frame.wait_for_function(f"a.invalidReason === '{CLIPPED}'")


FRAMES = [
    # origin of the frame, its allow attribute, attributes of its script, the reason
    ("same", "", "", ""),
    ("same", "camera 'none'", "", "illegal_subframe"),
    ("other", "camera", "", "illegal_subframe"),
    ("other", "camera", "data-frame-ancestors", ""),
    ("other", "", "data-frame-ancestors", "illegal_subframe"),
]


@pytest.mark.parametrize(("origin", "allow", "attributes", "reason"), FRAMES)
def test_frames(tab, origin, allow, attributes, reason):
    script = f"<script src=../permission-element.js data-runtime=micropython {attributes}></script>"
    address = tab.site.page(script + CAMERA, "/test/frame.html")
    if origin == "other":
        address = address.replace("127.0.0.1", "localhost")
    tab.page.goto(tab.site.page(f'<iframe src="{address}" allow="{allow}" width=400 height=200></iframe>'))
    frame = tab.page.frames[1]
    frame.wait_for_function("permissionPolyfill.ready.then(() => true)")
    if reason:
        frame.wait_for_function(f"a.invalidReason === '{reason}'")
        assert len([line for line in tab.console if "frame-ancestors" in line or "permissions policy" in line]) == 1
    else:
        frame.wait_for_function("a.isValid")


def test_what_is_in_a_frame_that_is_not_shown_is_not_shown(tab):
    tab.open(f"<iframe id=frame style='display:none'></iframe>{CAMERA}", "micropython")
    tab.valid()
    tab.evaluate("frame.contentDocument.body.append(...[1, 2, 3].map(() => a.cloneNode()))")
    tab.evaluate("permissionPolyfill.upgrade(frame.contentDocument)")
    # Three may be valid: if these counted, the second one that is shown would be the fifth.
    tab.evaluate("a.after(Object.assign(a.cloneNode(), { id: 'b' }))")
    tab.valid("b")
    assert tab.evaluate("Array.from(frame.contentDocument.body.children, ({ isValid }) => isValid)") == [False] * 3


def test_typing_in_a_pinched_page_and_sub_pixel_moves_are_no_moves(tab):
    tab.open("<style>#place { padding: 20px }</style><div id=place>" + CAMERA + "</div>", "micropython")
    tab.valid()
    tab.evaluate("recorded.length = 0; place.style.paddingTop = '20.2px'")
    tab.page.wait_for_timeout(200)
    assert tab.evaluate("recorded") == [], "the whole pixels that it covers are the same"


RULES = [
    # what an author does with an invalid element, which would take it out of what made it invalid
    "position:relative; top:300px",
    "font-size:40px; width:400px",
    "display:none",
    "position:fixed; inset:auto 0 0 auto",
]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_for_invalid_elements_neither_oscillates_nor_locks(tab, rule):
    style = (
        f"<style>permission:invalid {{ {rule} }} #cover {{ position: fixed; inset: 0 0 auto; height: 150px }}</style>"
    )
    tab.open(f"{style}<div id=place>{CAMERA}</div>", "micropython")
    tab.valid()
    tab.evaluate("recorded.length = 0; place.insertAdjacentHTML('afterend', '<div id=cover>cover</div>')")
    tab.page.wait_for_timeout(2500)
    assert tab.evaluate("recorded.map(({ reason }) => reason)") == [OCCLUDED]
    tab.evaluate("cover.remove()")
    tab.valid()
    told = tab.evaluate("recorded.map(({ isValid }) => isValid)")
    assert (told[0], told[-1], told.count(True)) == (False, True, 1), (
        "the reason may have changed, but not back and forth"
    )


COVERS = [
    # style of what is put over the element, whether it is in the way of a click judged by looking at points
    ("inset:0;background:tomato", True),
    ("inset:0", True),
    ("inset:0;pointer-events:none", True),
    ("inset:0;opacity:0;pointer-events:none", False),
    ("inset:0;visibility:hidden", False),
    ("left:0;top:0;width:1px;height:1px", False),
    ("left:50%;top:50%;width:20px;height:20px;transform:translate(-50%,-50%);pointer-events:none", True),
]


@pytest.mark.parametrize(("style", "covered"), COVERS)
def test_looking_at_points_sees_what_is_in_front(browser, site, style, covered):
    """Where the browser tells nothing: here its observer is made one that does not track visibility."""
    assert _looked(browser, site, f"<div style='position:absolute;{style}'></div>") == (OCCLUDED if covered else "")


# What an observer has to say is told late, and all at once: a busy page does no better.
LATE = """<script>{
  const Observer = IntersectionObserver;
  globalThis.IntersectionObserver = class extends Observer {
    constructor(callback, options) {
      let kept = [];
      super((entries) => {
        if (kept.push(...entries) === entries.length) setTimeout(() => callback(kept.splice(0), this), 300);
      }, options);
    }
  };
}</script>"""


def test_what_was_turned_for_a_while_is_valid_again(tab):
    box = "display:grid;place-content:center;height:150px;overflow:hidden;margin-bottom:200vh"
    tab.open(f"<div style='{box}'><div id=around>{CAMERA}</div></div>", "micropython", head=LATE)
    tab.valid()
    for wait in (650, 850):  # ms
        tab.evaluate("void (around.style.transform = 'rotate(100deg)')")
        for _ in range(2):
            tab.page.wait_for_timeout(wait)
            tab.evaluate("scrollBy(0, 3)")
        tab.page.wait_for_timeout(wait)
        tab.evaluate("void (around.style.transform = '')")
        tab.valid()


AROUND = [
    # style of the element's parent, the reason
    ("opacity:0.5", OCCLUDED),
    ("filter:blur(1px)", OCCLUDED),
    ("transform:rotate(3deg)", CLIPPED),  # as the native element says
    ("transform:translate(9px, 9px)", ""),
    ("transform:scale(1.2)", ""),
    ("transform:scale(0.8)", OCCLUDED),
    ("clip-path:circle(20%)", CLIPPED),
    ("overflow:hidden;height:20px", CLIPPED),
]


@pytest.mark.parametrize(("style", "reason"), AROUND)
def test_looking_at_points_sees_effects_and_clips(browser, site, style, reason):
    assert _looked(browser, site, "", style) == reason


def test_points_are_looked_at_before_an_element_is_valid(browser, site):
    """And not only at the next look around, which never comes here."""
    assert _looked(browser, site, "", "opacity:0.5", "setInterval = () => 0;") == OCCLUDED


def test_looking_at_points_leaves_nothing_behind(tab):
    head = f"<script>{WITHOUT_TRACKING}</script>"
    tab.open("<div id=quiet style='pointer-events:none'>text</div>" + CAMERA, "micropython", head=head)
    tab.valid()
    tab.page.wait_for_timeout(600)  # a sweep
    assert tab.evaluate("getComputedStyle(quiet).pointerEvents") == "none"


WITHOUT_TRACKING = "delete IntersectionObserverEntry.prototype.isVisible;"


def _looked(browser, site, over, around="", script=""):
    from .conftest import Tab

    tab = Tab(browser, site)
    try:
        box = f"<div style='position:relative;margin:60px;width:max-content;{around}'>{CAMERA}{over}</div>"
        tab.open(box, "micropython", head=f"<script>{WITHOUT_TRACKING}{script}</script>")
        tab.ready()
        tab.wait("recorded.some(({ reason }) => reason !== 'unsuccessful_registration')")
        tab.page.wait_for_timeout(1300)  # a sweep, and the cooldown
        return tab.evaluate("a.invalidReason")
    finally:
        tab.close()
