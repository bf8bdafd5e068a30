"""Before Python is ready: the button is there, and so is the interface (design, sections 3 and 5)."""

import pytest

from tests.unit.test_type_attribute import PARSED

PAIR = "<permission id=a type='camera microphone'>fallback</permission>"
BOTH = ("camera", "microphone")

SHIFTS = """<script>
let shift = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; })
  .observe({ type: 'layout-shift', buffered: true });
</script>"""


@pytest.fixture
def stalled(tab, site):
    """A tab where the runtime's files never arrive."""
    site.stalled = ["/pyodide/", "/micropython/"]
    return tab


def test_the_interface_is_there(stalled, runtime):
    stalled.open(PAIR, runtime)
    assert stalled.evaluate("""[
        'HTMLPermissionElement' in window,
        a instanceof HTMLPermissionElement,
        a.constructor.name,
        String(a),
        a.isValid,
        a.invalidReason,
        a.permissionStatus,
        a.initialPermissionStatus,
        a.type,
        a.onpromptaction,
    ]""") == [
        True, True, "HTMLPermissionElement", "[object HTMLPermissionElement]",
        False, "unsuccessful_registration", "prompt", "prompt", "camera microphone", None,
    ]  # fmt: skip


def test_the_button_stays_where_the_page_writes_its_markup_again(stalled, runtime):
    stalled.open(PAIR, runtime)
    widths = stalled.evaluate("""async () => {
        const { width } = a.getBoundingClientRect();
        a.innerHTML = a.innerHTML;
        await new Promise(requestAnimationFrame);
        return [width, a.getBoundingClientRect().width];
    }""")
    assert widths[0] == widths[1] > 100


def test_the_constructor_works(stalled):
    stalled.open("")
    assert stalled.evaluate("""(() => {
        const element = new HTMLPermissionElement();
        element.type = 'microphone';
        return [element.localName, element.isValid, element.invalidReason, element.outerHTML];
    })()""") == [
        "permission",
        False,
        "unsuccessful_registration",
        '<permission type="microphone"></permission>',
    ]


def test_is_type_supported_answers_as_python_parses(stalled):
    stalled.open("")
    answers = stalled.page.evaluate(
        "(types) => types.map(HTMLPermissionElement.isTypeSupported)", [v for v, _ in PARSED]
    )
    assert answers == [parsed is not None for _, parsed in PARSED]
    error = "try { HTMLPermissionElement.isTypeSupported() } catch (error) { error.name }"
    assert stalled.evaluate(error) == "TypeError"


def test_the_first_type_stays_also_before_python(stalled):
    stalled.open(PAIR)
    stalled.evaluate("a.type = 'microphone'")
    stalled.page.wait_for_timeout(50)
    assert stalled.evaluate("[a.type, a.getAttribute('aria-label')]") == ["microphone", "Use microphone and camera"]


def test_without_a_type_nothing_is_promised(stalled):
    stalled.open("<permission id=a>fallback</permission>")
    assert stalled.evaluate("[a.getAttribute('role'), a.invalidReason]") == [None, "unsuccessful_registration"]
    stalled.evaluate("a.type = 'microphone'")
    stalled.page.get_by_role("button", name="Use microphone").wait_for()


def test_other_objects_are_refused(stalled):
    stalled.open("<p id=p></p>")
    for expression in (
        "HTMLPermissionElement.prototype.isValid",
        "Object.create(HTMLPermissionElement.prototype).type",
    ):
        assert stalled.evaluate(f"try {{ {expression} }} catch (error) {{ error.name + ': ' + error.message }}") == (
            "TypeError: Illegal invocation"
        )


def test_the_button_is_painted(stalled, runtime):
    stalled.open(PAIR + "<permission id=b type='camera geolocation'>fallback</permission>", runtime)
    assert stalled.page.get_by_role("button", name="Use microphone and camera").bounding_box()["width"] > 150
    assert stalled.evaluate("a.textContent.includes('fallback') && a.getBoundingClientRect().height < 45")
    assert stalled.evaluate("[b.getAttribute('role'), b.childElementCount, b.invalidReason]") == [
        None,
        0,
        "type_invalid",
    ]
    assert stalled.page.get_by_text("fallback").last.is_visible()


