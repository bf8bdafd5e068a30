"""What tests of the browser cannot pass in an engine, by feature: why, and what happens there instead."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

BOTH = ("firefox", "webkit")


@dataclass(frozen=True, order=True)
class Feature:
    """Something that an engine, or what drives it, does not have."""

    name: str
    engines: tuple[str, ...]
    instead: str  # what happens there instead
    tests: tuple[str, ...]  # patterns of ids, from the file's name on; "fixture:" and a name are all tests that use it
    degrades: bool = False  # whether a person or a page notices; else it is only the tests that lack something
    runs: bool = True  # whether a full run plays them, and sees that they fail


FEATURES = (
    Feature(
        "tabs that hide each other",
        BOTH,
        "windows.py drives Chromium's own protocol; the rules are tested in tests/unit on every runtime",
        ("fixture:window", "fixture:window_browser"),
        runs=False,
    ),
)


def expected(engine: str, test: str, fixtures: list[str]) -> Feature | None:
    """Return the feature for want of which a test fails in an engine, ``None`` where it has to pass.

    Args:
        engine: its name.
        test: the test's id.
        fixtures: the names of the fixtures that it uses.
    """
    name = test.rpartition("/")[2]
    named = [f"fixture:{fixture}" for fixture in fixtures]
    for feature in FEATURES:
        if engine in feature.engines and any(
            pattern in named or fnmatchcase(name, pattern) for pattern in feature.tests
        ):
            return feature
    return None
