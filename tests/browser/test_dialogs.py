"""The dialogs in the page: drawn from Python's models, pressed as a person does, and out of the page's reach."""

import json

import pytest

from polyfill import dialogs

from .dialogs import ELEMENT, PAIR, TRANSITION, WAIT, WITHIN, box, model, prepare, press, show, told


@pytest.fixture
def shown(tab):
    """A tab with an element, on which the dialog that asks is open and can be pressed."""
    prepare(tab)
    show(tab)
    return tab


NTH = ".choice:nth-child({})"


@pytest.mark.parametrize(
    ("variant", "choices"),
    [
        ("ask", ["once", "always", "deny"]),
        ("allowed", ["keep-allowed", "stop"]),
        ("not-allowed", ["keep-not-allowed", "once"]),
    ],
)
def test_each_button_tells_its_choice_within_the_task_of_the_click(tab, variant, choices):
    prepare(tab)
    for number, choice in enumerate(choices, start=1):
        show(tab, variant, number)
        press(tab, NTH.format(number))
        tab.wait(f"told.length === {number}")
        entry = tab.evaluate("told.at(-1)")
        assert (entry["id"], entry["choice"]) == (number, choice)
        assert entry["at"] <= tab.evaluate("performance.now()")
        assert not tab.evaluate("isOpen()")
    assert len(told(tab)) == len(choices)
    assert tab.console == []


def test_a_capture_can_be_opened_from_the_choice(tab):
    """The task of the click still counts as a person's doing."""
    prepare(tab)
    show(tab)
    tab.evaluate("""(() => {
        window.activations = [];
        window.chosen = () => activations.push(navigator.userActivation.isActive);
    })()""")
    press(tab, NTH.format(1))
    assert tab.evaluate("activations") == [True]


def test_the_buttons_stand_below_one_another_in_the_published_order(shown):
    boxes = [box(shown, NTH.format(number)) for number in (1, 2, 3)]
    assert [area["y"] for area in boxes] == sorted(area["y"] for area in boxes)
    assert len({(area["x"], area["width"]) for area in boxes}) == 1
    texts = shown.evaluate("inside('.choice').map(({ textContent }) => textContent)")
    assert texts == ["Allow this time", "Allow on every visit", "Don\u2019t allow"]


# Ways to dismiss


def outside(tab):
    tab.page.mouse.click(5, 5)


@pytest.mark.parametrize(
    "dismiss",
    [
        lambda tab: tab.page.keyboard.press("Escape"),
        lambda tab: press(tab, ".close"),
        outside,
        lambda tab: tab.evaluate("document.querySelector('permission-dialog').remove()"),
        lambda tab: tab.evaluate("document.body.append(document.querySelector('permission-dialog'))"),
        lambda tab: tab.evaluate("document.documentElement.replaceChildren(document.body)"),
        lambda tab: tab.evaluate("document.documentElement.remove()"),
        lambda tab: tab.evaluate("inside('dialog')[0].close()"),
        lambda tab: tab.evaluate("permissionPolyfill.unapply()"),
    ],
    ids=["Escape", "close button", "outside", "removed", "moved", "children", "root", "closed", "unapply"],
)
def test_a_dismissal_is_told_once(shown, dismiss):
    dismiss(shown)
    shown.wait("told.length > 0")
    shown.page.wait_for_timeout(WITHIN)
    assert told(shown) == [(1, "")]
    assert not shown.evaluate("isOpen()")


def test_a_click_on_the_dialog_beside_its_buttons_does_nothing(shown):
    press(shown, "#title")
    area = box(shown, "dialog")
    shown.page.mouse.click(area["x"] + 4, area["y"] + area["height"] / 2)
    assert told(shown) == [] and shown.evaluate("isOpen()")


