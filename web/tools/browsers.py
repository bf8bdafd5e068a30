"""Finds browsers for the tests, or gets them."""

import os
import shutil
import subprocess
from pathlib import Path

from .console import Failure, say, step
from .environment import ensure_python, run

SYSTEM_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
SYSTEM_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)

# Of the other engines, by one of each package's programs.
OTHERS = {"firefox-esr": "firefox-esr", "WebKitWebDriver": "webkit2gtk-driver", "xvfb-run": "xvfb"}

PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
)


def ensure_chromium() -> Path:
    """Return the program of a Chromium, which is installed if there is none, and say which it is.

    Raises:
        Failure: where none can be had.
    """
    for find in (playwrights, systems):
        found = find()
        if found:
            say(f"Browser: {found}")
            return found
    for get in (download, install_package):
        found = get()
        if found:
            say(f"Browser: {found}")
            return found
    raise Failure("no Chromium can be had; install Chromium, Chrome or Edge, and run again")


def playwrights() -> Path | None:
    """Return Playwright's own Chromium, where it is installed."""
    result = subprocess.run([ensure_python(), "-c", PLAYWRIGHT_PATH], capture_output=True, text=True)
    path = Path(result.stdout.strip() or "nowhere")
    return path if path.is_file() else None


def systems() -> Path | None:
    """Return the system's Chromium, Chrome or Edge."""
    for found in (*map(shutil.which, SYSTEM_NAMES), *SYSTEM_PATHS):
        if found and runs(found):
            return Path(found)
    return None


def runs(program) -> bool:
    """Tell whether a program is there and starts; on some systems a name only points to a shop."""
    if not Path(program).is_file():
        return False
    if os.name == "nt":  # where a browser opens a window instead
        return True
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def download() -> Path | None:
    """Let Playwright download its Chromium, and where we may, the libraries that it needs."""
    libraries = ["--with-deps"] if is_root() else []
    try:
        with step("Downloading Playwright's Chromium"):
            run([ensure_python(), "-m", "playwright", "install", *libraries, "chromium"], "no download")
    except Failure:
        return None
    return playwrights()


def install_package() -> Path | None:
    """Install Debian's Chromium, where this is Debian and we may."""
    return systems() if install("chromium") else None


def get_others() -> None:
    """Install what is missing of Firefox and WebKitGTK, where this is Debian and we may; tests do without as well."""
    missing = [package for program, package in OTHERS.items() if not shutil.which(program)]
    if missing:
        install(*missing)


def install(*packages: str) -> bool:
    """Install packages of Debian's; tell whether that was done."""
    if not shutil.which("apt-get") or not is_root():
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        with step(f"Installing Debian's packages: {', '.join(packages)}"):
            run(["apt-get", "update"], "no package list", env=quiet)
            run(["apt-get", "install", "-y", "--no-install-recommends", *packages], "no package", env=quiet)
    except Failure:
        return False
    return True


def is_root() -> bool:
    """Tell whether system packages can be installed without asking."""
    return os.name != "nt" and os.geteuid() == 0
