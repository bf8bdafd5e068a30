"""What a polyfilled ``<permission>`` says over time, beside a native ``<geolocation>`` on the same page.

The scenarios are in ``timelines.js``. Events that say the same twice in a row count once: natively two changes within
one frame are two events, which both tell of the second.
"""

from pathlib import Path

from tests.site import Site

NATIVE, POLYFILLED = "geolocation", "permission"
SCRIPT = Path(__file__).with_name("timelines.js")
PAGE = "<script src=/permission-element.js data-runtime={runtime}></script><body><script>{script}</script>"
ATTEMPTS = 3
"""How often a scenario is played that differs: what lasts for a frame goes unseen while a machine is busy, natively too."""
VIEWPORT = {"width": 1280, "height": 720}


class Timelines:
    """A page on which scenarios are played; close it at the end."""

    def __init__(self, browser, runtime: str = "micropython"):
        self._site = Site()
        self._context = browser.new_context(viewport=VIEWPORT)
        self._page = self._context.new_page()
        script = SCRIPT.read_text(encoding="utf-8")
        self._page.goto(self._site.page(PAGE.format(runtime=runtime, script=script)))
        self._page.evaluate("permissionPolyfill.ready")

    @property
    def names(self) -> list[str]:
        """The names of the scenarios."""
        return self._page.evaluate("Object.keys(SCENARIOS)")

    def play(self, name: str, tag: str) -> list[tuple[float, bool, str]]:
        """Play one scenario; return each thing that was said: ms since its begin, validity, reason."""
        self.begin(name, tag)
        return self.end()

    def begin(self, name: str, tag: str) -> None:
        """Begin to play one scenario, and do not wait for it."""
        self._page.evaluate("([name, tag]) => { window.playing = play(name, tag); }", [name, tag])

    def end(self) -> list[tuple[float, bool, str]]:
        """Return what was said in the scenario that was begun, when it is over."""
        told = []
        for time, valid, reason in self._page.evaluate("playing")["log"]:
            if not told or told[-1][1:] != (valid, reason):
                told.append((time, valid, reason))
        return told

    def play_crowd(self, tag: str) -> list[int]:
        """Return how many of five elements are valid, and how many after one of those is removed."""
        return self._page.evaluate("(tag) => playCrowd(tag)", tag)

    def close(self) -> None:
        """Close the page and its site."""
        self._context.close()
        self._site.close()


def sequence(told) -> list[tuple[bool, str]]:
    """Return what was said, without the times."""
    return [(valid, reason) for _, valid, reason in told]


def compare(browser) -> dict[str, tuple[bool, float]]:
    """Play every scenario on both elements in turns.

    Args:
        browser: a Playwright Chromium that has a native ``<geolocation>``.

    Returns:
        By scenario: whether the sequences were the same, and by how many ms the times of a step differ at most.
    """
    timelines = Timelines(browser)
    try:
        return {name: compare_one(timelines, name) for name in timelines.names}
    finally:
        timelines.close()


def compare_one(timelines: Timelines, name: str) -> tuple[bool, float]:
    """Play a scenario on both elements until they say the same; see ``compare``."""
    for _ in range(ATTEMPTS):
        native, polyfilled = timelines.play(name, NATIVE), timelines.play(name, POLYFILLED)
        if sequence(native) == sequence(polyfilled):
            gaps = [abs(theirs[0] - ours[0]) for theirs, ours in zip(native, polyfilled, strict=True)]
            return True, max(gaps, default=0.0)
    return False, float("nan")
