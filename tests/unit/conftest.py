"""What the tests of a page share."""

import pytest

from .harness import Harness


@pytest.fixture
def page():
    return Harness()
