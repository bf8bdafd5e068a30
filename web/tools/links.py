"""Checks every link of the demo's pages and of the documents, without a network.

A link to a site elsewhere is taken at its word, but what a page loads has to be a file of the build.
"""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .console import Failure

LOADING = {"img", "script", "source", "video", "audio", "iframe", "link", "embed", "track"}
"""The tags whose addresses are fetched when the page is."""
ATTRIBUTES = ("href", "src", "poster", "config", "action")
MARKDOWN = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)


class Page(HTMLParser):
    """The links of one page, as (tag, address), and the ids that others may point to."""

    def __init__(self, text: str):
        super().__init__()
        self.links = []
        self.ids = set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        """Note what a tag points to."""
        for name, value in attributes:
            if name == "id":
                self.ids.add(value)
            elif name in ATTRIBUTES and value is not None:
                self.links.append((tag, value))


def check(out: Path) -> None:
    """Check the demo of a build.

    Raises:
        Failure: naming every link that leads nowhere, and from where.
    """
    fail([line for path in sorted((out / "demo").rglob("*.html")) for line in broken_in_page(path, out)])


def check_documents(root: Path) -> None:
    """Check every document of the repository; raises as ``check``."""
    fail([line for path in documents(root) for line in broken_in_markdown(path, root)])


def documents(root: Path) -> list[Path]:
    """Return the documents: those at the top, all in docs/, and those that stand beside what they are about."""
    return [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md")), *sorted(root.glob("web/*/*.md"))]


def fail(broken: list[str]) -> None:
    """Raise a failure where there are lines."""
    if broken:
        raise Failure("links that lead nowhere: " + "; ".join(broken))


def broken_in_page(path: Path, out: Path) -> list[str]:
    """Return a line for each link of a page that leads nowhere, or loads something from elsewhere."""
    page = Page(path.read_text(encoding="utf-8"))
    lines = []
    for tag, link in page.links:
        address = urlsplit(link)
        if address.scheme or address.netloc:
            if tag in LOADING and address.scheme != "data":
                lines.append(f"{path.relative_to(out)} loads {link}")
        elif not leads(path, address, page, out):
            lines.append(f"{path.relative_to(out)} to {link}")
    return lines


def leads(path: Path, address, page: Page, out: Path) -> bool:
    """Tell whether a relative address of a page leads to a file of the build, and to an id where it names one."""
    if address.path.startswith("/"):
        return False  # which holds only where the site is at the top of its host
    target = (path.parent / unquote(address.path)).resolve() if address.path else path
    if target.is_dir():
        target /= "index.html"
    if not target.is_relative_to(out.resolve()) or not target.is_file():
        return False
    if not address.fragment:
        return True
    ids = page.ids if target == path else Page(target.read_text(encoding="utf-8")).ids
    return unquote(address.fragment) in ids


def broken_in_markdown(path: Path, root: Path) -> list[str]:
    """Return a line for each link of a Markdown file that leads nowhere in the repository."""
    lines = []
    for link in MARKDOWN.findall(CODE.sub("", path.read_text(encoding="utf-8"))):
        address = urlsplit(link)
        if address.scheme or address.netloc:
            continue
        target = (path.parent / unquote(address.path)).resolve() if address.path else path
        is_there = target.exists() and target.is_relative_to(root.resolve())
        if not is_there or (address.fragment and address.fragment not in slugs(target)):
            lines.append(f"{path.relative_to(root).as_posix()} to {link}")
    return lines


def slugs(path: Path) -> set[str]:
    """Return the anchors of a document."""
    return {slug(heading) for heading in HEADING.findall(CODE.sub("", path.read_text(encoding="utf-8")))}


def slug(heading: str) -> str:
    """Return the anchor that a heading gets: small letters, hyphens for spaces, no punctuation."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
