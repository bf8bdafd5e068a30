"""What the demo itself has in Python; it runs in the interpreter that the polyfill has started."""

from js import document

from polyfill import permissions


def show(status):
    """Write down what a permission is now."""
    document.getElementById("python-" + status.name).textContent = status.state


for name in ("camera", "microphone", "geolocation"):
    show(await permissions.query(name))  # noqa: F704  top-level await, as in a notebook
    permissions.watch(name, show)
