"""Runs the tests and the bench in the project's own environment."""

import os
import subprocess

from . import assemble
from .browsers import ensure_chromium
from .environment import ROOT, ensure_python

# What is measured against the clock has the machine to itself; the rest takes turns, a file at a time, the shortest ones
# last: of two cores, three make the best use, since a test waits for half of its time.
TIMED = "tests/browser/test_startup.py"
FULL = "--full"
PARALLEL = ("-n", "3", "--dist", "loadfile", "--no-loadscope-reorder")


def test(arguments: list[str]) -> int:
    """Run the tests.

    Args:
        arguments: for pytest. With none, or ``--full`` alone, every file of tests must have run something.

    Returns:
        pytest's exit code.
    """
    assemble.build()
    if set(arguments) - {FULL}:
        return run_pytest(arguments)
    rest = ["--every-file", "--ignore", TIMED, *PARALLEL]
    return run_pytest([*arguments, *rest]) or run_pytest([*arguments, TIMED])


def run_pytest(arguments: list[str]) -> int:
    """Run pytest with what a browser needs."""
    return subprocess.run([ensure_python(), "-m", "pytest", *arguments], cwd=ROOT, env=environment()).returncode


def bench(arguments: list[str]) -> int:
    """Run the bench, as ``tests/bench/__main__.py`` says."""
    assemble.build()
    command = [ensure_python(), "-m", "tests.bench", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment()).returncode


def conformance(arguments: list[str]) -> int:
    """Compare styles, as ``tests/conformance/__main__.py`` says."""
    assemble.build()
    command = [ensure_python(), "-m", "tests.conformance", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment()).returncode


def environment() -> dict[str, str]:
    """Return the variables for a run with a browser."""
    return {**os.environ, "PERMISSION_CHROMIUM": str(ensure_chromium()), "PYTHONPATH": str(ROOT / "web")}