def test_escape_dismisses_also_where_the_page_wants_the_key(tab):
    head = """<script>
        window.keys = [];
        for (const target of [document, window]) for (const type of ['keydown', 'keyup', 'click', 'pointerdown'])
            target.addEventListener(type, (event) => { keys.push(type); event.preventDefault(); });
    </script>"""
    prepare(tab, head=head)
    show(tab)
    press(tab, "#title")
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Escape")
    assert told(tab) == [(1, "")]
    # What comes up after the dialog is gone is the page's.
    assert set(tab.evaluate("keys")) <= {"keyup"}


def test_python_closes_it_without_a_word(shown):
    shown.evaluate("host.closeDialog(2)")
    assert shown.evaluate("isOpen()"), "another one"
    shown.evaluate("host.closeDialog(1)")
    shown.page.wait_for_timeout(WITHIN)
    assert not shown.evaluate("isOpen()") and told(shown) == []


def test_a_second_replaces_the_first(shown):
    show(shown, "allowed", 2)
    assert shown.evaluate("document.querySelectorAll('permission-dialog').length") == 1
    shown.page.keyboard.press("Escape")
    assert told(shown) == [(2, "")]


def test_one_dialog_can_follow_another_within_the_choice(tab):
    prepare(tab)
    next_ = json.dumps(json.dumps(model("allowed", 2)))
    tab.evaluate(f"(() => {{ window.chosen = ({{ id }}) => id === 1 && host.dialog({next_}); }})()")
    show(tab)
    press(tab, NTH.format(1))
    tab.wait("isOpen()")
    assert told(tab) == [(1, "once")]
    assert tab.evaluate("inside('#title')[0].textContent").startswith("You have allowed")


# Time


def test_the_buttons_are_inert_at_first(tab):
    prepare(tab)
    first, after = tab.page.evaluate(
        """async (text) => {
            const began = performance.now();
            host.dialog(text);
            const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
            while (!inside('.choice').length) await frame();
            const areInert = () => inside('.choice').map(({ ariaDisabled }) => ariaDisabled === 'true');
            const first = areInert();
            while (areInert().some((isInert) => isInert)) await frame();
            return [first, performance.now() - began];
        }""",
        json.dumps(model()),
    )
    assert first == [True] * 3
    assert after >= dialogs.INERT


def test_what_is_inert_looks_so(tab):
    colors = "inside('.choice').map((button) => getComputedStyle(button).backgroundColor)"
    prepare(tab)
    show(tab, wait=0, inert=60_000)
    tab.page.wait_for_timeout(TRANSITION)
    inert = tab.evaluate(colors)
    show(tab)
    tab.page.wait_for_timeout(TRANSITION)
    assert all(a != b for a, b in zip(inert, tab.evaluate(colors), strict=True))


def test_for_as_long_as_the_model_says(tab):
    prepare(tab)
    show(tab, wait=0, inert=60_000)
    tab.page.wait_for_timeout(WAIT)
    for selector in (NTH.format(1), NTH.format(3), ".close"):
        press(tab, selector)
    tab.page.keyboard.press("Enter")
    outside(tab)
    assert told(tab) == [], "a second click of a double click is none on the dialog"
    tab.page.keyboard.press("Escape")
    assert told(tab) == [(1, "")], "but Escape is always possible"


# Focus and keyboard


def test_the_focus_is_in_the_dialog_on_no_button_and_comes_back(tab):
    prepare(tab, "<button id=before>before</button>" + ELEMENT + "<button>after</button>")
    tab.evaluate("before.focus()")
    show(tab)
    assert tab.evaluate("roots.at(-1).activeElement.localName") == "dialog"
    seen = []
    for _ in range(8):
        tab.page.keyboard.press("Tab")
        inside = "document.activeElement.localName === 'permission-dialog' ? roots.at(-1).activeElement?.className : ''"
        seen.append(tab.evaluate(inside))
        assert tab.evaluate("document.activeElement?.id ?? ''") not in ("before", "a")
    assert seen[:4] == ["choice", "choice", "choice", "close"]
    tab.page.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.id") == "a"


def test_it_is_pressed_by_keyboard(shown):
    for _ in range(2):
        shown.page.keyboard.press("Tab")
    shown.page.keyboard.press("Enter")
    assert told(shown) == [(1, "always")]


