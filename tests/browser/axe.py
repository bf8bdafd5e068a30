"""The rules of axe-core, asked of an element."""

from tools.environment import WEB

AXE = WEB / "node_modules/axe-core/axe.min.js"
WCAG = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")

RUN = """([selector, tags]) => axe.run(document.querySelector(selector), tags.length ? { runOnly: tags } : {})
    .then(({ violations, passes }) => [violations.map(({ id }) => id), passes.map(({ id }) => id)])"""


def audit(tab, selector, tags=()):
    """Return the rules that an element breaks, and those that it meets, by their ids.

    Args:
        tab: with the page.
        selector: of the element.
        tags: of the rules; by default all that axe has.
    """
    tab.page.add_script_tag(path=AXE)
    return tab.page.evaluate(RUN, [selector, list(tags)])
