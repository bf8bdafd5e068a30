"""JSON that others may have written."""

import json

import pytest
from hypothesis import given

from polyfill.writing import DEEPEST, read, written

from .permission_values import JSON


@given(JSON)
def test_what_is_written_is_read(value):
    text = written(value)
    assert json.dumps(read(text, len(text))) == json.dumps(value)


@pytest.mark.parametrize("pair", ["[]", '{"a":}', '[{"}": [}]'])
def test_how_deep_it_may_be(pair):
    before, after = {"[]": ("[", "]"), '{"a":}': ('{"a":', "}"), '[{"}": [}]': ('[{"}":', "}]")}[pair]
    levels = DEEPEST // (2 if "[{" in pair else 1)
    assert read(before * levels + "1" + after * levels, 10_000)
    for depth in (levels + 1, 20_000):
        with pytest.raises(ValueError):
            read(before * depth + "1" + after * depth, 1_000_000)


@pytest.mark.parametrize("value", ["[" * 99, ['"[' * 99, "\\" + "{" * 99], {"\\" * 3 + '"' + "[" * 99: 1}])
def test_brackets_in_texts_are_none(value):
    assert read(json.dumps(value), 10_000) == value


@pytest.mark.parametrize("text", ["", "{", "]" * 99 + "[" * 99, "nonsense", '"'])
def test_what_is_none(text):
    with pytest.raises(ValueError):
        read(text, 1000)


def test_no_more_than_so_much():
    assert read("[1]", 3) == [1]
    with pytest.raises(ValueError):
        read("[1]", 2)
