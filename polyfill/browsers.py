"""Which browser and system a page runs in: for the words of a guidance only, never to decide what works.

Source: field guide C1 (features are detected, not sniffed); design, section 7 (guidance for that browser).
"""

CHROME, CHROMIUM, EDGE, FIREFOX, SAFARI = "chrome", "chromium", "edge", "firefox", "safari"
OPERA, SAMSUNG = "opera", "samsung"

ANDROID, CHROMEOS, IOS, LINUX, MACOS, WINDOWS = "android", "chromeos", "ios", "linux", "macos", "windows"

# Browser, what it calls itself. Names are the same in every language.
NAMES = (
    (CHROME, "Chrome"),
    (CHROMIUM, "Chromium"),
    (EDGE, "Edge"),
    (FIREFOX, "Firefox"),
    (SAFARI, "Safari"),
    (OPERA, "Opera"),
    (SAMSUNG, "Samsung Internet"),
)

# A brand of navigator.userAgentData, the browser. The first that is among a page's brands counts: all have Chromium.
BRANDS = (
    ("Microsoft Edge", EDGE),
    ("Opera", OPERA),
    ("Samsung Internet", SAMSUNG),
    ("Google Chrome", CHROME),
    ("Chromium", CHROMIUM),
)

# A part of navigator.userAgent, the browser; the first that is in there counts, since most claim to be others too.
PRODUCTS = (
    ("Edg/", EDGE),
    ("EdgA/", EDGE),
    ("EdgiOS/", EDGE),
    ("OPR/", OPERA),
    ("OPT/", OPERA),
    ("SamsungBrowser/", SAMSUNG),
    ("CriOS/", CHROME),
    ("FxiOS/", FIREFOX),
    ("Firefox/", FIREFOX),
    ("Chromium/", CHROMIUM),
    ("Chrome/", CHROME),
    ("Safari/", SAFARI),
)

# navigator.userAgentData.platform, the system.
PLATFORMS = (
    ("Android", ANDROID),
    ("Chrome OS", CHROMEOS),
    ("Chromium OS", CHROMEOS),
    ("iOS", IOS),
    ("Linux", LINUX),
    ("macOS", MACOS),
    ("Windows", WINDOWS),
)

# A part of navigator.userAgent, the system; the first that is in there counts.
SYSTEMS = (
    ("Android", ANDROID),
    ("iPhone", IOS),
    ("iPad", IOS),
    ("iPod", IOS),
    ("Windows", WINDOWS),
    ("CrOS", CHROMEOS),
    ("Macintosh", MACOS),
    ("Linux", LINUX),
)

# Where Safari is; what calls itself so elsewhere is a browser that we do not know.
SAFARI_SYSTEMS = (MACOS, IOS)


def recognise(agent) -> tuple[str, str]:
    """Tell the browser and the system.

    Args:
        agent: ``{brands, platform, userAgent, touchPoints}`` as the shim has them: names of brands, two texts, and how
            many fingers the screen can tell apart; what is missing or of another kind says nothing.

    Returns:
        One of the browsers and one of the systems of this module; ``""`` for each that is not known.
    """
    agent = agent if isinstance(agent, dict) else {}
    text = _text(agent.get("userAgent"))
    system = dict(PLATFORMS).get(_text(agent.get("platform"))) or _contained(SYSTEMS, text)
    if system == MACOS and _number(agent.get("touchPoints")) > 1:
        system = IOS  # an iPad that asks for desktop sites says that it is a Mac, which has no touch screen
    brands = agent.get("brands")
    brands = brands if isinstance(brands, list) else []
    found = [browser for brand, browser in BRANDS if brand in brands]
    browser = found[0] if found else _contained(PRODUCTS, text)
    if browser == SAFARI and system not in SAFARI_SYSTEMS:
        browser = ""
    return browser, system


def name(browser: str) -> str:
    """Return what a browser calls itself; ``""`` for one that is not known."""
    return dict(NAMES).get(browser, "")


def _contained(rows, text: str) -> str:
    found = [what for part, what in rows if part in text]
    return found[0] if found else ""


def _text(value) -> str:
    return value if isinstance(value, str) else ""


def _number(value) -> float:
    return value if isinstance(value, (int, float)) else 0
