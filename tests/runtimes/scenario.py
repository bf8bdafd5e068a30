"""Plays steps on a page against the fake host and writes down what it would have seen.

Runs on CPython, Pyodide and MicroPython, and therefore keeps to what they share.
"""

import json

from polyfill import dialogs, type_ext
from polyfill.browsers import recognise
from polyfill.css import judgement, rules
from polyfill.fake_host import FakeHost
from polyfill.languages import resolve
from polyfill.page import Page
from polyfill.type_attribute import parse


def play(steps) -> list:
    """Return a transcript: after each step the answer and everything that the host was asked for."""
    host = FakeHost()
    page = Page(host)
    transcript = []
    for kind, payload, wait in steps:
        answer = page.dispatch(kind, "" if payload is None else json.dumps(payload))
        host.run_until(host.time + wait, page.dispatch)
        views = [[handle, sorted(host.views[handle].items())] for handle in sorted(host.views)]
        asked = [host.languages, host.dialog_languages]
        transcript.append([kind, answer, host.time, host.due, views, host.released, host.reports, asked])
    transcript.append([host.events, host.requests, [sorted(states.items()) for states in host.remembered]])
    return transcript


def judge(edition, values) -> list:
    """Return what a style becomes."""
    judged = judgement.judge(edition, values)
    return [judged.corrections, [judgement.words(violation) for violation in judged.violations]]


def choose(states) -> list:
    """Return what a pair shows in these states, in each mode, with the model."""
    effective, browser, agent = states
    place = recognise(agent)
    found = []
    for mode in (dialogs.NATIVE, dialogs.EMULATED):
        variant, names = dialogs.choose(("camera", "microphone"), effective, browser, mode)
        shown = dialogs.model(1, 2, variant, names, names, "https://example.org:1", (None, None), place)
        found.append([variant, names, sorted(shown.items())])
    return found


def run(corpus: str) -> str:
    """Answer a corpus, both as JSON: ``{types, extensions, languages, styles, dialogs, scenarios}``."""
    corpus = json.loads(corpus)
    answers = {
        "types": [parse(value) for value in corpus["types"]],
        "extensions": [type_ext.parse(value) for value in corpus["extensions"]],
        "languages": [resolve(tag, preferred) for tag, preferred in corpus["languages"]],
        "styles": [judge(edition, values) for edition, values in corpus["styles"]],
        "applying": [rules.applies(edition) for edition in ("origin-trial", "final")],
        "dialogs": [choose(states) for states in corpus["dialogs"]],
        "scenarios": [play(steps) for steps in corpus["scenarios"]],
    }
    return json.dumps(answers)
