"""``<permission-devices>`` in narrow places, in other scripts, with the keyboard, and for those who cannot see."""

import pytest

from .axe import WCAG, audit
from .conftest import Tab
from .devices import CAMERA, ELEMENT, MICROPHONE, allow, live, open_, press, use


@pytest.fixture
def tab(unasked):
    return unasked


def test_nothing_moves_when_it_goes_live(tab):
    shifts = """<script>const shifts = [];
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
        .observe({ type: 'layout-shift', buffered: true });</script>"""
    open_(tab, head=shifts, html="<p id=after>after</p>")
    tab.page.wait_for_timeout(300)
    before = tab.evaluate("[shifts.length, document.getElementById('after').getBoundingClientRect().top]")
    tab.evaluate("void a.open()")
    allow(tab)
    live(tab)
    tab.wait("inside('video')[0].videoWidth > 0")
    tab.page.wait_for_timeout(300)
    assert tab.evaluate("[shifts.length, document.getElementById('after').getBoundingClientRect().top]") == before


@pytest.mark.parametrize("kind", [CAMERA, MICROPHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_stands_there_for_those_who_cannot_see(equipped_browser, site, kind, scheme):
    tab = Tab(equipped_browser, site, color_scheme=scheme)
    tab.page.goto(site.page("for the permissions"))
    tab.set_permissions("granted", "camera", "microphone")
    open_(tab, kind, html="<style>:root { color-scheme: light dark }</style>")
    title = tab.evaluate("inside('label')[0].textContent")
    snapshot = tab.page.locator("#a").aria_snapshot()
    for line in (f'- region "{title}"', f'- combobox "{title}"', '- button "Try it"', "- status"):
        assert line in snapshot, snapshot
    press(tab, "Try it")
    live(tab)
    violations, passes = audit(tab, "#a", WCAG)
    assert violations == [] and "color-contrast" in passes
    tab.close()


def test_with_the_keyboard_alone(tab):
    open_(tab)
    use(tab)
    press(tab, "Turn off")
    tab.page.locator("#a").get_by_role("combobox").focus()
    order = [tab.evaluate("a.shadowRoot.activeElement.part.value")]
    for _ in range(2):
        tab.page.keyboard.press("Tab")
        order.append(tab.evaluate("a.shadowRoot.activeElement.part.value"))
    assert order == ["choice", "button open", "forget"]
    tab.page.keyboard.press("Shift+Tab")
    tab.page.keyboard.press("Enter")
    live(tab)
    assert tab.evaluate("a.shadowRoot.activeElement.part.value") == "button stop", "the focus stays"


@pytest.mark.parametrize(("width", "scale"), [(320, 1), (640, 2)])
def test_a_narrow_place_is_enough(equipped_browser, site, width, scale):
    tab = Tab(equipped_browser, site, viewport={"width": width, "height": 900})
    style = f"<meta name=viewport content='width=device-width'><style>body {{ font-size: {scale}em }}</style>"
    open_(tab, html=style, element=ELEMENT.replace("lang=en", "lang=de"))
    tab.wait("inside('label')[0].textContent === 'Kamera'")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    cut = "inside('*').filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth).length"
    assert tab.evaluate(cut) == 0
    tab.close()


def test_its_language_and_direction_follow_the_page(tab):
    open_(tab, element=ELEMENT.replace("lang=en", "lang=ar"))
    tab.wait("inside('section')[0].dir === 'rtl'")
    left, right = tab.evaluate("['.icon', '.about'].map((name) => inside(name)[0].getBoundingClientRect().left)")
    assert left > right
    assert tab.evaluate("names()[0]").endswith(" 1")
