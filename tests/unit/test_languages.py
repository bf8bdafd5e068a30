"""Language tags to our languages (RFC 4647, section 3.4), where Chromium knows the whole tag or its first part only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.languages import LANGUAGES, lookup, resolve

OURS = [row.split(" ")[0] for row in LANGUAGES.split(",")]
SPANISH_AMERICA = "AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE 419".split()

# Tag, our language.
FOUND = [
    *[(tag, tag) for tag in OURS],
    *[(f"es-{region}", "es-419") for region in SPANISH_AMERICA],
    ("en-US", "en"), ("en-GB", "en"), ("en-GB-oed", "en"), ("EN", "en"),
    ("es-ES", "es"), ("es-GQ", "es"), ("es-419-x-private", "es-419"), ("es-MX-u-nu-latn", "es-419"),
    ("de-AT", "de"), ("de-1996", "de"), ("de-Latn-CH-1996", "de"), ("DE_at", "de"), ("de--AT", "de"),
    ("de-u-co-phonebk", "de"), ("de-x-fr", "de"), ("fr-a-x", "fr"),
    ("fr-FR", "fr"), ("fr-BE", "fr"), ("FR-ca", "fr-CA"), ("fr_CA.UTF", ""), ("fr-CA-u-ca-gregory", "fr-CA"),
    ("he", "he"), ("iw", "he"), ("iw-IL", "he"), ("he-IL", "he"),
    ("no", "nb"), ("nb-NO", "nb"), ("nn", "nb"), ("nn-NO", "nb"), ("no-NO", "nb"),
    ("id-ID", "id"), ("in", "id"), ("in-ID", "id"),
    ("tl", "fil"), ("tl-PH", "fil"), ("fil-PH", "fil"),
    ("pt", "pt-PT"), ("pt-AO", "pt-PT"), ("pt-MZ", "pt-PT"), ("pt-br", "pt-BR"), ("pt-BR-abl1943", "pt-BR"),
    ("ro-MD", "ro"), ("mo", "ro"),
    ("sr", "sr"), ("sr-RS", "sr"), ("sr-Cyrl-ME", "sr"), ("sr-Latn-RS", "sr-Latn"), ("sr-ME", "sr-Latn"),
    ("sr_latn", "sr-Latn"), ("sh", "sr-Latn"), ("sh-BA", "sr-Latn"), ("cnr", "sr-Latn"),
    ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh-SG", "zh-Hans"), ("zh-Hans-HK", "zh-Hans"), ("zh-Hans-TW", "zh-Hans"),
    ("zh-TW", "zh-Hant"), ("zh-Hant-TW", "zh-Hant"), ("ZH-HANT", "zh-Hant"), ("zh_tw", "zh-Hant"),
    ("zh-HK", "zh-HK"), ("zh-MO", "zh-HK"), ("zh-Hant-HK", "zh-HK"), ("zh-Hant-MO", "zh-HK"), ("yue", "zh-HK"),
]  # fmt: skip
UNKNOWN = [
    "", "-", "--", "_", " ", "de ", " de", "de,en", "de-DE, en", "d", "deu", "d-e", "x", "x-de", "i-klingon", "la", "eo",
    "und", "mul", "zxx", "*", "null", "undefined", "\u212ao", "DE\u0130", "\u0434\u0435", "de\x00", "\U0001f1e9\U0001f1ea", "419", "-de",
    "__proto__", "constructor",
]  # fmt: skip

# The inherited tag, the browser's languages, our language.
RESOLVED = [
    ("de-CH", ["fr-FR"], "de"),
    ("", ["fr-FR", "de"], "fr"),
    (None, ["fr-FR", "de"], "fr"),
    ("la", ["eo", "nn-NO", "de"], "nb"),
    ("de, en", ["ja"], "ja"),
    ("la", ["eo"], "en"),
    (None, [], "en"),
]


@pytest.mark.parametrize(("tag", "ours"), FOUND)
def test_lookup(tag, ours):
    assert lookup(tag) == ours


@pytest.mark.parametrize("tag", UNKNOWN)
def test_what_is_no_language_of_ours(tag):
    assert lookup(tag) == ""


@pytest.mark.parametrize(("tag", "preferred", "ours"), RESOLVED)
def test_resolve(tag, preferred, ours):
    assert resolve(tag, preferred) == ours


def test_no_tag_means_two_languages():
    tags = [tag.lower() for row in LANGUAGES.split(",") for tag in row.split(" ")]
    assert len(tags) == len(set(tags))


@given(st.text(), st.lists(st.text()))
def test_whatever_the_tag_is_there_is_a_language(tag, preferred):
    assert resolve(tag, preferred) in OURS


TAGS = st.sampled_from([tag for row in LANGUAGES.split(",") for tag in row.split(" ")])
EXTENSIONS = st.from_regex(r"\A-[a-wyz](-[a-z0-9]{2,8}){1,3}(-x(-[a-z0-9]{1,8})+)?\Z")


@given(TAGS, EXTENSIONS)
def test_an_extension_changes_nothing(tag, extension):
    assert lookup(tag + extension) == lookup(tag)


@given(TAGS, st.booleans())
def test_case_and_underscores_change_nothing(tag, upper):
    other = (tag.upper() if upper else tag.lower()).replace("-", "_")
    assert lookup(other) == lookup(tag) != ""
