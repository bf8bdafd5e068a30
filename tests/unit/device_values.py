"""Devices that the tests of devices have, and a page with a picker of them."""

import json

from hypothesis import strategies as st

from polyfill.media import listing
from polyfill.media.book import Book
from polyfill.media.kinds import CAMERA, KINDS
from polyfill.media.listing import Device
from polyfill.permissions.states import PROMPT

from .harness import Harness

FRONT, BACK, NEW = [CAMERA, "1", "Front"], [CAMERA, "2", "Back"], [CAMERA, "3", "New"]
UNNAMED = [CAMERA, "", ""]
JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=8) | st.sampled_from(KINDS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
ROWS = st.lists(st.tuples(st.sampled_from(KINDS), st.text(max_size=3), st.text(max_size=3)).map(list), max_size=6)


def camera(id_="", label=""):
    return Device(CAMERA, id_, label)


def cameras(*rows):
    return listing.read([list(row) for row in rows])


def exact(id_):
    return {"deviceId": {"exact": id_}}


def ideal(id_):
    return {"deviceId": {"ideal": id_}}


AGENT = {"userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"}


def used_book():
    book = Book()
    book.learn([FRONT, BACK, UNNAMED])
    book.choose(camera("2", "Back"))
    return book


class Picker(Harness):
    """A page with one picker, as a person uses it, in a browser that a test names."""

    def __init__(self, kind=CAMERA, agent=None, kept="", state=PROMPT):
        super().__init__()
        self.host.devices_kept = kept
        self.tell("place", {"origin": "https://a.test", "agent": agent or {}})
        self.tell("permission", [["camera", state], ["microphone", state]])
        self.take("attach", language="en", kind=kind, able={"capture": True, "sink": True, "select": False})
        self.listed(UNNAMED)

    def take(self, what, **more):
        return json.loads(self.tell("pickers", {"what": what, "handle": 1, **more}) or "null")

    def act(self, act, value=None):
        return self.take("act", act=act, value=value)

    def listed(self, *rows):
        self.take("listed", devices=list(rows))

    def opened(self, device, *rows, turn=None):
        turn = self.turn if turn is None else turn
        return self.take("opened", turn=turn, error="", message="", device=device[1:], devices=list(rows))

    def failed(self, error, *rows):
        return self.take("opened", turn=self.turn, error=error, message="no", device=None, devices=list(rows))

    @property
    def asked(self):
        return [act for act in self.host.acts if act["act"] in ("open", "hear")]

    @property
    def turn(self):
        return self.asked[-1]["turn"]

    @property
    def model(self):
        return self.host.pickers[1]["model"]

    @property
    def said(self):
        return self.model["summary"].replace("\u2068", "").replace("\u2069", "")

    def types(self):
        return [type_ for _, type_, _ in self.host.picker_events]
