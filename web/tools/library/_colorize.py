"""The colours of tracebacks. A page's console has none, so all of them are empty.

Stands in the place of CPython's own, which makes some two hundred colours and six data classes at every start.
"""


class _Plain(str):
    def __getattr__(self, name: str):
        return self


NoColors = ANSIColors = _Plain()


def can_colorize(*, file=None) -> bool:
    """Tell whether a file shows colours: never."""
    return False


def get_theme(**_force):
    """Return the colours of everything: none."""
    return NoColors


def get_colors(colorize: bool = False, *, file=None):
    """Return the colours by name: none."""
    return NoColors
