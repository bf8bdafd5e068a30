"""Looks for inputs that take a way through a rule which none before them took, and for a few with new answers."""

import json
import sys

from hypothesis import HealthCheck, Phase, given, seed, settings

import polyfill
from tests.runtimes import scenario

from . import line

EXAMPLES = 300
LONGEST = 300  # characters
MOST = 80  # inputs in all
FEW = 12  # inputs, from which on a new answer alone is not enough
PACKAGE = polyfill.__path__[0]


def more(rule, tables: list, kept: list) -> list:
    """Return the inputs that were found for a rule: those that are kept, and new ones.

    Args:
        rule: one of ``rules.RULES``.
        tables: its inputs that are in tables.
        kept: what was found before.
    """
    found = list(kept)
    ways, answers = set(), set()
    for row in [*tables, *found]:
        taken, answer = way(rule, row)
        ways |= taken
        answers.add(answer)

    @seed(7)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=[*HealthCheck],
    )
    @given(rule.strategy)
    def look(drawn):
        row = plain(drawn)
        try:
            if len(found) >= MOST or len(line(row)) > LONGEST or not line(row).isprintable():
                return
        except ValueError:  # no JSON, or a half of a character
            return
        taken, answer = way(rule, row)
        if not taken <= ways or (len(found) < FEW and answer not in answers):
            ways.update(taken)
            answers.add(answer)
            found.append(row)

    look()
    return sorted(found, key=lambda row: (len(line(row)), line(row)))


def plain(value):
    """Return what is drawn as what JSON has; numbers are short, since runtimes may read long ones a digit apart."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return round(max(-1e9, min(value, 1e9)), 3) if value == value else 0
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items()}
    return value if value is None or isinstance(value, str) else str(value)


def way(rule, row) -> tuple[set, str]:
    """Return the steps from line to line that the package takes over an input, and the answer as text."""
    steps = set()

    def enter(frame, event, argument):
        name = frame.f_code.co_filename
        if not name.startswith(PACKAGE):
            return None
        before = [0]

        def step(frame, event, argument):
            steps.add((name, before[0], frame.f_lineno))
            before[0] = frame.f_lineno
            return step

        return step

    given_ = json.loads(line(rule.complete(row)))  # as a runtime gets it
    former = sys.gettrace()
    sys.settrace(enter)
    try:
        answer = dict(scenario.RULES)[rule.name](given_)
    finally:
        sys.settrace(former)
    return steps, json.dumps(answer)
