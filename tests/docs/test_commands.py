"""Every command and configuration of the documents is one that exists."""

import json
import re
import shlex
import subprocess
import sys

from tools.assemble import DIST
from tools.environment import ROOT, project

from .test_samples import some


@some("json")
def test_json(sample):
    wanted = json.loads(sample.code)["packages"]
    assert wanted == [project()["name"]]


@some("sh")
def test_commands(sample):
    """Each is one that exists, of a package that exists."""
    for line in sample.code.splitlines():
        words = shlex.split(line, comments=True)
        assert words and is_known(words), line


def is_known(words):
    match words:
        case ["python3", "build.py"]:
            return True
        case ["python3", "build.py", verb, *_]:
            return re.search(rf"^    {verb}\b", help_of_build(), re.MULTILINE)
        case ["npm", "install", name]:
            return name == json.loads((DIST / "package.json").read_text())["name"]
        case _:
            return False


def help_of_build():
    return subprocess.run([sys.executable, ROOT / "build.py", "-h"], capture_output=True, text=True, check=True).stdout
