"""The pages of the demo site, each as somebody uses it who has never seen it, from a folder of somebody else's host."""

import re

import pytest
from tools.assemble import DIST
from tools.environment import WORK

from .conftest import SPY, Tab

PREFIX = "/some/sub/path"
PAGES = ("index", "styles", "clickjacking", "one-time", "room", "languages", "pyscript")
BOTH = ("camera", "microphone")
NAVIGATION = re.compile("<nav.*</nav>", re.DOTALL)
CURRENT = ' aria-current="page"'
# What can be pressed on a page is there when this holds.
SETTLED = {
    "index": "document.getElementById('request').disabled === false",
    "pyscript": "document.getElementById('request').disabled === false",
}
READY = "document.getElementById('runtime-status').classList.contains('ready')"

SHIFT = """
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) shifts.push([value, sources.map(({ node }) => node?.outerHTML ?? String(node))]);
    }).observe({ type: 'layout-shift', buffered: true });
"""


@pytest.fixture
def visit(browser, generous_browser, site):
    """Opens a page of the demo as a new visitor; asserts at the end that nothing was fetched from elsewhere."""
    site.prefix = PREFIX
    tabs, external = [], []

    def visit(name, query="", state="prompt", allows=False, head="", **options):
        tab = Tab(generous_browser if allows else browser, site, **options)
        tabs.append(tab)
        local = (site.address, "blob:" + site.address, "data:")
        tab.page.on("request", lambda seen: seen.url.startswith(local) or external.append(seen.url))
        tab.page.goto(site.page("for the permissions"))
        tab.set_permissions(state, *BOTH)
        tab.page.add_init_script(SPY + head)
        tab.page.goto(f"{site.address.rstrip('/')}{PREFIX}/demo/{name}.html{query}")
        tab.wait(READY)
        tab.wait(SETTLED.get(name, "true"))
        return tab

    yield visit
    for tab in tabs:
        tab.close()
    assert external == []


def slide(tab, selector, value):
    """Move a slider as the arrow keys do."""
    tab.page.locator(selector).evaluate(
        "(input, value) => { input.value = value; input.dispatchEvent(new Event('input', { bubbles: true })); }", value
    )


def written(tab):
    """The lines of the page's log."""
    return tab.page.locator("#log li").all_inner_texts()


# Every page


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("options", [{"viewport": {"width": 375, "height": 800}}, {"color_scheme": "dark"}], ids=str)
@pytest.mark.sample(3)
def test_each_page_stands_still_and_fits(visit, name, options):
    tab = visit(name, head=SHIFT, **options)
    tab.page.wait_for_timeout(300)
    assert tab.evaluate("shifts") == []
    tab.page.screenshot(path=WORK / "demo" / f"{name} {' '.join(options)}.png", full_page=True)  # to be looked at
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [line for line in tab.console if "PyScript Ready" not in line] == []
    if options.get("color_scheme") == "dark":
        assert tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(16, 19, 26)"


def test_the_pages_have_one_way_between_them(visit):
    tab = visit("index", "?runtime=micropython&edition=final")
    links = tab.page.locator("nav a")
    assert links.count() == len(PAGES)
    for at, name in enumerate(PAGES[:3]):
        tab.page.locator("nav a").nth(at).click()
        tab.wait(READY)
        assert tab.page.url.endswith(f"/{name}.html?runtime=micropython&edition=final")
        assert (
            tab.page.locator("nav a[aria-current=page]").inner_text() == tab.page.locator("nav a").nth(at).inner_text()
        )
    navigations = {
        NAVIGATION.search((DIST / f"demo/{name}.html").read_text())[0].replace(CURRENT, "") for name in PAGES
    }
    assert len(navigations) == 1


def test_keyboard_alone_gets_past_the_navigation(visit):
    tab = visit("clickjacking")
    tab.page.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert tab.evaluate("document.activeElement.getBoundingClientRect().height") > 20
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Tab")
    seen = [tab.evaluate("document.activeElement.id || document.activeElement.closest('label')?.textContent.trim()")]
    assert seen[0] in ("subject", "lab-stage")


# Style playground


