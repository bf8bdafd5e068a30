"""The button speaks the language of its place in the page (fact sheet 6.2, and RFC 4647 beyond it)."""

from typing import NamedTuple

import pytest

from polyfill.labels import ENGLISH as ENGLISH_TEXTS
from polyfill.translations import TRANSLATIONS
from tests.unit.test_languages import FOUND, UNKNOWN

from .conftest import Tab

CAMERA = "<permission id=a type=camera>fallback</permission>"
GERMAN, FRENCH, ENGLISH = "Kamera verwenden", "Utiliser l'appareil photo", "Use camera"
HEBREW, DANISH = "הרשאה לשימוש במצלמה", "Brug kamera"
LABELS = {tag: texts[0] for tag, *texts in (*TRANSLATIONS, ("en", *ENGLISH_TEXTS))}
DE = "<script>document.documentElement.lang = 'de'</script>"
NO_LANG = "<script>document.documentElement.removeAttribute('lang')</script>"
UNKNOWN_LANG = "<script>document.documentElement.lang = ''</script>"

# A closed shadow root in an open one, and in it an element.
NESTED = """<div id=outer></div><script>
const middle = document.createElement('div');
outer.attachShadow({ mode: 'open' }).append(middle);
const root = middle.attachShadow({ mode: 'closed' });
root.innerHTML = '<permission type=camera>fallback</permission>';
permissionPolyfill.upgrade(root);
const a = root.firstChild;
</script>"""


@pytest.fixture
def stalled(tab, site):
    """A tab where the runtime's files never arrive."""
    site.stalled = ["/pyodide/", "/micropython/"]
    return tab


@pytest.fixture
def abroad(browser, site):
    """A tab of a browser whose person reads Danish."""
    tab = Tab(browser, site, locale="da-DK")
    yield tab
    tab.close()


def says(tab, label, id_="a"):
    """Wait until the button has this name."""
    tab.wait(f"{id_}.getAttribute('aria-label') === {label!r}")


class Text(NamedTuple):
    """A text that a button draws."""

    text: str
    lang: str
    visibility: str
    direction: str


