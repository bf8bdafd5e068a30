"""The Python of the whole repository is linted and formatted as pyproject.toml says."""

import subprocess
import sys

import pytest
from tools.environment import ROOT


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=" ".join)
def test_ruff(command):
    result = subprocess.run([sys.executable, "-m", "ruff", *command, "."], capture_output=True, text=True, cwd=ROOT)
    assert result.returncode == 0, result.stdout
