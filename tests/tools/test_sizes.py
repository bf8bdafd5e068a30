"""What a page fetches: as small as it has to be, and as large as the documents say."""

import re

import pytest
from tools import sizes
from tools.assemble import DIST
from tools.console import Failure

from tests.bench.rows import BYTES

NUMBERS = re.compile(r"[\d,]+( to [\d,]+)?")
TOLERANCE = 0.02


def agree(one: str, other: str) -> bool:
    """Whether two tables say the same, but for a few bytes."""
    cells = [re.split(r"\||\n", text) for text in (one, other)]
    return len(cells[0]) == len(cells[1]) and all(map(alike, *cells))


def alike(one: str, other: str) -> bool:
    if not all(NUMBERS.fullmatch(cell.strip()) for cell in (one, other)):
        return one == other
    counts = [[int(number.replace(",", "")) for number in cell.split(" to ")] for cell in (one, other)]
    pairs = zip(*counts, strict=True) if len(counts[0]) == len(counts[1]) else [(0, 1)]
    return all(abs(first - second) <= TOLERANCE * max(first, second) for first, second in pairs)


@pytest.mark.full
def test_the_documents_have_the_sizes_of_what_is_built():
    for path, built in sizes.documents(DIST).items():
        written = sizes.section(path.read_text(encoding="utf-8"))
        assert agree(built, written), f"write it anew with python3 build.py sizes:\n{built}"


LIMITS = {name: limit for _, name, limit in BYTES}


@pytest.mark.parametrize("name", ["first part", "micropython", pytest.param("pyodide", marks=pytest.mark.full)])
def test_no_route_takes_more_bytes_than_it_may(name):
    assert sizes.transferred(DIST, name) <= LIMITS[name]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("| a | 1,000 |", "| a | 1,015 |", True),
        ("| a | 1,000 |", "| a | 1,030 |", False),
        ("| a | 100 to 1,000 |", "| a | 101 to 1,015 |", True),
        ("| a | 100 to 1,000 |", "| a | 100 |", False),
        ("| `a/*`, 80 files | 7 |", "| `a/*`, 81 files | 7 |", False),
        ("| a | 7 |\n| b | 7 |", "| a | 7 |", False),
        ("| a | 7 |", "", False),
    ],
)
def test_a_stale_table_is_told_from_one_that_is_a_few_bytes_off(one, other, same):
    assert agree(one, other) == same


def pretend(folder, names):
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()


def test_a_file_of_which_nobody_says_what_it_is_for(tmp_path):
    pretend(tmp_path, [*sizes.fetched(DIST), "micropython/more.txt"])
    with pytest.raises(Failure, match=r": micropython/more\.txt$"):
        sizes.fetched(tmp_path)


def test_a_row_without_a_file(tmp_path):
    pretend(tmp_path, [name for name in sizes.fetched(DIST) if name != "micropython/panels.bin"])
    with pytest.raises(Failure, match=r"micropython/panels\.bin"):
        sizes.fetched(tmp_path)
