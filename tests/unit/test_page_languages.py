"""The languages of a page's elements: files that come, do not come, and come late."""

import pytest

from polyfill.labels import ENGLISH as ENGLISH_TEXTS
from polyfill.labels import named

ENGLISH = named(ENGLISH_TEXTS)


def texts(language):
    """Return what the file of a language would say; the names of the labels come from English."""
    return {name: [f"{language} {invite}", f"{language} {granted}"] for name, (invite, granted) in ENGLISH.items()}


def said(page, handle=1):
    return page.view(handle)["language"], page.view(handle)["label"]


def test_the_label_comes_with_the_file_of_the_language_that_is_asked_for_once(page):
    page.attach("camera", language="de-AT")
    page.attach("microphone", handle=2, language="de")
    assert page.host.languages == ["de"]
    assert said(page)[0] == "", "an English label would flash"
    page.tell("labels", [["de", texts("de")]])
    assert [said(page), said(page, 2)] == [("de", "de Use camera"), ("de", "de Use microphone")]
    page.tell("permission", [["camera", "granted"]])
    assert said(page) == ("de", "de Camera allowed")


def test_english_needs_no_file(page):
    page.attach("camera", language="en-GB")
    assert (said(page), page.host.languages) == (("en", "Use camera"), [])


def test_files_that_came_before_python_are_not_asked_for(page):
    page.tell("labels", [["de", texts("de")], ["fr", texts("fr")]])
    page.attach("camera", language="fr-CH")
    assert (said(page), page.host.languages) == (("fr", "fr Use camera"), [])


def test_another_language_keeps_the_label_until_its_file_has_come(page):
    page.attach("camera", language="en")
    page.tell("language", [[1, "pt-AO"]])
    assert (said(page), page.host.languages) == (("en", "Use camera"), ["pt-PT"])
    page.tell("labels", [["pt-PT", texts("pt")]])
    assert said(page) == ("pt-PT", "pt Use camera")
    page.tell("language", [[1, "en"]])
    assert said(page) == ("en", "Use camera")


def test_a_file_for_a_language_that_was_left_meanwhile_changes_nothing(page):
    page.attach("camera", language="de")
    page.tell("language", [[1, "en"]])
    page.tell("labels", [["de", texts("de")]])
    assert said(page) == ("en", "Use camera")


@pytest.mark.parametrize("language", ["", None, "la", "de, en"])
def test_the_browsers_language_where_the_element_has_none_of_ours(page, language):
    page.page.speech.preferred = ["eo", "fr-FR", "de"]
    page.attach("camera", language=language)
    assert page.host.languages == ["fr"]


def test_a_file_that_cannot_be_had_leaves_english_and_one_line(page):
    page.attach("camera", language="de")
    page.tell("labels", [["de", None]])
    page.attach("microphone", handle=2, language="de")
    assert [said(page), said(page, 2)] == [("en", "Use camera"), ("en", "Use microphone")]
    assert len(page.host.reports) == 1 and "labels/de.json" in page.host.reports[0]


def test_a_file_that_does_not_come_leaves_english_until_it_does(page):
    page.attach("camera", language="de")
    page.run(4999)
    assert said(page)[0] == ""
    page.run(1)
    assert said(page) == ("en", "Use camera") and len(page.host.reports) == 1
    assert page.host.due is None
    page.tell("labels", [["de", texts("de")]])
    assert said(page) == ("de", "de Use camera")


def test_the_precise_location(page):
    page.attach("geolocation")
    page.page.elements.element(1).set_precise(True, page.host.time)
    page.tell("tick")
    assert said(page) == ("en", "Use precise location")
