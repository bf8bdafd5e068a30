"""The samples of the documents: fenced blocks, and the comments before them that say how each is run."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from tools.environment import ROOT
from tools.links import documents

BLOCK = re.compile(
    r"(?:^<!-- (?P<kind>sample|not run)(?P<notes>.*?)-->\n\n)?^```(?P<language>\w+)\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
FENCE = re.compile(r"^```\w", re.MULTILINE)
NOTES = ("page", "given", "browser", "press", "choose", "then", "prints", "console", "meanwhile", "in", "into")


@dataclass(frozen=True)
class Sample:
    """One sample: where it stands, its text, and what its comment says."""

    path: Path
    line: int
    language: str
    code: str
    notes: dict = field(default_factory=dict, compare=False)
    """Name of a note -> its values, in order."""
    reason: str = ""
    """Why it is not run; ``""`` where it is."""

    def __str__(self):
        return f"{self.path.relative_to(ROOT).as_posix()}:{self.line}"

    def note(self, name: str, default: str = "") -> str:
        """Return the only value of a note."""
        (value,) = self.notes.get(name, [default])
        return value


def read(path: Path) -> list[Sample]:
    """Return the samples of a document."""
    text = path.read_text(encoding="utf-8")
    samples = []
    for found in BLOCK.finditer(text):
        line = text.count("\n", 0, found.start("code"))
        notes = found["notes"] or ""
        is_run = found["kind"] != "not run"
        samples.append(
            Sample(
                path,
                line,
                found["language"],
                found["code"],
                parsed(notes) if is_run else {},
                "" if is_run else notes.lstrip(": ").strip(),
            )
        )
    assert len(samples) == len(FENCE.findall(text)), f"{path.name} has a block that is not understood"
    return samples


def parsed(text: str) -> dict[str, list[str]]:
    """Return the notes of a comment by name."""
    notes = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, value = line.partition(": ")
        assert name in NOTES, f"there is no note {name!r}"
        notes.setdefault(name, []).append(value)
    return notes


def every() -> list[Sample]:
    """Return the samples of all documents."""
    return [sample for path in documents(ROOT) for sample in read(path)]
