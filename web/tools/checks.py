"""Runs the tests and the bench in the project's own environment."""

import os
import subprocess

from . import assemble
from .browsers import ensure_chromium, get_others
from .console import Failure
from .environment import ROOT, ensure_python

# What is measured against the clock has the machine to itself; the rest takes turns, a file at a time, the shortest
# ones last: of two cores, three make the best use, since a test waits for half of its time.
TIMED = "tests/browser/test_startup.py"
FULL = "--full"
BROWSER = "tests/browser"
ENGINES = "--engines"
OTHERS = ("firefox", "webkit")
SMALL = "--small"
AGAIN = "--again"
PARALLEL = ("-n", "3", "--dist", "loadfile", "--no-loadscope-reorder")


def test(arguments: list[str]) -> int:
    """Run the tests.

    Args:
        arguments: for pytest. With none, or ``--full`` alone, every file of tests must have run something.

    Returns:
        pytest's exit code.
    """
    assemble.build()
    if ENGINES in arguments:
        return test_in(*named_engines(arguments))
    if set(arguments) - {FULL}:
        return run_pytest(arguments)
    get_others()
    rest = ["--every-file", "--ignore", TIMED, *PARALLEL]
    chromium = run_pytest([*arguments, *rest]) or run_pytest([*arguments, TIMED])
    return chromium or test_in(OTHERS, arguments or [SMALL])


def named_engines(arguments: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return the engines that ``--engines`` names, and the other arguments.

    Raises:
        Failure: where it names none.
    """
    at = arguments.index(ENGINES)
    names = "".join(arguments[at + 1 : at + 2])
    engines = ("chromium", *OTHERS) if names == "all" else tuple(filter(None, names.split(",")))
    if not engines or {*engines} - {"chromium", *OTHERS}:
        raise Failure(f"{ENGINES} takes all, or some of chromium,{','.join(OTHERS)}")
    return engines, arguments[:at] + arguments[at + 2 :]


def test_in(engines: tuple[str, ...], arguments: list[str]) -> int:
    """Run tests of the browser in engines, one after the other; return the first exit code that is no success."""
    get_others()
    files = [] if any(BROWSER in argument for argument in arguments) else [BROWSER]
    runs = [[f"--engine={engine}", "--ignore", TIMED, *PARALLEL, *arguments, *files] for engine in engines]
    return next(filter(None, [run_pytest(run) for run in runs]), 0)


def support(arguments: list[str]) -> int:
    """Play the tests of the browser in every engine, and write the table of support.

    Args:
        arguments: for pytest; with none, everything is played, with ``--again`` alone what failed when it was.

    Returns:
        pytest's exit code.
    """
    from tests.engines import results

    assemble.build()
    engines = results.unfinished() if AGAIN in arguments else ("chromium", *OTHERS)
    whole = [FULL] if arguments in ([], [AGAIN]) else []
    code = test_in(engines, ["--keep-results", *whole, *arguments])
    if code == 0:
        results.write()
    return code


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
