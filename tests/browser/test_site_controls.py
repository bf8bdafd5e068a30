"""``<permission-controls>`` as a person sees and uses it: with the keyboard and the mouse, in two tabs, for hours."""

import pytest

from tests import engines

from .axe import WCAG, audit
from .conftest import Tab, choose_by_keys

ELEMENT = "<permission-controls id=a lang=en>fallback</permission-controls>"
STRICT = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
FIRST_STEP = {
    "chromium": "Open the icon at the start of the address bar",
    "firefox": "Open the crossed-out icon in the address bar",
}
SETTLE = 300
"""Long enough for what should not happen, in ms."""

# The root is closed: here it is opened, so that the tests see what people see.
OPEN = """<script>
const plain = Element.prototype.attachShadow;
Element.prototype.attachShadow = function attachShadow(options) {
  return plain.call(this, this.localName === 'permission-controls' ? { ...options, mode: 'open' } : options);
};
const changes = [];
document.addEventListener('change', ({ target, detail }) => changes.push([target.id, detail?.descriptor.name, detail?.state]));
const inside = (selector, id = 'a') => [...document.getElementById(id)?.shadowRoot?.querySelectorAll(selector) ?? []];
const rowOf = (name, id) => inside('[part=row]', id).find((row) => row.querySelector('h3').textContent === name);
const stateOf = (name, id) => rowOf(name, id)?.querySelector('[part~=state]').textContent;
const chosenFor = (name, id) => rowOf(name, id)?.querySelector('select').selectedOptions[0]?.textContent;
const newsOf = (id) => inside('[role=status]', id)[0]?.textContent.replace(/[\\u2068\\u2069]/g, '');
</script>"""


def open_(tab, html=ELEMENT, runtime="micropython", states=(), head="", attributes=""):
    """Open a page with site controls, and wait until they are drawn."""
    for name, state in states:
        tab.set_permissions(state, name)
    tab.open(html, runtime, attributes, head=OPEN + head)
    tab.wait("document.querySelector('permission-controls')?.shadowRoot?.querySelector('[part=row]')")


def choose(page, name, text):
    """Choose with the keyboard: typing finds an entry of the list."""
    select = page.get_by_role("combobox", name=name, exact=True)
    choose_by_keys(page, select, text)
    return select


@pytest.fixture
def shown(tab):
    """A tab with site controls; the browser allows the camera, asks for the microphone and blocks the location."""
    open_(tab, states=[("camera", "granted"), ("microphone", "prompt"), ("geolocation", "denied")])
    return tab


def test_a_page_with_nothing_else_says_what_the_site_may_do(tab, runtime):
    states = [("camera", "granted"), ("microphone", "prompt"), ("geolocation", "denied")]
    open_(tab, runtime=runtime, states=states)
    names = ("Camera", "Microphone", "Location")
    said = [tab.evaluate(f"stateOf({name!r})") for name in names]
    assert said == ["Allowed by the browser", "Ask first", "Blocked by the browser"]
    assert tab.evaluate("inside('slot').length") == 0
    assert tab.console == []


def test_what_stands_there_for_those_who_cannot_see(shown):
    snapshot = shown.page.locator("permission-controls").aria_snapshot()
    for line in ('- heading "Camera" [level=3]', '- combobox "Camera"', '- button "Reset all" [disabled]', "- status"):
        assert line in snapshot, snapshot
    described = shown.evaluate(
        "inside('select').map((select) => select.getRootNode().getElementById(select.getAttribute('aria-describedby')).textContent)"
    )
    assert described == ["Allowed by the browser", "Ask first", "Blocked by the browser"]
    violations, _ = audit(shown, "permission-controls")
    assert violations == []


def test_a_denial_holds_at_once_and_is_told(shown):
    choose(shown.page, "Camera", "Don")
    assert shown.evaluate("[stateOf('Camera'), chosenFor('Camera')]") == ["Not allowed", "Don\u2019t allow"]
    assert shown.evaluate("changes.at(-1)") == ["a", "camera", "denied"]
    assert shown.evaluate("newsOf('a')") == "Camera: Not allowed"
    assert shown.evaluate("permissionPolyfill.store.get('camera').state") == "denied"
    assert shown.evaluate("inside('select')[0] === document.activeElement.shadowRoot.activeElement")
    answer = "navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'opened', ({ name }) => name)"
    assert shown.evaluate(answer) == "NotAllowedError"
    assert shown.evaluate("navigator.permissions.query({ name: 'camera' }).then(({ state }) => state)") == "denied"


