"""How a prompt ended (fact sheet 7.5, 7.6; design, section 6)."""

import pytest

from polyfill import editions
from polyfill.prompt import ACTION, DISMISS, STATUS_QUO, outcome

G, D, P = "granted", "denied", "prompt"


@pytest.mark.parametrize(
    ("allowed", "before", "after", "expected"),
    [
        (True, P, G, ACTION),
        (True, D, G, ACTION),
        (True, P, P, ACTION),  # a one-time grant that the browser does not report
        (True, G, G, STATUS_QUO),
        (False, P, D, ACTION),
        (False, G, D, ACTION),
        (False, P, P, DISMISS),
        (False, D, D, DISMISS),
        (False, G, P, DISMISS),
        (False, P, G, ACTION),  # allowed, but the device is busy
        (False, G, G, STATUS_QUO),
    ],
)
def test_outcome(allowed, before, after, expected):
    assert outcome(allowed, before, after) == expected


def test_the_trial_fires_its_older_events_as_well():
    assert editions.prompt_events(editions.ORIGIN_TRIAL) == (
        ("promptaction", "resolve"),
        ("promptdismiss", "dismiss"),
        ("promptaction", "resolve"),
    )


def test_final_calls_the_status_quo_a_dismissal():
    assert editions.prompt_events(editions.FINAL) == (
        ("promptaction",),
        ("promptdismiss",),
        ("promptdismiss",),
    )


def test_an_unknown_edition_acts_as_the_default():
    assert editions.prompt_events("1997") == editions.prompt_events(editions.DEFAULT)
