"""Set Permission (W3C Permissions, appendix B), and the draft of 2015."""

import pytest
from hypothesis import given

from polyfill.permissions.automation import bidi_set_permission, set_a_permission, set_permission
from polyfill.permissions.descriptors import named, text_of
from polyfill.permissions.draft2015 import adapt, old_name, today
from polyfill.permissions.environment import Environment
from polyfill.permissions.querying import query
from polyfill.permissions.reading import permission_state
from polyfill.permissions.store import PermissionStore

from .permission_values import DRAFT, JSON, NOW, ORIGIN, OTHER, descriptor

G, D, P = "granted", "denied", "prompt"
CAMERA = named("camera")
GRANT = {"descriptor": {"name": "camera"}, "state": G}
BIDI = {**GRANT, "origin": ORIGIN}
INVALID = "invalid argument"


@pytest.fixture
def environment():
    return Environment(PermissionStore(), lambda: NOW, ORIGIN, browser=lambda descriptor: P)


def code(result):
    return result.get("error", "")


# B, set a permission


@pytest.mark.parametrize("state", [G, D, P])
def test_b_the_state_is_what_every_query_says_from_now_on(environment, state):
    """Step 6.1: as if it were the result of the permission state algorithm, whatever the browser says."""
    assert set_a_permission(CAMERA, state, environment)
    assert query({"name": "camera"}, environment).status.state == state
    assert permission_state(named("microphone"), environment) == P


def test_b_steps_1_and_4_the_key_decides_whether_it_concerns_the_document(environment):
    assert set_a_permission(CAMERA, G, environment, ORIGIN)
    assert not set_a_permission(CAMERA, D, environment, OTHER)
    assert permission_state(CAMERA, environment) == G


def test_b_it_is_not_written_down(environment):
    set_a_permission(CAMERA, G, environment)
    assert environment.store.entries() == []


# B.1.1, WebDriver


@pytest.mark.parametrize(
    "parameters",
    [None, 1, "x", [], {}, {"descriptor": {"name": "camera"}}, {"state": G}, {**GRANT, "state": "allow"},
     {**GRANT, "state": None}, {**GRANT, "state": [G]}, {**GRANT, "descriptor": None}, {**GRANT, "descriptor": "camera"},
     {**GRANT, "descriptor": []}],
)  # fmt: skip
def test_b_1_1_step_1_parameters_that_cannot_be_converted(environment, parameters):
    assert code(set_permission(parameters, environment)) == INVALID


def test_b_1_1_step_2_a_state_that_is_inappropriate(environment):
    assert code(set_permission({"descriptor": {"name": "display-capture"}, "state": G}, environment)) == INVALID
    assert code(set_permission({"descriptor": {"name": "display-capture"}, "state": D}, environment)) == ""


@pytest.mark.parametrize("described", [{}, {"name": "nonsense"}, {"name": None}])
def test_b_1_1_steps_3_and_4_a_descriptor_that_cannot_be_converted(environment, described):
    assert code(set_permission({**GRANT, "descriptor": described}, environment)) == INVALID


def test_b_1_1_steps_5_and_6_success(environment):
    """Example 7."""
    result = set_permission({"descriptor": {"name": "midi", "sysex": True}, "state": G}, environment)
    assert result == {"value": None}
    assert permission_state(descriptor(name="midi", sysex=True), environment) == G
    assert permission_state(named("midi"), environment) == P


# B.2.1.3.1, WebDriver BiDi


@pytest.mark.parametrize("parameters", [None, [], GRANT, {**BIDI, "origin": 1}, {**BIDI, "origin": "a.test"},
                                        {**BIDI, "embeddedOrigin": None}, {**BIDI, "state": "x"}, {**BIDI, "descriptor": 1},
                                        {**BIDI, "descriptor": {"name": ["camera"]}}, {**BIDI, "userContext": 7}])  # fmt: skip
def test_b_2_parameters_that_cannot_be_converted(environment, parameters):
    """Steps 1 to 8."""
    assert code(bidi_set_permission(parameters, environment)) == INVALID


def test_b_2_step_4_only_the_default_user_context(environment):
    assert bidi_set_permission({**BIDI, "userContext": "default"}, environment) == {}
    assert code(bidi_set_permission({**BIDI, "userContext": "other"}, environment)) == "no such user context"


def test_b_2_step_5_a_state_that_is_inappropriate(environment):
    assert code(bidi_set_permission({**BIDI, "descriptor": {"name": "display-capture"}}, environment)) == INVALID


def test_b_2_step_6_a_descriptor_that_cannot_be_converted(environment):
    assert code(bidi_set_permission({**BIDI, "descriptor": {"name": "nonsense"}}, environment)) == INVALID


@pytest.mark.parametrize("origins", [{"origin": OTHER}, {"origin": OTHER, "embeddedOrigin": ORIGIN}])
def test_b_2_steps_7_to_9_other_origins_are_refused(environment, origins):
    assert code(bidi_set_permission({**BIDI, **origins}, environment)) == INVALID
    assert permission_state(CAMERA, environment) == P


def test_b_2_steps_8_and_9_the_pair_of_origins():
    framed = Environment(PermissionStore(), lambda: NOW, OTHER, ORIGIN)
    what = {"descriptor": {"name": "storage-access"}, "state": D}
    assert code(bidi_set_permission({**what, "origin": ORIGIN}, framed)) == INVALID
    assert bidi_set_permission({**what, "origin": ORIGIN, "embeddedOrigin": OTHER}, framed) == {}
    assert permission_state(named("storage-access"), framed) == D


def test_b_2_steps_10_to_12_success(environment):
    assert bidi_set_permission(BIDI, environment) == {}
    assert permission_state(CAMERA, environment) == G


@given(JSON)
def test_arbitrary_parameters_never_raise(value):
    environment = Environment(PermissionStore(), lambda: NOW, ORIGIN)
    for command in (set_permission, bidi_set_permission):
        assert code(command(value, environment)) == INVALID
        for part in ("descriptor", "state", "origin", "embeddedOrigin", "userContext"):
            command({**BIDI, part: value}, environment)


# The draft of 2015


@pytest.mark.parametrize(("value", "text"), DRAFT)
def test_names_of_the_draft(value, text):
    """Draft, sections 4 and 7, step 1."""
    converted, message = today(value)
    assert (text_of(converted) if converted else "") == text
    assert bool(message) is not bool(text)


@pytest.mark.parametrize("name", ["geolocation", "notifications", "push-notifications", "midi-sysex"])
def test_names_of_the_draft_and_back(name):
    assert old_name(today(name)[0]) == name


def test_what_the_draft_did_not_know_has_no_name_there():
    assert [old_name(named(name)) for name in ("camera", "midi", "push")] == ["", "", ""]


def test_how_the_draft_is_answered():
    """Draft, section 6: the status's ``permission`` is what was asked for, by the draft's name."""
    answer = adapt("midi-sysex")
    assert (text_of(answer["descriptor"]), answer["permission"]) == ("midi;sysex", {"name": "midi-sysex"})
    assert adapt({"name": "geolocation"})["permission"] == {"name": "geolocation"}
    assert adapt("camera") == {"error": "'camera' is not a name of the draft of 2015"}


@given(JSON)
def test_the_draft_never_raises(value):
    for passed in (value, {"name": value}):
        converted, message = today(passed)
        assert (converted is None) is bool(message)


# Engines
