"""What is left of ten thousand elements that came and went (Chromium)."""

from contextlib import closing

from tests.bench.contenders import DIST, PAGE
from tests.bench.tabs import TIMEOUT
from tests.site import Site

FIRST, COUNT = 10_000, 10_000
"""The first ones fill what is kept for reuse, and have the engine compile: that goes on after a thousand, by 120 KB."""
HTML = (
    "<script src=/permission-element.js data-runtime=RUNTIME></script>"
    """<script>
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
async function come(count) {
  for (let done = 0; done < count; done += 50) {
    const elements = Array.from({ length: 50 }, () => Object.assign(document.createElement('permission'), { type: 'camera' }));
    document.body.append(...elements);
    await frame();
    for (const element of elements) element.remove();
    await frame();
  }
}
function heap(code) {
  const { interpreter } = permissionPolyfill;
  interpreter.runPython(code);
  return Number(interpreter.globals.get('_used'));
}
</script>"""
)
CODE = {
    "micropython": "import gc; gc.collect(); _used = gc.mem_alloc()",
    "pyodide": "import gc; gc.collect(); _used = len(gc.get_objects())",
}


def measure(browser, runtime: str, first: int = FIRST, count: int = COUNT) -> dict[str, list[float]]:
    """Return the JavaScript heap in bytes and Python's in its unit, after the first elements and after as many more."""
    with closing(Site(DIST)) as site:
        site.pages["/memory.html"] = PAGE + HTML.replace("RUNTIME", runtime) + "<body>"
        context = browser.new_context()
        context.set_default_timeout(TIMEOUT)
        try:
            page = context.new_page()
            page.goto(site.address + "memory.html")
            page.evaluate("permissionPolyfill.ready.then(() => true)")
            session = context.new_cdp_session(page)
            found = {"javascript": [], "python": []}
            for some in (first, count):
                page.evaluate("(count) => come(count)", some)
                # What one collection finalises, the next one frees; and MicroPython's takes a word that the last call
                # left on the stack for a reference, which another call overwrites.
                for _ in range(3):
                    session.send("HeapProfiler.collectGarbage")
                    page.wait_for_timeout(500)
                    python = page.evaluate("(code) => heap(code)", CODE[runtime])
                found["javascript"].append(session.send("Runtime.getHeapUsage")["usedSize"])
                found["python"].append(python)
            return found
        finally:
            context.close()
