"""Fallback content is laid out in a ``<permission>``, and must not be noticed; nor the author's pseudo-elements."""

import pytest

FALLBACK = " Some fallback\n\n content, <b>bold</b> <br> and long enough to be wider than the button. "

HIDDEN = {
    "white-space": "white-space: pre; tab-size: 90px",
    "pseudo-elements": "",
    "indent": "text-indent: 90px",
    "spacing": "letter-spacing: .2em; word-spacing: .5em",
}
PSEUDO = """
    .probe::before, .probe::after { content: 'not for this element'; display: block; padding: 9px; }
    .probe::first-letter { border: 9px solid; float: left; font-size: 60px; padding: 9px; }
    .probe::first-line { font-size: 60px; font-size-adjust: none; letter-spacing: 9px; line-height: 3; }
"""


@pytest.mark.parametrize("display", ["inline-block", "block", "flow-root", "grid", "inline-grid"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_fallback_content_takes_no_room(tab, display, direction):
    html = f"<style>{PSEUDO} .probe {{ display: {display} }}</style>"
    for style in HIDDEN.values():
        for content in ("", FALLBACK + "word \t" * 300):
            html += f'<p dir={direction}><permission class=probe type=camera style="{style}">{content}</permission>'
    tab.open(html, "micropython")
    assert tab.ready() == "ready"
    boxes = tab.evaluate("""
        [...document.querySelectorAll('.probe')].map((element) => {
            const [one, two] = [element, element.querySelector('permission-surface')].map((node) => node.getBoundingClientRect());
            const edges = [one.width, one.height, two.x - one.x, two.y - one.y, two.width, two.height];
            return edges.map((edge) => edge.toFixed(3)).join();
        })""")
    assert boxes[0::2] == boxes[1::2]
    assert len(set(boxes[:6])) == 1
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_fallback_content_that_comes_later_takes_no_room(tab):
    tab.open("<permission id=late type=camera></permission>", "micropython")
    assert tab.ready() == "ready"
    sizes = [tab.evaluate("[late.offsetWidth, late.offsetHeight]")]
    for change in ("append('some words that are wider than the button '.repeat(9))", "lastChild.remove()"):
        tab.evaluate(f"void late.{change}")
        sizes.append(tab.evaluate("[late.offsetWidth, late.offsetHeight]"))
    assert sizes == [sizes[0]] * 3
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hidden_text_is_not_copied(tab):
    tab.open("<p>before <permission type=camera>secret <b>too</b></permission> after</p>", "micropython")
    assert tab.ready() == "ready"
    tab.page.keyboard.press("Control+A")
    assert tab.evaluate("getSelection().toString()").split() == ["before", "after"]
