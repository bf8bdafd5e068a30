"""The examples of the trial's announcement, as they stand there (seed: permission-element-origin-trial)."""

import re

import pytest

from .void import VoidPage, with_source

NO_AWAIT = "uncaught: .*(await is only valid|Unexpected identifier 'navigator')"

IN_ITS_SIMPLEST_FORM = """<permission type="camera" />"""

WITH_A_HANDLER = """<permission type="…" onpromptdismiss="alert('The prompt was dismissed');" />"""

STYLE = """
permission {
  background-color: green;
}

permission:granted {
  background-color: light-green;
}

/* Not supported during the origin trial. */
permission:invalid {
  background-color: gray;
}
"""

WITH_A_SCRIPT = """<permission type="camera" />
<script>
  const permission = document.querySelector('permission');
  permission.addEventListener('promptdismiss', showCameraWarning);

  function showCameraWarning() {
    // Show warning that the app isn't fully usable
    // unless the camera permission is granted.
  }

  const permissionStatus = await navigator.permissions.query({name: "camera"});
  
  permissionStatus.addEventListener('change', () => {
    // Run the check when the status changes.
    if (permissionStatus.state === "granted") {
      useCamera();
    }
  });

  // Run the initial check.
  if (permissionStatus.state === "granted") {
    useCamera();
  }
</script>"""  # noqa: W293

MENDED = WITH_A_SCRIPT.replace("<script>", "<script type=module>")
TELLING = MENDED.replace("// Show warning", "log.push('warning'); // Show warning")
AROUND = "<style>{}</style><script>const useCamera = () => log.push('camera')</script><h1>App</h1>{}\n<p>the app</p>"


@pytest.fixture
def page(tab):
    return VoidPage(tab)


@pytest.mark.parametrize("script", ["head", "end"])
def test_the_simplest_example(page, script):
    page.open(AROUND.format(STYLE, IN_ITS_SIMPLEST_FORM + "\n<h2>next</h2>"), script)
    assert page.outline() == f"style[{' '.join(STYLE.split())}] script h1[App] <camera> h2[next] p[the app]"
    assert page.lines == []


@pytest.mark.parametrize("cached", [True, False])
def test_the_simplest_example_before_plain_text(page, tab, cached):
    if cached:
        with_source(tab)
    page.open(f"<h1>App</h1>{IN_ITS_SIMPLEST_FORM}\n<p>the app</p>")
    if cached:
        page.wait_for("h1[App] <camera> p[the app]")
        assert page.lines == []
    else:
        assert page.wait_for_line() == ("h1[App] <camera>[p[the app]]", 1)


def test_the_example_with_a_handler(page):
    page.open(WITH_A_HANDLER + "\n<h2>next</h2>")
    assert page.outline() == "<…> h2[next]"


@pytest.mark.parametrize("script", ["head", "end"])
def test_the_example_with_a_script_verbatim(page, tab, script):
    """Its `await` is a syntax error in a classic script, so that it does nothing; the rest of the page is right."""
    page.open(AROUND.format("", WITH_A_SCRIPT), script)
    assert page.outline() == "style script h1[App] <camera> script p[the app]"
    assert len(page.lines) == 1 and re.search(NO_AWAIT, page.lines[0])
    assert tab.page.get_by_text("the app").is_visible()
    assert tab.evaluate("log") == []


@pytest.mark.parametrize("script", ["head", "end"])
def test_the_example_with_a_script_mended(page, tab, script):
    tab.page.goto(tab.site.page("for the permissions", "/test/first.html"))
    tab.set_permissions("granted", "camera")
    page.open(AROUND.format(STYLE.replace("light-green", "lightgreen"), TELLING), script)
    assert page.outline().endswith("script h1[App] <camera> script p[the app]")
    tab.wait("log.length > 0")
    tab.evaluate("document.querySelector('permission').dispatchEvent(new Event('promptdismiss'))")
    assert tab.evaluate("log") == ["camera", "warning"]
    assert page.lines == []
