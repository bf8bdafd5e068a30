"""Camera and microphone in Firefox, with its own fake streams, and its own errors without them."""

import pytest

from tests.browser.conftest import PLACEHOLDER, SCRIPT, TIMEOUT
from tests.browser.python import run
from tests.firefox import launch
from tests.site import Site

pytestmark = pytest.mark.engine("firefox")

ALLOWING = {"media.navigator.permission.disabled": True}
FAKE = {"media.navigator.streams.fake": True}
PAIR = "{ permissions: 'camera microphone' }"


class Firefox:
    """A page in a Firefox with these preferences, with Python up."""

    def __init__(self, playwright, site, preferences):
        self.browser = launch(playwright, preferences)
        self.page = self.browser.new_page()
        self.page.set_default_timeout(TIMEOUT)
        script = PLACEHOLDER.format(src=SCRIPT, attributes="data-runtime=micropython")
        self.page.goto(site.page(script + "<video id=preview></video>"))
        assert self.evaluate("permissionPolyfill.ready.then(() => 'ready')") == "ready"

    def evaluate(self, expression):
        return self.page.evaluate(expression)

    def wait(self, expression):
        self.page.wait_for_function(expression)

    def failure(self, constraints):
        """The word for what a call comes to, and whom it is about."""
        explain = f"permissionPolyfill.explain(error, {PAIR})"
        call = f"navigator.mediaDevices.getUserMedia({constraints}).catch((error) => {explain})"
        error = self.evaluate(
            f"{call}.then(({{ code, permissions, constraint }}) => ({{ code, permissions, constraint }}))"
        )
        return error["code"], error["permissions"], error["constraint"]


@pytest.fixture
def firefox(playwright):
    site = Site()
    started = []

    def start(**preferences):
        started.append(Firefox(playwright, site, {**ALLOWING, **preferences}))
        return started[-1]

    yield start
    for each in started:
        each.browser.close()
    site.close()


def test_with_devices(firefox):
    page = firefox(**FAKE)
    code = """
        async with media.both() as stream:
            stream.attach("#preview")
            told = [sorted([track.kind for track in stream.tracks]), stream.js.active, js.preview.srcObject is None]
        return told + [stream.is_live]
    """
    assert run(page, code) == [["audio", "video"], True, False, False]
    assert page.evaluate("preview.srcObject") is None
    assert page.failure("{ video: { deviceId: { exact: 'none' } } }") == (
        "overconstrained",
        ["camera", "microphone"],
        "deviceId",
    )
    assert page.failure("{}")[0] == "invalid"


def test_without_devices(firefox):
    page = firefox()
    assert page.failure("{ video: true, audio: true }") == ("not-found", ["camera", "microphone"], "")
    code = """
        try:
            await media.get_user_media({"video": True})
        except media.MediaError as error:
            return [error.code, list(error.error.permissions)]
    """
    assert run(page, code) == ["not-found", ["camera"]]
