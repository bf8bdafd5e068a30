"""What styles out of bounds cost: elements that are attached and restyled, beside native ones on a page of their own.

All elements of a step have the same style, as those of a page do. What counts is what the main thread does until
the page is quiet again, in its own time (others on the machine do not count), less what it does on a page without
elements.
"""

from statistics import median

from tests.bench.timelines import NATIVE, POLYFILLED
from tests.site import Site

COUNTS = (10, 100, 1000)
STEPS = ("attach", "restyle")
QUIET = 1200  # ms: longer than every cooldown
IDLE = 20.0  # ms that an idle page may do meanwhile

PAGE = """<!doctype html><script src=/permission-element.js data-runtime={runtime} data-edition=final></script>
<body style="font-size:20px"><script>
const elements = [];
const STEPS = {{
  attach(tag, count) {{
    for (let index = 0; index < count; index += 1) {{
      const element = document.createElement(tag);
      element.setAttribute('type', 'geolocation');
      element.style.letterSpacing = '21px';
      document.body.append(element);
      elements.push(element);
    }}
  }},
  restyle() {{
    for (const element of elements) element.style.letterSpacing = '61px';
  }},
}};
</script>"""


def measure(browser, rounds: int, runtime: str = "micropython") -> dict[tuple[str, str, int], float]:
    """Measure.

    Args:
        browser: a Playwright Chromium that has a native ``<geolocation>``.
        rounds: how often each is measured.
        runtime: which one runs the polyfill.

    Returns:
        By step, tag and number of elements: the median of what the main thread did, in ms.
    """
    site = Site()
    times = {}
    try:
        for _ in range(rounds):
            idle = play(browser, site, runtime, POLYFILLED, 0)
            for tag in (NATIVE, POLYFILLED):
                for count in COUNTS:
                    busy = play(browser, site, runtime, tag, count)
                    for step in STEPS:
                        times.setdefault((step, tag, count), []).append(max(0.0, busy[step] - idle[step]))
    finally:
        site.close()
    return {key: median(values) for key, values in times.items()}


def play(browser, site, runtime: str, tag: str, count: int) -> dict[str, float]:
    """Return what the main thread did in each step, in ms."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(site.page(PAGE.format(runtime=runtime)))
        page.evaluate("permissionPolyfill.ready.then(() => true)")
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        quiet(page, session)
        found = {}
        for step in STEPS:
            before = task_duration(session)
            page.evaluate("([step, tag, count]) => STEPS[step](tag, count)", [step, tag, count])
            found[step] = quiet(page, session) - before
        return found
    finally:
        context.close()


def quiet(page, session) -> float:
    """Wait until the main thread has next to nothing to do any more; return what it has done so far, in ms."""
    before, after = 0.0, task_duration(session)
    while after - before > IDLE:
        page.wait_for_timeout(QUIET)
        before, after = after, task_duration(session)
    return after


def task_duration(session) -> float:
    """Return what the main thread has done so far, in ms."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")
