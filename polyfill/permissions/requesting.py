"""Asking the person.

Source: W3C Permissions, sections 5.2 and 5.3. Nothing here waits: what asks the person is called with a function, to
be called once with the answer.
"""

from .descriptors import named, text_of
from .features import PERSISTENT, feature
from .reading import permission_state
from .states import DENIED, GRANTED, PROMPT


class Answer:
    """What the person decided.

    Args:
        state: ``granted`` or ``denied``; ``prompt`` where the question was dismissed.
        lifetime: for how long a grant is meant; one that the feature does not offer counts as its shortest.
    """

    def __init__(self, state: str, lifetime: str = PERSISTENT):
        self.state = state
        self.lifetime = lifetime


def once(function):
    """Return a function that calls another the first time, and does nothing after that."""
    called = []

    def call(value):
        if not called:
            called.append(True)
            function(value)

    return call


def request_permission_to_use(descriptor, environment, ask, then) -> None:
    """Request permission to use a powerful feature (section 5.2).

    A question that was dismissed is answered with ``denied``, and nothing is stored: the specification would store
    the denial, browsers ask again.

    Args:
        descriptor: what for; a name is short for its descriptor.
        environment: the document.
        ask: called as ``ask(descriptor, answer)`` where the person has to be asked; ``answer`` takes an ``Answer``.
        then: called with ``granted`` or ``denied``.
    """
    descriptor = named(descriptor) if isinstance(descriptor, str) else descriptor
    current = permission_state(descriptor, environment)  # step 1
    if current != PROMPT:  # step 2
        then(current)
        return

    def answered(answer):
        if answer.state == GRANTED and GRANTED in feature(descriptor["name"]).states:  # steps 4 to 7
            _store(descriptor, environment, GRANTED, answer.lifetime)
        elif answer.state == DENIED:
            _store(descriptor, environment, DENIED, PERSISTENT)
        then(GRANTED if answer.state == GRANTED else DENIED)  # step 8

    ask(descriptor, once(answered))  # step 3


def _store(descriptor: dict, environment, state: str, lifetime: str) -> None:
    offered = feature(descriptor["name"]).lifetimes
    lifetime = lifetime if lifetime in offered or state != GRANTED else offered[-1]
    environment.store.decide(descriptor, environment.key(descriptor), state, environment.now(), lifetime)


class Choices:
    """What a person chose before, so that the same question gets the same answer without a prompt (5.3, step 2)."""

    def __init__(self):
        self._made = []  # (text of the descriptor, key, options, allow_multiple, chosen)

    def get(self, *question):
        """Return what was chosen, ``None`` where nothing was."""
        for made in self._made:
            if made[:-1] == question:
                return made[-1]
        return None

    def keep(self, question, chosen) -> None:
        """Remember an answer in the place of an earlier one."""
        self._made = [made for made in self._made if made[:-1] != question] + [question + (chosen,)]

    def forget(self, descriptor: dict) -> None:
        """Forget what was chosen, since there is new information about what the person wants."""
        self._made = [made for made in self._made if made[0] != text_of(descriptor)]


def prompt_the_user_to_choose(descriptor, options, environment, choices, ask, then, allow_multiple=False) -> None:
    """Prompt the user to choose one or more options (section 5.3).

    Args:
        descriptor: what for; a name is short for its descriptor.
        options: a list of what there is to choose from.
        environment: the document.
        choices: what was chosen before.
        ask: called as ``ask(descriptor, chosen)``; ``chosen`` takes a list of options, empty for a denial.
        then: called with ``denied``, or with a list of options: one, or any number with ``allow_multiple``.
        allow_multiple: whether more than one can be chosen.
    """
    descriptor = named(descriptor) if isinstance(descriptor, str) else descriptor
    state = permission_state(descriptor, environment)
    if state == DENIED:  # step 1
        then(DENIED)
        return
    question = (text_of(descriptor), environment.key(descriptor), _as_set(options), allow_multiple)
    before = choices.get(*question)
    if state == GRANTED and before is not None:  # step 2
        then(list(before))
        return

    def chosen(picked):
        kept = [option for option in options if option in picked]  # step 3.2
        kept = kept if allow_multiple else kept[:1]
        if kept:
            choices.keep(question, tuple(kept))
        then(kept if kept else DENIED)  # step 4

    ask(descriptor, once(chosen))  # step 3


def _as_set(options) -> tuple:
    return tuple(sorted([str(option) for option in options]))
