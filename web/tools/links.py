"""Checks every link of the demo's pages and of the README, without a network.

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


def check(out: Path, readme: Path) -> None:
    """Check a build and the README.

    Args:
        out: the folder of the build.
        readme: the README, whose links start from its own folder.

    Raises:
        Failure: naming every link that leads nowhere, and from where.
    """
    broken = [line for path in sorted((out / "demo").rglob("*.html")) for line in broken_in_page(path, out)]
    broken += broken_in_markdown(readme)
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


def broken_in_markdown(path: Path) -> list[str]:
    """Return a line for each link of a Markdown file that leads nowhere."""
    text = CODE.sub("", path.read_text(encoding="utf-8"))
    slugs = {slug(heading) for heading in HEADING.findall(text)}
    lines = []
    for link in MARKDOWN.findall(text):
        address = urlsplit(link)
        if address.scheme or address.netloc:
            continue
        is_there = (path.parent / unquote(address.path)).exists() if address.path else address.fragment in slugs
        if not is_there:
            lines.append(f"{path.name} to {link}")
    return lines


def slug(heading: str) -> str:
    """Return the anchor that a heading gets: small letters, hyphens for spaces, no punctuation."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
