"""Cases in WebKitGTK's MiniBrowser."""

import json
from dataclasses import asdict

from tests.conformance.cases import Case
from tests.conformance.pages import POLYFILLED, SLOTS, Result, publish
from tests.site import Site
from tests.webkit import Driver

PLAY = """const done = arguments[arguments.length - 1];
playAll(...arguments[0]).then(done, (error) => done(String(error)));"""
READY = "permissionPolyfill.ready.then(() => 'ready')"


class Pages:
    """One window; close it at the end."""

    def __init__(self, edition: str, head: str = ""):
        self._edition, self._head = edition, head
        self._driver = Driver()
        self._site = Site()

    def play(self, cases: list[Case], properties, slots: int = SLOTS) -> list[tuple[Result, ...]]:
        """Play cases; as ``tests.conformance.pages.Pages`` does."""
        results = {}
        for quirks in sorted({case.quirks for case in cases}):
            mine = [index for index, case in enumerate(cases) if case.quirks == quirks]
            self._driver.open(publish(self._site, self._edition, quirks, self._head))
            self._driver.result(READY)
            arguments = [[asdict(cases[index]) for index in mine], [POLYFILLED], list(properties), slots]
            for index, elements in zip(mine, json.loads(self._driver.script(PLAY, arguments)), strict=True):
                results[index] = tuple(Result(**element) for element in elements)
        return [results[index] for index in range(len(cases))]

    def close(self):
        """End the driver, and the site."""
        self._driver.close()
        self._site.close()