def test_to_be_asked_although_the_browser_allows(shown):
    choose(shown.page, "Camera", "Ask")
    assert shown.evaluate("stateOf('Camera')") == "Ask first"
    assert shown.evaluate("changes.at(-1)") == ["a", "camera", "prompt"]


def test_a_grant_that_the_browser_does_not_share_is_kept_and_said_to_wait(shown):
    choose(shown.page, "Microphone", "Allow on")
    assert shown.evaluate("[stateOf('Microphone'), chosenFor('Microphone')]") == [
        "The browser asks first",
        "Allow on every visit",
    ]
    assert shown.evaluate("changes.at(-1)") == ["a", "microphone", "prompt"]


def test_a_change_by_script_is_shown_and_is_no_event(shown):
    shown.evaluate("permissionPolyfill.store.set('microphone', 'denied')")
    shown.wait("stateOf('Microphone') === 'Not allowed'")
    assert shown.evaluate("changes") == []


def test_the_browsers_changes_are_followed_under_the_focus(shown):
    select = shown.page.get_by_role("combobox", name="Microphone", exact=True)
    select.focus()
    shown.evaluate("window.focused = document.activeElement.shadowRoot.activeElement")
    for state, said in (
        ("granted", "Allowed by the browser"),
        ("denied", "Blocked by the browser"),
        ("prompt", "Ask first"),
    ):
        shown.set_permissions(state, "microphone")
        shown.wait(f"stateOf('Microphone') === {said!r}")
        assert shown.evaluate("focused === document.activeElement.shadowRoot.activeElement && focused.isConnected")
        assert shown.evaluate("newsOf('a')") == f"Microphone: {said}"


def test_the_way_out_of_a_block_of_the_browsers(shown):
    assert shown.evaluate("inside('details').map(({ hidden }) => hidden)") == [True, True, False]
    shown.page.get_by_text("How to allow it:").last.click()
    assert shown.page.get_by_text(FIRST_STEP[engines.current()]).is_visible()


def test_reset_takes_everything_back(shown):
    button = shown.page.get_by_role("button", name="Reset all")
    button.click(force=True)
    assert shown.evaluate("changes") == []
    choose(shown.page, "Camera", "Don")
    choose(shown.page, "Microphone", "Don")
    button.click()
    assert shown.evaluate("changes.slice(2)") == [["a", "camera", "granted"], ["a", "microphone", "prompt"]]
    assert shown.evaluate("permissionPolyfill.store.list()") == []
    assert shown.evaluate("document.activeElement.shadowRoot.activeElement.part.value") == "reset"


def test_what_else_was_decided_joins_them(shown):
    shown.evaluate("permissionPolyfill.store.set('notifications', 'denied')")
    shown.wait("stateOf('Notifications') === 'Not allowed'")
    choose(shown.page, "Notifications", "Ask")
    assert shown.evaluate("stateOf('Notifications')") == "Ask first"


def test_two_tabs_show_the_same(shown):
    choose(shown.page, "Camera", "Allow this")
    other = shown.context.new_page()
    other.goto(shown.page.url)
    other.wait_for_function("chosenFor('Camera') === 'Allow this time'")
    choose(other, "Camera", "Don")
    shown.wait("stateOf('Camera') === 'Not allowed'")
    choose(shown.page, "Camera", "As in")
    other.wait_for_function("stateOf('Camera') === 'Allowed by the browser'")
    assert other.evaluate("changes.length") == 1


