"""Makes the reference: of Python from its docstrings, of pages from the types and the table of interfaces."""

import importlib
import inspect
import re
from pathlib import Path

from polyfill.css import table as styles

from .environment import ROOT, WEB
from .interfaces import INTERFACES, UNIONS, Interface, Member

FOLDER = ROOT / "docs/reference"
STYLES = ROOT / "docs/styles.md"
HEAD = "<!-- made by `python3 build.py docs` -->\n"
ARROW = "→"

PYTHON = (
    ("polyfill", "install"),
    ("polyfill.element", "PermissionElement"),
    ("polyfill.permissions", "query request revoke watch set"),
    ("polyfill.permissions._api", "PermissionStatus Watch"),
    ("polyfill.media", "get_user_media camera microphone both explain"),
    ("polyfill.media.streams", "Stream Track TrackEvent"),
    ("polyfill.media.explanation", "Explanation MediaError"),
    ("polyfill.media.devices", "list chosen choose constraint forget watch"),
    ("polyfill.media.listing", "Device"),
)
"""The public surface of Python: modules, and what of them pages meet."""
INTERNAL = ("Stream.act", "Stream.settle", "Track.update", "Explanation.told", "Watch.tell")
"""What the package calls itself."""
REAL = {"install": "polyfill.page"}
"""Where what only passes on is described."""
SECTION = re.compile(r"^(Args|Attributes|Returns|Raises|Source):(.*)$")


def write() -> None:
    """Write every page of the reference, and the table of styles into its document."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    text = STYLES.read_text(encoding="utf-8")
    STYLES.write_text(text.replace(styles.section(text), styles.markdown()), encoding="utf-8")


def pages() -> dict[str, str]:
    """Return the pages of the reference by name."""
    return {"elements.md": elements(), "page.md": page(), "python.md": python()}


def elements() -> str:
    """Return the page of the elements."""
    blocks = [HEAD, "# Elements\n", *map(element, INTERFACES), "## Values\n"]
    blocks.append(table("type", "", [(name, f"{about} {words(values)}") for name, about, values in UNIONS]))
    return "\n".join(blocks)


def element(each: Interface) -> str:
    """Return what there is to say of one interface."""
    tags = ", ".join(f"`<{tag}>`" for tag in each.tags)
    blocks = [f"## {each.name}\n", f"{tags}: {each.description}\n"]
    members = [(written(member), member.description) for member in each.members]
    members += [(f"static {written(member)}", member.description) for member in each.statics]
    for title, rows in (
        ("attribute", [(f"{row.name}: {row.type}", row.description) for row in each.attributes]),
        ("member", members),
        ("event", [(f"{row.name}: {row.type}", row.description) for row in each.events]),
        ("`::part()`", each.parts),
        ("class or `:state()`", each.states),
        ("custom property", each.properties),
    ):
        if rows:
            blocks.append(table(title, "", rows))
    return "\n".join(blocks)


def written(member: Member) -> str:
    """Return a property or method as TypeScript has it."""
    call = "" if member.parameters is None else f"({member.parameters})"
    return f"{'readonly ' if member.readonly else ''}{member.name}{call}: {member.type}"


def words(values) -> str:
    """Return a list of values."""
    return ", ".join(f"`{value}`" if value else "`''`" for value in values)


def table(first: str, second: str, rows) -> str:
    """Return a table of two columns, the first of them code."""
    lines = [f"| {first} | {second} |", "|---|---|"]
    lines += [f"| `{escaped(name)}` | {escaped(about)} |" for name, about in rows]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Return a text that can stand in a cell."""
    return " ".join(text.replace("``", "`").split()).replace("|", "\\|")


