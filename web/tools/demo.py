"""Builds the demo site: its pages, the labels of every language, and PyScript for the page that is hosted by it."""

import html
import json
import shutil
import unicodedata
from pathlib import Path

from .console import Failure
from .environment import NODE_MODULES, WEB, run

LANGUAGES = "<!-- every language -->"
"""Where the page of the languages has a card for each of them."""

# What PyScript fetches on a page without workers, editors and terminals; its files have digests in their names.
PYSCRIPT = (
    "core.js",
    "core-*.js",
    "deprecations-manager-*.js",
    "donkey-*.js",
    "error-*.js",
    "py-editor-*.js",
    "py-game-*.js",
    "py-terminal-*.js",
)


def build_demo(node: Path, out: Path) -> None:
    """Write the demo site.

    Args:
        node: the program.
        out: the folder of the build, in which the labels are there already.

    Raises:
        Failure: where a package from npm is not what was expected.
    """
    demo = out / "demo"
    shutil.copytree(WEB / "demo", demo)
    page = demo / "languages.html"
    page.write_text(page.read_text(encoding="utf-8").replace(LANGUAGES, language_cards(out / "labels")), "utf-8")
    copy_pyscript(demo / "pyscript")
    bundle = [node, WEB / "tools/demo.mjs", demo / "pyscript"]
    run(bundle, "esbuild could not bundle the interpreter of the demo; delete web/node_modules and run again", cwd=WEB)


def copy_pyscript(folder: Path) -> None:
    """Copy what PyScript itself consists of, without the references to source maps that are left out."""
    folder.mkdir()
    source = NODE_MODULES / "@pyscript/core/dist"
    for pattern in PYSCRIPT:
        found = list(source.glob(pattern))
        if not found:
            raise Failure(f"@pyscript/core has no {pattern}; delete web/node_modules and run again")
        for path in found:
            lines = path.read_text(encoding="utf-8").splitlines()
            kept = [line for line in lines if not line.startswith("//# sourceMappingURL=")]
            (folder / path.name).write_text("\n".join(kept) + "\n", encoding="utf-8")


def language_cards(folder: Path) -> str:
    """Return a card for each language as HTML, English first, from the files with the labels."""
    from polyfill.labels import ENGLISH, named

    tables = [("en", named(ENGLISH))]
    tables += [(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.json"))]
    return "\n".join([language_card(tag, labels) for tag, labels in tables])


def language_card(tag: str, labels: dict[str, list[str]]) -> str:
    """Return one language's card.

    Args:
        tag: the language.
        labels: by type, what invites and what is said when granted.
    """
    rows = [
        f'<li data-type="{name}"><span>{html.escape(invites)}</span>'
        f' <span class="granted">{html.escape(granted)}</span></li>'
        for name, (invites, granted) in labels.items()
    ]
    attributes = f'lang="{tag}" dir="{direction(labels["camera"][0])}"'
    return f'<li class="language" {attributes}><h3><code>{tag}</code> <bdi></bdi></h3><ul>{"".join(rows)}</ul></li>'


def direction(text: str) -> str:
    """Return ``"rtl"`` or ``"ltr"``, as the first letter of a text runs."""
    strong = [unicodedata.bidirectional(character) for character in text]
    return "rtl" if [kind for kind in strong if kind in ("L", "R", "AL")][:1] in (["R"], ["AL"]) else "ltr"
