"""The type attribute (fact sheet 1.2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.type_attribute import SUPPORTED, key, parse, split_on_ascii_whitespace

PAIR = ("camera", "microphone")

PARSED = [
    ("camera", ("camera",)),
    ("microphone", ("microphone",)),
    ("geolocation", ("geolocation",)),
    ("camera microphone", PAIR),
    ("microphone camera", PAIR),
    ("  camera\t\n\f\r microphone ", PAIR),
    ("camera camera", ("camera",)),
    ("camera microphone camera", PAIR),
    ("", None),
    (" ", None),
    ("Camera", None),
    ("CAMERA", None),
    ("camera,microphone", None),
    ("camera\u00a0microphone", None),
    ("camera\u000bmicrophone", None),
    ("camera geolocation", None),
    ("microphone geolocation", None),
    ("camera microphone geolocation", None),
    ("camera install", None),
    ("\u212aamera", None),
]


@pytest.mark.parametrize(("value", "expected"), PARSED)
def test_parse(value, expected):
    assert parse(value) == expected


@given(st.text(alphabet="ab \t\n\f\r\u00a0\u000b"))
def test_tokens_are_what_ascii_whitespace_leaves(value):
    tokens = split_on_ascii_whitespace(value)
    assert all(token and not set(token) & set("\t\n\f\r ") for token in tokens)
    assert "".join(tokens) == "".join(c for c in value if c not in "\t\n\f\r ")


@given(st.sampled_from(SUPPORTED), st.randoms(), st.integers(1, 4))
def test_order_and_repeats_do_not_matter(permissions, random, times):
    tokens = list(permissions) * times
    random.shuffle(tokens)
    assert parse(" ".join(tokens)) == permissions


@given(st.text())
def test_any_text_gives_a_supported_type_or_none(value):
    assert parse(value) in (*SUPPORTED, None)


def test_key_names_a_set():
    assert key(("microphone", "camera", "camera")) == key(PAIR) == "camera microphone"