def test_a_one_time_grant_counts_down_and_ends(tab):
    tab.page.clock.install()
    open_(tab, states=[("camera", "granted")])
    choose(tab.page, "Camera", "Allow this")
    ends = "rowOf('Camera').querySelector('[part~=ends]')?.textContent ?? ''"
    assert tab.evaluate(ends) == "Ends: in 16 hours, or when you close the site"
    tab.evaluate("changes.length = 0")
    tab.evaluate("window.paragraph = rowOf('Camera').querySelector('[part~=ends]')")
    for hours, said in ((1, "in 15 hours"), (14, "in 60 minutes")):
        tab.page.clock.fast_forward(hours * 3_600_000)
        tab.wait(f"({ends}).includes({said!r})")
    tab.page.clock.fast_forward(59 * 60_000)
    tab.wait(f"({ends}).includes('second')")
    assert tab.evaluate("paragraph.isConnected"), "the same paragraph all the time"
    tab.page.clock.fast_forward(70_000)
    tab.wait("stateOf('Camera') === 'Ask first'")
    assert tab.evaluate(ends) == ""
    assert tab.evaluate("newsOf('a')") == "Camera: Ask first"
    assert tab.evaluate("changes") == [], "nobody chose that"


def test_since_when_is_written_as_the_region_has_it(browser, site):
    tab = Tab(browser, site, locale="de-AT", timezone_id="Europe/Vienna")
    open_(tab, ELEMENT.replace("lang=en", "lang=de"))
    tab.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    tab.wait("stateOf('Kamera') === 'Nicht erlaubt'")
    written = "new Intl.DateTimeFormat('de-AT', { dateStyle: 'medium', timeStyle: 'short' }).format(permissionPolyfill.store.get('camera').decided)"
    assert tab.evaluate("inside('time')[0].textContent") == tab.evaluate(written)
    assert tab.evaluate("Date.parse(inside('time')[0].dateTime) === permissionPolyfill.store.get('camera').decided")
    tab.close()


def test_its_language_and_direction_follow_the_page(tab):
    open_(tab, f"<div id=outer>{ELEMENT.replace('lang=en', '')}</div>")
    assert tab.evaluate("inside('section')[0].dir") == "ltr"
    tab.evaluate("document.getElementById('outer').lang = 'ar'")
    tab.wait("inside('section')[0].lang === 'ar'")
    assert tab.evaluate("inside('section')[0].dir") == "rtl"
    left, right = tab.evaluate(
        "['.icon', 'select'].map((selector) => inside(selector)[0].getBoundingClientRect().left)"
    )
    assert left > right
    assert "/dialogs/ar.json" in tab.site.requests


@pytest.mark.parametrize(("width", "scale"), [(320, 1), (640, 2)])
def test_a_narrow_place_is_enough(browser, site, width, scale):
    tab = Tab(browser, site, viewport={"width": width, "height": 700})
    style = f"<meta name=viewport content='width=device-width'><style>body {{ font-size: {scale}em }}</style>"
    open_(tab, style + ELEMENT.replace("lang=en", "lang=de"), states=[("camera", "granted"), ("geolocation", "denied")])
    tab.evaluate("permissionPolyfill.store.set('camera', 'granted', 'once')")
    tab.wait("stateOf('Kamera') === 'Erlaubt'")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    cut = "inside('*').filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth).length"
    assert tab.evaluate(cut) == 0
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_have_contrast(browser, site, scheme):
    tab = Tab(browser, site, color_scheme=scheme)
    style = "<style>:root { color-scheme: light dark }</style>"
    open_(tab, style + ELEMENT, states=[("camera", "granted"), ("geolocation", "denied")])
    tab.evaluate("permissionPolyfill.store.set('camera', 'granted', 'once')")
    tab.wait("stateOf('Camera') === 'Allowed'")
    violations, passes = audit(tab, "permission-controls", WCAG)
    assert violations == [] and "color-contrast" in passes
    tab.close()


def test_pages_style_it_by_its_parts(shown):
    shown.evaluate("""(() => {
        const style = document.createElement('style');
        style.textContent = `permission-controls::part(controls) { background: rgb(1, 2, 3) }
          permission-controls::part(denied) { color: rgb(4, 5, 6) } select { color: rgb(7, 8, 9) !important }`;
        document.head.append(style);
    })()""")
    assert shown.evaluate("getComputedStyle(inside('section')[0]).backgroundColor") == "rgb(1, 2, 3)"
    shown.wait("getComputedStyle(rowOf('Location').querySelector('[part~=state]')).color === 'rgb(4, 5, 6)'")
    assert shown.evaluate("getComputedStyle(inside('select')[0]).color") != "rgb(7, 8, 9)"


