"""Folders that are made anew, and are never seen half made."""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from .environment import WORK


@contextmanager
def renewed(target: Path):
    """Put a new folder in the place of another one.

    Args:
        target: the folder, which stays as it was where the block fails.

    Yields:
        An empty folder, which takes that place when the block has ended.
    """
    WORK.mkdir(exist_ok=True)
    for left in WORK.glob(f"{target.name}-*"):
        shutil.rmtree(left, ignore_errors=True)  # of a run that was killed
    out = Path(tempfile.mkdtemp(prefix=f"{target.name}-", dir=WORK))
    out.chmod(0o755)
    try:
        yield out
        old = WORK / f"{target.name}-old"
        if target.exists():
            target.rename(old)
        out.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(out, ignore_errors=True)
