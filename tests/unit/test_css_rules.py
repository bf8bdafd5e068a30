"""The table of rules (seed, CSS design; fact sheet 3)."""

import pytest
from tools.environment import ROOT

from polyfill import editions
from polyfill.css import rules, table
from polyfill.css.judgement import SINGLE, WHOLE

from .styles import FINAL, TRIAL

# What the seed lists as free, with its patterns written out.
SEED = """font-kerning font-optical-sizing font-stretch font-synthesis-weight font-synthesis-style
font-synthesis-small-caps font-feature-settings forced-color-adjust text-rendering align-self anchor-name aspect-ratio
border-top-color border-left-width border-bottom-style border-top-left-radius border-image-source border-collapse
border-spacing clear color-scheme contain contain-intrinsic-width contain-intrinsic-height container-name
container-type counter-reset counter-set counter-increment flex-basis flex-direction flex-grow flex-shrink flex-wrap
float height isolation justify-self left order orphans outline-color outline-style outline-width overflow-anchor
overscroll-behavior-x overscroll-behavior-y page position position-anchor content-visibility right
scroll-margin-top scroll-margin-inline-start scroll-padding-left scroll-padding-block-end text-spacing-trim top
visibility x y ruby-position user-select width will-change z-index
color background-color font-size zoom outline-offset margin-top font-weight font-style word-spacing display
letter-spacing min-height max-height min-width max-width padding-top padding-left transform""".split()
LOGICAL = """inline-size block-size min-inline-size min-block-size max-inline-size max-block-size padding-inline-start
padding-inline-end padding-block-start padding-block-end margin-inline-start margin-block-end inset-inline-start
border-inline-start-width border-block-end-color border-start-start-radius border-end-end-radius""".split()
BY_SEED_ALONE = """transform translate scale rotate contain content-visibility container-name container-type
contain-intrinsic-width border-collapse border-image-source""".split()
NEITHER = """font-family line-height text-align text-indent text-shadow text-decoration-line white-space-collapse direction
opacity filter backdrop-filter clip clip-path mask-image mix-blend-mode overflow-x pointer-events background-image
background-clip content animation-name transition-property appearance list-style-type grid-row-start row-gap
corner-top-left-shape border-shape transform-origin perspective""".split()


@pytest.mark.parametrize("name", SEED)
def test_what_the_seed_lists_applies_in_its_edition(name):
    assert name in rules.applies(TRIAL)


@pytest.mark.parametrize("edition", editions.NAMES)
@pytest.mark.parametrize("name", LOGICAL)
def test_logical_equivalents_apply(edition, name):
    assert name in rules.applies(edition)


@pytest.mark.parametrize("name", BY_SEED_ALONE)
def test_what_only_the_seed_lists(name):
    assert name not in rules.applies(FINAL)


@pytest.mark.parametrize("edition", editions.NAMES)
@pytest.mark.parametrize("name", NEITHER)
def test_what_neither_lists_never_applies(edition, name):
    assert name not in rules.applies(edition)


def test_whatever_applies_in_the_final_edition_applies_in_the_trial():
    assert set(rules.applies(FINAL)) < set(rules.applies(TRIAL))


@pytest.mark.parametrize("edition", editions.NAMES)
def test_names_are_sorted_and_stand_once(edition):
    names = rules.applies(edition)
    assert list(names) == sorted(set(names))
    read = rules.read(edition)
    assert len(read) == len(set(read))


@pytest.mark.parametrize("edition", editions.NAMES)
def test_only_physical_longhands_are_read(edition):
    assert not [
        name for name in rules.read(edition) if "*" in name or "+" in name or "block" in name or "inline" in name
    ]


def test_what_is_read_is_lean():
    assert [len(rules.read(edition)) for edition in editions.NAMES] == [44, 52]


@pytest.mark.parametrize("edition", editions.NAMES)
def test_what_is_read_applies_or_is_corrected_or_refused(edition):
    never = [kind for kind, names, _ in rules.rows(edition) for name in names if name not in rules.applies(edition)]
    assert set(never) <= {rules.MASKED, rules.NEVER, rules.UNREACHED}


def test_each_rule_is_of_a_kind_that_something_judges():
    assert {rule[0] for rule in rules.RULES} == {*SINGLE, *WHOLE}


@pytest.mark.parametrize("edition", editions.NAMES)
def test_no_longhand_has_two_rules_of_one_kind(edition):
    found = [(kind, name) for kind, names, _ in rules.rows(edition) for name in names]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("edition", editions.NAMES)
def test_what_has_one_value_is_not_reset(edition):
    assert {"vertical-align", "alignment-baseline", "writing-mode", "box-sizing"} <= set(rules.applies(edition))


# font-size: small and xxx-large, as Chromium 156 computes them for a default size in strict and in quirks mode.
@pytest.mark.parametrize(
    ("medium", "strict", "quirks"),
    [(16, (13, 48), (13, 48)), (13, (12, 39), (10, 40)), (12, (10, 36), (10, 37)), (9, (9, 27), (9, 28)),
     (8, (7.12, 24), (7.12, 24)), (17, (15.13, 51), (15.13, 51)), (18, (16.02, 54), (16.02, 54))],
)  # fmt: skip
def test_keyword_sizes(medium, strict, quirks):
    assert rules.keyword_sizes(medium, False) == pytest.approx(strict)
    assert rules.keyword_sizes(medium, True) == pytest.approx(quirks)


def test_the_documents_have_the_table():
    text = (ROOT / "docs/styles.md").read_text(encoding="utf-8")
    assert table.section(text) == table.markdown(), "put in what python3 -m polyfill.css.table prints"


@pytest.mark.parametrize(("names", "count"), [("margin-*", 8), ("border-+-radius", 8), ("color", 1), ("a b-*", 9)])
def test_expand(names, count):
    assert len(set(rules.expand(names))) == count


def test_unknown_editions_act_as_the_default():
    assert rules.read("nonsense") == rules.read(editions.DEFAULT)
    assert rules.applies("nonsense") == rules.applies(editions.DEFAULT)
