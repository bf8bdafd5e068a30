"""Plays steps on a page against the fake host and writes down what it would have seen.

Runs on CPython, Pyodide and MicroPython, and therefore keeps to what they share.
"""

import json

from polyfill import dialogs, type_ext
from polyfill.browsers import recognise
from polyfill.css import judgement, rules
from polyfill.css.violations import words
from polyfill.fake_host import FakeHost
from polyfill.languages import resolve
from polyfill.media import _api
from polyfill.media.advice import advice
from polyfill.media.book import Book
from polyfill.media.errors import Facts, classify
from polyfill.media.kinds import KINDS
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
from polyfill.visibility import classify as classify_sight
from tests.runtimes.border import withstand


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


def judge(row) -> list:
    """Return what a style becomes."""
    edition, values = row
    judged = judgement.judge(edition, values)
    return [judged.corrections, [words(violation) for violation in judged.violations]]


def described(value) -> list:
    """Return what a foreign value is as a descriptor, and what that is called."""
    descriptor, complaint = convert(value)
    return [descriptor, complaint, text_of(descriptor) if descriptor else ""]


def live(given) -> list:
    """Return why a grant ends, and when to look again."""
    (span, age, active, left, began), now, origin = given
    entry = Entry(named("camera"), origin, "granted", now - age, span)
    at = [None if ago is None else now - ago for ago in (active, left)]
    visit = lifetime.Visit(left is None, now - age + began, at[0], at[1])
    verdict = lifetime.judge(entry, visit, now, lifetime.Limits())
    return [verdict.ended, verdict.look]


def visit(row) -> list:
    """Return what pages have been there."""
    records, held, name, now = row
    found = presence.describe(presence.merge([], records), held, name, now)
    return [found.present, found.since, found.active_until, found.left]


def arrive(row) -> list:
    """Return how a page joins the others."""
    records, held, own, tab, now = row
    arrival = presence.arrive(presence.merge([], records), held, own, tab, now, 5000.0)
    return [arrival.began, arrival.taken]


def stored(given) -> list:
    """Return what a stored text comes to: now, a day later, and after automation has set one permission."""
    text, now, origin = given
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


def choose(row) -> list:
    """Return what a pair shows in these states, in each mode, with the model."""
    effective = {"camera": row[0], "microphone": row[1]}
    browser = {"camera": row[2], "microphone": row[3]}
    place = recognise(row[4])
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


def keep(row) -> list:
    """Return what a book of devices knows that was written down, told of others, and written down again."""
    text, rows, withheld = row
    book = Book()
    broken = book.load(text)
    book.learn(rows, withheld)
    listed = [[device.row() for device in book.devices(kind)] for kind in KINDS]
    chosen = [book.chosen(kind).row() if book.chosen(kind) else None for kind in KINDS]
    return [broken, listed, chosen, sorted(json.loads(book.dump() or "{}").items())]


RULES = (
    ("types", parse),
    ("extensions", type_ext.parse),
    ("languages", lambda row: resolve(row[0], row[1])),
    ("styles", judge),
    ("colors", judge),
    ("sights", classify_sight),
    ("browsers", recognise),
    ("descriptors", described),
    ("origins", origin_of),
    ("stores", stored),
    ("lives", live),
    ("visits", visit),
    ("arrivals", arrive),
    ("border", withstand),
    ("draft", lambda value: sorted(adapt(value).items())),
    ("dialogs", choose),
    ("errors", explain),
    ("constraints", wanted),
    ("books", keep),
    ("keys", lambda row: generate(named(row[0]), row[1], row[2])),
    ("applying", rules.applies),
    ("scenarios", play),
    ("broken", play),
)
"""What is asked by the name of a corpus; each takes one input."""


def run(corpora: str) -> str:
    """Answer corpora, lists of inputs by name, both as JSON."""
    corpora = json.loads(corpora)
    return json.dumps({name: [ask(rule, row) for row in corpora[name]] for name, rule in RULES if name in corpora})


def ask(rule, row):
    """Return a rule's answer; of an error, which is none that anybody wants, its name."""
    try:
        return rule(row)
    except Exception as error:
        return ["error", type(error).__name__]
