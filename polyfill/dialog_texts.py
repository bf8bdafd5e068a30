"""What the dialogs and site controls say: the names of the texts, the English ones, and which languages have others.

Our own words. Permissions and browsers stand in lists or behind a colon, where no language inflects them.

Source: design, section 7; the buttons as in the two documents on the element and on one-time permissions.
"""

from . import languages

# Name, English text. {site}, {names}, {browser}, {name} and {state} are filled in; {time} by the shim.
ENGLISH = (
    ("ask", "{site} wants to"),
    ("allowed", "You have allowed access for {site}"),
    ("not-allowed", "You have not allowed access for {site}"),
    ("blocked", "Your browser blocks access for {site}"),
    ("blocked-by-system", "Your device blocks access for this browser"),
    ("this-page", "This page"),
    ("this-browser", "this browser"),
    ("separator", ", "),
    ("camera", "Camera"),
    ("microphone", "Microphone"),
    ("geolocation", "Location"),
    ("use-camera", "Use your camera"),
    ("use-microphone", "Use your microphone"),
    ("use-geolocation", "Know your location"),
    ("once", "Allow this time"),
    ("always", "Allow on every visit"),
    ("deny", "Don’t allow"),  # noqa: RUF001  as in a book
    ("keep-allowed", "Continue allowing"),
    ("stop", "Stop allowing"),
    ("keep-not-allowed", "Continue not allowing"),
    ("close", "Close"),
    ("native", "Change it here:"),
    ("steps", "How to allow it:"),
    ("steps-too", "Or in the settings:"),
    ("site-icon", "Open the icon at the start of the address bar."),
    ("permissions", "Open the permissions of this site."),
    ("allow", "Allow: {names}"),
    ("crossed-icon", "Open the crossed-out icon in the address bar."),
    ("unblock", "Remove the block for: {names}"),
    ("safari-menu", "In the Safari menu, open the settings for this website."),
    ("page-menu", "Open the page menu in the address bar, then the website settings."),
    ("settings", "Open the settings for this site in your browser."),
    ("app-settings", "In the Settings app, open: {browser}"),
    ("app-permissions", "In the device’s settings, open the app permissions of: {browser}"),  # noqa: RUF001
    ("privacy", "In the system settings, open privacy, then: {names}"),
    ("turn-on", "Turn on access for: {browser}"),
    ("desktop-apps", "Turn on access, also for desktop apps."),
    ("reload", "Reload this page."),
    ("controls", "Permissions: {site}"),
    ("ask-first", "Ask first"),
    ("as-browser", "As in the browser"),
    ("is-allowed", "Allowed"),
    ("is-allowed-by-browser", "Allowed by the browser"),
    ("is-denied", "Not allowed"),
    ("is-blocked", "Blocked by the browser"),
    ("browser-asks", "The browser asks first"),
    ("not-here", "Not available on this page"),
    ("since", "Since: {time}"),
    ("ends", "Ends: {time}, or when you close the site"),
    ("reset-all", "Reset all"),
    ("told", "{name}: {state}"),
)

NAMES = tuple([name for name, _ in ENGLISH])
"""What there is a text for, in the order of the texts of a language."""

# A language with texts, then others of ours that it serves as well.
LANGUAGES = (
    "ar", "bn", "de", "es es-419", "fa", "fr fr-CA", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt-BR pt-PT", "ru",
    "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant zh-HK",
)  # fmt: skip

RIGHT_TO_LEFT = ("ar", "fa", "ur")


def language(tag: str) -> str:
    """Return the language of the dialogs for a language of ``languages``; English where they have no texts in it."""
    for row in LANGUAGES:
        tags = row.split(" ")
        if tag in tags:
            return tags[0]
    return languages.DEFAULT


def direction(tag: str) -> str:
    """Return the direction of a language of the dialogs: ``"ltr"`` or ``"rtl"``."""
    return "rtl" if tag in RIGHT_TO_LEFT else "ltr"


def named(texts) -> dict[str, str]:
    """Return a language's texts, given in the order of ``NAMES``, by name: the form of a language's file."""
    return {name: texts[at] for at, name in enumerate(NAMES)}


def is_whole(texts) -> bool:
    """Tell whether what came as a language's file has every text."""
    return isinstance(texts, dict) and all([isinstance(texts.get(name), str) for name in NAMES])


def fill(text: str, values) -> str:
    """Put values into a text.

    Args:
        text: one of the texts.
        values: ``(name, value)`` for each name that may stand in braces; no value is looked at again.
    """
    pieces = text.split("{")
    filled = pieces[0]
    for piece in pieces[1:]:
        name, closed, rest = piece.partition("}")
        known = dict(values)
        filled += known[name] + rest if closed and name in known else "{" + piece
    return filled
