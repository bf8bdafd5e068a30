"""Which of our languages a language tag means.

Source: RFC 4647, section 3.4 (lookup): the tag is shortened from its end until it is in the table. That drops an
extension together with its singleton, since no tag of the table has one. Chromium compares the whole tag and its
first part only, and knows neither ``he`` nor ``nb`` (fact sheet 6.2).
"""

DEFAULT = "en"

# A language of ours, then other tags that mean it: by the registry of subtags, and by the likely scripts and the
# parents of Unicode's CLDR; plain ``pt`` is European, as in Chromium.
LANGUAGES = (
    "af,am,ar,as,az,be,bg,bn,bs,ca,cs,cy,da,de,el,en,es,et,eu,fa,fi,fr,gl,gu,hi,hr,hu,hy,is,it,ja,ka,kk,km,kn,ko,ky,lo,"
    "lt,lv,mk,ml,mn,mr,ms,my,ne,nl,or,pa,pl,ru,si,sk,sl,sq,sr,sv,sw,ta,te,th,tr,uk,ur,uz,vi,zu,fr-CA,pt-BR,"
    "he iw,"
    "id in,"
    "ro mo,"
    "fil tl,"
    "nb nn no,"
    "pt-PT pt,"
    "zh-Hans zh,"
    "zh-Hant zh-TW,"
    "sr-Latn cnr sh sr-ME,"
    "zh-HK yue zh-Hant-HK zh-Hant-MO zh-MO,"
    "es-419 es-AR es-BO es-CL es-CO es-CR es-CU es-DO es-EC es-GT es-HN es-MX es-NI es-PA es-PE es-PR es-PY "
    "es-SV es-US es-UY es-VE"
)

CHARACTERS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"


_ROWS = "," + LANGUAGES.lower() + ","


# One text, and no table of it: that would be made in each page, which needs a few of them.
def _row(tag: str) -> str:
    """Return the row with a tag, which is in lower case; ``""`` where there is none."""
    at = max([_ROWS.find(before + tag + after) for before in ", " for after in ", "])
    return LANGUAGES[_ROWS.rindex(",", 0, at + 1) : _ROWS.index(",", at + 1) - 1] if at >= 0 else ""


def lookup(tag: str) -> str:
    """Return our language for a tag.

    Args:
        tag: a language tag in any case, also with ``_`` for ``-``.

    Returns:
        A language's tag, or ``""`` where there is none, also for what is no tag at all.
    """
    if not all([character in CHARACTERS for character in tag]):
        return ""
    subtags = tag.lower().replace("_", "-").split("-")
    while subtags:
        shorter = "-".join(subtags)
        row = _row(shorter)
        if row:
            return row.split(" ")[0]
        subtags.pop()
    return ""


def resolve(tag: str | None, preferred) -> str:
    """Return the language of an element.

    Args:
        tag: the language tag that the element inherits; ``""`` or ``None`` where its language is unknown.
        preferred: the browser's languages, best first, which decide where the tag does not.

    Returns:
        A language's tag; English where nothing else fits.
    """
    for wanted in [tag or ""] + list(preferred):
        found = lookup(wanted)
        if found:
            return found
    return DEFAULT
