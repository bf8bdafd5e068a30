"""Where the dialogs stand and how they look, to everybody."""

import pytest

from .axe import audit
from .conftest import Tab
from .dialogs import ELEMENT, box, prepare, show


@pytest.fixture
def shown(tab):
    """A tab with an element, on which the dialog that asks is open and can be pressed."""
    prepare(tab)
    show(tab)
    return tab


# Place


@pytest.mark.parametrize(
    ("style", "where"),
    [
        ("top: 40px; left: 60px", "below"),
        ("bottom: 20px; right: 10px", "above"),
        ("top: 48%; left: 40px", "middle"),
        ("top: 3000px; left: 40px", "middle"),
    ],
)
@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.sample(3)
def test_it_stands_near_its_element(browser, site, style, where, tag):
    tab = Tab(browser, site, viewport={"width": 900, "height": 560})
    html = f"<permission id=a type='camera microphone' style='position: absolute; {style}'></permission>"
    prepare(tab, html + "<div style='height: 4000px'>")
    show(tab, tag=tag)
    area = box(tab, "dialog")
    button = tab.evaluate("(({ x, y, right, bottom }) => ({ x, y, right, bottom }))(a.getBoundingClientRect())")
    assert 0 <= area["x"] and area["x"] + area["width"] <= 900
    assert 0 <= area["y"] and area["y"] + area["height"] <= 560
    if where == "below":
        assert 0 < area["y"] - button["bottom"] < 20
    elif where == "above":
        assert 0 < button["y"] - area["y"] - area["height"] < 20
    else:
        assert abs(area["y"] + area["height"] / 2 - 280) < 2
    tab.close()


def test_it_follows_its_element(tab):
    prepare(tab, ELEMENT + "<div style='height: 4000px'>")
    show(tab)
    distance = "inside('dialog')[0].getBoundingClientRect().top - a.getBoundingClientRect().bottom"
    before = tab.evaluate(distance)
    tab.evaluate("scrollTo(0, 30)")
    tab.wait(f"scrollY === 30 && Math.abs({distance} - {before}) < 1")
    tab.page.set_viewport_size({"width": 320, "height": 560})
    tab.wait("Math.abs(inside('dialog')[0].getBoundingClientRect().bottom - visualViewport.height) < 0.01")


@pytest.mark.parametrize("variant", ["ask", "allowed", "not-allowed", "blocked", "blocked-by-system"])
@pytest.mark.parametrize("tag", ["en", "de", "ar", "ru", "hi"])
@pytest.mark.parametrize("size", [(320, 256), (320, 640), (640, 360), (1280, 720)], ids=str)
def test_everything_can_be_reached_on_any_screen(module_tab, variant, tag, size):
    tab = module_tab
    tab.page.set_viewport_size({"width": size[0], "height": size[1]})
    show(tab, variant, tag=tag, wait=0, title="a-very-long-name-" * 6 + "example wants")
    area = box(tab, "dialog")
    assert area["x"] >= 0 and round(area["x"] + area["width"], 3) <= size[0]
    assert area["y"] >= 0 and round(area["y"] + area["height"], 3) <= size[1]
    wide = "inside('dialog *').filter((node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0).length"
    assert tab.evaluate(wide) == 0
    assert tab.evaluate("inside('dialog')[0].scrollWidth <= inside('dialog')[0].clientWidth")
    tab.evaluate("host.closeDialog(1)")


@pytest.fixture(scope="module")
def module_tab(browser, module_site):
    """One page for the tests that only look; root font sizes of pages differ, and change nothing."""
    tab = Tab(browser, module_site)
    prepare(tab, "<style>html { font-size: 10px }</style>" + ELEMENT)
    yield tab
    tab.close()


# For everybody


def test_language_and_direction(shown):
    show(shown, tag="ar")
    assert shown.evaluate("inside('dialog').map(({ lang, dir }) => [lang, dir])") == [["ar", "rtl"]]
    close, title = box(shown, ".close"), box(shown, "#title")
    assert close["x"] < title["x"] + title["width"] / 2


def snapshot(tab):
    """Return (role, name, description) of what assistive technology is told of, through the shadow root."""
    session = tab.context.new_cdp_session(tab.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    value = lambda node, key: node.get(key, {}).get("value", "")  # noqa: E731
    return [
        (value(node, "role"), value(node, "name"), value(node, "description")) for node in nodes if not node["ignored"]
    ]


def test_assistive_technology_is_told_what_it_is(shown):
    nodes = snapshot(shown)
    (dialog,) = [node for node in nodes if node[0] == "dialog"]
    assert "meet.example.org" in dialog[1] and "Use your camera" in dialog[2]
    buttons = [name for role, name, _ in nodes if role == "button"]
    assert buttons == ["Allow this time", "Allow on every visit", "Don\u2019t allow", "Close"], "and nothing behind it"


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str)
@pytest.mark.parametrize("variant", ["ask", "blocked"])
def test_no_violation_of_axe(browser, site, options, variant):
    tab = Tab(browser, site, **options)
    # axe looks into open shadow roots only.
    prepare(tab, head="<script>const closed = Element.prototype.attachShadow; Element.prototype.attachShadow = "
            "function (options) { return closed.call(this, { ...options, mode: 'open' }) }</script>")  # fmt: skip
    show(tab, variant)
    violations, _ = audit(tab, "permission-dialog")
    assert violations == []
    tab.close()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_it_moves_only_where_motion_is_welcome(browser, site, motion):
    tab = Tab(browser, site, reduced_motion=motion)
    prepare(tab)
    show(tab, wait=0)
    moving = tab.evaluate("getComputedStyle(inside('dialog')[0]).animationName !== 'none'")
    assert moving == (motion == "no-preference")
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_the_persons_colours_and_a_scrim(browser, site, scheme):
    tab = Tab(browser, site, color_scheme=scheme)
    prepare(tab)
    show(tab)
    dark = "getComputedStyle(inside('dialog')[0]).backgroundColor.match(/\\d+/g).every((part) => part < 128)"
    assert tab.evaluate(dark) == (scheme == "dark")
    scrim = tab.evaluate("getComputedStyle(inside('dialog')[0], '::backdrop').backgroundColor")
    assert scrim.replace(" ", "") == "rgba(48,48,48,0.8)"
    tab.close()
