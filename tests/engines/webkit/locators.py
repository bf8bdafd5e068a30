"""Playwright's locators on a page of ours: its own script finds the elements, in a world of its own beside the page's."""

import ast
import json
import re
from functools import cache
from pathlib import Path

import playwright
from playwright._impl._locator import get_by_label_selector, get_by_role_selector, get_by_text_selector
from playwright._impl._str_utils import escape_for_text_selector
from tools.console import Failure

from tests.engines.webkit import gtk

BUNDLE = Path(playwright.__file__).parent / "driver/package/lib/coreBundle.js"
INJECTED = re.compile(r"init_injectedScriptSource = .*?source\d* = ('(?:[^'\\]|\\.)*')", re.DOTALL)
WORLD = "locators"
OPTIONS = {"sdkLanguage": "python", "testIdAttributeName": "data-testid", "stableRafCount": 1, "browserName": "webkit"}
OPTIONS |= {"isUnderTest": False, "isUtilityWorld": True, "customEngines": []}

FIND = """
const root = FRAME ? document.querySelector(FRAME).contentDocument : document;
const found = injected.querySelectorAll(injected.parseSelector(SELECTOR), root);
const shown = (element) => injected.elementState(element, 'visible').matches;
const fill = (element, text) =>
  injected.fill(element, text) === 'done' || document.execCommand(text ? 'insertText' : 'delete', false, text) || true;
"""
ONE = """
if (found.length > 1) throw new Error(`${SELECTOR}: ${found.length} elements`);
const [element] = found;
"""
# Where an element can be clicked, once it stands still, is enabled and nothing lies over it.
POINT = """
if (!element || !shown(element) || !injected.elementState(element, 'enabled').matches) return null;
element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const box = () => JSON.stringify(element.getBoundingClientRect());
const before = box();
await frame();
await frame();
if (box() !== before) return null;
const { x, y, width, height } = element.getBoundingClientRect();
const point = POSITION ? { x: x + POSITION.x, y: y + POSITION.y } : { x: x + width / 2, y: y + height / 2 };
let top = root.elementFromPoint(point.x, point.y);
while (top?.shadowRoot?.elementFromPoint(point.x, point.y) && top !== top.shadowRoot.elementFromPoint(point.x, point.y))
  top = top.shadowRoot.elementFromPoint(point.x, point.y);
for (let each = top; ; each = each.parentNode ?? each.host) {
  if (!each) return null;
  if (each === element || each.localName === 'label' && each.control === element) break;
}
const outer = FRAME ? document.querySelector(FRAME).getBoundingClientRect() : { x: 0, y: 0 };
return { x: point.x + outer.x, y: point.y + outer.y };
"""


@cache
def injected() -> str:
    """Return Playwright's script that looks into pages.

    Raises:
        Failure: where this Playwright keeps it elsewhere.
    """
    found = INJECTED.search(BUNDLE.read_text(encoding="utf-8"))
    if not found:
        raise Failure("this Playwright has its script for pages elsewhere")
    source = ast.literal_eval(found[1])
    return (
        "globalThis.injected = (() => { const module = {};\n"
        f"{source}\nreturn new (module.exports.InjectedScript())(globalThis, {json.dumps(OPTIONS)}); }})();"
    )


class Finder:
    """What pages, frames and locators have in common: they find elements within themselves."""

    def locator(self, selector: str, has_text: str | None = None) -> "Locator":
        parts = [selector]
        if has_text is not None:
            parts.append(f"internal:has-text={escape_for_text_selector(has_text, exact=False)}")
        return self._within(" >> ".join(parts))

    def get_by_role(self, role: str, **options) -> "Locator":
        return self._within(get_by_role_selector(role, **options))

    def get_by_text(self, text: str, exact: bool = False) -> "Locator":
        return self._within(get_by_text_selector(text, exact=exact))

    def get_by_label(self, text: str, exact: bool = False) -> "Locator":
        return self._within(get_by_label_selector(text, exact=exact))


