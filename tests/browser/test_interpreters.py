"""Our interpreter beside the page's own: nothing of it on `window`, and neither takes the other's objects for its own."""

import pytest
from tools.environment import NODE_MODULES

STOCK = NODE_MODULES / "@micropython/micropython-webassembly-pyscript"
ELEMENT = "<permission id=a type=camera></permission>"
BEFORE = "<script>const before = Object.getOwnPropertyNames(window);</script>"
OWN = "<script>const own = Object.getOwnPropertyNames(window);</script>"
START_STOCK = """(async () => {
    const { loadMicroPython } = await import('/stock/micropython.mjs');
    window.stock = await loadMicroPython({ url: '/stock/micropython.wasm' });
})()"""

# Each has a function, an object and a list that JavaScript holds, and holds JavaScript's object itself.
PREPARE = """
import js
class Thing:
    def __init__(self):
        self.name = "{name}"
        self.held = js.document.body
def tell(given):
    return "{name} " + str(given)
def call(function, given):
    return function(given)
thing = Thing()
"""
TAKE = "(python, name) => (window[name] = ['tell', 'call', 'thing'].map((each) => python.globals.get(each)))"
WORKS = """(python, [tell, call, thing], name) => {
    const at = document.body.appendChild(document.createElement('b'));
    python.globals.set('given', at);
    python.runPython('given.title = thing.name + str(len([7] * 3)); thing.held.dataset.by = thing.name');
    const found = [at.title, document.body.dataset.by, thing.held === document.body, tell('said'), call((given) => given + 1, 1)];
    at.remove();
    return found.join();
}"""


def test_python_adds_no_names_to_the_page(tab, runtime):
    """Design, section 3: an interface and one object, which the script makes; what a test adds itself is in `own`."""
    tab.open(OWN + ELEMENT, runtime, head=BEFORE)
    tab.valid()
    added = tab.evaluate("own.filter((name) => !before.includes(name))")
    assert {"HTMLPermissionElement", "permissionPolyfill"} <= set(added)
    later = tab.evaluate("Object.getOwnPropertyNames(window).filter((name) => ![...before, ...own].includes(name))")
    assert [name for name in later if not name.startswith("__pw")] == [], "but for what Playwright itself adds"


@pytest.fixture
def served(site):
    for name in ("micropython.mjs", "micropython.wasm"):
        site.bodies[f"/stock/{name}"] = (STOCK / name).read_bytes()
    return site


def works(tab, name, python):
    return tab.evaluate(f"({WORKS})({python}, {name}, '{name}')")


def prepare(tab, name, python):
    tab.page.evaluate(f"(code) => void ({python}).runPython(code)", PREPARE.format(name=name))
    tab.evaluate(f"void ({TAKE})({python}, '{name}')")
    assert works(tab, name, python) == f"{name}3,{name},true,{name} said,2"


OURS = ("ours", "permissionPolyfill.interpreter")
THEIRS = ("theirs", "stock")


@pytest.mark.parametrize("is_first", [True, False], ids=["first", "second"])
def test_a_stock_micropython_beside_ours(tab, served, runtime, is_first):
    """Whichever comes first: what each had made before the other came goes on working, callbacks and elements too."""
    tab.open("", runtime)
    if is_first:
        assert tab.ready() == "ready"
        prepare(tab, *OURS)
        tab.evaluate(START_STOCK)
        prepare(tab, *THEIRS)
    else:
        tab.evaluate(START_STOCK)
        prepare(tab, *THEIRS)
        assert tab.ready() == "ready"
        prepare(tab, *OURS)
    for name, python in (OURS, THEIRS, OURS, THEIRS):
        assert works(tab, name, python) == f"{name}3,{name},true,{name} said,2"
    tab.evaluate("document.body.insertAdjacentHTML('beforeend', `<permission id=a type=camera></permission>`)")
    tab.valid()
    assert tab.console == []


@pytest.mark.parametrize(("one", "other"), [("ours", "theirs"), ("theirs", "ours")])
def test_a_function_of_one_is_a_foreign_one_to_the_other(tab, served, one, other):
    tab.open("", "micropython")
    assert tab.ready() == "ready"
    prepare(tab, *OURS)
    tab.evaluate(START_STOCK)
    prepare(tab, *THEIRS)
    assert tab.evaluate(f"{one}[1]({other}[0], 'asked')") == f"{other} asked"
