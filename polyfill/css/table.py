"""The table of rules as Markdown, for docs/styles.md. Print it with ``python3 -m polyfill.css.table``."""

from . import rules
from .rules import FINAL, ORIGIN_TRIAL

START = "<!-- the rest of this section is what `python3 -m polyfill.css.table` prints -->"
END = "<!-- end of the printed section -->"

# Kind, what a value outside becomes; {} are the parts of the bound. A second text is for bounds that lack the second
# part, a third for those that lack the first.
OUTCOMES = (
    (rules.MASKED, ("on it or an ancestor: refused",)),
    (rules.DISPLAY, ("{}: refused",)),
    (rules.OPAQUE, ("alpha other than {}: refused",)),
    (rules.CONTRAST, ("contrast with `background-color` below {}: refused",)),
    (rules.FONT_SIZE, ("outside `small` to `xxx-large`, `zoom` included: refused; at least {}px to {}px are allowed",)),
    (rules.PROPORTIONAL, ("moving in the plane, enlarging in proportion; anything else: refused",)),
    (rules.WITHOUT, ("{}: refused",)),
    (rules.UNREACHED, ("does not apply; where nothing can override it: refused",)),
    (rules.WORDS, ("{}; anything else becomes {first}",)),
    (rules.CURSOR, ("{}; anything else becomes {first}",)),
    (rules.OUTER, ("with an inset shadow becomes {first}",)),
    (rules.LENGTH, ("{}em to {}em", "at least {}em", "at most {}em")),
    (rules.NUMBER, ("{} to {}", "at least {}")),
    (rules.MIN_HEIGHT, ("{}em to {}em; a keyword becomes {first}em", "at least {}em; a keyword becomes {first}em")),
    (rules.MAX_HEIGHT, ("", "", "at most {}em; a keyword becomes that")),
    (
        rules.MIN_WIDTH,
        (
            "`fit-content` to {second} times `fit-content`; a keyword becomes `fit-content`",
            "at least `fit-content`; a keyword becomes that",
        ),
    ),
    (rules.MAX_WIDTH, ("", "", "at most {} times `fit-content`; a keyword becomes that")),
    (rules.BLOCK_PADDING, ("at most {}em where `height` is `auto`, else 0; `padding-bottom` follows `padding-top`",)),
    (rules.INLINE_PADDING, ("at most {}em where `width` is `auto`, else 0; `padding-right` follows `padding-left`",)),
    (
        rules.RADIUS,
        ("at most {}% across and {}% down, unless all corners are alike and round",),
    ),
)

EQUIVALENTS = ("max-", "min-", "padding-")
"""How logical equivalents of what is bounded begin, where the row of the rule does not name them."""

# Kind, what a distinct border changes in edition `final`.
WITH_DISTINCT_BORDER = ((rules.MAX_WIDTH, "free"), (rules.INLINE_PADDING, "free, `padding-right` follows"))

NOTE = (
    "Bounds are inclusive; a value beyond one becomes it. An em counts from the font size in whole px. *Refused* means "
    "`style_invalid`. A *distinct border* has four sides, each with alpha 1 and a contrast with `background-color` of "
    "3 or more. Logical properties follow the same rules as their physical equivalents."
)


def markdown() -> str:
    """Return both tables with what belongs to them."""
    lines = [NOTE, "", "| property | `origin-trial` | `final` | source |", "|---|---|---|---|"]
    done = []
    for kind, _, names, _, _ in rules.RULES:
        key = (kind if kind in (rules.OPAQUE, rules.CONTRAST) else "", names)
        if kind != rules.NEVER and key not in done:
            done.append(key)
            lines.append(_line(names, key[0]))
    lines += ["", "These apply and have no bounds:", "", "| edition | |", "|---|---|"]
    bounded = " ".join([names for _, _, names, _, _ in rules.RULES]).split()
    for only, names in rules.FREE:
        free = [name for name in names.split() if name not in bounded and not name.startswith(EQUIVALENTS)]
        lines.append(f"| {f'`{only}`' if only else 'both'} | {_quoted(free)} |")
    lines += ["", "Everything else does not apply: the element is as if it were not declared."]
    return "\n".join(lines) + "\n"


def section(readme: str) -> str:
    """Return the printed section of a README."""
    return readme.partition(START + "\n")[2].partition(END)[0].strip() + "\n"


def _line(names: str, only_kind: str) -> str:
    cells = [_cell(edition, names, only_kind) for edition in (ORIGIN_TRIAL, FINAL)]
    sources = []
    for kind, _, others, _, source in rules.RULES:
        if others == names and (not only_kind or kind == only_kind) and kind != rules.NEVER and source not in sources:
            sources.append(source)
    return "| " + " | ".join([_quoted(names.split()), cells[0], cells[1], ", ".join(sources)]) + " |"


def _cell(edition: str, names: str, only_kind: str) -> str:
    texts = []
    for kind, only, others, bound, _ in rules.RULES:
        if others == names and only in (rules.BOTH, edition) and (not only_kind or kind == only_kind):
            texts.append(_outcome(edition, kind, bound))
    if texts:
        return "; ".join(texts)
    return "free" if rules.expand(names)[0] in rules.applies(edition) else "does not apply"


def _outcome(edition: str, kind: str, bound) -> str:
    if kind == rules.NEVER:
        return "does not apply"
    texts = dict(OUTCOMES)[kind]
    if kind == rules.FONT_SIZE and bound is None:
        return texts[0].partition(";")[0]
    text = _filled(texts, bound)
    for exempt, free in WITH_DISTINCT_BORDER:
        if kind == exempt and edition == FINAL:
            return text + "; with a distinct border " + free
    return text


def _filled(texts, bound) -> str:
    if isinstance(bound, str):
        bound = bound.split()
    if bound and isinstance(bound[0] if isinstance(bound, (list, tuple)) else bound, str):
        return texts[0].format(_quoted(bound), first="`" + bound[0] + "`")
    if not isinstance(bound, tuple):
        return texts[0].format(bound)
    low, high = bound
    text = texts[2] if low is None else texts[1] if high is None else texts[0]
    numbers = [number for number in bound if number is not None]
    return (" " + text.format(*numbers, first=low, second=high)).replace(" 0em", " 0").strip()


def _quoted(names) -> str:
    return ", ".join(["`" + name.replace("+", "*") + "`" for name in names])


if __name__ == "__main__":
    print(markdown(), end="")
