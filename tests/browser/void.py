"""A page of the trial: its elements in their void form, and what it says of its body."""

SCRIPT = "<script src=../permission-element.js data-runtime={} {}></script>"
LOG = "<script>const log = [], shown = [];</script>"
LINE = "data-syntax"

# Whether the second part of the script is at work, or the polyfill is not.
SECOND_PART = "!window.HTMLPermissionElement || Object.hasOwn(HTMLPermissionElement.prototype, 'click')"

# The body as one line: an element is <type>, with what remains inside it in brackets; blank text is left out.
OUTLINE = """() => {
    const outline = (parent) => [...parent.childNodes].map((node) => {
        if (node.nodeType === Node.COMMENT_NODE) return 'comment';
        if (node.nodeType === Node.TEXT_NODE) return node.data.trim().replace(/\\s+/g, ' ');
        if (node.localName === 'permission-surface' || node.src?.includes('permission-element')) return '';
        const name = node.localName === 'permission' ? `<${node.getAttribute('type')}>` : node.localName;
        const inside = name === 'script' ? '' : outline(node);
        return inside ? `${name}[${inside}]` : name;
    }).filter(Boolean).join(' ');
    return outline(document.body);
}"""


class VoidPage:
    """A page with the polyfill's script in its head or at its end; what follows comes out without any Python."""

    def __init__(self, tab):
        self.tab = tab
        self.lines = tab.console

    def open(self, html, place="head", attributes="", runtime="page", wait_until="load"):
        script = SCRIPT.format(runtime, attributes)
        head, end = (script, "") if place == "head" else ("", script)
        address = self.tab.site.page(f"<head>{LOG}{head}</head><body>{html}{end}</body></html>\n")
        self.tab.page.goto(address, wait_until=wait_until)
        if wait_until == "load" and "<permission " in html:
            self.tab.until(SECOND_PART)
        return self

    def outline(self):
        return self.tab.evaluate(OUTLINE)

    def wait_for(self, outline):
        self.tab.page.wait_for_function(f"(expected) => document.body && ({OUTLINE})() === expected", arg=outline)

    def wait_for_line(self):
        """Wait until it is told that nothing tells; return the outline then, and how often it was told."""
        self.tab.until(self.told)
        self.tab.page.wait_for_timeout(50)
        return self.outline(), len(self.told())

    def told(self):
        return [line for line in self.lines if LINE in line]


def with_source(tab):
    tab.site.pages_cache = "max-age=600"