class FrameLocator(Finder):
    """The elements of a frame of the same origin."""

    def __init__(self, page, frame: str):
        self._page, self._frame = page, frame

    def _within(self, selector: str) -> "Locator":
        return Locator(self._page, selector, self._frame)


class Locator(Finder):
    """Elements that a selector finds, whenever something is done with them."""

    def __init__(self, page, selector: str, frame: str = ""):
        self.page, self._selector, self._frame = page, selector, frame

    def _within(self, selector: str) -> "Locator":
        return Locator(self.page, f"{self._selector} >> {selector}", self._frame)

    def nth(self, index: int) -> "Locator":
        return self._within(f"nth={index}")

    @property
    def first(self) -> "Locator":
        return self.nth(0)

    @property
    def last(self) -> "Locator":
        return self.nth(-1)

    def and_(self, other: "Locator") -> "Locator":
        return self._within(f"internal:and={json.dumps(other._selector)}")

    def _run(self, body: str, **values):
        names = {"SELECTOR": self._selector, "FRAME": self._frame, **values}
        constants = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in names.items())
        if not self.page.run("return 'injected' in globalThis", WORLD):
            self.page.run(injected(), WORLD)
        return self.page.run(constants + FIND + body, WORLD)

    def _do(self, body: str, **values):
        """Run something with the one element as soon as there is one; it returns nothing where it has to wait."""
        return gtk.until(
            lambda: self._run(ONE + body, **values) or gtk.rest(0.02), self._selector, self.page.context.seconds
        )

    def click(self, position: dict | None = None, force: bool = False, **options) -> None:
        place = self.place(position)
        self.page.mouse.click(place["x"], place["y"], **options)
        self.page.wait_for_load()

    def hover(self) -> None:
        place = self.place()
        self.page.mouse.move(place["x"], place["y"])

    def place(self, position: dict | None = None) -> dict:
        """Wait until it can be clicked; return where."""
        return self._do(POINT, POSITION=position)

    def check(self) -> None:
        if not self._do("return element && { on: element.checked }")["on"]:
            self.click()

    def focus(self) -> None:
        self.page.bring_to_front()
        self._do("element?.focus(); return Boolean(element)")

    def fill(self, text: str) -> None:
        self._do("return element && shown(element) && fill(element, TEXT)", TEXT=text)

    def select_option(self, value: str) -> None:
        self._do(
            "return element && shown(element) && injected.selectOptions(element, [{ valueOrLabel: VALUE }])",
            VALUE=value,
        )

    def wait_for(self, state: str = "visible", timeout: float | None = None) -> None:
        goal = {"visible": "element && shown(element)", "hidden": "!element || !shown(element)"}
        goal |= {"attached": "Boolean(element)", "detached": "!element"}
        self._do(f"return {goal[state]}")

    def evaluate(self, function: str, argument=None):
        """Call a function of JavaScript with the element; it sees the document, and nothing of the page's scripts."""
        body = f"return element && [await ({function})(element, ARGUMENT)]"
        return self._do(body, ARGUMENT=argument)[0]

    def count(self) -> int:
        return self._run("return found.length")

    def is_visible(self) -> bool:
        return self._run(ONE + "return Boolean(element && shown(element))")

    def is_disabled(self) -> bool:
        return self._do("return element && [injected.elementState(element, 'disabled').matches]")[0]

    def bounding_box(self) -> dict:
        return self._do("return element?.getBoundingClientRect().toJSON()")

    def inner_text(self) -> str:
        return self._do("return element && [element.innerText]")[0]

    def all_inner_texts(self) -> list[str]:
        return self._run("return found.map(({ innerText }) => innerText)")

    def get_attribute(self, name: str) -> str | None:
        return self._do("return element && [element.getAttribute(NAME)]", NAME=name)[0]

    def text_content(self) -> str:
        return self._do("return element && [element.textContent]")[0]

    def aria_snapshot(self) -> str:
        return self._do("return element && injected.ariaSnapshot(element, { mode: 'default' })")
