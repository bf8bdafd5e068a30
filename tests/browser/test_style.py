"""What becomes of an author's style: corrected, refused or left alone, whenever it changes, and nobody sees how."""

import pytest

SPACED = (
    "<div id=box style='font-size:20px'><permission id=a type=camera style='letter-spacing:21px'></permission></div>"
)
CUSTOM = SPACED.replace("<permission ", "<permission-element ").replace("</permission>", "</permission-element>")
PLAIN = "<div id=box style='font-size:20px'><permission id=a type=camera></permission></div>"
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"


@pytest.fixture
def style(tab):
    """The tab with what a test asks of the element's style."""

    def open_(html, **options):
        tab.open(html, **{"runtime": "micropython", "attributes": "data-edition=final", **options})
        assert tab.ready() == "ready"
        return tab

    def value(name="letter-spacing"):
        tab.evaluate(SETTLED)
        return tab.evaluate(f"getComputedStyle(a).getPropertyValue('{name}')")

    tab.opened = open_
    tab.value = value
    return tab


@pytest.mark.parametrize("html", [SPACED, CUSTOM])
def test_a_correction_shows_in_style_and_layout_and_not_in_the_document(style, runtime, html):
    style.opened(html, runtime=runtime)
    before = style.evaluate("a.getAttribute('style')")
    assert style.value() == "4px"
    width = style.evaluate("a.offsetWidth")
    style.evaluate("a.style.letterSpacing = '4px'")
    assert (style.value(), style.evaluate("a.offsetWidth")) == ("4px", width)
    assert before == "letter-spacing:21px"
    style.valid()


CHANGES = {
    "inline": ("a.style.letterSpacing = '-1px'", "-1px"),
    "inline, out of bounds again": ("a.style.letterSpacing = '-30px'", "-1px"),
    "class": (
        "document.head.append(Object.assign(document.createElement('style'), {textContent: '.wide{letter-spacing:3px!important}'})); a.className = 'wide'",
        "3px",
    ),
    "a class of an ancestor": (
        "document.head.append(Object.assign(document.createElement('style'), {textContent: '.wide *{letter-spacing:3px!important}'})); box.className = 'wide'",
        "3px",
    ),
    "a sheet": (
        "document.head.append(Object.assign(document.createElement('style'), {textContent: '#a{letter-spacing:30px!important;font-size:30px}'}))",
        "6px",
    ),
    "the font size of an ancestor": ("box.style.fontSize = '40px'", "8px"),
    "zoom of an ancestor": ("box.style.zoom = 1.5", "4px"),
    "away": ("a.removeAttribute('style')", "normal"),
}


@pytest.mark.parametrize("html", [SPACED, CUSTOM])
@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES)
@pytest.mark.sample(3)
def test_corrections_follow(style, html, change, expected):
    style.opened(html)
    assert style.value() == "4px"
    style.evaluate(f"{{ {change} }}")
    assert style.value() == expected


def test_corrections_follow_the_pointer_and_the_window(style):
    style.opened(
        PLAIN,
        head="<style>#a:hover{letter-spacing:30px} @media (width < 500px){#a{word-spacing:30px}}</style>",
    )
    assert style.value() == "normal"
    style.page.hover("#a")
    assert style.value() == "4px"
    style.page.mouse.move(0, 0)
    assert style.value() == "normal"
    style.page.set_viewport_size({"width": 400, "height": 600})
    assert style.value("word-spacing") == "10px"


WAYS = {
    "inline": ("style='letter-spacing:21px!important;opacity:0.2!important'", ""),
    "in a sheet": ("", "<style>#a{letter-spacing:21px!important;opacity:0.2!important}</style>"),
    "in an earlier layer": ("", "<style>@layer a{#a{letter-spacing:21px!important;opacity:0.2!important}}</style>"),
}


