"""The engines in which tests/browser runs: each module here drives one, with as much of Playwright's interface as tests use.

A module has ``missing()``, why this machine cannot run it; ``version()``; ``launch(playwright, *arguments)``, a browser, where the arguments
are the switches of Chromium that tests name; and ``set_permissions(tab, state, names)``, what the person does in the
settings; and ``line_of(error)``, what stands in the console for an error that Playwright tells of.
"""

import importlib
import re
import subprocess
from dataclasses import dataclass

from tools.console import Failure

ENGINES = ("chromium", "firefox", "webkit")
_current = ENGINES[0]

DEVICES = re.compile(r"--use-fake-device-for-media-stream(?:=device-count=(\d+))?$")
ALLOWING = "--use-fake-ui-for-media-stream"
IGNORED = ("--js-flags=--liftoff-only",)
"""Switches that change how fast Chromium is, and nothing else."""


def version_of(program: str) -> str:
    """Return the version that a program tells, as its main numbers."""
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return re.search(r"\d+(\.\d+)?", told)[0]


def use(name: str) -> None:
    """Choose the engine for what is started from now on."""
    global _current
    _current = name


def current() -> str:
    """Return the engine's name."""
    return _current


def module(name: str = ""):
    """Return the module of an engine, of the chosen one unless named."""
    return importlib.import_module(f"tests.engines.{name or _current}")


class Unsupported(Failure):
    """An engine has no such thing."""


@dataclass
class Wishes:
    """What a test's switches ask of a browser."""

    devices: int = -1  # how many of each kind are faked; none is, but what the machine has, if negative
    allows: bool = False  # whether it grants what it is asked for


def wishes(arguments: tuple[str, ...], options: dict) -> Wishes:
    """Read the switches of Chromium that a test wants.

    Raises:
        Unsupported: for one that only Chromium has.
    """
    asked = Wishes()
    others = [*options]
    for argument in arguments:
        if found := DEVICES.match(argument):
            asked.devices = int(found[1] or 1)
        elif argument == ALLOWING:
            asked.allows = True
        elif argument not in IGNORED:
            others.append(argument)
    if others:
        raise Unsupported(f"only Chromium has {', '.join(others)}")
    return asked
