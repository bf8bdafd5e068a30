"""What a person is asked when an element is pressed, or the page calls, and what comes of each answer."""

import pytest

from .conftest import Tab

CAMERA = "<permission id=a type=camera>fallback</permission>"
PAIR = "<permission id=a type='camera microphone'>fallback</permission>"
BOTH = ("camera", "microphone")
ASKED = ["Allow this time", "Allow on every visit", "Don\u2019t allow"]
EMULATED = "data-prompt=emulated"
CALL = "navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'allowed', ({ name, message }) => `${name}: ${message}`)"


@pytest.fixture
def generous(generous_browser, site):
    """A tab of a browser that allows what it is asked for."""
    tab = Tab(generous_browser, site)
    tab.page.goto(site.page("for the permissions"))
    tab.set_permissions("prompt", *BOTH)
    yield tab
    tab.close()


def status(tab):
    return tab.evaluate(
        "[a.permissionStatus, permissionPolyfill.store.list().map(({ state, lifetime }) => [state, lifetime])]"
    )


def choices(tab):
    """The choices of the dialog that is open, without its button to close."""
    return [text for text in tab.dialog()[1:] if text != "Close"]


def press(tab):
    tab.valid()
    tab.evaluate("recorded.length = 0")
    tab.page.click("#a")
    tab.wait("dialogTexts()")


def test_never_decided_allowed_this_time(generous, runtime):
    generous.open(PAIR, runtime, EMULATED)
    press(generous)
    assert choices(generous) == ASKED
    assert generous.evaluate("opened.length") == 0, "the browser is asked after that"
    generous.choose("Allow this time")
    generous.wait_for_prompt()
    assert generous.prompts() == ["promptaction", "resolve"]
    assert status(generous) == ["granted", [["granted", "once"]] * 2]
    assert generous.evaluate("navigator.permissions.query({ name: 'camera' }).then(({ state }) => state)") == "granted"


def test_never_decided_allowed_on_every_visit(generous):
    generous.open(CAMERA, "micropython", EMULATED)
    press(generous)
    generous.choose("Allow on every visit")
    generous.wait_for_prompt()
    assert status(generous) == ["granted", [["granted", "persistent"]]]


@pytest.mark.parametrize(
    ("edition", "kept"), [("origin-trial", ["promptaction", "resolve"]), ("final", ["promptdismiss"])]
)
def test_not_allowed_and_what_follows(generous, edition, kept):
    generous.open(CAMERA, "micropython", f"{EMULATED} data-edition={edition}")
    press(generous)
    generous.choose("Don\u2019t allow")
    generous.wait_for_prompt()
    assert generous.prompts()[0] == "promptaction"
    assert status(generous) == ["denied", [["denied", ""]]]
    press(generous)
    assert choices(generous) == ["Continue not allowing", "Allow this time"]
    generous.choose("Continue not allowing")
    generous.wait_for_prompt()
    assert (generous.prompts(), status(generous)[0]) == (kept, "denied")
    press(generous)
    generous.choose("Allow this time")
    generous.wait_for_prompt()
    assert status(generous) == ["granted", [["granted", "once"]]]


def test_what_the_browser_allows_can_be_taken_back_here(tab, runtime):
    tab.open(PAIR, runtime)
    tab.grant(*BOTH)
    tab.evaluate("navigator.mediaDevices.getUserMedia({ video: true }).then((stream) => window.stream = stream)")
    tab.wait("window.stream")
    press(tab)
    assert choices(tab) == ["Continue allowing", "Stop allowing"]
    tab.choose("Stop allowing")
    tab.wait_for_prompt()
    assert tab.prompts() == ["promptaction", "resolve"]
    assert tab.evaluate("[a.permissionStatus, stream.getTracks()[0].readyState]") == ["denied", "ended"]
    assert tab.evaluate(CALL) == "NotAllowedError: Permission denied"
    press(tab)
    asked = tab.evaluate("opened.length")
    tab.choose("Allow this time")
    tab.wait_for_prompt()
    assert status(tab) == ["granted", [["granted", "once"]] * 2]
    assert tab.evaluate("opened.length") == asked + 1
    assert tab.evaluate(CALL) == "allowed"


def test_a_dismissal_decides_nothing(generous):
    generous.open(CAMERA, "micropython", EMULATED)
    press(generous)
    generous.page.keyboard.press("Escape")
    generous.wait_for_prompt()
    assert (generous.prompts(), status(generous)) == (["promptdismiss", "dismiss"], ["prompt", []])


def test_its_own_dialog_makes_no_element_invalid(generous):
    generous.open(CAMERA, "micropython", EMULATED)
    press(generous)
    generous.page.wait_for_timeout(800)
    generous.page.keyboard.press("Escape")
    generous.wait_for_prompt()
    generous.page.wait_for_timeout(300)
    assert generous.evaluate("[a.isValid, ...recorded.map(({ type }) => type)]") == [True, "promptdismiss", "dismiss"]


def test_what_befalls_the_element_meanwhile_is_noticed_afterwards(generous):
    generous.open(CAMERA, "micropython", EMULATED)
    press(generous)
    generous.evaluate("a.style.marginTop = '3000px'")
    generous.page.wait_for_timeout(300)
    generous.page.keyboard.press("Escape")
    generous.wait("a.invalidReason === 'intersection_out_of_viewport_or_clipped'")


def test_a_call_of_the_page_asks_as_an_element_does(generous, runtime):
    generous.open(CAMERA, runtime, EMULATED)
    generous.ready()
    generous.evaluate(f"void {CALL}.then((text) => window.told = text)")
    generous.wait("dialogTexts()")
    assert (choices(generous), generous.evaluate("opened.length")) == (ASKED, 0)
    generous.choose("Allow this time")
    generous.wait("window.told")
    assert generous.evaluate("told") == "allowed"
    assert status(generous) == ["granted", [["granted", "once"]]]
    assert generous.prompts() == [], "no element was pressed"


def test_after_three_dismissals_only_the_person_brings_it_up(generous):
    generous.open(CAMERA, "micropython", EMULATED)
    generous.ready()
    for _ in range(3):
        generous.evaluate(f"void {CALL}.then((text) => (window.told ??= []).push(text))")
        generous.wait("dialogTexts()")
        generous.page.keyboard.press("Escape")
        generous.wait("!dialogTexts()")
    assert generous.evaluate(CALL) == "NotAllowedError: Permission dismissed", "nobody is asked"
    assert generous.evaluate("told") == ["NotAllowedError: Permission dismissed"] * 3
    generous.page.reload()
    generous.ready()
    assert generous.evaluate(CALL) == "NotAllowedError: Permission dismissed", "nor on the next page"
    press(generous)
    generous.choose("Allow on every visit")
    generous.wait_for_prompt()
    assert generous.evaluate(CALL) == "allowed"


def test_with_the_browsers_own_prompt_ours_never_comes_before_it(generous):
    generous.open(CAMERA, "micropython")
    generous.valid()
    generous.page.click("#a")
    generous.wait_for_prompt()
    assert (generous.evaluate("roots.length"), status(generous)) == (0, ["granted", []])
    assert generous.evaluate(CALL) == "allowed"


def test_a_block_that_is_lifted_meanwhile_closes_the_dialog(tab, runtime):
    tab.open(CAMERA, runtime)
    tab.set_permissions("denied", "camera")
    tab.wait("a.permissionStatus === 'denied'")
    press(tab)
    tab.set_permissions("granted", "camera")
    tab.wait("!dialogTexts()")
    tab.wait("a.permissionStatus === 'granted'")
    assert tab.prompts() == ["promptaction", "resolve"]
