"""What many elements cost: how often the engine works out styles and layouts does not grow with their number."""

import pytest

from tests.bench import memory

FEW, MANY = 5, 60
SETTLED = 1500  # ms: longer than every cooldown
COUNTS = ("RecalcStyleCount", "LayoutCount")
PAGE = """<body style="font-size:20px"><script>
const elements = [];
const STEPS = {
  attach(count) {
    for (let index = 0; index < count; index += 1) {
      const element = document.createElement('permission');
      element.setAttribute('type', 'geolocation');
      element.style.letterSpacing = '21px';
      document.body.append(element);
      elements.push(element);
    }
  },
  restyle() { for (const element of elements) element.style.letterSpacing = '61px'; },
  resize() { document.body.style.fontSize = '22px'; },
  remove() { for (const element of elements) element.remove(); },
};
</script>"""


def counts(tab, html, count):
    """Return how often styles and layouts were worked out in each step with so many elements."""
    tab.open(html, "micropython", "data-edition=final")
    assert tab.ready() == "ready"
    session = tab.context.new_cdp_session(tab.page)
    session.send("Performance.enable")
    found = {}
    for step in ("attach", "restyle", "resize", "remove"):
        before = so_far(session)
        tab.evaluate(f"STEPS.{step}({count})")
        tab.page.wait_for_timeout(SETTLED)
        found[step] = [after - earlier for after, earlier in zip(so_far(session), before, strict=True)]
    return found


def so_far(session):
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return [metrics[name] for name in COUNTS]


@pytest.mark.parametrize("html", [PAGE, PAGE.replace("'permission'", "'permission-element'")])
def test_styles_and_layouts_are_worked_out_for_all_elements_at_once(tab, html):
    few, many = counts(tab, html, FEW), counts(tab, html, MANY)
    for step, found in many.items():
        for name, one, other in zip(COUNTS, found, few[step], strict=True):
            assert one - other < (MANY - FEW) / 4, (step, name, few, many)


def test_what_came_and_went_leaves_nothing(browser):
    for kind, (before, after) in memory.measure(browser, "micropython", 100, 3000).items():
        assert after < 1.2 * before, kind