@pytest.mark.parametrize("state", ["prompt", "granted"])
def test_python_taking_over_moves_nothing(tab, runtime, state):
    tab.page.goto(tab.site.page("for the permissions", "/test/first.html"))
    tab.set_permissions(state, *BOTH)
    tab.open(PAIR, runtime)
    tab.valid()  # a first visit, which is remembered
    tab.open(SHIFTS + "<p>before</p>" + PAIR + "<p>after</p>", runtime)
    first = tab.evaluate("JSON.stringify(a.getBoundingClientRect())")
    label = tab.evaluate("a.getAttribute('aria-label')")
    tab.valid()
    assert tab.evaluate("JSON.stringify(a.getBoundingClientRect())") == first
    assert label == tab.evaluate("a.getAttribute('aria-label')")
    assert label.endswith("allowed") == (state == "granted")
    assert tab.evaluate("shift") == 0


@pytest.mark.parametrize("text", ["{", "null", "7", '{"camera":7}', '"granted"'])
def test_a_broken_memory_is_no_memory(tab, text):
    tab.open(f"<script>localStorage.setItem('permission-element', {text!r})</script>" + PAIR, "micropython")
    assert tab.evaluate("a.getAttribute('aria-label')") == "Use microphone and camera"
    tab.valid()
    assert tab.console == []


def test_after_a_second_of_waiting_it_shows_that_it_is_busy(tab, site):
    site.stalled = ["/micropython/"]
    tab.open(PAIR, "micropython")
    box = tab.evaluate("JSON.stringify(a.getBoundingClientRect())")
    assert not tab.evaluate("a.hasAttribute('aria-busy')")
    tab.wait("a.getAttribute('aria-busy') === 'true'")
    assert tab.evaluate("performance.now()") > 1000
    tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<permission id=b type=camera></permission>')")
    tab.wait("b.getAttribute('aria-busy') === 'true'")
    assert tab.evaluate("JSON.stringify(a.getBoundingClientRect())") == box
    site.stalled = []
    site.released.set()


def test_it_is_no_longer_busy_once_python_has_taken_over(tab):
    tab.open(PAIR, "page")
    tab.wait("a.getAttribute('aria-busy') === 'true'")
    tab.evaluate("permissionPolyfill.connect(() => '')")
    tab.wait("!a.hasAttribute('aria-busy')")


def test_a_click_made_meanwhile_is_served_at_takeover(tab, site, runtime):
    site.slow = {"python.wasm": 1.0}
    tab.page.goto(site.page("for the permissions", "/test/first.html"))
    tab.set_permissions("granted", *BOTH)
    report = "<script>addEventListener('permission-polyfill-ready', () => fetch('/ready'), { capture: true })</script>"
    tab.open(PAIR, runtime, head=report)
    tab.page.wait_for_timeout(600)  # the cooldown holds also without Python
    assert not tab.evaluate("a.isValid")
    tab.click()
    tab.until(lambda: "/ready" in site.requests)  # to look into WebKitGTK's page would end what the press has activated
    tab.choose("Continue allowing")
    tab.wait_for_prompt()
    assert tab.evaluate("opened.map(({ constraints }) => constraints)") == [{"video": True, "audio": True}]


def test_a_click_too_old_at_takeover_is_reported_once(tab, site):
    site.slow = {"python.wasm": 8.0}  # transient activation lasts five seconds
    tab.open(PAIR, "micropython")
    tab.page.wait_for_timeout(600)
    tab.click()
    tab.click()
    assert tab.ready() == "ready"
    tab.valid()
    assert tab.evaluate("opened.length") == 0
    assert len(tab.console) == 1 and "before Python was ready" in tab.console[0]
