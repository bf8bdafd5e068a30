"""The page in PyScript: its own interpreter takes the polyfill over, and its own Python asks and watches."""

from pyscript import document, when

import polyfill
from polyfill import permissions

polyfill.install()


def write(type_, text):
    """Add a line to the page's log."""
    line = document.createElement("li")
    line.append(document.createElement("b"), " " + text)
    line.firstChild.textContent = type_
    document.querySelector("#log").append(line)


def show(status):
    """Write down what a permission is now."""
    document.querySelector("#state-" + status.name).textContent = status.state
    write("state", status.name + ": " + status.state)


@when("promptaction", "permission")
@when("promptdismiss", "permission")
def answered(event):
    """Somebody has answered, or has not."""
    write(event.type, event.target.id + ": " + event.target.permissionStatus)


@when("click", "#request")
async def request(_):
    """Ask as the page's own call would."""
    states = await permissions.request("camera", "microphone")
    write("request", ", ".join([name + " " + states[name] for name in sorted(states)]))


@when("click", "#revoke")
async def revoke(_):
    """Have them asked for anew."""
    await permissions.revoke("camera", "microphone")
    write("revoke", "camera, microphone")


for name in ("camera", "microphone"):
    show(await permissions.query(name))  # noqa: F704  top-level await, which PyScript has
    permissions.watch(name, show)
for selector in ("#request", "#revoke"):
    document.querySelector(selector).disabled = False
document.querySelector("#runtime-status").textContent = "PyScript has taken over."
document.querySelector("#runtime-status").classList.add("ready")
