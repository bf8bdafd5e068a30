"""What a person at the terminal sees: progress of long steps, and failures that say what to do."""

import sys
import time
from contextlib import contextmanager


class Failure(Exception):
    """A failure that was foreseen; its text says in one line what went wrong and what to do."""


@contextmanager
def step(what: str):
    """Say that a long step begins, and how long it took."""
    print(f"{what} …", end=" ", flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print("failed", flush=True)
        raise
    print(f"{time.monotonic() - began:.1f} s", flush=True)


def say(line: str) -> None:
    """Print one line at once, also into a pipe."""
    print(line, flush=True)


def complain(line: str) -> None:
    """Print one line to standard error."""
    print(line, file=sys.stderr, flush=True)
