"""Author rules and selectors with `:granted` and `:invalid` take effect; the author's sheets stay as they are."""

import pytest

from .conftest import Tab

# Engines that do not know :granted drop such rules when parsing; Chromium plays one of them.
FORGETFUL = """<script>{
  const { supports } = CSS;
  CSS.supports = (...conditions) => !String(conditions).includes(':granted') && supports.apply(CSS, conditions);
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
    ("p, permission:granted { --is: on } p { --is: off }", "granted"),
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
