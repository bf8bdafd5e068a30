"""Author rules and selectors with `:granted` and `:invalid` take effect; the author's sheets stay as they are."""

import pytest

from tests.site import Site

from .conftest import Tab

# Engines that do not know :granted drop such rules when parsing; Chromium plays one of them.
FORGETFUL = """<script>{
  const { supports } = CSS;
  CSS.supports = (...conditions) => !/[^\\\\]:granted/.test(conditions) && supports.apply(CSS, conditions);
}</script>"""

PAGE = """<main class=field><permission id=granted class=x type=camera></permission>
<permission id=plain class=x type=microphone></permission><permission id=invalid class=x type=nonsense></permission>
<permission-element id=custom type=camera></permission-element>
<input id=input class=x required><form id=form><input required></form><p id=p></p></main>"""

# A style sheet; the elements that have `--is: on` then, of those of PAGE.
SHEETS = [
    ("permission:granted { --is: on }", "granted"),
    ("permission-element:granted { --is: on }", "custom"),
    (":granted { --is: on }", "custom granted"),
    ("*:granted { --is: on }", "custom granted"),
    (".x:granted { --is: on }", "granted"),
    ("PERMISSION:Granted { --is: on }", "granted"),
    ("permission:granted{--is:on", "granted"),
    ("main > permission.x:granted[type=camera]:not(.y) { --is: on }", "granted"),
    ("permission:granted + permission { --is: on }", "plain"),
    ("main:has(> permission:granted) > p { --is: on }", "p"),
    (":is(permission:granted, #p) { --is: on }", "granted p"),
    ("permission:is( .y , :granted ) { --is: on }", "granted"),
    ("permission:where(:granted) { --is: on }", "granted"),
    ("permission:nth-child(1 of permission:granted) { --is: on }", "granted"),
    ("permission:invalid { --is: on }", "invalid"),
    (".x:invalid { --is: on }", "input invalid"),
    (".field :invalid { --is: on }", "form input invalid"),
    (".field :invalid:not(form, input) { --is: on }", "invalid"),
    ("input:invalid { --is: on }", "input"),
    ("form:invalid ~ p { --is: on }", "p"),
    ("main :is(input, permission):invalid { --is: on }", "input invalid"),
    ("permission:granted, permission:invalid { --is: on }", "granted invalid"),
    ("p, permission:granted { --is: on }", "granted p"),
    ("permission:granted ~ .x:invalid { --is: on }", "input invalid"),
    # Comments, strings, escapes, addresses.
    ("/* permission:granted { --is: off } */ permission:granted /* { */ { --is: on }", "granted"),
    ("permission/**/:granted { --is: on }", "granted"),
    ("permission:granted { --text: '} permission:granted { --is: off'; --is: on }", "granted"),
    ("p[title=':granted'] { --is: on } permission:granted:not([title=', :granted']) { --is: on }", "granted"),
    (r"permission.\:granted { --is: on }", "granted"),
    (r"permission.a\:granted { --is: on } permission:granted:not(.\:granted\:x) { --is: on }", "granted"),
    (r"permission:granted:not(.x\,y) { --is: on }", "granted"),
    ("p { background: url(data:x;{permission:granted) } permission:granted { --is: on }", "granted"),
    ("permission:granted { background: url(data:x;}) ; --is: on }", "granted"),
    ("permission { --state:granted; } permission:granted { --state:granted; --is: on }", "granted"),
    ("permission:granted-not { --is: on } permission::granted { --is: on }", ""),
    ("p {}; permission:granted { --is: on }", ""),
    ("} permission:granted { --is: on }", ""),
    ("p { --is: on } permission:granted { --is: on ", "granted p"),
    # What is around a rule.
    ("@media (min-width: 1px) { permission:granted { --is: on } }", "granted"),
    ("@media print { permission:granted { --is: on } }", ""),
    ("@supports (display: grid) { @media all { permission:granted { --is: on } } }", "granted"),
    ("@supports (display: nonsense) { permission:granted { --is: on } }", ""),
    ("@supports selector(permission:granted) { permission { --is: on } }", "granted invalid plain"),
    ("@supports selector(:granted) { permission:granted { --is: on } }", "granted"),
    ("main { container: m / inline-size } @container m (min-width: 1px) { permission:granted { --is: on } }", "granted"),
    ("main { container: m / inline-size } @container m (max-width: 1px) { permission:granted { --is: on } }", ""),
    ("@scope (main) to (form) { permission:granted { --is: on } }", "granted"),
    ("@scope (permission:granted) { :scope { --is: on } }", "granted"),
    ("@scope (#p) { permission:granted { --is: on } }", ""),
    ("@layer a, b; @layer b { permission:granted { --is: on } } @layer a { permission:granted { --is: off } }", "granted"),
    ("@layer a { @layer b { permission:granted { --is: off } } permission:granted { --is: on } }", "granted"),
    ("@layer a { permission:granted { --is: off } } permission { --is: on }", "granted invalid plain"),
    ("@layer a { permission:granted { --is: on !important } } permission { --is: off }", "granted"),
    ("@starting-style { permission:granted { --is: off } } permission:granted { --is: on }", "granted"),
    ("@font-face { font-family: x; src: local(y) } permission:granted { --is: on }", "granted"),
    # Nesting.
    ("permission { &:granted { --is: on } }", "granted"),
    ("permission { color: red; &:granted { --is: on } --is: off }", "granted"),
    ("main { permission:granted { --is: on } }", "granted"),
    ("main { :granted & p, & > :granted { --is: on } }", "custom granted"),
    ("main { @media all { & > permission { &:granted { --is: on } } } }", "granted"),
    ("permission { @media all { &:granted { --is: on } } }", "granted"),
    ("permission:granted { & + permission { --is: on } }", "plain"),
    ("permission:granted { @media all { --is: on } }", "granted"),
    ("p, permission:granted { &:is(*) { --is: on } } p { --is: off }", "granted p"),
    ("input { &:invalid { --is: on } }", "input"),
    ("permission { &:invalid { --is: on } }", "invalid"),
    ("permission:granted { ~ .x:invalid { --is: on } }", "input invalid"),
    # The cascade: the place of a rule among those of its own sheet, by specificity.
    ("permission:granted { --is: on } permission { --is: off }", "granted"),
    ("permission:granted { --is: off } permission:invalid { --is: on } permission:granted { --is: on }", "granted invalid"),
    ("permission:invalid { --is: off } .x:invalid:invalid { --is: on } permission:invalid { --is: off }", "input invalid"),
    ("#granted { --is: on } permission:granted { --is: off }", "granted"),
    ("permission:granted { --is: on !important } #granted { --is: off }", "granted"),
]  # fmt: skip

