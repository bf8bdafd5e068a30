"""What is played: declarations, where they stand, and what the element is in."""

import json
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("cases.json")
AROUND = "font-size:20px"
"""The style of the element's container where a case says nothing else."""


@dataclass(frozen=True)
class Case:
    """Declarations for one element.

    Attributes:
        css: the element's declarations.
        around: those of the box that it is in.
        sheet: they stand in a style sheet, else in the element's attribute.
        quirks: the document has no doctype.
    """

    css: str
    around: str = AROUND
    sheet: bool = False
    quirks: bool = False

    def __str__(self) -> str:
        notes = [f"in {{ {self.around} }}"] if self.around != AROUND else []
        notes += ["in a sheet"] if self.sheet else []
        notes += ["in quirks mode"] if self.quirks else []
        return " ".join([f"{{ {self.css} }}", *notes])


def single() -> list[Case]:
    """Return the cases of the table: one declaration each, or a few that belong together."""
    groups = json.loads(TABLE.read_text(encoding="utf-8"))
    return [Case(css) for cases in groups.values() for css in cases]