def drawn(tab):
    """Return what the buttons draw, from their closed shadow roots."""
    session = tab.context.new_cdp_session(tab.page)
    found = []

    def walk(node):
        if "shadow" in node and node.get("localName") == "span" and "text" in node.get("attributes", []):
            found.append(node)
        for child in node.get("children", []) + node.get("shadowRoots", []):
            walk({**child, "shadow": True} if node.get("shadow") or child.get("shadowRootType") else child)

    walk(session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"])
    texts = []
    for node in found:
        handle = session.send("DOM.resolveNode", {"nodeId": node["nodeId"]})["object"]["objectId"]
        function = """function () {
            const { visibility, direction } = getComputedStyle(this);
            return [this.textContent, this.lang, visibility, direction];
        }"""
        call = {"objectId": handle, "functionDeclaration": function, "returnByValue": True}
        texts.append(Text(*session.send("Runtime.callFunctionOn", call)["result"]["value"]))
    return texts


def files(site):
    """Return the files of labels that were fetched."""
    return [path.rpartition("/")[2] for path in site.requests if "/labels/" in path]


@pytest.mark.parametrize(
    ("html", "label", "file"),
    [
        (DE + CAMERA, GERMAN, ["de.json"]),
        (f"<div lang=fr-BE><p>{CAMERA}</p></div>", FRENCH, ["fr.json"]),
        ("<div lang=fr><permission id=a lang=iw type=camera>x</permission></div>", HEBREW, ["he.json"]),
        (
            "<svg xml:lang=de width=600 height=90><foreignObject width=600 height=90>"
            + CAMERA
            + "</foreignObject></svg>",
            GERMAN,
            ["de.json"],
        ),
        (NO_LANG + "<meta http-equiv=Content-Language content=' de-AT '>" + CAMERA, GERMAN, ["de.json"]),
        ("<permission-element id=a lang=de type=camera>x</permission-element>", GERMAN, ["de.json"]),
        (CAMERA, ENGLISH, []),
    ],
)
def test_the_language_is_that_of_the_place_before_python_and_after(tab, site, html, label, file):
    site.stalled = ["/micropython/"]
    tab.open(html, "micropython")
    says(tab, label)
    site.stalled = []
    site.released.set()
    tab.page.reload()
    tab.ready()
    says(tab, label)
    assert files(site) in (file, file * 2)


@pytest.mark.parametrize(
    "html",
    [
        UNKNOWN_LANG + CAMERA,
        NO_LANG + CAMERA,
        "<div lang=tlh>" + CAMERA + "</div>",
        "<div lang='de, en'>" + CAMERA + "</div>",
        NO_LANG + "<meta http-equiv=content-language content='de, en'>" + CAMERA,
    ],
)
def test_without_a_language_of_ours_it_is_the_browsers(abroad, html):
    abroad.open(html, "micropython")
    says(abroad, DANISH)
    abroad.valid()
    says(abroad, DANISH)
    assert files(abroad.site) == ["da.json"]


def test_python_says_the_same(tab, site, runtime):
    site.slow = {"python.wasm": 0.3}
    tab.open(f"<div lang=de>{CAMERA}</div><permission id=b type=microphone>x</permission>", runtime)
    says(tab, GERMAN)
    tab.valid()
    says(tab, GERMAN)
    assert tab.evaluate("b.getAttribute('aria-label')") == "Use microphone"
    tab.set_permissions("granted", "camera")
    says(tab, "Kameranutzung zulässig")
    assert files(site) == ["de.json"]


def test_a_language_that_comes_after_python(tab, site, runtime):
    tab.open(CAMERA, runtime)
    tab.valid()
    tab.evaluate("""document.body.insertAdjacentHTML('beforeend',
        '<p lang=de><permission id=b type=camera>x</permission></p><permission id=c lang=de type=microphone>x</permission>')""")
    says(tab, GERMAN, "b")
    says(tab, "Mikrofon verwenden", "c")
    assert files(site) == ["de.json"]


@pytest.mark.parametrize(
    ("tag", "lang", "direction"), [("ar-EG", "ar", "rtl"), ("iw", "he", "rtl"), ("ja", "ja", "ltr")]
)
def test_the_text_has_its_language_and_its_direction(tab, runtime, tag, lang, direction):
    tab.open(f"<div lang={tag}>{CAMERA}</div>", runtime)
    tab.valid()
    says(tab, LABELS[lang])
    assert drawn(tab) == [Text(LABELS[lang], lang, "visible", direction)]


def test_the_file_is_asked_for_before_the_runtimes(tab, runtime):
    tab.open(f"<div lang=de>{CAMERA}</div>", runtime)
    tab.valid()
    entries = "performance.getEntriesByType('resource').sort((a, b) => a.startTime - b.startTime)"
    names = tab.evaluate(entries + ".map(({ name }) => name.split('/').at(-1))")
    assert names.index("de.json") < min(names.index("python.wasm"), names.index("permission-element.takeover.mjs"))


@pytest.mark.parametrize("python", [True, False])
def test_changes_of_lang_are_followed(tab, site, python):
    site.stalled = [] if python else ["/micropython/"]
    tab.open(f"<div id=outer><p id=inner>{CAMERA}</p></div>", "micropython")
    if python:
        tab.valid()
    for change, label in (
        ("document.documentElement.lang = 'de'", GERMAN),
        ("outer.lang = 'fr'", FRENCH),
        ("document.documentElement.lang = 'da'", FRENCH),
        ("inner.lang = 'en'", ENGLISH),
        ("a.lang = 'de'", GERMAN),
        ("a.removeAttribute('lang')", ENGLISH),
        ("inner.removeAttribute('lang')", FRENCH),
        ("document.body.append(a)", DANISH),
        ("outer.append(a)", FRENCH),
        ("outer.replaceWith(...outer.childNodes)", DANISH),
    ):
        tab.evaluate(change)
        tab.page.wait_for_timeout(30)
        says(tab, label)


@pytest.mark.parametrize("python", [True, False])
def test_in_nested_shadow_trees(tab, site, python):
    site.stalled = [] if python else ["/micropython/"]
    tab.open("<p id=other lang=fr></p>" + NESTED, "micropython")
    if python:
        tab.wait("a.isValid")
    says(tab, ENGLISH)
    for change, label in (
        ("document.documentElement.lang = 'de'", GERMAN),
        ("middle.lang = 'fr'", FRENCH),
        ("outer.lang = 'en'", FRENCH),
        ("middle.removeAttribute('lang')", ENGLISH),
        ("outer.removeAttribute('lang')", GERMAN),
        ("other.append(outer)", FRENCH),
    ):
        tab.evaluate(change)
        tab.page.wait_for_timeout(30)
        says(tab, label)


def test_a_custom_element_in_a_shadow_tree(tab):
    tab.open("<div id=host lang=de></div>", "micropython")
    tab.evaluate("""() => {
        const root = host.attachShadow({ mode: 'closed' });
        root.innerHTML = '<p><permission-element type=camera>x</permission-element></p>';
        window.inner = root.firstChild;
        window.a = inner.firstChild;
    }""")
    says(tab, GERMAN)
    tab.evaluate("inner.lang = 'fr'")
    says(tab, FRENCH)


def test_only_changes_of_lang_are_listened_to(tab):
    tab.open(CAMERA, "micropython")
    tab.valid()
    tab.evaluate("""() => {
        window.asked = 0;
        const closest = Element.prototype.closest;
        Element.prototype.closest = function () { asked += 1; return closest.apply(this, arguments); };
    }""")
    tab.evaluate("document.body.title = 'x'; document.body.append('y'); a.title = 'z'; document.body.className = 'w'")
    tab.evaluate("document.body.append(document.createElement('p')); document.querySelector('p').remove()")
    tab.page.wait_for_timeout(50)
    assert tab.evaluate("asked") == 0
    tab.evaluate("document.body.lang = 'de'")
    says(tab, GERMAN)
    assert tab.evaluate("asked") > 0


def test_until_the_file_is_there_no_other_language_is_shown(tab, site):
    site.slow = {"labels/": 60, "/micropython/": 60}
    tab.open(DE + CAMERA, "micropython")
    assert tab.evaluate("[a.getAttribute('role'), a.hasAttribute('aria-label')]") == ["button", False]
    assert tab.evaluate("a.getBoundingClientRect().width") > 100, "there is room for a label"
    assert [text.visibility for text in drawn(tab)] == ["hidden"]
    site.released.set()
    says(tab, GERMAN)
    assert drawn(tab) == [Text(GERMAN, "de", "visible", "ltr")]


def test_python_takes_over_while_a_file_is_on_its_way(tab, site):
    site.slow = {"python.wasm": 1.0, "labels/fr.json": 60}
    tab.open(DE + CAMERA, "micropython")
    says(tab, GERMAN)
    tab.evaluate("document.documentElement.lang = 'fr'")
    assert tab.ready() == "ready"
    assert [text.text for text in drawn(tab) if text.visibility == "visible"] in ([], [GERMAN])
    site.released.set()
    says(tab, FRENCH)


@pytest.mark.parametrize("body", [None, b"no JSON", b"null"])
def test_without_its_file_it_is_english_and_one_line(tab, site, runtime, body):
    if body is None:
        site.missing = ["/labels/"]
    else:
        site.bodies["/labels/de.json"] = body
    tab.open(f"{DE}{CAMERA}<permission id=b type=microphone>x</permission>", runtime)
    says(tab, ENGLISH)
    tab.valid()
    says(tab, "Use microphone", "b")
    lines = [line for line in tab.console if line.startswith("<permission>")]
    assert len(lines) == 1 and "labels/de.json" in lines[0]


def test_a_clone_speaks_the_language_of_its_own_place(tab):
    tab.open(DE + CAMERA + "<p id=french lang=fr></p>", "micropython")
    tab.valid()
    tab.evaluate("""() => {
        const clone = a.cloneNode(true);
        clone.id = 'b';
        french.append(clone);
    }""")
    says(tab, FRENCH, "b")
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate("[a, b].map((element) => element.hasAttribute('aria-label'))") == [False, False]


def test_javascript_resolves_as_python_does(abroad, site):
    site.stalled = ["/micropython/"]
    abroad.open("<div id=place></div>", "micropython")
    corpus = [(tag, ours or "da") for tag, ours in FOUND] + [(tag, "da") for tag in UNKNOWN]
    abroad.page.evaluate(
        """(tags) => {
            for (const tag of tags) {
                const element = document.createElement('permission');
                element.lang = tag;
                element.type = 'camera';
                place.append(element);
            }
        }""",
        [tag for tag, _ in corpus],
    )
    abroad.wait("place.querySelectorAll('[aria-label]').length === place.childElementCount")
    told = abroad.evaluate("[...place.children].map((element) => [element.lang, element.getAttribute('aria-label')])")
    assert told == [[tag, LABELS[ours]] for tag, ours in corpus]
    assert len(files(site)) == len(set(files(site))) == len(LABELS) - 1