STATE = """() => [...document.querySelectorAll('[id]')].filter((element) => element.parentElement?.localName === 'main'
  && getComputedStyle(element).getPropertyValue('--is') === 'on').map(({ id }) => id).sort().join(' ')"""


@pytest.fixture(params=["native", "text"], scope="module")
def prepared(request, browser, module_site):
    """A page with a granted and an invalid element, in an engine that keeps our rules, or seems not to."""
    tab = Tab(browser, module_site)
    prepare(tab, head=FORGETFUL if request.param == "text" else "")
    yield tab
    tab.close()


def prepare(tab, html=PAGE, head="", runtime="micropython"):
    tab.open(html, runtime, head=head)
    tab.set_permissions("granted", "camera")
    tab.wait("granted.matches('.\\\\:granted') && invalid.matches('.\\\\:invalid')")


@pytest.mark.parametrize(("sheet", "expected"), SHEETS)
def test_rules_take_effect(prepared, sheet, expected):
    assert (
        prepared.evaluate(f"""async () => {{
          const style = document.createElement('style');
          style.textContent = {sheet!r};
          document.head.append(style);
          const before = [...style.sheet.cssRules].map((rule) => rule.cssText).join();
          await null;
          try {{
            const after = [...style.sheet.cssRules].map((rule) => rule.cssText).join();
            return before === after ? ({STATE})() : 'the sheet was changed';
          }} finally {{
            style.remove();
          }}
        }}""")
        == expected
    )


RED = "permission:granted { --is: on }"


def inserted(what):
    """The elements with `--is: on` after a script has run, which the microtasks after it may follow up."""
    return f"async () => {{ {what}; await null; await new Promise((resolve) => setTimeout(resolve)); return ({STATE})(); }}"


