"""What a usual run plays in Firefox and WebKitGTK: the way from a press to its event, a dialog, validity, the first paint."""

from fnmatch import fnmatchcase

# Ids from the file's name on.
SMALL = (
    "test_activation.py::test_granted[[]pyodide]",
    "test_activation.py::test_granted[[]micropython]",
    "test_activation.py::test_denied_by_the_person[[]micropython]",
    "test_activation.py::test_blocked_before[[]micropython]",
    "test_activation.py::test_exactly_the_kinds_that_were_asked_for*",
    "test_activation.py::test_keyboard[[]micropython-Enter]",
    "test_dialogs.py::test_each_button_tells_its_choice_within_the_task_of_the_click[[]ask-*",
    "test_first_paint.py::test_*[[]micropython]",
    "test_looks.py::test_it_is_legible_in_the_dark_without_any_style",
    "test_looks.py::test_granted_is_white_but_legible_in_the_dark*",
    "test_validity.py::test_first_come_first_served*[[]micropython]",
)


def is_small(test: str) -> bool:
    """Tell whether a usual run plays a test, given by its id, in other engines than Chromium."""
    return any(fnmatchcase(test.rpartition("/")[2], pattern) for pattern in SMALL)
