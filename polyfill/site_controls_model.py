"""The site controls in words: what the shim draws of the rows of ``site_controls``.

Source: design, section 7 (translated, right-to-left aware; guidance for the browser that blocks).
"""

from . import browsers, dialog_texts, guidance, icons, languages
from .dialogs import ISOLATE, site
from .feature_names import english_name
from .permissions.descriptors import text_of
from .site_controls import ALL, ALWAYS_SHOWN, RESET


def label(descriptor: dict, texts) -> tuple[str, bool]:
    """Return what a descriptor is called, and whether that is in the language of the texts, else in English."""
    name = descriptor["name"]
    translated = name in ALWAYS_SHOWN
    text = texts[name] if translated else english_name(name)
    aspects = text_of(descriptor).partition(";")[2]
    return text + (" (" + aspects.replace(";", ", ") + ")" if aspects else ""), translated


def news(rows, texts) -> str:
    """Return what a screen reader is to say of rows that have changed."""
    told = []
    for row in rows:
        values = (("name", ISOLATE.format(label(row.descriptor, texts)[0])), ("state", texts[row.summary]))
        told.append(dialog_texts.fill(texts["told"], values))
    return texts["separator"].join(told)


def model(rows, speech: tuple, locale: str, origin: str, place: tuple = ("", "")) -> dict:
    """Return what the shim draws: plain data.

    Args:
        rows: of ``site_controls.Row``.
        speech: the tag and the texts of a language, as its file has them.
        locale: how times are written, a tag for ``Intl``.
        origin: the page's origin.
        place: browser and system, as ``browsers.recognise`` returns them.
    """
    tag, texts = speech
    name = ISOLATE.format(site(origin)) if site(origin) else texts["this-page"]
    return {
        "language": tag,
        "direction": dialog_texts.direction(tag),
        "locale": locale,
        "title": dialog_texts.fill(texts["controls"], (("site", name),)),
        "rows": [_drawn(row, speech, place) for row in rows],
        "reset": {
            "text": texts["reset-all"],
            "active": any([row.since is not None for row in rows]),
            "subject": ALL,
            "choice": RESET,
        },
    }


def _drawn(row, speech: tuple, place: tuple) -> dict:
    tag, texts = speech
    name, translated = label(row.descriptor, texts)
    return {
        "subject": row.subject,
        "icon": icons.icon((row.descriptor["name"],)) or icons.OTHER,
        "name": name,
        "language": tag if translated else languages.DEFAULT,
        "state": row.state,
        "summary": texts[row.summary],
        "times": _times(row, texts),
        "choice": row.choice,
        "choices": [{"name": what, "text": texts[text]} for what, text in row.choices],
        "steps": {"text": texts["steps"], "items": _steps(name, texts, place) if row.blocked else []},
    }


# What stands before and after a time, the time itself, and how many of which unit it is away, if that is shown.
def _times(row, texts) -> list[dict]:
    times = []
    for name, at, count in (("since", row.since, None), ("ends", row.until, row.count)):
        before, _, after = texts[name].partition("{time}")
        if at is not None:
            times.append({"name": name, "before": before, "after": after, "at": at, "count": count})
    return times


def _steps(name: str, texts, place: tuple) -> list[str]:
    browser = ISOLATE.format(browsers.name(place[0]) or texts["this-browser"])
    values = (("names", ISOLATE.format(name)), ("browser", browser))
    return [dialog_texts.fill(texts[step], values) for step in guidance.steps(guidance.SITE_STEPS, place[0], place[1])]


def locale(tag: str, inherited, preferred) -> str:
    """Return how times are written: as where the person lives, if that speaks the language of the texts.

    Args:
        tag: the language of the texts.
        inherited: the language that the element inherits, which counts first where it names a region; or ``None``.
        preferred: the browser's languages, best first.
    """
    wanted = list(preferred)
    if isinstance(inherited, str) and "-" in inherited:
        wanted = [inherited] + wanted
    for candidate in wanted:
        spoken = languages.lookup(candidate)
        if spoken == tag or (tag != languages.DEFAULT and dialog_texts.language(spoken) == tag):
            return candidate
    return tag