@pytest.mark.parametrize(("attribute", "head"), WAYS.values(), ids=WAYS)
def test_important_is_corrected_and_stays_as_written(style, attribute, head):
    style.opened(PLAIN.replace("id=a", f"id=a {attribute}"), head=head)
    assert (style.value(), style.value("opacity")) == ("4px", "1")
    style.valid()
    assert style.evaluate("a.getAttribute('style')") == (attribute[7:-1] if attribute else None)
    style.evaluate("a.style.letterSpacing = '3px'" if attribute else "document.querySelector('style').remove()")
    assert style.value() == ("3px" if attribute else "normal")


def test_an_element_that_allows_no_transition_is_refused_where_it_needs_one(style):
    style.opened(SPACED.replace("letter-spacing:21px", "letter-spacing:21px;transition:none!important"))
    style.wait("a.invalidReason === 'style_invalid'")
    assert any("letter-spacing: 21px; it cannot be corrected" in line for line in style.console)
    style.evaluate("a.style.transition = ''")
    assert style.value() == "4px"
    style.valid()


def test_what_a_script_animates_is_corrected_or_refused_within_half_a_second(style):
    style.opened(PLAIN)
    style.valid()
    style.evaluate("window.animation = a.animate({ letterSpacing: ['30px', '30px'] }, { duration: 1e6 })")
    style.wait("a.invalidReason === 'style_invalid' || getComputedStyle(a).letterSpacing === '4px'")
    style.evaluate("animation.cancel()")
    style.valid()
    assert style.value() == "normal"


def test_an_authors_own_animations_and_transitions_never_run(style):
    style.opened(
        PLAIN,
        head="""<style>@keyframes fade { to { opacity: 0; color: white } }
        #a{animation:fade 1s infinite;transition:color 5s}</style>""",
    )
    style.evaluate("a.style.color = 'blue'")
    assert (style.value("color"), style.value("animation-name"), style.value("opacity")) == (
        "rgb(0, 0, 255)",
        "none",
        "1",
    )


HIDDEN = {
    "removed and put back": "const parent = a.parentNode, it = a; it.remove(); parent.append(it)",
    "not displayed for a while": "a.style.display = 'none'; a.offsetWidth; a.style.letterSpacing = '22px'; a.style.display = ''",
    "without its drawing for a while": "a.innerHTML = '<b>fallback</b>'",
    "moved to a shadow tree": "box.attachShadow({mode: 'open'}).append(a)",
}


@pytest.mark.parametrize("action", HIDDEN.values(), ids=HIDDEN)
def test_corrections_come_back(style, action):
    style.opened(SPACED)
    assert style.value() == "4px"
    style.evaluate(f"window.element = a, 0; {{ {action} }}")
    style.evaluate(SETTLED)
    assert style.evaluate("getComputedStyle(element).letterSpacing") == "4px"


def test_nobody_sees_how_it_is_done(style):
    style.page.add_init_script("""
        window.seen = [];
        for (const type of ['transitionrun', 'transitionstart', 'transitionend', 'transitioncancel'])
            document.addEventListener(type, (event) => seen.push(event.type));
    """)
    style.opened(SPACED)
    style.evaluate("new MutationObserver((all) => all.forEach((one) => seen.push(one.attributeName))).observe(a, { attributes: true, childList: true })")  # fmt: skip
    style.evaluate("a.style.color = 'blue'")
    assert style.value() == "4px"
    style.evaluate("a.style.letterSpacing = ''")
    assert style.value() == "normal"
    assert set(style.evaluate("seen")) <= {"style"}
    assert style.evaluate("[...document.getAnimations(), ...a.getAnimations()].length") == 0


WIDE = "<permission id=a type=camera style='border:none;width:900px'></permission>"


@pytest.mark.parametrize("html", [WIDE, WIDE.replace("permission", "permission-element")])
def test_what_is_corrected_stays_so_while_it_is_read_again(style, html):
    style.opened(html)
    style.valid()
    style.evaluate(
        "new ResizeObserver(([{ borderBoxSize }]) => (window.widths ??= []).push(borderBoxSize[0].inlineSize)).observe(a)"
    )
    style.evaluate(SETTLED)
    for change in ("a.style.letterSpacing = '2px'", "document.body.style.paddingTop = '9px'", "a.style.color = 'blue'"):
        style.evaluate(change)
        style.page.wait_for_timeout(300)  # an observer of visibility has something to tell then
    assert style.evaluate("Math.max(...widths)") < 900


