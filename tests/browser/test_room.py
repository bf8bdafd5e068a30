"""The pre-call room of the demo, walked through on two visits; each step leaves a picture in .build/walk/."""

import re

import pytest
from tools.environment import WORK

from .conftest import Tab
from .devices import OPEN, allow, choose, live, opened_label, press

PICTURES = WORK / "walk"
# What is declared in a script that comes before the page's own is nobody else's.
SCRIPT = re.sub(r"^const (\w+) =", r"globalThis.\1 =", OPEN[len("<script>") : -len("</script>")], flags=re.MULTILINE)
NAMED = "names('camera')"


@pytest.fixture
def room(equipped_browser, site):
    """The room, for somebody who has not been asked for anything yet."""
    tab = Tab(equipped_browser, site, viewport={"width": 1100, "height": 1000})
    tab.page.goto(site.page("for the permissions"))
    tab.set_permissions("prompt", "camera", "microphone")
    tab.page.add_init_script(SCRIPT)
    enter(tab)
    yield tab
    tab.close()


def enter(tab):
    tab.page.goto(f"{tab.site.address}demo/room.html?runtime=micropython")
    tab.wait("shownIn('camera') && shownIn('microphone')")
    tab.wait("document.getElementById('runtime-status').classList.contains('ready')")


def picture(tab, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    tab.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def written(tab):
    return tab.page.locator("#log li b").all_inner_texts()


def test_two_visits_with_a_permission_for_once(room):
    assert room.evaluate(NAMED) == ["Camera 1"]
    picture(room, "1 first visit")

    press(room, "Try it", "camera")
    allow(room)
    live(room, "camera")
    cameras = room.evaluate(NAMED)
    assert len(cameras) == 3
    room.page.get_by_text(f"Open: {cameras[0]}.").wait_for()
    picture(room, "2 allowed once")

    choose(room, cameras[1], "camera")
    room.wait(f"camera.stream?.getTracks()[0].label === {cameras[1]!r}")
    live(room, "camera")
    picture(room, "3 second camera")

    room.set_permissions("prompt", "camera")  # which ends with the page in browsers that know "this time" only
    enter(room)
    assert room.evaluate("navigator.permissions.query({ name: 'camera' }).then(({ state }) => state)") == "prompt"
    assert room.evaluate(NAMED) == cameras
    assert room.evaluate("selected('camera')") == cameras[1]
    assert opened_label(room, "camera") is None
    picture(room, "4 second visit")

    press(room, "Try it", "camera")
    allow(room)
    live(room, "camera")
    assert opened_label(room, "camera") == cameras[1]
    picture(room, "5 the same camera")
    assert room.console == []


def test_join_and_leave(room):
    room.page.get_by_role("button", name="Join the call").click()
    allow(room)
    live(room, "camera")
    allow(room)
    live(room, "microphone")
    room.page.get_by_text("You are in the call.").wait_for()
    assert room.page.get_by_role("button", name="Join the call").is_disabled()
    room.page.get_by_role("button", name="Leave").click()
    room.wait("!camera.stream && !microphone.stream")
    room.page.get_by_text("You have left.").wait_for()
    assert written(room) == ["camera", "microphone", "camera", "microphone"]


def test_who_is_refused_is_told_what_to_do(room):
    room.set_permissions("denied", "camera", "microphone")
    room.page.get_by_role("button", name="Join the call").click()
    room.page.get_by_text("You cannot join like this.").wait_for()
    assert "site settings of your browser" in room.page.locator("#log li").first.inner_text()
