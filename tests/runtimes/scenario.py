"""Plays steps on a page against the fake host and writes down what it would have seen.

Runs on CPython, Pyodide and MicroPython, and therefore keeps to what they share.
"""

import json

from polyfill import dialogs, type_ext
from polyfill.browsers import recognise
from polyfill.css import judgement, rules
from polyfill.fake_host import FakeHost
from polyfill.languages import resolve
from polyfill.media import _api
from polyfill.media.advice import advice
from polyfill.media.errors import Facts, classify
from polyfill.page import Page
from polyfill.permissions import lifetime, presence
from polyfill.permissions.automation import bidi_set_permission
from polyfill.permissions.descriptors import convert, named, text_of
from polyfill.permissions.draft2015 import adapt
from polyfill.permissions.entries import Entry
from polyfill.permissions.environment import Environment
from polyfill.permissions.keys import generate, origin_of
from polyfill.permissions.querying import query
from polyfill.permissions.revoking import expire
from polyfill.permissions.store import load
from polyfill.type_attribute import parse


def play(steps) -> list:
    """Return a transcript: after each step the answer and everything that the host was asked for."""
    host = FakeHost()
    page = Page(host)
    transcript = []
    for kind, payload, wait in steps:
        answer = page.dispatch(kind, "" if payload is None else json.dumps(payload))
        answer = json.loads(answer) if answer[:1] in ("[", "{") else answer  # MicroPython's mappings have no order
        host.run_until(host.time + wait, page.dispatch)
        views = [[handle, sorted(host.views[handle].items())] for handle in sorted(host.views)]
        asked = [host.languages, host.dialog_languages]
        transcript.append([kind, answer, host.time, host.due, views, host.released, host.reports, asked])
    controls = [[handle, host.controls[handle]] for handle in sorted(host.controls)]
    remembered = [sorted(states.items()) for states in host.remembered]
    transcript.append([host.events, host.requests, remembered, controls, host.news])
    return transcript


def judge(edition, values) -> list:
    """Return what a style becomes."""
    judged = judgement.judge(edition, values)
    return [judged.corrections, [judgement.words(violation) for violation in judged.violations]]


def permissions(corpus) -> dict:
    """Return what the permission model makes of foreign values, stores, lifetimes and pages."""
    origin, now = corpus["origin"], corpus["now"]
    answers = {
        "converted": [list(convert(value)) for value in corpus["values"]],
        "origins": [origin_of(value) for value in corpus["origins"]],
        "keys": [generate(named(name), origin, "http://b.test:1") for name in ("camera", "storage-access")],
        "texts": [text_of(convert(value)[0]) for value in corpus["values"] if convert(value)[0]],
        "lives": [],
        "stores": [stored(text, now, origin) for text in corpus["stores"]],
        "visits": [],
        "arrivals": [],
        "draft": [],
    }
    for span, age, active, left, began in corpus["lives"]:
        entry = Entry(named("camera"), origin, "granted", now - age, span)
        at = [None if ago is None else now - ago for ago in (active, left)]
        visit = lifetime.Visit(left is None, now - age + began, at[0], at[1])
        verdict = lifetime.judge(entry, visit, now, lifetime.Limits())
        answers["lives"].append([verdict.ended, verdict.look])
    for records, held, name in corpus["visits"]:
        visit = presence.describe(presence.merge([], records), held, name, now)
        answers["visits"].append([visit.present, visit.since, visit.active_until, visit.left])
    for records, held, own, tab in corpus["arrivals"]:
        arrival = presence.arrive(presence.merge([], records), held, own, tab, now, 5000.0)
        answers["arrivals"].append([arrival.began, arrival.taken])
    for value in corpus["draft"]:
        answers["draft"].append(sorted(adapt(value).items()))
    return answers


def stored(text, now, origin) -> list:
    """Return what a stored text comes to: now, a day later, and after automation has set one permission."""
    store, complaints = load(text, now, origin)
    clock = [now]
    environment = Environment(store, lambda: clock[0], origin)
    revoked = []
    states = []
    for later in (0.0, 24 * lifetime.HOUR):
        clock[0] = now + later
        ended, look = expire(environment, lambda descriptor, what: revoked.append([text_of(descriptor), what]))
        ended = [[text_of(descriptor), why] for descriptor, why in ended]
        result = query({"name": "camera", "deviceId": "x"}, environment)
        states.append([ended, look, result.status.state])
    command = {"descriptor": {"name": "camera"}, "state": "granted", "origin": origin}
    states.append([bidi_set_permission(command, environment), query({"name": "camera"}, environment).status.state])
    records = [sorted(record.items()) for record in json.loads(store.dump(now))["entries"]]
    return [complaints, revoked, states, [[pair for pair in record if pair[0] != "descriptor"] for record in records]]


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


def explain(row) -> list:
    """Return what an error means, and what is advised."""
    error, asked, facts, texts = row
    facts = Facts(facts.get("place", ("", "")), facts.get("secure", True), facts.get("refused", ()),
                  facts.get("before"), facts.get("after"), facts.get("present"))  # fmt: skip
    explained = classify(error, asked, facts)
    explained.advice = advice(explained.code, explained.permissions, texts)
    return sorted(explained.told().items())


def wanted(given):
    """Return the constraints that are meant; the name of the error where there are none."""
    try:
        return sorted([[kind, value] for kind, value in _api.converted(given).items()])
    except TypeError as error:
        return type(error).__name__


def run(corpus: str) -> str:
    """Answer a corpus, both as JSON: ``{types, extensions, languages, styles, permissions, dialogs, errors,
    constraints, scenarios}``."""
    corpus = json.loads(corpus)
    answers = {
        "types": [parse(value) for value in corpus["types"]],
        "extensions": [type_ext.parse(value) for value in corpus["extensions"]],
        "languages": [resolve(tag, preferred) for tag, preferred in corpus["languages"]],
        "styles": [judge(edition, values) for edition, values in corpus["styles"]],
        "applying": [rules.applies(edition) for edition in ("origin-trial", "final")],
        "permissions": permissions(corpus["permissions"]) if "permissions" in corpus else None,
        "dialogs": [choose(states) for states in corpus["dialogs"]],
        "errors": [explain(row) for row in corpus["errors"]],
        "constraints": [wanted(given) for given in corpus["constraints"]],
        "scenarios": [play(steps) for steps in corpus["scenarios"]],
    }
    return json.dumps(answers)
