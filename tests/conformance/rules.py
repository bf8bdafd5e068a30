"""Compares edition ``final`` with Chromium's own ``<geolocation>``: what applies, what is corrected, what is refused.

Run: ``PYTHONPATH=web python -m tests.conformance.rules [--pairs N] [--seed N] [FILE.json …]``; each file has ``cases``
with ``css``, as in the project's notes on the native element. Needs the Chromium that ``build.py test`` found, named by
PERMISSION_CHROMIUM, of version 144 or newer.
"""

import argparse
import json
import os
from pathlib import Path

from playwright.sync_api import sync_playwright

from polyfill.css import rules
from polyfill.css.judgement import judge, words
from polyfill.css.values import length, percentage, split
from polyfill.editions import FINAL
from tests.browser.conftest import launch
from tests.conformance.cases import combinations, singles
from tests.site import Site

BATCH = 60
TOLERANCE = 0.06  # px: layout counts in 64ths
BOX = ("width", "height")
WIDTHS = ("min-width", "max-width")
MARGINS = tuple(rules.physical("margin-*"))
ONCE = "font-size: 20px; "  # as in the notes

SHEET = """
:where(x-plain) { background-color: ButtonFace; border: 1px solid ButtonBorder; border-radius: 3px; color: ButtonText;
  cursor: pointer; display: inline-block; font-style: normal; font-weight: normal; height: fit-content;
  max-height: calc(3 * round(1em, 1px)); min-height: round(1em, 1px); min-width: fit-content; padding: 8px 16px;
  width: auto; word-spacing: normal }
@layer defaults, reset;
@layer defaults { x-plain { box-sizing: content-box !important; FIXED } }
.container { display: flex; align-items: center; justify-content: center; width: fit-content; height: 100%;
  margin: auto; min-height: inherit; max-height: inherit; white-space: nowrap; line-height: normal; text-indent: 0;
  font-family: Arial, Helvetica, sans-serif }
.icon { flex: none; width: 1.3em; height: 1.3em; margin-inline-end: 5px }
"""

# The plain element is read as the shim reads an author's values; with corrections, it is compared with the native one.
PAGE = """
const READ = %s, APPLIES = new Set(%s), COMPARED = %s, IN_PX = %s;
const longhands = [...getComputedStyle(document.documentElement)].filter((name) => !APPLIES.has(name));
const sheet = new CSSStyleSheet();
sheet.replaceSync(%s + `@layer reset { x-plain { ${longhands.map((name) => `${name}: unset !important`).join(';')} } }`);
document.adoptedStyleSheets = [sheet];
function build(tag, [css, around]) {
  const root = document.body.appendChild(document.createElement('div'));
  root.style.display = 'flow-root'; // no float reaches the next one
  const parent = root.appendChild(document.createElement('div'));
  parent.style.cssText = `font-size: 20px; position: relative; padding: 5px; ${around}`;
  const element = parent.appendChild(document.createElement(tag));
  element.style.cssText = css;
  if (tag === 'x-plain') {
    const container = element.appendChild(document.createElement('span'));
    container.className = 'container';
    container.innerHTML = '<span class=icon></span><span>Use location</span>';
  }
  return element;
}
function values(element) {
  const style = getComputedStyle(element), map = element.computedStyleMap();
  const found = Object.fromEntries(READ.map((name) => [name, style.getPropertyValue(name)]));
  for (const name of ['width', 'height', 'padding-left', 'padding-top']) found[`@${name}`] = map.get(name).toString();
  let zoom = 1;
  for (let at = element; at; at = at.parentElement) zoom *= parseFloat(getComputedStyle(at).zoom);
  found['@zoom'] = String(zoom);
  const medium = element.appendChild(document.createElement('span'));
  medium.style.cssText = 'all: unset; font-size: medium';
  found['@medium'] = String(parseFloat(getComputedStyle(medium).fontSize));
  medium.remove();
  found['@quirks'] = document.compatMode === 'BackCompat' ? '1' : '';
  const important = [...element.style].filter((name) => element.style.getPropertyPriority(name));
  const fit = IN_PX ? getComputedStyle(element.firstChild).width : '';
  return { ...found, '@fit': fit, '@important': important.join(' ') };
}
function read(cases) {
  const elements = cases.map((one) => build('x-plain', one));
  const found = elements.map(values);
  elements.forEach((element) => element.parentNode.parentNode.remove());
  return found;
}
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const unregistered = ({ invalidReason }) => ['', 'unsuccessful_registration'].includes(invalidReason);
const computed = (element) => COMPARED.map((name) => getComputedStyle(element).getPropertyValue(name));
async function compare(cases, corrections) {
  const found = [];
  for (let at = 0; at < cases.length; at += 3) {
    const group = cases.slice(at, at + 3).map((one) => ({ native: build('geolocation', one) }));
    group.forEach((one) => (one.values = computed(one.native)));
    const until = performance.now() + 1000;
    while (performance.now() < until && group.some(({ native }) => unregistered(native))) await frame();
    group.forEach((one) => { one.reason = one.native.invalidReason; one.native.parentNode.parentNode.remove(); });
    group.forEach((one, index) => {
      const plain = build('x-plain', cases[at + index]);
      for (const [name, value] of corrections[at + index]) plain.style.setProperty(name, value, 'important');
      one.plain = computed(plain);
      plain.parentNode.parentNode.remove();
      delete one.native;
    });
    found.push(...group);
    await frame();
  }
  return found;
}
"""