def page() -> str:
    """Return the page of what the script publishes, from its types."""
    blocks = [HEAD, "# The page's objects\n"]
    text = (WEB / "package/types/polyfill.d.ts").read_text(encoding="utf-8")
    for about, name, body in re.findall(r"/\*\* ([^\n]*) \*/\nexport interface (\w+) \{\n(.*?)\n\}", text, re.DOTALL):
        rows = declared(body)
        blocks += [f"## {name}\n", f"{about}\n", table("member", "", rows)]
    functions = (WEB / "package/permission-element.fn.d.mts").read_text(encoding="utf-8")
    rows = [
        (
            call,
            " ".join(
                re.sub(r"\s*\*\s?", " ", about).replace("@param", "*Takes*").replace("@returns", "*Returns*").split()
            ),
        )
        for about, call in re.findall(r"/\*\*(.*?)\*/\nexport function ([^;]*);", functions, re.DOTALL)
    ]
    blocks += ["## permission-element/fn\n", "The functions of the module.\n", table("function", "", rows)]
    return "\n".join(blocks)


def declared(body: str) -> list[tuple[str, str]]:
    """Return the members of an interface with what is said of each; an overload takes over what stands before it."""
    rows, about = [], ""
    for line in re.split(r"(?<=;)\n(?=  [^\s}])|(?<=\*/)\n", body):
        if line.strip().startswith("/**"):
            about = re.sub(r"^\s*/\*\*\s*|\s*\*/$", "", line)
        else:
            rows.append((" ".join(line.split()).rstrip(";"), about))
    return rows


def python() -> str:
    """Return the page of Python's public surface."""
    blocks = [HEAD, "# Python\n"]
    for name, names in PYTHON:
        module = importlib.import_module(name)
        if (not name.rpartition(".")[2].startswith("_") and name.count(".") < 2) or name.endswith("devices"):
            blocks += [f"## {name}\n", paragraphs(inspect.getdoc(module))]
        for each in names.split():
            thing = getattr(importlib.import_module(REAL.get(each, name)), each)
            blocks.append(class_(thing) if inspect.isclass(thing) else function(each, thing))
    return "\n".join(blocks)


def function(name: str, thing) -> str:
    """Return the description of a function."""
    start = "async " if inspect.iscoroutinefunction(thing) else ""
    return f"### {start}{name}{signature(thing)}\n\n{paragraphs(inspect.getdoc(thing))}"


def class_(thing) -> str:
    """Return the description of a class: its own words, then its public members."""
    blocks = [f"### class {thing.__name__}\n", paragraphs(inspect.getdoc(thing))]
    rows = []
    for name, member in vars(thing).items():
        is_internal = name.startswith("_") or f"{thing.__name__}.{name}" in INTERNAL
        if is_internal or not inspect.getdoc(member):
            continue
        call = "" if isinstance(member, property) else signature(member)
        rows.append((name + call, inspect.getdoc(member).partition("\n\n")[0]))
    return "\n".join([*blocks, *([table("member", "", rows)] if rows else [])])


def signature(thing) -> str:
    """Return the parameters of a function, without the object itself."""
    return str(inspect.signature(thing)).replace("(self, ", "(").replace("(self)", "()").replace("->", ARROW)


def paragraphs(text: str) -> str:
    """Return a docstring as Markdown: what it lists is a list."""
    lines, indent = [], None
    for line in text.replace("``", "`").replace("::\n", ":\n").splitlines():
        found = SECTION.match(line)
        if found:
            lines += [f"*{found[1]}:*{found[2]}", ""]
            indent = found[1]
        elif indent in ("Args", "Attributes", "Raises") and re.match(r"    \S", line):
            name, _, about = line.strip().partition(": ")
            lines.append(f"- `{name}`: {about}" if about else f"- {name}")
        elif indent in ("Args", "Attributes", "Raises") and line.startswith("        "):
            lines.append("  " + line.strip())
        elif line.startswith("    ") and indent:
            lines.append(line.strip())
        else:
            lines.append(line)
    return without_tags("\n".join(lines).strip()) + "\n"


def without_tags(text: str) -> str:
    """Return a text in which nothing outside of code is taken for a tag."""
    pieces = text.split("`")
    return "`".join(piece if at % 2 else piece.replace("<", "&lt;") for at, piece in enumerate(pieces))


def stale() -> list[Path]:
    """Return those pages of the reference that are not what they would be now."""
    return [
        FOLDER / name
        for name, text in pages().items()
        if not (FOLDER / name).exists() or (FOLDER / name).read_text(encoding="utf-8") != text
    ]
