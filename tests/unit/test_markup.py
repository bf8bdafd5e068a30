"""What tells the trial's markup from today's."""

import pytest

from polyfill import editions, markup
from polyfill.catalogue import catalogue


def test_the_option_has_its_default_first():
    assert markup.SYNTAXES == ("auto", "void", "content")


def test_only_the_trial_had_a_void_element():
    fixed = dict(markup.FIXED)
    assert {edition: fixed.get(edition) for edition in editions.NAMES} == {"origin-trial": None, "final": "content"}


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("script", "never"),
        ("permission", "never"),
        ("permission-element", "never"),
        ("h1", "rarely"),
        ("main", "rarely"),
        ("form", "rarely"),
        ("video", "rarely"),
        ("p", None),
        ("a", None),
        ("button", None),
        ("div", None),
        ("img", None),
        ("input", None),
        ("ul", None),
    ],
)
def test_what_may_be_fallback_content(name, table):
    tables = catalogue("")["markup"]
    assert [key for key in ("never", "rarely") if name in tables[key].split(",")] == ([table] if table else [])


def test_no_name_twice():
    assert len(set(markup.NEVER + markup.RARELY)) == len(markup.NEVER + markup.RARELY)
