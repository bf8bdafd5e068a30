"""Editions that follow others: what is not their own is that of the one they follow."""

import pytest

from polyfill import editions
from polyfill.css import rules

OTHER = "other"


@pytest.fixture
def followed(monkeypatch):
    monkeypatch.setattr(editions, "EDITIONS", (*editions.EDITIONS, (OTHER, editions.FINAL)))
    monkeypatch.setattr(editions, "NAMES", (*editions.NAMES, OTHER))


@pytest.mark.parametrize("edition", editions.NAMES)
def test_those_of_this_package_follow_nobody(edition):
    assert editions.line(edition) == (edition,)


def test_unknown_ones_act_as_the_default():
    assert editions.line("nonsense") == (editions.DEFAULT,)


def test_whoever_follows_has_the_same_rules(followed):
    assert editions.line(OTHER) == (OTHER, editions.FINAL)
    assert rules.rows(OTHER) == rules.rows(editions.FINAL) != rules.rows(editions.ORIGIN_TRIAL)
    assert rules.applies(OTHER) == rules.applies(editions.FINAL)
    assert rules.read(OTHER) == rules.read(editions.FINAL)
    assert editions.prompt_events(OTHER) == editions.prompt_events(editions.FINAL)


def test_an_own_row_counts_before_others(followed, monkeypatch):
    monkeypatch.setattr(rules, "RULES", (*rules.RULES, (rules.MAX_WIDTH, OTHER, "max-width", (None, 6), rules.OURS)))
    assert [bound for kind, _, bound in rules.rows(OTHER) if kind == rules.MAX_WIDTH] == [(None, 6)]
    assert [bound for kind, _, bound in rules.rows(editions.FINAL) if kind == rules.MAX_WIDTH] == [(None, 3)]


def test_circles_end(monkeypatch):
    monkeypatch.setattr(editions, "EDITIONS", (("a", "b"), ("b", "a")))
    monkeypatch.setattr(editions, "NAMES", ("a", "b"))
    assert editions.line("a") == ("a", "b")