def test_styles_are_corrected_and_refused_as_one_watches(visit):
    tab = visit("styles")
    tab.valid("subject")
    tab.page.get_by_text("Nothing was corrected.").wait_for()
    slide(tab, "[data-property='letter-spacing']", "0.6")
    tab.page.locator("#values tr", has_text="letter-spacing").wait_for()
    assert tab.page.locator("#values tr", has_text="letter-spacing").locator("td").all_inner_texts()[1:] == [
        "9.6px",
        "3.2px",
    ]
    tab.page.get_by_role("button", name="White on white").click()
    tab.page.locator("#violations tr", has_text="color").first.wait_for()
    tab.page.locator("#verdict.bad", has_text="style_invalid").wait_for()
    tab.page.get_by_role("button", name="Start again").click()
    tab.page.locator("#verdict.good").wait_for()
    assert tab.page.locator("#sheet-text").inner_text() == "#subject { }"


def test_css_of_ones_own_and_the_other_edition(visit):
    tab = visit("styles")
    tab.valid("subject")
    tab.page.locator("#css").fill("transform: rotate(180deg)")
    tab.page.locator("#verdict.bad", has_text="style_invalid").wait_for()
    tab.page.get_by_label("final").check()
    tab.page.locator("#values tr", has_text="transform").wait_for()
    tab.page.locator("#verdict.good").wait_for()
    tab.page.locator("#css").fill("this is no { CSS")
    tab.page.get_by_text("Nothing was corrected.").wait_for()
    assert [line for line in tab.console if "style is refused: transform" not in line] == []


# Clickjacking lab


@pytest.mark.parametrize(
    ("attack", "reason"),
    [
        ("cover", "intersection_occluded_or_distorted"),
        ("fade", "intersection_occluded_or_distorted"),
        ("blur", "intersection_occluded_or_distorted"),
        ("mask", "style_invalid"),
        ("cut", "intersection_out_of_viewport_or_clipped"),
        ("clip", "intersection_"),
        ("shrink", "intersection_occluded_or_distorted"),
        ("turn", "intersection_"),
        ("away", "intersection_out_of_viewport_or_clipped"),
        ("push", "intersection_out_of_viewport_or_clipped"),
    ],
)
def test_each_attack_is_refused_as_long_as_it_lasts(visit, attack, reason):
    tab = visit("clickjacking")
    tab.valid("subject")
    slide(tab, f"[data-attack={attack}]", "60")
    tab.page.locator("#verdict.bad", has_text=reason).wait_for()
    tab.page.get_by_role("button", name="Stop all attacks").click()
    tab.page.locator("#verdict.good").wait_for()
    assert any(f"refuses {reason}" in line for line in written(tab)), written(tab)
    assert "valid again, after" in written(tab)[-1]


@pytest.mark.parametrize("moment", ["jump", "flash", "swap", "restyle"])
@pytest.mark.sample(3)
def test_attacks_of_a_moment_cost_half_a_second(visit, moment):
    tab = visit("clickjacking")
    tab.valid("subject")
    before = len(written(tab))
    tab.page.locator(f"[data-moment={moment}]").click()
    tab.page.locator("#verdict.bad").wait_for()
    tab.page.locator("#verdict.good").wait_for()
    assert len(written(tab)) > before


def test_a_click_on_the_bait_goes_through_to_a_button_that_refuses_it(visit):
    tab = visit("clickjacking")
    tab.valid("subject")
    tab.page.get_by_role("button", name="Lay the bait over it").click()
    tab.page.locator("#verdict.bad").wait_for()
    box = tab.page.locator("#bait").bounding_box()
    tab.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.page.get_by_text("1 refused, 0 taken").wait_for()
    assert tab.dialog() is None
    tab.page.locator("#log li", has_text="occluded").first.wait_for()  # another reason may have come before


# One-time permissions


def allow_once(tab):
    tab.valid("camera")
    tab.click("camera")
    tab.choose("Allow this time")
    tab.page.locator("#verdict.good", has_text="Allowed this time").wait_for()


