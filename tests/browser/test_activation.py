"""What happens when a person activates an element, on both runtimes."""

import pytest

from .conftest import Tab, launch

PAIR = "<permission id=a type='camera microphone'>fallback</permission>"
BOTH = ("camera", "microphone")

# Marks the task of the click: what runs in it sees inTask.
TASK = """<script>addEventListener('click', () => { window.inTask = true; setTimeout(() => window.inTask = false); }, true)
</script>"""


def opened(tab):
    return tab.evaluate("opened.map(({ constraints }) => constraints)")


def test_granted(tab, runtime):
    tab.open(TASK + PAIR, runtime)
    tab.grant(*BOTH)
    tab.agree()
    assert tab.prompts() == ["promptaction", "resolve"]
    assert opened(tab) == [{"video": True, "audio": True}]
    assert tab.evaluate("opened[0].inTask"), "getUserMedia within the click's own task"
    state = "[a.permissionStatus, a.isValid, a.invalidReason, a.matches('.\\\\:granted'), a.getAttribute('aria-label')]"
    assert tab.evaluate(state) == ["granted", True, "", True, "Camera and microphone allowed"]
    assert tab.console == []


@pytest.mark.parametrize(("type_", "constraints"), [("camera", {"video": True}), ("microphone", {"audio": True})])
def test_exactly_the_kinds_that_were_asked_for(tab, type_, constraints):
    tab.open(f"<permission id=a type={type_}></permission>", "micropython")
    tab.grant(*BOTH)
    tab.agree()
    assert opened(tab) == [constraints]


def test_denied_by_the_person(tab, runtime):
    # Headless Chromium answers a prompt that nobody set up with a denial, as a person's "Block" would.
    tab.open(PAIR, runtime)
    tab.valid()
    assert tab.evaluate("a.permissionStatus") == "prompt"
    tab.page.click("#a")
    tab.wait_for_prompt()
    assert tab.evaluate("a.permissionStatus") == "denied"
    assert tab.prompts() == ["promptaction", "resolve"]
    assert tab.evaluate("[a.initialPermissionStatus, a.getAttribute('aria-label')]") == [
        "prompt",
        "Use microphone and camera",
    ]


def test_blocked_before(tab, runtime):
    tab.open(PAIR, runtime)
    tab.set_permissions("denied", *BOTH)
    tab.wait("a.permissionStatus === 'denied'")
    tab.valid()
    tab.page.click("#a")
    tab.wait("buttonOf('Close')")
    assert "blocks access" in tab.dialog()[0]
    tab.page.keyboard.press("Escape")
    tab.wait_for_prompt()
    assert tab.prompts() == ["promptdismiss", "dismiss"]
    assert (tab.evaluate("a.permissionStatus"), opened(tab)) == ("denied", [])


def test_dismissed(tab, runtime):
    tab.open(PAIR, runtime)
    tab.set_permissions("prompt", *BOTH)
    tab.valid()
    tab.page.click("#a")
    tab.wait_for_prompt()
    assert tab.prompts() == ["promptdismiss", "dismiss"]
    assert tab.evaluate("[a.permissionStatus, a.className]") == ["prompt", ""]


def test_changes_in_the_browser_are_followed(tab, runtime):
    tab.open(PAIR, runtime)
    tab.set_permissions("prompt", *BOTH)
    tab.valid()
    tab.set_permissions("granted", *BOTH)
    tab.wait("a.permissionStatus === 'granted' && a.classList.contains(':granted')")
    tab.set_permissions("denied", "camera")
    tab.wait("a.permissionStatus === 'denied' && !a.hasAttribute('class')")
    assert tab.prompts() == [], "the element has no event for it"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keyboard(tab, runtime, key):
    tab.open(TASK + "<button id=first>first</button>" + PAIR, runtime)
    tab.grant(*BOTH)
    tab.page.focus("#first")
    tab.page.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "a"
    tab.page.keyboard.press(key)
    tab.wait("buttonOf('Continue allowing')?.ariaDisabled === null")
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press(key)
    tab.wait_for_prompt()
    assert opened(tab) == [{"video": True, "audio": True}]
    assert tab.evaluate("scrollY") == 0


def test_script_cannot_activate(tab):
    tab.open(PAIR, "micropython")
    tab.grant(*BOTH)
    tab.evaluate("a.click(); a.dispatchEvent(new MouseEvent('click', { bubbles: true }))")
    tab.evaluate("a.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))")
    tab.page.wait_for_timeout(100)
    assert opened(tab) == []
    assert len(tab.console) == 1 and "a person's click or key press" in tab.console[0]


def test_a_page_that_prevents_the_click_prevents_the_request(tab):
    tab.open(
        PAIR + "<script>document.addEventListener('click', (event) => event.preventDefault())</script>",
        "micropython",
    )
    tab.set_permissions("granted", *BOTH)
    tab.valid()
    tab.page.click("#a")
    tab.page.wait_for_timeout(100)
    assert opened(tab) == []


def test_a_page_that_stops_the_click_does_not(tab):
    tab.open(
        PAIR + "<script>a.addEventListener('click', (event) => event.stopPropagation())</script>",
        "micropython",
    )
    tab.grant(*BOTH)
    tab.agree()


def test_a_click_within_the_cooldown_asks_for_nothing(tab):
    tab.open("<button id=late>fill the place</button>", "micropython")
    tab.set_permissions("granted", *BOTH)
    tab.ready()
    box = tab.page.locator("#late").bounding_box()
    tab.evaluate("""() => {
        const element = new HTMLPermissionElement();
        element.id = 'a';
        element.type = 'camera';
        late.replaceWith(element);
    }""")
    tab.page.mouse.click(box["x"] + 10, box["y"] + 10)  # at once, as somebody who meant the button that was there
    tab.valid()
    assert opened(tab) == []
    reason = "intersection_changed"
    assert [line.split(":")[0] for line in tab.console if reason in line] == ["<permission>", "uncaught"]
    tab.agree()


def test_geolocation(tab, runtime):
    tab.open("<permission id=a type=geolocation></permission>", runtime)
    tab.context.set_geolocation({"latitude": 1, "longitude": 2})
    tab.grant("geolocation")
    tab.agree()
    assert tab.evaluate("[a.permissionStatus, a.getAttribute('aria-label')]") == [
        "granted",
        "Location allowed",
    ]


def test_no_camera_at_all_is_told_in_one_line(playwright, site):
    browser = launch(playwright)
    tab = Tab(browser, site)
    tab.open("<permission id=a type=camera></permission>", "micropython")
    tab.valid()
    tab.page.click("#a")
    tab.wait_for_prompt()
    assert tab.prompts() == ["promptdismiss", "dismiss"]
    assert tab.evaluate("a.error.code") == "not-found"
    assert len(tab.console) == 1 and "the browser could not open what was asked for" in tab.console[0]
    browser.close()