def test_several_on_a_page_and_in_shadow_trees(tab):
    open_(
        tab, ELEMENT + ELEMENT.replace("id=a", "id=b") + "<div id=host lang=de></div>", states=[("camera", "granted")]
    )
    tab.evaluate("""(() => {
        const root = document.getElementById('host').attachShadow({ mode: 'open' });
        root.append(document.createElement('permission-controls'));
        window.third = root.firstChild;
    })()""")
    tab.wait("third.shadowRoot.querySelector('h3')?.textContent === 'Kamera'")
    choose_by_keys(tab.page, tab.page.locator("#b").get_by_role("combobox").first, "Don")
    assert tab.evaluate("['a', 'b'].map((id) => stateOf('Camera', id))") == ["Not allowed"] * 2
    assert tab.evaluate("third.shadowRoot.querySelector('[part~=state]').textContent") == "Nicht erlaubt"
    assert tab.evaluate("['a', 'b'].map(newsOf)") == ["", "Camera: Not allowed"]
    assert tab.evaluate("changes") == [["b", "camera", "denied"]]


def test_one_that_comes_later_moves_and_goes(tab):
    tab.open("<main id=main></main>", "micropython", head=OPEN)
    assert tab.ready() == "ready"
    tab.page.evaluate("(html) => { document.getElementById('main').innerHTML = html }", ELEMENT)
    tab.wait("stateOf('Camera')")
    tab.evaluate("document.body.append(document.getElementById('a'))")
    tab.wait("stateOf('Camera')")
    tab.evaluate("(() => { window.gone = document.getElementById('a'); gone.remove(); })()")
    tab.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    tab.page.wait_for_timeout(SETTLE)
    assert tab.evaluate("gone.shadowRoot.querySelector('slot') !== null")
    tab.evaluate("document.body.append(gone)")
    tab.wait("stateOf('Camera') === 'Not allowed'")
    assert tab.console == []


def test_unapply_shows_what_the_page_put_in_and_apply_draws_again(shown):
    shown.evaluate("permissionPolyfill.unapply()")
    assert shown.evaluate("inside('*').map(({ localName }) => localName)") == ["slot"]
    assert shown.page.get_by_text("fallback").is_visible()
    shown.evaluate("permissionPolyfill.apply()")
    shown.wait("inside('select').length > 0")
    choose(shown.page, "Camera", "Don")
    shown.wait("stateOf('Camera') === 'Not allowed'")
    assert shown.evaluate("changes.length") == 1


def test_without_python_the_fallback_shows(tab):
    tab.site.missing.append("python.wasm")
    tab.open(ELEMENT, "micropython", head=OPEN)
    assert tab.ready() != "ready"
    assert tab.page.get_by_text("fallback").is_visible()


def test_a_page_without_it_starts_nothing(tab):
    tab.open("<p>text</p>", "micropython")
    tab.page.wait_for_timeout(SETTLE)
    assert not [path for path in tab.site.requests if "takeover" in path]


def test_an_element_of_the_pages_own_is_left_alone(tab):
    own = "<script>customElements.define('permission-controls', class extends HTMLElement { get own() { return true; } })</script>"
    tab.open(ELEMENT, "micropython", head=own)
    assert tab.ready() == "ready"
    assert tab.evaluate("a.own && a.shadowRoot === null")
    assert len([line for line in tab.console if "<permission-controls>" in line]) == 1


def test_the_page_cannot_look_into_it(tab):
    tab.open(ELEMENT, "micropython")
    assert tab.ready() == "ready"
    tab.wait("a.getBoundingClientRect().height > 100")
    assert tab.evaluate("a.shadowRoot") is None


def test_a_strict_policy_is_no_hindrance(tab):
    tab.site.headers["Content-Security-Policy"] = STRICT
    tab.page.goto(tab.site.page("<script src='../permission-element.js' data-runtime=micropython></script>" + ELEMENT))
    assert tab.ready() == "ready"
    tab.page.wait_for_function("() => document.getElementById('a').getBoundingClientRect().height > 100")
    assert [line for line in tab.console if "permission" in line.lower()] == []
