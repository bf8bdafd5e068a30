"""python3 -m tests.corpora: writes what the unit tests' tables say now, and looks for further inputs.

What was found before is kept; delete a file to begin anew. The same sources and the same Python write the same files.
"""

from . import FOLDER, load, text_of
from .rules import RULES
from .search import more


def main() -> None:
    """Write every file."""
    for rule in RULES:
        tables = rule.tables()
        kept = [row for row in load(rule.name)["found"] if row not in tables]
        found = more(rule, tables, kept)
        (FOLDER / f"{rule.name}.json").write_text(text_of({"tables": tables, "found": found}), encoding="utf-8")
        print(f"{rule.name}: {len(tables)} of tables, {len(found)} found")


if __name__ == "__main__":
    main()
