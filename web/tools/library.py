"""The standard library as pages start with it: what a page cannot use is not imported by what it does use.

asyncio and Pyodide import processes, sockets, logging, colours and package archives in case somebody needs them.
``library/`` has the modules that are ours, ``CHANGES`` the lines that are.
"""

import zipfile
from pathlib import Path

OURS = Path(__file__).with_name("library")

# File, what stands there, what stands there instead.
CHANGES = (
    ("asyncio/events.py", "import signal\nimport socket\nimport subprocess\n", ""),
    ("asyncio/events.py", "socket.AF_UNSPEC", "0"),
    ("asyncio/events.py", "socket.AI_PASSIVE", "1"),
    ("asyncio/events.py", "subprocess.PIPE", "-1"),
    ("asyncio/events.py", "        signal.set_wakeup_fd(-1)\n", ""),  # after a fork
    ("asyncio/futures.py", "import logging\n", ""),
    ("asyncio/futures.py", "logging.DEBUG", "10"),
    ("asyncio/runners.py", "import signal\n", ""),
    (
        "asyncio/runners.py",
        "        if (threading.current_thread()",
        "        import signal\n        if (threading.current_thread()",
    ),
    ("concurrent/futures/_base.py", "import logging\n", ""),
    ("concurrent/futures/_base.py", "LOGGER.", "_logger()."),
    (
        "concurrent/futures/_base.py",
        'LOGGER = logging.getLogger("concurrent.futures")\n',
        'def _logger():\n    import logging\n    return logging.getLogger("concurrent.futures")\n',
    ),
)


def change(upstream: Path, out: Path) -> None:
    """Write an archive of the sources of the standard library, changed.

    Args:
        upstream: the archive that comes with Pyodide.
        out: where to write.

    Raises:
        ValueError: upstream is not what the changes were made for.
    """
    with zipfile.ZipFile(upstream) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, old, new in CHANGES:
        text = files.get(name, b"").decode()
        if old not in text:
            raise ValueError(f"{name} has no {old!r} any more")
        files[name] = text.replace(old, new).encode()
    for path in OURS.rglob("*.py"):
        files[path.relative_to(OURS).as_posix()] = path.read_bytes()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
