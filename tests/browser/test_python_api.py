"""The functions for Python in the page: real interpreters, the real browser's answers, clicks on our dialogs."""

import json
import textwrap

import pytest

from .conftest import FAKE_DEVICES, Tab, launch

EMPTY = "<p>no element</p>"
BOTH = ("camera", "microphone")

# Runs code in the page's Python; what it gives to tell() is the answer, of an error its type and message.
RUN = """async ([code, place]) => {
    await permissionPolyfill.ready;
    const python = window.python ?? permissionPolyfill.interpreter;
    window.told = null;
    await python.runPythonAsync(code);
    return JSON.parse(told);
}"""
AROUND = """
import js
import json
import polyfill
from polyfill import permissions

async def main():
{code}

def tell(value):
    js.told = json.dumps(value)

try:
    tell(await main())
except Exception as error:
    tell([type(error).__name__, str(error)])
"""


def run(tab, code):
    """Run the body of an async function; return what it returns."""
    return tab.evaluate(RUN, AROUND.format(code=textwrap.indent(textwrap.dedent(code), "    ")))


def begin(tab, code):
    """Begin to run it; ``end`` waits for it."""
    source = json.dumps(AROUND.format(code=textwrap.indent(textwrap.dedent(code), "    ")))
    tab.evaluate(f"(window.told = null, window.running = permissionPolyfill.interpreter.runPythonAsync({source}), null)")


def end(tab):
    tab.wait("told !== null")
    return json.loads(tab.evaluate("told"))


@pytest.fixture
def ready(tab, runtime):
    """A tab whose browser has granted nothing yet, with Python up, on both runtimes."""
    tab.evaluate = lambda *given: tab.page.evaluate(*given)
    tab.open(EMPTY, runtime)
    tab.context.set_geolocation({"latitude": 1, "longitude": 2})
    assert tab.ready() == "ready"
    return tab


def test_a_query(ready):
    ready.set_permissions("granted", "camera")
    ready.set_permissions("denied", "microphone")
    code = """
        found = [await permissions.query(name) for name in ("camera", "microphone", "geolocation", "midi")]
        sysex = await permissions.query({"name": "midi", "sysex": True})
        return [[status.name, status.state] for status in found] + [repr(sysex)]
    """
    assert run(ready, code)[:3] == [["camera", "granted"], ["microphone", "denied"], ["geolocation", "prompt"]]
