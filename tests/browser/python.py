"""Code for the Python of a page, run as a page's own would be."""

import json
import textwrap

# Runs the body of an async function in the page's Python; what it returns is told, of an error its type and message.
AROUND = """
import js
import json
import polyfill
from polyfill import media, permissions

async def main():
{code}

def tell(value):
    js.told = json.dumps(value)

try:
    tell(await main())
except Exception as error:
    tell([type(error).__name__, str(error)])
"""
START = """(code) => {
    window.told = null;
    (window.python ?? permissionPolyfill.interpreter).runPythonAsync(code).catch((error) => (told = JSON.stringify(`${error}`)));
}"""


def begin(tab, code):
    """Begin to run code; ``end`` waits for what it returns."""
    tab.page.evaluate(START, AROUND.format(code=textwrap.indent(textwrap.dedent(code), "    ")))


def end(tab):
    tab.wait("told !== null")
    return json.loads(tab.evaluate("told"))


def run(tab, code):
    begin(tab, code)
    return end(tab)