def test_a_one_time_grant_ends_after_sixteen_hours(visit):
    tab = visit("one-time", allows=True)
    tab.page.get_by_text("Not decided yet.").wait_for()
    allow_once(tab)
    tab.page.get_by_role("button", name="1 hour passes").click()
    tab.page.get_by_text("1 h 0 min ahead").wait_for()
    assert tab.evaluate("camera.permissionStatus") == "granted"
    tab.page.get_by_role("button", name="16 hours pass").click()
    tab.page.locator("#verdict", has_text="after sixteen hours").wait_for()
    assert tab.evaluate("camera.permissionStatus") == "prompt"
    assert tab.page.locator("#timeline .granted").count() == 1 and tab.page.locator("#timeline .left").count() == 0
    assert any("camera: prompt" in line for line in written(tab))
    allow_once(tab)
    assert tab.page.locator("#timeline .granted").count() == 2


def test_five_minutes_in_the_background_unless_the_camera_is_in_use(visit):
    tab = visit("one-time", allows=True)
    allow_once(tab)
    tab.page.get_by_role("button", name="Use the camera").click()
    tab.page.get_by_role("button", name="Stop using it").and_(tab.page.locator(":enabled")).wait_for()
    tab.page.get_by_label("The page is in the background").check()
    tab.page.get_by_role("button", name="5 minutes pass").click()
    tab.page.get_by_text("5 min ahead").wait_for()
    assert tab.evaluate("camera.permissionStatus") == "granted"
    tab.page.get_by_role("button", name="Stop using it").click()
    tab.page.get_by_role("button", name="5 minutes pass").click()
    tab.page.locator("#verdict", has_text="after five minutes in the background").wait_for()
    assert tab.page.locator("#timeline .away").count() == 1


def test_a_clock_that_was_moved_leaves_nothing_behind(visit):
    tab = visit("one-time", allows=True)
    allow_once(tab)
    tab.page.get_by_role("button", name="1 hour passes").click()
    tab.page.get_by_text("1 h 0 min ahead").wait_for()
    tab.set_permissions("prompt", *BOTH)  # some browsers remember what they allowed
    tab.page.get_by_role("button", name="Back to the real time").click()
    tab.page.get_by_text("Not decided yet.").wait_for()
    tab.page.get_by_text("The real time", exact=True).wait_for()


def test_the_site_controls_can_allow_this_time_as_well(visit):
    tab = visit("one-time", state="granted")
    tab.evaluate("permissionPolyfill.store.set('camera', 'granted', 'once')")
    tab.page.locator("#verdict.good", has_text="Allowed this time").wait_for()
    tab.page.get_by_text("allowed at").wait_for()


# Languages


def test_every_label_is_there_and_the_live_button_speaks(visit):
    tab = visit("languages")
    assert tab.page.locator(".language").count() == 81
    assert tab.evaluate("[...document.querySelectorAll('.language')].filter(({ dir }) => dir === 'rtl').map(({ lang }) => lang)") == [
        "ar", "fa", "he", "ur",
    ]  # fmt: skip
    tab.page.locator("#lang").select_option("ar")
    tab.page.get_by_role("button", name="استخدام الميكروفون والكاميرا").wait_for()
    tab.page.locator("#type").select_option("camera")
    tab.page.get_by_role("button", name="استخدام الكاميرا").wait_for()
    assert tab.page.locator("#markup").inner_text() == '<permission type="camera" lang="ar"></permission>'
    tab.page.locator("#find").fill("german")
    tab.page.get_by_text("1 language", exact=True).wait_for()
    tab.page.locator("#show").select_option("geolocation")
    assert [text.strip() for text in tab.page.locator(".language:visible li:visible").all_inner_texts()] == [
        "Standort verwenden\nBerechtigung zur Standortermittlung gewährt"
    ]


# In PyScript


def test_pyscript_hosts_the_page(visit):
    tab = visit("pyscript", allows=True)
    assert tab.evaluate("permissionPolyfill.runtime") == "page"
    tab.valid("camera")
    tab.click("camera")
    tab.page.locator("#log li", has_text="promptaction camera: granted").wait_for()
    tab.page.get_by_role("button", name="Request both from Python").click()
    tab.page.locator("#log li", has_text="request camera granted, microphone granted").wait_for()
    assert tab.page.locator("#state-microphone").inner_text() == "granted"
    tab.page.get_by_role("button", name="Give them back").click()
    tab.page.locator("#state-camera", has_text="prompt").wait_for()
    assert not any("/micropython/polyfill.bin" in path or "/pyodide/" in path for path in tab.site.requests)