def test_a_key_that_is_still_held_presses_nothing(tab):
    prepare(tab)
    tab.page.keyboard.down("Enter")
    show(tab)
    for _ in range(3):
        tab.page.keyboard.down("Enter")
    tab.page.keyboard.up("Enter")
    assert told(tab) == [] and tab.evaluate("isOpen()")


# The page


def test_scripts_cannot_press(shown):
    shown.evaluate("""(() => {
        for (const target of [...inside('button'), inside('dialog')[0], document.querySelector('permission-dialog'), document]) {
            target.click?.();
            for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'])
                target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 1, clientY: 1 }));
            for (const type of ['keydown', 'keyup'])
                target.dispatchEvent(new KeyboardEvent(type, { key: 'Escape', bubbles: true, composed: true }));
            for (const type of ['cancel', 'close']) target.dispatchEvent(new Event(type));
        }
    })()""")
    shown.page.wait_for_timeout(WITHIN)
    assert told(shown) == [] and shown.evaluate("isOpen()")


def test_the_pages_style_does_not_reach_it(tab):
    prepare(tab)
    show(tab)
    measure = """inside('dialog, h2, button, li, svg').map((node) => {
        const { display, color, fontSize, fontFamily, opacity, visibility, letterSpacing, direction } = getComputedStyle(node);
        const { width, height } = node.getBoundingClientRect();
        return [display, color, fontSize, fontFamily, opacity, visibility, letterSpacing, direction, width, height].join();
    })"""
    before = tab.evaluate(measure)
    tab.evaluate("""(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { display: none !important; color: red !important; font: 40px serif !important;
            letter-spacing: 9px !important; visibility: hidden !important; direction: rtl !important; opacity: 0 !important;
            --accent: red; --soft: red; --tint: red; }
            ::backdrop { display: none !important }`);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        document.querySelector('permission-dialog').style.cssText = 'display: none !important; color: red !important';
        document.documentElement.style.setProperty('display', 'block', 'important');
    })()""")
    assert tab.evaluate(measure) == before
    press(tab, NTH.format(1))
    assert told(tab) == [(1, "once")]


def test_it_works_under_a_strict_policy(tab, site):
    site.bodies["/test/strict.js"] = (
        b"window.refusals = []; addEventListener('securitypolicyviolation', (event) => refusals.push(event.violatedDirective));"
        b"window.told = []; window.host = permissionPolyfill.connect("
        b"(kind, text) => { if (kind === 'chosen') told.push(JSON.parse(text)); return ''; });"
    )
    site.headers["Content-Security-Policy"] = (
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src data:; require-trusted-types-for 'script'"
    )
    html = (
        "<script src='../permission-element.js' data-runtime=page></script><permission id=a type=camera></permission>"
    )
    tab.page.goto(site.page(html + "<script src='strict.js'></script>"))
    assert tab.ready() == "ready"
    tab.page.evaluate("(text) => host.dialog(text)", json.dumps(model("blocked")))
    tab.wait("document.querySelector('permission-dialog') !== null")
    tab.page.keyboard.press("Escape")
    assert told(tab) == [(1, "")]
    assert tab.evaluate("refusals") == []
    assert tab.console == []


@pytest.mark.parametrize("text", ["", "{", "null", "{}", '{"id": 1}', "[]"])
def test_what_is_no_model_is_one_line_and_no_crash(tab, text):
    prepare(tab)
    tab.page.evaluate("(text) => host.dialog(text)", text)
    assert len([line for line in tab.console if "failed" in line]) == 1
    show(tab)
    press(tab, NTH.format(1))
    assert told(tab) == [(1, "once")]


def test_its_element_may_be_gone(tab):
    prepare(tab)
    tab.evaluate("a.remove()")
    show(tab)
    area, size = box(tab, "dialog"), tab.page.viewport_size
    assert abs(area["x"] + area["width"] / 2 - size["width"] / 2) < 2, "in the middle"
    press(tab, NTH.format(3))
    assert told(tab) == [(1, "deny")]
    assert tab.console == []


