"""Inputs of the pure rules, on which every runtime has to agree: one file of JSON for each rule.

A file has two parts: ``tables``, out of the unit tests' own, and ``found``, what hypothesis has drawn from their strategies
and what took a way through the rule that nothing before it took, or had another answer.
``python3 -m tests.corpora`` writes them.
"""

import json
from pathlib import Path

FOLDER = Path(__file__).parent
PARTS = ("tables", "found")


def load(name: str) -> dict[str, list]:
    """Return both parts of a rule's file, empty ones where there is none."""
    path = FOLDER / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {part: [] for part in PARTS}


def text_of(parts: dict[str, list]) -> str:
    """Return a file's text: one input a line."""
    written = [f'"{part}": [\n' + ",\n".join(map(line, parts[part])) + "\n]" for part in PARTS]
    return "{\n" + ",\n".join(written) + "\n}\n"


def line(value) -> str:
    """Return an input as text; what JSON cannot hold is a ValueError."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
