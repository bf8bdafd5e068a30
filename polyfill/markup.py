"""The trial's markup, and how to tell it from today's (seed: "a void element"; fact sheet 1.1, "Parser").

The trial's ``<permission type="camera" />`` was void. For today's parsers it is an element like any other, which they
close with its parent, so that what was meant to follow it ends up in it. The shim takes that out again. It cannot wait
for Python, so what it goes by is data here: where an element is followed by something in its own parent, its end tag
was there; where it is not, what it holds tells, or the page's own source.
"""

from . import editions

AUTO = "auto"
VOID = "void"
CONTENT = "content"

SYNTAXES = (AUTO, VOID, CONTENT)
"""The values of the option ``syntax``; the first is the default."""

# Edition; the one syntax that it has, whatever the option says.
FIXED = ((editions.FINAL, CONTENT),)

NEVER = ("script", "permission", "permission-element")
"""Elements that are no fallback content, and do not wait for an end tag to be seen: they act where they stand."""

# Sections of a page and their headings, what belongs to a page as a whole, and what a camera or microphone is used by.
RARELY = (
    "h1", "h2", "h3", "h4", "h5", "h6", "hgroup",
    "article", "aside", "footer", "form", "header", "main", "nav", "search", "section",
    "base", "dialog", "link", "meta", "style", "template", "title",
    "audio", "canvas", "video",
)  # fmt: skip
"""Elements that are no fallback content, unless an end tag is known to come after them."""

PATIENCE = 100.0
"""How long such an element waits for an end tag while the page is still arriving, in ms."""


def syntax() -> dict:
    """Return what the shim needs at once: which syntax there is, and what no element that holds it may hide."""
    return {
        "names": list(SYNTAXES),
        "fixed": editions.by_name(FIXED),
        "content": CONTENT,
        "unlikely": "permission :is(" + ",".join(NEVER + RARELY) + ")",
    }


def markup() -> dict:
    """Return what its second part needs to judge elements."""
    return {"void": VOID, "never": ",".join(NEVER), "rarely": ",".join(RARELY), "patience": PATIENCE}
