"""Labels and icons (fact sheet 5.3, 6.1, 6.3), and that the shim's catalogue says the same as Python."""

import json

import pytest

from polyfill import blockers, icons, languages
from polyfill.catalogue import catalogue
from polyfill.element import PermissionElement
from polyfill.labels import ENGLISH, NAMES, label, named
from polyfill.translations import TRANSLATIONS
from polyfill.type_attribute import SUPPORTED, key

PAIR = ("camera", "microphone")
LOCATION = ("geolocation",)
TEXTS = {tag: named(texts) for tag, *texts in TRANSLATIONS}


@pytest.mark.parametrize(
    ("permissions", "invite", "granted"),
    [
        (("camera",), "Use camera", "Camera allowed"),
        (("microphone",), "Use microphone", "Microphone allowed"),
        (PAIR, "Use microphone and camera", "Camera and microphone allowed"),
        (PAIR[::-1], "Use microphone and camera", "Camera and microphone allowed"),
        (("geolocation",), "Use location", "Location allowed"),
        ((), "", ""),
    ],
)
def test_label(permissions, invite, granted):
    assert label(permissions, False) == invite
    assert label(permissions, True) == granted


def test_the_precise_location_has_labels_of_its_own():
    assert label(LOCATION, False, precise=True) == "Use precise location"
    assert label(LOCATION, True, precise=True) == "Precise location allowed"
    assert label(PAIR, False, precise=True) == "Use microphone and camera"


@pytest.mark.parametrize(
    ("tag", "permissions", "invite", "granted"),
    [
        ("de", PAIR, "Mikrofon und Kamera verwenden", "Kamera- und Mikrofonnutzung zulässig"),
        ("de", ("microphone",), "Mikrofon verwenden", "Mikrofonnutzung zulässig"),
        ("fr-CA", LOCATION, "Utiliser la localisation", "Accès à la position autorisé"),
        ("he", ("camera",), "הרשאה לשימוש במצלמה", "ניתן להשתמש במצלמה בדף זה"),
        ("nb", ("camera",), "Bruk kameraet", "Kameraet er tillatt"),
        ("pl", PAIR, "Używaj mikrofonu i\xa0kamery", "Zezwolono na dostęp do kamery i\xa0mikrofonu"),
        ("sr-Latn", ("camera",), "Koristi kameru", "Kamera je dozvoljena"),
        ("zh-Hans", ("camera",), "使用摄像头", "已允许使用摄像头"),
        ("zh-Hant", ("camera",), "使用攝影機", "可使用攝影機"),
        ("zh-HK", ("camera",), "使用相機", "已允許使用相機"),
    ],
)
def test_label_in_other_languages(tag, permissions, invite, granted):
    assert [label(permissions, state, False, TEXTS[tag]) for state in (False, True)] == [invite, granted]


def test_every_language_has_every_label():
    assert sorted(TEXTS) == sorted({row.split(" ")[0] for row in languages.LANGUAGES.split(",")} - {languages.DEFAULT})
    assert len(TEXTS) == len(TRANSLATIONS) == 80
    for _, *texts in (*TRANSLATIONS, ("en", *ENGLISH)):
        assert len(texts) == 2 * len(NAMES) and all(text.strip() for text in texts)
        assert all(invite != granted for invite, granted in named(texts).values())


@pytest.mark.parametrize("texts", [{}, {"camera": None}, None])
def test_what_a_language_lacks_is_english(texts):
    assert label(("camera",), False, texts=texts) == "Use camera"


def test_the_pair_shows_the_camera():
    assert icons.icon(PAIR) == "camera"


def test_every_supported_type_has_a_drawing():
    drawn = {icons.icon(permissions, precise) for permissions in SUPPORTED for precise in (False, True)}
    assert drawn | {"busy", icons.OTHER} == {name for name, _ in icons.PATHS}


def test_only_the_location_has_a_precise_icon():
    assert icons.icon(("geolocation",), True) != icons.icon(("geolocation",))
    assert [icons.icon(permissions, True) for permissions in (("camera",), PAIR, ())] == ["camera", "camera", ""]


def test_the_catalogue_is_plain_data():
    table = catalogue("1.2.3")
    assert json.loads(json.dumps(table)) == table
    assert table["version"] == "1.2.3"


@pytest.mark.parametrize("permissions", SUPPORTED, ids=key)
def test_the_catalogue_paints_what_python_would(permissions):
    name = key(permissions)
    element = PermissionElement()
    element.set_type(" ".join(permissions))
    invite, granted = catalogue("")["labels"][name]
    assert (invite, catalogue("")["types"][name]) == (element.view()["label"], element.view()["icon"])
    assert granted == label(permissions, True)
    assert tuple(name.split(" ")) == permissions, "the name of a type is also the list of its permissions"


def test_the_catalogue_has_the_reasons_of_the_blockers():
    assert catalogue("")["reasons"] == {
        "starting": blockers.UNSUCCESSFUL_REGISTRATION,
        "unsupported": blockers.TYPE_INVALID,
    }
