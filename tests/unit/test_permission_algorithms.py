"""The algorithms of W3C Permissions, step by step: sections 4, 5 and 6."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.permissions.descriptors import named
from polyfill.permissions.environment import Environment
from polyfill.permissions.features import END_TRACKS, NAMES, NOTHING, ONCE, PERSISTENT, STOP_WATCHES
from polyfill.permissions.lifetime import Visit
from polyfill.permissions.querying import create_a_permission_status, default_permission_query, query, update
from polyfill.permissions.reading import get_the_current_permission_state, permission_state
from polyfill.permissions.requesting import (
    Answer,
    Choices,
    prompt_the_user_to_choose,
    request_permission_to_use,
)
from polyfill.permissions.revoking import change, expire, react_to_the_user_revoking_permission
from polyfill.permissions.store import PermissionStore, load

from .permission_values import HOUR, JSON, MINUTE, NOW, ORIGIN, OTHER, descriptor

G, D, P = "granted", "denied", "prompt"
CAMERA, LOCATION = named("camera"), named("geolocation")
PTZ = descriptor(name="camera", panTiltZoom=True)


class Desk:
    """A document with a clock to set, and a person who answers what is asked."""

    def __init__(self, browser=None, **options):
        self.time = NOW
        self.store = PermissionStore()
        self.visit = Visit(True, NOW - HOUR)
        self.browser = browser
        self.asked = []
        self.answers = []
        self.revoked = []
        self.environment = Environment(
            self.store,
            lambda: self.time,
            options.pop("origin", ORIGIN),
            browser=lambda descriptor: self.browser,
            visit=lambda name: self.visit,
            **options,
        )

    def decide(self, state, what=CAMERA, lifetime=PERSISTENT):
        self.store.decide(what, self.environment.key(what), state, self.time, lifetime)

    def state(self, what=CAMERA):
        return permission_state(what, self.environment)

    def ask(self, descriptor, answer):
        self.asked.append((descriptor, answer))

    def request(self, what=CAMERA):
        request_permission_to_use(what, self.environment, self.ask, self.answers.append)

    def answer(self, answer):
        self.asked[-1][1](answer)

    def revoke(self, descriptor, what):
        self.revoked.append((descriptor, what))


@pytest.fixture
def desk():
    return Desk()


# 5.1 Reading the current permission state


def test_5_1_get_the_current_permission_state_takes_a_name(desk):
    """Steps 1 and 2 of "get the current permission state"."""
    desk.decide(G)
    assert get_the_current_permission_state("camera", desk.environment) == G
    assert get_the_current_permission_state("microphone", desk.environment) == P


def test_5_1_step_2_a_non_secure_context_is_denied():
    desk = Desk(G, secure=False)
    desk.decide(G)
    assert desk.state() == D


def test_5_1_step_4_what_the_policy_refuses_is_denied():
    desk = Desk(G, refused=("camera", "payment"))
    desk.decide(G)
    assert [desk.state(), desk.state(LOCATION), desk.state(named("payment-handler"))] == [D, G, D]


def test_5_1_step_4_no_policy_governs_notifications():
    assert Desk(G, refused=("notifications", "")).state(named("notifications")) == G


def test_5_1_step_4_a_document_that_is_not_fully_active_may_use_nothing():
    assert Desk(G, fully_active=False).state() == D


def test_5_1_step_5_the_key_is_made_of_the_top_level_origin():
    framed = Desk(origin=OTHER, top_origin=ORIGIN)
    framed.store.set(CAMERA, OTHER, D, NOW)
    assert framed.state() == P
    framed.store.set(CAMERA, ORIGIN, D, NOW)
    assert framed.state() == D


@pytest.mark.parametrize("state", [G, D, P])
def test_5_1_steps_6_and_7_the_entrys_state(desk, state):
    desk.decide(state)
    assert desk.state() == state


def test_5_1_step_8_without_an_entry_it_is_the_browsers_state_or_the_default():
    assert [Desk(browser).state() for browser in (G, D, P, None, "ask")] == [G, D, P, P, P]


@pytest.mark.parametrize("decided", [G, D, P])
@pytest.mark.parametrize("browser", [G, D, P])
def test_what_was_decided_here_never_exceeds_the_browser(decided, browser):
    """Design, section 7."""
    desk = Desk(browser)
    desk.decide(decided)
    assert desk.state() == next(state for state in (D, P, G) if state in (decided, browser))


def test_permission_state_constraints():
    """Section 4: screen capture is never remembered as granted."""
    assert Desk(G).state(named("display-capture")) == P
    assert Desk(D).state(named("display-capture")) == D


def test_a_grant_that_has_ended_is_prompt_even_before_anyone_has_looked(desk):
    desk.browser = G
    desk.decide(G, lifetime=ONCE)
    assert desk.state() == G
    desk.time += 16 * HOUR
    assert desk.state() == P


# 5.2 Requesting permission to use a powerful feature


@pytest.mark.parametrize("state", [G, D])
def test_5_2_steps_1_and_2_what_is_decided_is_not_asked(desk, state):
    desk.decide(state)
    desk.request()
    assert (desk.asked, desk.answers) == ([], [state])


def test_5_2_step_3_the_person_is_asked_about_the_descriptor(desk):
    desk.request("camera")
    assert [asked for asked, _ in desk.asked] == [CAMERA]
    assert desk.answers == []


@pytest.mark.parametrize("state", [G, D])
def test_5_2_steps_4_to_8_the_answer_is_stored_and_returned(desk, state):
    desk.request()
    desk.time += 7
    desk.answer(Answer(state, ONCE))
    entry = desk.store.get(CAMERA, ORIGIN)
    assert (desk.answers, entry.state, entry.decided) == ([state], state, NOW + 7)
    assert entry.lifetime == (ONCE if state == G else PERSISTENT)


def test_5_2_a_dismissed_question_is_denied_and_not_stored(desk):
    desk.request()
    desk.answer(Answer(P))
    assert (desk.answers, desk.store.entries()) == ([D], [])


def test_5_2_an_answer_counts_once(desk):
    desk.request()
    desk.answer(Answer(D))
    desk.answer(Answer(G))
    assert (desk.answers, desk.state()) == ([D], D)


def test_5_2_a_lifetime_that_is_not_offered_is_the_shortest(desk):
    desk.request()
    desk.answer(Answer(G, "forever"))
    assert desk.store.get(CAMERA, ORIGIN).lifetime == ONCE


def test_5_2_a_denial_lasts(desk):
    desk.request("display-capture")
    desk.answer(Answer(D))
    assert desk.store.get(named("display-capture"), ORIGIN).lifetime == PERSISTENT


def test_5_2_what_cannot_be_granted_for_long_is_allowed_and_not_stored(desk):
    desk.request("display-capture")
    desk.answer(Answer(G))
    assert (desk.answers, desk.store.entries()) == ([G], [])


# 5.3 Prompt the user to choose


class Question:
    """A question with options, on a desk."""

    def __init__(self, desk, choices=None):
        self.desk = desk
        self.choices = choices or Choices()

    def put(self, options=("a", "b"), multiple=False):
        prompt_the_user_to_choose(
            "camera",
            options,
            self.desk.environment,
            self.choices,
            self.desk.ask,
            self.desk.answers.append,
            allow_multiple=multiple,
        )


def test_5_3_step_1_denied_is_not_asked(desk):
    desk.decide(D)
    Question(desk).put()
    assert (desk.asked, desk.answers) == ([], [D])


def test_5_3_step_2_granted_the_same_question_has_the_same_answer(desk):
    question = Question(desk)
    desk.decide(G)
    question.put()
    desk.answer(["b"])
    question.put()
    question.put(options=("b", "a"))
    assert (len(desk.asked), desk.answers) == (1, [["b"]] * 3)


@pytest.mark.parametrize("other", [{"options": ("a", "b", "c")}, {"multiple": True}])
def test_5_3_step_2_another_question_is_asked(desk, other):
    question = Question(desk)
    desk.decide(G)
    question.put()
    desk.answer(["b"])
    question.put(**other)
    assert len(desk.asked) == 2


def test_5_3_step_2_new_information_makes_it_a_question_again(desk):
    question = Question(desk)
    desk.decide(G)
    question.put()
    desk.answer(["b"])
    question.choices.forget(CAMERA)
    question.put()
    desk.answer(["a"])
    question.put()
    assert (len(desk.asked), desk.answers) == (2, [["b"], ["a"], ["a"]])


def test_5_3_step_2_without_a_grant_it_is_asked_each_time(desk):
    question = Question(desk)
    for _ in range(2):
        question.put()
        desk.answer(["a"])
    assert (len(desk.asked), desk.answers) == (2, [["a"], ["a"]])


def test_5_3_step_3_2_one_option_or_any_number(desk):
    question = Question(desk)
    question.put()
    desk.answer(["b", "a", "x"])
    question.put(multiple=True)
    desk.answer(["b", "a", "x"])
    assert desk.answers == [["a"], ["a", "b"]]


@pytest.mark.parametrize("nothing", [[], ["x"]])
def test_5_3_step_4_no_option_is_a_denial(desk, nothing):
    Question(desk).put()
    desk.answer(nothing)
    desk.answer(["a"])
    assert desk.answers == [D]


# 5.4 Reacting to users revoking permission, and section 4, permission lifetime


@pytest.mark.parametrize(
    ("name", "what"),
    [("camera", END_TRACKS), ("microphone", END_TRACKS), ("geolocation", STOP_WATCHES), ("midi", NOTHING)],
)
def test_5_4_step_1_the_revocation_algorithm_and_step_2_the_entry(desk, name, what):
    desk.decide(G, named(name))
    react_to_the_user_revoking_permission(named(name), ORIGIN, desk.environment, desk.revoke)
    assert desk.revoked == [(named(name), what)]
    assert desk.store.entries() == []


def test_5_4_stronger_grants_go_as_well(desk):
    desk.decide(G, PTZ)
    desk.decide(G)
    react_to_the_user_revoking_permission(CAMERA, ORIGIN, desk.environment, desk.revoke)
    assert (desk.state(), desk.state(PTZ)) == (P, P)


def test_5_4_nothing_else_goes(desk):
    desk.decide(G, LOCATION)
    desk.decide(D, PTZ)
    desk.decide(G)
    desk.store.set(PTZ, OTHER, G, NOW)
    react_to_the_user_revoking_permission(CAMERA, ORIGIN, desk.environment, desk.revoke)
    assert [desk.state(what) for what in (CAMERA, PTZ, LOCATION)] == [P, D, G]
    assert desk.store.get(PTZ, OTHER).state == G


def test_lifetime_step_1_back_to_the_default_state_and_step_2_revocation(desk):
    desk.browser = G
    desk.decide(G, lifetime=ONCE)
    desk.decide(G, LOCATION)
    assert expire(desk.environment, desk.revoke) == ([], NOW + MINUTE)
    desk.time += 16 * HOUR
    ended, look = expire(desk.environment, desk.revoke)
    assert (ended, look) == ([(CAMERA, "expired")], desk.time + 24 * HOUR)
    assert desk.revoked == [(CAMERA, END_TRACKS)]
    assert (desk.state(), desk.state(LOCATION)) == (P, G)
    assert expire(desk.environment, desk.revoke)[0] == [] and len(desk.revoked) == 1


def test_nothing_to_end_needs_no_look(desk):
    desk.decide(D)
    assert expire(desk.environment, desk.revoke) == ([], None)


def test_a_grant_of_something_stronger_keeps_the_tracks(desk):
    desk.decide(G, lifetime=ONCE)
    desk.decide(G, PTZ)
    desk.time += 16 * HOUR
    assert expire(desk.environment, desk.revoke)[0] == [(CAMERA, "expired")]
    assert (desk.revoked, desk.state()) == ([], G)


def test_what_another_tab_ended_is_revoked_here_as_well(desk):
    """Section 4, step 2: for each browsing context of the origin."""
    desk.decide(G)
    other, _ = load(desk.store.dump(NOW), NOW, ORIGIN)
    other.decide(CAMERA, ORIGIN, D, NOW + 1)
    assert change(desk.environment, lambda: desk.store.merge(other), desk.revoke) == [CAMERA]
    assert (desk.revoked, desk.state()) == ([(CAMERA, END_TRACKS)], D)


def test_what_the_browser_grants_all_the_same_goes_on(desk):
    desk.browser = G
    desk.decide(G)
    assert change(desk.environment, lambda: desk.store.remove(CAMERA, ORIGIN, NOW), desk.revoke) == []
    assert (desk.revoked, desk.state()) == ([], G)


def test_what_is_granted_to_another_pair_of_sites_is_not_revoked_here(desk):
    access = named("storage-access")
    desk.store.set(access, ORIGIN + " " + OTHER, G, NOW)
    assert change(desk.environment, lambda: desk.store.set(access, ORIGIN + " " + OTHER, D, NOW), desk.revoke) == []


# 6.2.1 query()


def test_6_2_1_step_1_a_document_that_is_not_fully_active():
    result = query({"name": "nonsense"}, Desk(fully_active=False).environment)
    assert (result.status, result.error) == (None, "InvalidStateError")


@pytest.mark.parametrize("value", [None, 1, "camera", True, [], {}])
def test_6_2_1_steps_2_and_3_what_is_no_descriptor(desk, value):
    result = query(value, desk.environment)
    assert (result.status, result.error) == (None, "TypeError") and result.message


@pytest.mark.parametrize("name", ["", "nonsense", "Camera", None])
def test_6_2_1_step_4_a_name_that_is_not_supported(desk, name):
    assert query({"name": name}, desk.environment).error == "TypeError"


def test_6_2_1_step_4_what_is_supported_can_be_narrowed(desk):
    assert query({"name": "nfc"}, desk.environment, ("camera",)).error == "TypeError"
    assert query({"name": "camera"}, desk.environment, ("camera",)).error == ""


def test_6_2_1_steps_5_and_6_the_type_that_the_name_asks_for(desk):
    value = {"name": "top-level-storage-access", "requestedOrigin": "nowhere"}
    assert query(value, desk.environment).error == "TypeError"


def test_6_2_1_step_8_a_status_with_the_typed_descriptor_and_its_state(desk):
    desk.decide(G)
    status = query({"name": "camera", "more": 1}, desk.environment).status
    assert (status.name, status.query, status.state) == ("camera", CAMERA, G)


@pytest.mark.parametrize("name", NAMES)
def test_6_2_1_every_feature_can_be_queried(desk, name):
    value = {"name": name, "requestedOrigin": OTHER}
    assert query(value, desk.environment).status.state == P


@given(JSON, st.sampled_from(NAMES))
def test_6_2_1_arbitrary_json_never_raises_and_never_grants(value, name):
    desk = Desk()
    for passed in (value, {"name": value}, {"name": name, "deviceId": value, "sysex": value, "requestedOrigin": value}):
        result = query(passed, desk.environment)
        assert (result.status is None) is bool(result.error)
        assert result.status is None or result.status.state == P


# 6.3 PermissionStatus


def test_6_3_1_creating_a_status():
    """Steps 1 to 4."""
    status = create_a_permission_status(PTZ)
    assert (status.name, status.query) == ("camera", PTZ)


def test_4_the_default_permission_query_algorithm(desk):
    """Step 1: the status's state is the permission state."""
    status = create_a_permission_status(CAMERA)
    desk.decide(D)
    default_permission_query(CAMERA, status, desk.environment)
    assert status.state == D


def test_6_3_4_step_1_no_update_where_the_document_is_not_fully_active(desk):
    status = query({"name": "camera"}, desk.environment).status
    desk.environment.fully_active = False
    desk.decide(G)
    assert not update(status, desk.environment)
    assert status.state == P


def test_6_3_4_steps_2_to_4_the_new_state_and_the_event(desk):
    status = query({"name": "camera"}, desk.environment).status
    assert not update(status, desk.environment)
    desk.decide(G, lifetime=ONCE)
    assert update(status, desk.environment) and status.state == G
    assert not update(status, desk.environment)
    desk.time += 16 * HOUR
    assert update(status, desk.environment) and status.state == P