def test_nothing_happens_while_nothing_changes(style):
    style.opened(SPACED)
    style.valid()
    session = style.context.new_cdp_session(style.page)
    session.send("Performance.enable")

    def recalculations():
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(metric["value"] for metric in metrics if metric["name"] == "RecalcStyleCount")

    style.page.wait_for_timeout(300)
    before = recalculations()
    style.page.wait_for_timeout(700)
    assert recalculations() - before <= 2


REFUSALS = {
    "color:rgb(0 0 0 / 0.5)": ("color", "alpha"),
    "color:rgb(150,150,150);background-color:white": ("color", "contrast"),
    "font-size:12px": ("font-size", "13"),
    "font-size:20px;zoom:3": ("font-size", "48"),
}


@pytest.mark.parametrize("edition", ["final", "origin-trial"])
@pytest.mark.parametrize(("css", "words"), REFUSALS.items(), ids=REFUSALS)
@pytest.mark.sample(3)
def test_a_refusal_names_rule_property_value_and_bound(style, css, words, edition):
    style.opened(PLAIN, attributes=f"data-edition={edition}")
    style.valid()
    assert style.evaluate("permissionPolyfill.violations(a)") == []
    style.evaluate(f"a.style.cssText = '{css}'")
    style.wait("a.invalidReason === 'style_invalid'")
    [violation] = style.evaluate("permissionPolyfill.violations(a)")
    assert set(violation) == {"rule", "property", "value", "bound"} and all(violation.values())
    assert all(word in " ".join(violation.values()) for word in words)
    assert len([line for line in style.console if violation["bound"] in line]) == 1
    assert style.evaluate("a.matches('.\\\\:invalid')") == (edition == "origin-trial")
    style.evaluate("a.style.cssText = ''")
    style.valid()
    assert style.evaluate("permissionPolyfill.violations(a)") == []


def test_a_mask_on_an_ancestor_is_refused(style):
    style.opened(PLAIN.replace("font-size:20px", "font-size:20px;mask-image:linear-gradient(black,transparent)"))
    style.wait("a.invalidReason === 'style_invalid'")
    style.evaluate("box.style.maskImage = 'none'")
    style.valid()


def test_taken_back_the_style_is_the_authors(style):
    style.opened(SPACED)
    assert style.value() == "4px"
    style.evaluate("permissionPolyfill.unapply()")
    assert style.value() == "21px"
    assert style.evaluate("document.getAnimations().length") == 0


def test_corrections_in_a_frame_and_in_a_shadow_tree(style):
    style.opened("<iframe id=frame></iframe><div id=host></div>")
    style.evaluate("""{
        const put = (root, owner) => {
            const element = owner.createElement('permission');
            element.type = 'camera';
            element.style.cssText = 'font-size:20px;letter-spacing:21px';
            root.append(element);
            return element;
        };
        window.inner = put(host.attachShadow({ mode: 'closed' }), document);
        window.framed = put(frame.contentDocument.body, document);
        permissionPolyfill.upgrade(frame.contentDocument);
    }""")
    style.evaluate(SETTLED)
    assert style.evaluate("getComputedStyle(inner).letterSpacing") == "4px"
    style.wait("frame.contentWindow.getComputedStyle(framed).letterSpacing === '4px'")


def test_a_style_that_nobody_judges_is_refused(style):
    style.open(PLAIN, "page")
    style.evaluate(
        "permissionPolyfill.connect((kind, text) => { (window.told ??= []).push([kind, text]); return ''; }) !== null"
    )
    style.wait("window.told?.some(([kind]) => kind === 'style')")
    assert [violation["bound"] for violation in style.evaluate("permissionPolyfill.violations(a)")] == [
        "it cannot be judged"
    ]
