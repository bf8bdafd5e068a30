"""The types: TypeScript takes what pages write, and they say what there is in a real page."""

import json
import re
import shutil
from pathlib import Path

import pytest
from tools.assemble import DIST
from tools.environment import NODE_MODULES, ensure_node
from tools.interfaces import BRIDGES, CONTROLS, DEVICES, HANDLED, INTERFACES, PERMISSION, PROMPTS, RUNTIMES

from .conftest import run

SAMPLES = Path(__file__).parent / "samples"
BUNDLER = ("--module", "esnext", "--moduleResolution", "bundler")
NODE = ("--module", "nodenext")
REACT = ("--jsx", "react-jsx")
GLOBAL_JSX = ("--jsx", "react", "--jsxFactory", "h", "--types", "")
PAGE = "<permission id=a type=camera></permission><permission-devices id=d kind=videoinput></permission-devices>"


@pytest.mark.parametrize(
    ("sample", "options"),
    [
        ("page.mts", NODE),
        ("page.mts", BUNDLER),
        ("react.tsx", (*NODE, *REACT)),
        ("react.tsx", (*BUNDLER, *REACT)),
        ("jsx.tsx", (*BUNDLER, *GLOBAL_JSX)),
    ],
)
def test_typescript_takes_what_pages_write_and_nothing_else(application, sample, options):
    """What is wrong in a sample stands under `@ts-expect-error`, which is an error itself where nothing is wrong."""
    for name in ("@types/react", "csstype"):
        if not (application / "node_modules" / name).exists():
            shutil.copytree(NODE_MODULES / name, application / "node_modules" / name)
    shutil.copyfile(SAMPLES / sample, application / sample)
    strict = ("--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom,dom.iterable")
    run(ensure_node(), NODE_MODULES / "typescript/bin/tsc", *strict, *options, sample, folder=application)


# The one way to look into a closed shadow root from outside.
LOOK_INTO = """<script>{
  const roots = [], attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(options) {
    const root = attach.call(this, options);
    roots.push(root);
    return root;
  };
  globalThis.parts = () => roots.flatMap((root) => [...root.querySelectorAll('[part]')]).flatMap(({ part }) => [...part]);
}</script>"""


def declared(name):
    """The names of the members of an interface in polyfill.d.ts."""
    text = (DIST / "types/polyfill.d.ts").read_text()
    body = re.search(rf"export interface {name} {{\n(.*?)\n}}", text, re.DOTALL)[1]
    return set(re.findall(r"^  (?:readonly )?(\w+)\??[(:]", body, re.MULTILINE))


@pytest.fixture
def ready(tab):
    tab.open(PAGE, "micropython")
    assert tab.ready() == "ready"
    return tab


def test_the_object_of_the_page_has_the_members_that_are_declared(ready):
    assert set(ready.evaluate("Object.keys(permissionPolyfill)")) == declared("PermissionPolyfill")
    assert set(ready.evaluate("Object.keys(permissionPolyfill.store)")) == declared("PermissionPolyfillStore")


MEMBERS = "(id) => Object.keys(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(document.getElementById(id))))"


def test_elements_have_the_members_that_are_declared(ready):
    names = {member.name for member in PERMISSION.members} | {f"on{name}" for name in HANDLED}
    assert names <= set(ready.page.evaluate(MEMBERS, "a"))  # the prototype has more, which docs/limits.md says
    found = {name for name in ready.page.evaluate(MEMBERS, "d") if not name.endswith("Callback")}
    assert found - {"constructor"} == {member.name for member in DEVICES.members}
    assert all(ready.evaluate(f"typeof HTMLPermissionElement.{each.name}") == "function" for each in PERMISSION.statics)


@pytest.mark.parametrize(("element", "rare"), [(CONTROLS, {"time"}), (DEVICES, set())], ids=["controls", "devices"])
def test_panels_have_the_parts_that_are_declared(tab, element, rare):
    """And words beside some of them, of which their descriptions speak."""
    (tag,) = element.tags
    tab.open(f"<{tag} kind=videoinput></{tag}>", "micropython", head=LOOK_INTO)
    tab.wait("parts().length > 0")
    found = set(tab.evaluate("parts()"))
    names = {name for name, _ in element.parts}
    words = {word for _, description in element.parts for word in re.findall(r"`(\w+)`", description)}
    assert names - rare <= found <= names | words


@pytest.mark.parametrize(("option", "values"), [("runtime", RUNTIMES), ("bridge", BRIDGES), ("prompt", PROMPTS)])
def test_options_have_the_values_that_are_declared(tab, option, values):
    tab.open("", "micropython", f"data-{option}=nothing" if option != "runtime" else "")
    if option == "runtime":
        tab.evaluate("permissionPolyfill.unapply(), permissionPolyfill.apply({ runtime: 'nothing' }).catch(() => {})")
    assert any(f"{option} is one of {', '.join(values)}, not" in line for line in tab.console)


def test_the_manifest_names_every_tag_once():
    package = json.loads((DIST / "package.json").read_text())
    manifest = json.loads((DIST / package["customElements"]).read_text())
    (module,) = manifest["modules"]
    tags = [each["tagName"] for each in module["declarations"]]
    assert sorted(tags) == sorted(tag for each in INTERFACES for tag in each.tags)
    assert (DIST / module["path"]).exists()
    names = [each["name"] for each in module["declarations"]]
    assert len(set(names)) == len(names)
    assert {each["declaration"]["name"] for each in module["exports"]} == set(names)


def test_what_package_json_names_is_there():
    package = json.loads((DIST / "package.json").read_text())
    targets = [
        target for each in package["exports"].values() for target in (each.values() if isinstance(each, dict) else [])
    ]
    assert all(
        (DIST / target).is_file() for target in (*targets, *package["sideEffects"], package["main"], package["types"])
    )
