"""Which browser and system a page runs in, from what browsers say of themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill import browsers, guidance
from polyfill.browsers import recognise
from polyfill.dialog_texts import NAMES

WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)"
BLINK = "AppleWebKit/537.36 (KHTML, like Gecko)"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)"
PHONE = "Mozilla/5.0 (Linux; Android 10; K)"
PC = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"

# User agent, fingers on the screen, browser, system.
AGENTS = [
    (f"{PC} {BLINK} Chrome/150.0.0.0 Safari/537.36", 0, "chrome", "windows"),
    (f"{PC} {BLINK} Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0", 10, "edge", "windows"),
    (f"{MAC} {BLINK} Chrome/150.0.0.0 Safari/537.36 OPR/130.0.0.0", 0, "opera", "macos"),
    (f"{PHONE} {BLINK} Chrome/150.0.0.0 Mobile Safari/537.36", 5, "chrome", "android"),
    (f"{PHONE} {BLINK} Chrome/150.0.0.0 Mobile Safari/537.36 EdgA/150.0.0.0", 5, "edge", "android"),
    (f"{PHONE} {BLINK} SamsungBrowser/30.0 Chrome/140.0.0.0 Mobile Safari/537.36", 5, "samsung", "android"),
    ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/150.0.0.0 Safari/537.36", 0, "chrome", "chromeos"),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0", 0, "firefox", "linux"),
    ("Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0", 5, "firefox", "android"),
    (f"{MAC} {WEBKIT} Version/26.0 Safari/605.1.15", 0, "safari", "macos"),
    (f"{MAC} {WEBKIT} Version/26.0 Safari/605.1.15", 5, "safari", "ios"),
    (f"{IPHONE} {WEBKIT} Version/26.0 Mobile/15E148 Safari/604.1", 5, "safari", "ios"),
    (f"{IPHONE} {WEBKIT} CriOS/150.0.0.0 Mobile/15E148 Safari/604.1", 5, "chrome", "ios"),
    (f"{IPHONE} {WEBKIT} FxiOS/150.0 Mobile/15E148 Safari/605.1.15", 5, "firefox", "ios"),
    (f"{IPHONE} {WEBKIT} EdgiOS/150.0.0.0 Mobile/15E148 Safari/604.1", 5, "edge", "ios"),
    (f"Mozilla/5.0 (X11; Linux x86_64) {WEBKIT} Version/26.0 Safari/605.1.15", 0, "", "linux"),
    ("", 0, "", ""),
]


@pytest.mark.parametrize(("text", "fingers", "browser", "system"), AGENTS)
def test_by_the_user_agent(text, fingers, browser, system):
    agent = {"brands": [], "platform": "", "userAgent": text, "touchPoints": fingers}
    assert recognise(agent) == (browser, system)


@pytest.mark.parametrize(
    ("brands", "platform", "expected"),
    [
        (["Not)A;Brand", "Chromium", "Google Chrome"], "macOS", ("chrome", "macos")),
        (["Microsoft Edge", "Chromium", "Not)A;Brand"], "Windows", ("edge", "windows")),
        (["Chromium", "Not)A;Brand"], "Linux", ("chromium", "linux")),
        (["Chromium", "Opera"], "Android", ("opera", "android")),
        (["Google Chrome", "Chromium"], "Chrome OS", ("chrome", "chromeos")),
    ],
)
def test_by_the_brands_which_come_first(brands, platform, expected):
    assert recognise({"brands": brands, "platform": platform, "userAgent": AGENTS[0][0]}) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
FIELDS = st.sampled_from(["brands", "platform", "userAgent", "touchPoints"])


@given(JSON | st.dictionaries(FIELDS, JSON))
def test_whatever_a_browser_says_is_no_crash(agent):
    browser, system = recognise(agent)
    assert browser in ("", *[row[0] for row in browsers.NAMES])
    assert system in ("", *[row[1] for row in browsers.SYSTEMS])


@pytest.mark.parametrize("rows", [guidance.SITE_STEPS, guidance.SYSTEM_STEPS])
@pytest.mark.parametrize("browser", ["", *[row[0] for row in browsers.NAMES]])
@pytest.mark.parametrize("system", ["", *sorted({row[1] for row in browsers.SYSTEMS})])
def test_everywhere_there_is_a_way_back(rows, browser, system):
    steps = guidance.steps(rows, browser, system)
    assert steps and set(steps) <= set(NAMES)


@pytest.mark.parametrize(
    ("browser", "system", "first"),
    [
        ("chrome", "windows", "site-icon"),
        ("edge", "android", "site-icon"),
        ("firefox", "linux", "crossed-icon"),
        ("firefox", "android", "site-icon"),
        ("firefox", "ios", "app-settings"),
        ("safari", "macos", "safari-menu"),
        ("safari", "ios", "page-menu"),
        ("", "", "settings"),
    ],
)
def test_each_browser_has_its_own(browser, system, first):
    assert guidance.steps(guidance.SITE_STEPS, browser, system)[0] == first


@pytest.mark.parametrize(
    ("system", "second"), [("macos", "turn-on"), ("windows", "desktop-apps"), ("ios", "allow"), ("android", "allow")]
)
def test_each_system_has_its_own(system, second):
    assert guidance.steps(guidance.SYSTEM_STEPS, "chrome", system)[1] == second