def is_same(name: str, native: str, plain: str) -> bool:
    """Tell whether two computed values mean the same: a native bound is written as it was worked out."""
    native, plain = simplified(name, native), simplified(name, plain)
    if native == plain:
        return True
    one, other = length(native), length(plain)
    return one is not None and other is not None and abs(one - other) < TOLERANCE


def simplified(name: str, value: str) -> str:
    """Write a value as the engine does where it reads a bound instead of making it."""
    if name == "min-width":
        value = value.replace("1 * size", "size").replace("clamp(size, 0px, 3 * size)", "size")
        return "fit-content" if value == "calc-size(fit-content, size)" else value
    if name == "max-height" and value == "0%":
        return "0px"
    if name.endswith("-radius"):
        axes = split(value)
        return " ".join([radius(axes[0]), radius(axes[-1])])
    return value


def radius(value: str) -> str:
    """Work out the lesser of two shares."""
    sizes = split(value[4:-1], ",") if value.startswith("min(") else [value]
    shares = [0.0 if length(size) == 0 else percentage(size) for size in sizes]
    return value if None in shares else f"{min(shares)}%"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quirks", action="store_true")
    parser.add_argument("--px", action="store_true", help="as for engines without calc-size()")
    arguments = parser.parse_args()
    native = [[ONCE + case["css"], ""] for file in arguments.files for case in json.loads(file.read_text())["cases"]]
    native = [case for case in native if "display:none" not in case[0]]  # without a box nothing is judged
    groups = {"notes": native, "singles": singles(), "combinations": combinations(arguments.pairs, arguments.seed)}
    read = rules.read(FINAL)
    left_out = WIDTHS if arguments.px else ()
    compared = tuple(name for name in dict.fromkeys([*read, *BOX, *MARGINS]) if name not in left_out)
    fixed = "".join(f"{name}: {value} !important;" for name, value in rules.FIXED)
    page_script = PAGE % (
        json.dumps(read), json.dumps(rules.applies(FINAL)), json.dumps(compared),
        json.dumps(arguments.px), json.dumps(SHEET.replace("FIXED", fixed))
    )  # fmt: skip
    os.environ.setdefault("PERMISSION_CHROMIUM", "/usr/bin/chromium")
    site = Site(Path(__file__).parent)
    site.pages["/rules.html"] = ("" if arguments.quirks else "<!doctype html>") + "<html lang=en><body>"
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        page.goto(site.address + "rules.html")
        page.add_script_tag(content=page_script)
        for name, cases in groups.items():
            report(name, cases, compared, page)
        browser.close()
    site.close()
    return 0


def report(group: str, cases, compared, page) -> None:
    """Print what differs, and how much does not."""
    if not cases:
        return
    same_validity = same_values = same_cases = 0
    for at in range(0, len(cases), BATCH):
        batch = cases[at : at + BATCH]
        judged = [judge(FINAL, values) for values in page.evaluate("(cases) => read(cases)", batch)]
        corrections = [judgement.corrections for judgement in judged]
        answers = page.evaluate("([cases, corrections]) => compare(cases, corrections)", [batch, corrections])
        for case, judgement, answer in zip(batch, judged, answers, strict=True):
            is_invalid = answer["reason"] == "style_invalid"
            rows = zip(compared, answer["values"], answer["plain"], strict=True)
            different = [f"{name}: native {n}, ours {o}" for name, n, o in rows if not is_same(name, n, o)]
            same_validity += bool(judgement.violations) == is_invalid
            same_values += not different
            same_cases += bool(judgement.violations) == is_invalid and not different
            if bool(judgement.violations) != is_invalid:
                different.append(f"native {answer['reason']}, ours {[words(v) for v in judgement.violations]}")
            if different:
                print(f"{group}: {{{case[0]}}} in {{{case[1]}}}:", "; ".join(different))
    total = len(cases)
    print(f"{group}: {total} cases, the same in {same_cases} ({same_cases / total:.1%}): "
          f"validity {same_validity / total:.1%}, values {same_values / total:.1%}")  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