# The browser's own elements


def test_a_native_element_grants(tab):
    prepare(tab)
    tab.set_permissions("granted", *PAIR)
    tab.wait("navigator.permissions.query({ name: 'camera' }).then(({ state }) => state === 'granted')")
    show(tab, "blocked", native=True)
    assert tab.evaluate("inside('.native > *')[0].constructor.name") == "HTMLUserMediaElement"
    tab.evaluate("window.streams = []; inside('.native > *')[0].addEventListener('stream', "
                 "({ target }) => streams.push(target.stream))")  # fmt: skip
    press(tab, ".native > *")
    tab.wait("told.length > 0")
    assert told(tab) == [(1, "native-granted")]
    tab.wait("streams.length === 1 && streams[0].getTracks().every(({ readyState }) => readyState === 'ended')")
    assert not tab.evaluate("isOpen()")


@pytest.mark.parametrize("name", PAIR)
def test_a_native_element_for_one_kind(tab, name):
    prepare(tab)
    tab.set_permissions("granted", name)
    show(tab, "blocked", permissions=(name,), native=True)
    is_native = tab.evaluate(f"'HTML{name.capitalize()}Element' in window")  # some versions of Chromium have none
    assert tab.evaluate(f"inside('.native > {name}').length === 1") == is_native
    if not is_native:
        return
    press(tab, ".native > *")
    tab.wait("told.length > 0")
    assert told(tab) == [(1, "native-granted")]


@pytest.mark.parametrize("permissions", [PAIR, ("geolocation",)], ids=str)
def test_a_native_element_that_was_refused(tab, permissions):
    prepare(tab)
    tab.set_permissions("denied", *permissions)
    show(tab, "blocked", permissions=permissions, native=True)
    press(tab, ".native > *")
    tab.wait("told.length > 0")
    assert told(tab) == [(1, "native-denied")]


def test_what_only_looks_like_a_native_element_is_none(tab):
    head = """<script>
        class HTMLUserMediaElement extends HTMLElement {}
        Object.defineProperty(window, 'HTMLUserMediaElement', { value: HTMLUserMediaElement });
    </script>"""
    prepare(tab, head=head)
    show(tab, "blocked", native=True)
    assert tab.evaluate("inside('.native').length") == 0
    assert tab.evaluate("inside('p').map(({ textContent }) => textContent)") == ["How to allow it:"]


def test_steps_and_native_element_have_their_own_headings(tab):
    prepare(tab)
    show(tab, "blocked", native=True)
    headings = ["Change it here:", "Or in the settings:"]
    assert tab.evaluate("inside('p').map(({ textContent }) => textContent)") == headings


# Languages


def test_the_texts_of_a_language_are_fetched_when_an_element_speaks_it(tab, site, runtime):
    tab.open(
        "<permission id=a type=camera lang=de-AT></permission><permission type=camera lang=en></permission>", runtime
    )
    assert tab.ready() == "ready"
    tab.wait("performance.getEntriesByName(new URL('../dialogs/de.json', location)).length === 1")
    assert [path for path in site.requests if "/dialogs/" in path] == ["/dialogs/de.json"]
    tab.evaluate("a.lang = 'he'")
    tab.wait("a.getAttribute('aria-label') === 'הרשאה לשימוש במצלמה'")
    tab.evaluate("a.lang = 'ar'")
    tab.wait("performance.getEntriesByName(new URL('../dialogs/ar.json', location)).length === 1")
    assert tab.console == []


def test_a_missing_file_of_texts_is_one_line(tab, site):
    site.missing = ["/dialogs/"]
    tab.open("<permission id=a type=camera lang=de></permission>", "micropython")
    with tab.page.expect_console_message(
        lambda message: "dialogs/de.json" in message.text and "<permission>" in message.text
    ):
        assert tab.ready() == "ready"