# Scripts that bring such a rule in, run one after the other by a test of its own; what is on after each.
LIVE = [
    ("a text that changes", [
        ("window.s = document.head.appendChild(document.createElement('style')); s.textContent = 'p{}'", ""),
        (f"s.textContent = '{RED}'", "granted"),
        ("s.firstChild.data = 'permission:invalid { --is: on }'", "invalid"),
        ("s.media = 'print'", ""),
        ("s.media = ''", "invalid"),
        ("s.disabled = true", ""),
        ("s.disabled = false", "invalid"),
        ("s.sheet.disabled = true", ""),
        ("s.sheet.disabled = false", "invalid"),
        ("s.remove()", ""),
    ]),
    ("a style in a tree", [
        (f"window.d = document.createElement('div'); d.innerHTML = '<p><style>{RED}</style></p>'; document.body.append(d)", "granted"),
        ("d.remove()", ""),
    ]),
    ("rules inserted and deleted", [
        ("window.s = document.head.appendChild(document.createElement('style'))", ""),
        (f"window.index = s.sheet.insertRule('{RED}', 0)", "granted"),
        ("s.sheet.deleteRule(index)", ""),
        ("s.sheet.insertRule('permission:invalid { --is: on }')", "invalid"),
        ("s.sheet.insertRule('@media all {}', 1); s.sheet.cssRules[1].insertRule('permission:granted { --is: on }')", "granted invalid"),
        ("s.remove()", ""),
    ]),
    ("constructed sheets", [
        ("window.c = new CSSStyleSheet(); document.adoptedStyleSheets = [...document.adoptedStyleSheets, c]", ""),
        (f"c.replaceSync('{RED}')", "granted"),
        ("c.disabled = true", ""),
        ("c.disabled = false", "granted"),
        ("c.replaceSync('p {}')", ""),
        ("c.replace('permission:invalid { --is: on }')", "invalid"),
        ("document.adoptedStyleSheets = []", ""),
        ("document.adoptedStyleSheets.push(c)", "invalid"),
        ("c.insertRule('permission:granted { --is: on }')", "granted invalid"),
        ("const list = document.adoptedStyleSheets; list.splice(list.indexOf(c), 1)", ""),
    ]),
    ("the order of adopted sheets", [
        ("window.c = new CSSStyleSheet(); window.d = new CSSStyleSheet(); c.replaceSync('permission:granted:granted { --is: on }'); "
         "d.replaceSync('permission.x.x.x:granted { --is: off }'); d.replaceSync('permission.x.x { --is: off }'); document.adoptedStyleSheets.push(d, c)", "granted"),
        ("document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== d); document.adoptedStyleSheets.push(d)", ""),
        ("document.adoptedStyleSheets = []", ""),
    ]),
    ("an import in a style", [
        ("window.s = document.head.appendChild(document.createElement('style')); s.textContent = "
         "'@import \"/css/a.css\" layer(a) supports(display: grid) screen; @layer b { permission { --is: off } } @layer a;'; "
         "await new Promise((resolve) => (s.onload = resolve)); await new Promise((resolve) => setTimeout(resolve, 200))", ""),
        ("s.textContent = '@import url(/css/a.css);'; await new Promise((resolve) => (s.onload = resolve)); "
         "await new Promise((resolve) => setTimeout(resolve, 200))", "granted"),
        ("s.remove()", ""),
    ]),
    ("a link", [
        ("window.l = document.createElement('link'); l.rel = 'stylesheet'; l.href = '/css/outer.css'; document.head.append(l); "
         "await new Promise((resolve) => (l.onload = resolve)); await new Promise((resolve) => setTimeout(resolve, 200))", "granted"),
        ("l.disabled = true", ""),
        ("l.disabled = false; await new Promise((resolve) => setTimeout(resolve, 200))", "granted"),
        ("l.remove()", ""),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "steps"), LIVE, ids=[name for name, _ in LIVE])
def test_rules_follow_what_happens_to_sheets(prepared, name, steps):
    prepared.site.bodies["/css/a.css"] = RED.encode()
    prepared.site.bodies["/css/outer.css"] = b"@import 'a.css'; p { color: red }"
    for script, expected in steps:
        assert prepared.evaluate(inserted(script)) == expected, script


# What a script asks, and what it gets on PAGE.
QUERIES = [
    ("document.querySelector('permission:granted').id", "granted"),
    ("[...document.querySelectorAll(':granted')].map(({ id }) => id)", ["granted", "custom"]),
    ("document.querySelectorAll('main permission:GRANTED, p').length", 2),
    ("[granted.matches(':granted'), plain.matches(':granted'), plain.matches('permission:not(:granted)')]", [True, False, True]),
    ("granted.querySelector('permission-surface').closest('permission:granted').id", "granted"),
    ("document.querySelector('main').querySelector(':scope > :granted').id", "granted"),
    ("granted.webkitMatchesSelector(':granted')", True),
    ("[...document.querySelectorAll(':invalid')].map(({ id }) => id)", ["invalid", "input", "form", ""]),
    ("[input.matches('input:invalid'), input.matches(':invalid'), invalid.matches('.x:invalid')]", [True, True, True]),
    ("[...document.querySelectorAll('main > .x:not(:invalid)')].map(({ id }) => id)", ["granted", "plain"]),
    ("document.querySelector('[title=\":granted\"], .\\\\:granted\\\\:x')", None),
    ("document.querySelector('permission:is(:granted, :invalid):not(#granted)').id", "invalid"),
    ("{ const f = new DocumentFragment(); f.append(granted.cloneNode()); f.querySelector('.x:invalid') }", None),
    ("CSS.supports('selector(permission:granted)') && CSS.supports('selector(:invalid)') && CSS.supports('color', 'red')", True),
    ("['matches', 'closest', 'querySelector'].map((name) => [Element.prototype[name].name, Element.prototype[name].length])",
     [["matches", 1], ["closest", 1], ["querySelector", 1]]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "answer"), QUERIES)
def test_queries_understand_the_pseudo_classes(prepared, question, answer):
    body = question if question.startswith("{") else f"return {question}"
    body = body.replace("f.querySelector", "return f.querySelector")
    assert prepared.evaluate(f"() => {{ {body} }}") == answer


@pytest.mark.parametrize("call", [
    "document.querySelector(':granted(')", "document.querySelector('permission:granted:nonsense')", "document.querySelector()",
    "Element.prototype.matches.call({}, ':granted')", "Document.prototype.querySelector.call(p, 'permission:granted')",
    "new Element.prototype.matches(':granted')", "new CSSStyleSheet().insertRule(':granted:nonsense {}')",
    "new CSSStyleSheet().insertRule()", "p.closest(Symbol.iterator)",
])  # fmt: skip
def test_errors_are_the_browsers_own(prepared, call):
    error = f"() => {{ try {{ {call} }} catch (error) {{ return [error.name, error.message] }} }}"
    with_us = prepared.evaluate(error)
    page = prepared.context.new_page()
    page.goto(prepared.site.page("<p id=p></p>", "/test/plain.html"))
    assert with_us == page.evaluate(error)
    page.close()


@pytest.mark.parametrize(("sheet", "line"), [
    ("permission:not(:granted) { color: red } permission:not(:granted) { color: red }", '"permission:not(:granted)"'),
    ("permission:not(:invalid) { color: red }", '"permission:not(:invalid)"'),
    ("@layer { permission:granted { color: red } }", "an anonymous layer"),
])  # fmt: skip
def test_what_cannot_be_copied_is_said_once(tab, sheet, line):
    prepare(tab, f"<style>{sheet}</style>{PAGE}")
    tab.evaluate(f"document.head.appendChild(document.createElement('style')).textContent = '{sheet}'")
    tab.page.wait_for_timeout(50)
    assert [text for text in tab.console if line in text] == [
        f"<permission>: {line} in a style sheet cannot be copied faithfully; use the classes .\\:granted and .\\:invalid"
    ]


@pytest.mark.parametrize(
    "sheet", ["input:not(:invalid) { color: navy }", ".x:not(:invalid) { color: navy }", "p { color: navy }"]
)
@pytest.mark.parametrize("head", ["", FORGETFUL], ids=["native", "text"])
def test_nothing_is_said_or_done_about_other_rules(tab, sheet, head):
    prepare(tab, f"<style>{sheet}</style>{PAGE}", head=head)
    assert tab.evaluate("document.adoptedStyleSheets.length") == 1
    assert tab.console == []


@pytest.mark.parametrize("head", ["", FORGETFUL], ids=["native", "text"])
def test_sheets_of_another_origin(tab, head):
    other = Site()
    other.bodies["/a.css"] = RED.encode()
    try:
        link = f"<link rel=stylesheet href='{other.address}a.css'>"
        prepare(tab, link + PAGE, head=head)
        tab.wait("performance.now() > 0")
        tab.page.wait_for_timeout(300)
        assert len([text for text in tab.console if "cannot be read" in text and "a.css" in text]) == 1
        other.headers["Access-Control-Allow-Origin"] = "*"
        other.bodies["/b.css"] = RED.encode()
        tab.evaluate(f"""() => {{
            const link = document.createElement('link');
            link.rel = 'stylesheet';
            link.href = '{other.address}b.css';
            document.head.append(link);
        }}""")
        tab.wait(f"({STATE})() === 'granted'")
    finally:
        other.close()


@pytest.mark.parametrize("head", ["", FORGETFUL], ids=["native", "text"])
def test_addresses_are_those_of_the_sheet(tab, head):
    tab.site.bodies["/css/a.css"] = (
        b"@import 'deep/b.css' screen; permission:granted { --is: on } "
        b"permission:granted ~ form { background: url(x.png), url('../y.png') }"
    )
    tab.site.bodies["/css/deep/b.css"] = b'permission:granted ~ form { list-style-image: url( "z z.png" ) } '
    prepare(tab, "<link rel=stylesheet href=../css/a.css>" + PAGE, head=head)
    tab.wait(f"({STATE})() === 'granted'")
    style = tab.evaluate(
        "(({ backgroundImage, listStyleImage }) => [backgroundImage, listStyleImage])(getComputedStyle(form))"
    )
    tab.wait("getComputedStyle(form).listStyleImage !== 'none'")
    address = tab.site.address
    assert style[0] == f'url("{address}css/x.png"), url("{address}y.png")'
    assert tab.evaluate("getComputedStyle(form).listStyleImage") == f'url("{address}css/deep/z%20z.png")'


def test_a_strict_policy(tab, runtime):
    tab.site.headers["Content-Security-Policy"] = (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; "
        "require-trusted-types-for 'script'"
    )
    tab.site.bodies["/a.css"] = (RED + "permission:invalid { --is: on }").encode()
    tab.page.goto(tab.site.page(
        f"<link rel=stylesheet href=/a.css><script src=../permission-element.js data-runtime={runtime}></script>{PAGE}"
    ))  # fmt: skip
    tab.set_permissions("granted", "camera")
    # The browser refuses the waiting of Playwright here.
    tab.evaluate(
        f"async () => {{ while (({STATE})() !== 'granted invalid') await new Promise(requestAnimationFrame); }}"
    )


def test_shadow_roots_have_copies_of_their_own(tab):
    prepare(tab, f"<div id=host></div><style>{RED}</style>{PAGE}")
    tab.evaluate("""() => {
        window.root = host.attachShadow({ mode: 'open' });
        root.append(document.createElement('style'), Object.assign(document.createElement('permission'), { id: 'inner' }));
        root.firstChild.textContent = 'permission { &:granted { --is: inner } }';
        root.lastChild.setAttribute('type', 'camera');
        permissionPolyfill.upgrade(root);
    }""")
    is_ = "getComputedStyle(root.lastChild).getPropertyValue('--is')"
    tab.wait(f"{is_} === 'inner'")
    tab.evaluate("root.firstChild.remove()")
    tab.wait(f"{is_} === ''")
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate("root.adoptedStyleSheets.length + document.adoptedStyleSheets.length") == 0


# What a page can look at: sheets, and every function that is replaced while the polyfill is at work.
LOOK = """() => [
  [...document.styleSheets, ...document.adoptedStyleSheets].map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)),
  [Element, Document, DocumentFragment, ShadowRoot, CSSStyleSheet, StyleSheet, CSSGroupingRule, CSSStyleRule, HTMLStyleElement,
   HTMLLinkElement, CSS].flatMap((owner) => Object.entries(Object.getOwnPropertyDescriptors(owner.prototype ?? owner))
    .map(([name, { value, get, set }]) => `${name} ${[value, get, set].filter((part) => typeof part === 'function')}`)),
]"""


@pytest.mark.parametrize("head", ["", FORGETFUL], ids=["native", "text"])
def test_nothing_is_left_behind(tab, head):
    before = (
        f"<script>window.matched = Element.prototype.matches; window.look = {LOOK}; window.before = look()[1]</script>"
    )
    prepare(tab, f"<style>{RED}</style>" + PAGE, head=head + before)
    tab.wait(f"({STATE})() === 'granted'")
    assert tab.evaluate("look()[1].some((entry) => !before.includes(entry))"), "there is something to take back"
    tab.evaluate("document.styleSheets[0].insertRule('@media all { permission:invalid { --is: on } }')")
    rules = tab.evaluate("look()[0][0]")
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate("look()[0]") == [rules]
    left = "look()[1].filter((entry, i) => entry !== before[i] && !entry.startsWith('attachShadow'))"
    assert tab.evaluate(left) == []
    assert tab.evaluate("Element.prototype.attachShadow === spied"), "which the tests have replaced since"
    assert tab.evaluate("[...document.querySelectorAll('permission')].map((element) => element.className)") == ["x"] * 3
    assert tab.evaluate("Element.prototype.matches === matched")


def test_what_was_wrapped_since_lets_everything_pass_and_can_come_back(tab):
    prepare(tab)
    tab.evaluate("""() => {
        const ours = Element.prototype.matches;
        window.wrapper = Element.prototype.matches = function matches(...parameters) { return ours.apply(this, parameters); };
        permissionPolyfill.unapply();
    }""")
    assert tab.evaluate("[Element.prototype.matches === wrapper, p.matches('p')]") == [True, True]
    unknown = "() => { try { return granted.matches(':granted') } catch ({ name }) { return name } }"
    assert tab.evaluate(unknown) == (False if tab.evaluate("CSS.supports('selector(:granted)')") else "SyntaxError")
    tab.evaluate("permissionPolyfill.apply()")
    tab.wait("granted.matches(':granted')")


def test_the_final_edition_has_no_invalid(tab):
    tab.open("<style>permission:invalid { --is: on }</style>" + PAGE, "micropython", "data-edition=final")
    tab.ready()
    assert tab.evaluate("[document.adoptedStyleSheets.length, invalid.className, invalid.matches(':invalid')]") == [
        1,
        "x",
        False,
    ]


def test_states_of_the_custom_element(tab):
    html = "<style>permission-element:state(granted), permission-element:state(invalid) { --is: on }</style>" + PAGE
    prepare(tab, html.replace("</main>", "<permission-element id=wrong type=nonsense></permission-element></main>"))
    tab.wait(f"({STATE})() === 'custom wrong'")
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate(f"({STATE})()") == ""


def test_a_clone_of_an_invalid_element_has_a_class_of_its_own(tab):
    prepare(tab, PAGE + "<permission id=bare type=nonsense></permission>")
    tab.wait("bare.className === ':invalid'")
    tab.evaluate("document.body.append(Object.assign(bare.cloneNode(), { id: 'clone' }))")
    tab.wait("document.getElementById('clone').className === ':invalid'")
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate("[bare, clone].map((element) => element.hasAttribute('class'))") == [False, False]


def test_of_a_list_only_what_depends_on_us_is_copied(tab):
    prepare(tab, "<style>p, permission:granted { --is: on } p { --is: off }</style>" + PAGE)
    tab.wait(f"({STATE})() === 'granted'")


def test_nothing_is_fetched_where_the_engine_keeps_the_rules(tab):
    tab.site.bodies["/a.css"] = RED.encode()
    prepare(tab, "<link rel=stylesheet href=/a.css>" + PAGE)
    tab.wait(f"({STATE})() === 'granted'")
    assert tab.site.requests.count("/a.css") == 1
    assert (
        tab.evaluate("performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/a.css')).length")
        == 1
    )
