"""The reference is what the source says now, and has all that is public."""

import inspect

from tools import reference

import polyfill
from polyfill import media, permissions
from polyfill.media import devices


def test_it_is_not_stale():
    assert reference.stale() == [], "write it anew with python3 build.py docs"


def test_everything_public_is_in_it():
    text = reference.python()
    for module in (permissions, media, devices):
        for name in module.__all__:
            if not inspect.ismodule(getattr(module, name)):
                assert f" {name}(" in text or f"class {name}\n" in text, name
    assert {name for name in polyfill.__all__ if not name.startswith("__")} == {
        "PermissionElement", "install", "media", "permissions"
    }  # fmt: skip


def test_what_is_public_is_described():
    for name, names in reference.PYTHON:
        module = __import__(name, fromlist=["*"])
        assert inspect.getdoc(module)
        assert all(inspect.getdoc(getattr(module, each)) for each in names.split())
