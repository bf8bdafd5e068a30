"""A polyfilled ``<permission>`` of edition ``origin-trial`` does with styles what was published."""

from tests.conformance.origin_trial import differences, expectations
from tests.conformance.pages import POLYFILLED, Pages


def test_every_row_of_the_published_table(browser):
    expected = expectations()
    properties = sorted({name for each in expected for name in each.computed})
    pages = Pages(browser, edition="origin-trial", tags=(POLYFILLED,))
    try:
        results = pages.play([each.case for each in expected], properties)
    finally:
        pages.close()
    wrong = []
    for each, (result,) in zip(expected, results, strict=True):
        found = differences(each, result)
        if found:
            wrong.append("\n    ".join([f"{each.row}: {each.case}", *map(str, found)]))
    assert not wrong, f"{len(wrong)} of {len(expected)} are not as published\n" + "\n".join(wrong)


def test_the_table_is_read_as_it_is_written():
    table = expectations()
    assert len(table) > 120 and all(each.computed or each.reason for each in table)
