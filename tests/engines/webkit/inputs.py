"""A keyboard and a mouse: X takes their events for a person's."""

from tests.engines.webkit import gtk

SETTLED = 0.03
"""How long the page takes to hear of it, in s; its own process handles it."""
NAMES = {"Enter": "Return", " ": "space", "Space": "space", "ArrowDown": "Down", "ArrowUp": "Up", "ArrowLeft": "Left"}
NAMES |= {"ArrowRight": "Right", "Control": "Control_L", "Shift": "Shift_L", "Alt": "Alt_L", "Backspace": "BackSpace"}
NAMES |= {"'": "apostrophe", "-": "minus", ".": "period", ",": "comma", "/": "slash", ":": "colon"}
NAMES |= {"(": "parenleft", ")": "parenright", "{": "braceleft", "}": "braceright", ";": "semicolon"}
SHIFTED = ":(){}"
BUTTONS = {"left": 1, "middle": 2, "right": 3}


def settle() -> None:
    """Let the events arrive."""
    gtk.call("XSync", gtk.display(), 0)
    gtk.rest(SETTLED)


class Keyboard:
    """The keys, whose events go to a page."""

    def __init__(self, page):
        self._page = page

    def down(self, key: str) -> None:
        self._send(key, 1)

    def up(self, key: str) -> None:
        self._send(key, 0)

    def press(self, keys: str) -> None:
        """Press a key, or several held together: ``Control+A``."""
        *held, key = keys.split("+") if len(keys) > 1 else [keys]
        for each in held:
            self.down(each)
        self.down(key)
        self.up(key)
        for each in held:
            self.up(each)

    def type(self, text: str) -> None:
        for letter in text:
            shifted = letter.isupper() or letter in SHIFTED
            self.press(f"Shift+{letter}" if shifted else letter)

    def _send(self, key: str, is_pressed: int) -> None:
        self._page.bring_to_front()
        symbol = gtk.call("XStringToKeysym", NAMES.get(key, key))
        code = gtk.call("XKeysymToKeycode", gtk.display(), symbol)
        assert code, f"there is no key {key!r}"
        gtk.call("XTestFakeKeyEvent", gtk.display(), code, is_pressed, 0)
        settle()


class Mouse:
    """The mouse, over a page; places are in CSS pixels of its viewport."""

    def __init__(self, page):
        self._page = page

    def move(self, x: float, y: float, steps: int = 1) -> None:
        self._page.bring_to_front()
        gtk.call("XTestFakeMotionEvent", gtk.display(), -1, round(x), round(y), 0)
        settle()

    def down(self, button: str = "left") -> None:
        self._send(button, 1)

    def up(self, button: str = "left") -> None:
        self._send(button, 0)

    def click(self, x: float, y: float, button: str = "left", click_count: int = 1, delay: float = 0) -> None:
        self.move(x, y)
        for _ in range(click_count):
            self.down(button)
            gtk.rest(delay / 1000)
            self.up(button)

    def _send(self, button: str, is_pressed: int) -> None:
        gtk.call("XTestFakeButtonEvent", gtk.display(), BUTTONS[button], is_pressed, 0)
        settle()
