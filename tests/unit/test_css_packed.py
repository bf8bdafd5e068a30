"""Styles as texts: what comes out is what the judgement says, and what cannot be put in force is refused."""

import json

from polyfill.css import packed, rules
from polyfill.css.judgement import CONTEXT

from .harness import Harness
from .styles import FINAL, TRIAL, style


def text(edition, changes):
    values = style(edition, changes)
    return packed.SEPARATOR.join(values[name] for name in rules.read(edition) + CONTEXT)


def test_corrections_and_violations():
    corrections, violations, fleeting = packed.judge(
        FINAL, text(FINAL, {"letter-spacing": "21px", "color": "rgba(0, 0, 0, 0.5)"})
    )
    assert corrections == [["letter-spacing", "4px"]]
    assert [(rule, name) for rule, name, _, _ in violations] == [("opaque", "color")]
    assert not fleeting


def test_what_cannot_be_overridden_is_refused_and_looked_at_again():
    corrections, [violation], fleeting = packed.judge(FINAL, text(FINAL, {"letter-spacing": "21px"}) + packed.UNHELD)
    assert (corrections, violation[1:3], fleeting) == ([], ["letter-spacing", "21px"], True)


def test_a_mask_is_looked_at_again():
    assert packed.judge(TRIAL, text(TRIAL, {"@masked": "1"}))[2]


def test_a_broken_text_is_refused_and_stops_no_other():
    page = Harness(edition=FINAL)
    broken, fine = json.loads(page.tell("judge", ["nonsense", text(FINAL, {})]))
    assert broken[1] and not fine[1]
    assert len(page.host.reports) == 1


def test_one_line_for_what_an_animation_gives_over_time():
    page = Harness(edition=FINAL)
    page.valid()
    for value in ("5px", "6px", "7px"):
        page.tell("style", [[1, page.host.time, [["length", "letter-spacing", value, "at most 4px"]]]])
    page.tell("style", [[1, page.host.time, []]])
    page.tell("style", [[1, page.host.time, [["length", "letter-spacing", "8px", "at most 4px"]]]])
    assert [line for line in page.host.reports if "letter-spacing" in line] == page.host.reports
    assert len(page.host.reports) == 2
    assert page.page.elements.element(1).violations[0][2] == "8px"
