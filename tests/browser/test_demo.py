"""The demo: works, asks nobody else for anything, and can be used by keyboard."""

import pytest

from .conftest import SPY

BOTH = ("camera", "microphone")


@pytest.fixture(params=["pyodide", "micropython"])
def demo(request, tab):
    tab.external = []
    own = (tab.site.address, f"blob:{tab.site.address}")
    tab.page.on("request", lambda seen: None if seen.url.startswith(own) else tab.external.append(seen.url))
    tab.page.goto(tab.site.page("for the permissions"))
    tab.set_permissions("granted", *BOTH)
    tab.page.add_init_script(SPY)
    tab.page.goto(f"{tab.site.address}demo/?runtime={request.param}")
    tab.wait("both.permissionStatus === 'granted'")
    tab.valid("both")
    return tab


def test_the_preview_starts_when_the_permission_is_granted(demo):
    demo.page.get_by_role("button", name="Camera and microphone allowed").wait_for()
    demo.click("both")
    demo.choose("Continue allowing")
    demo.wait("document.getElementById('video').srcObject?.getTracks().length === 2")
    demo.wait("document.getElementById('video').videoWidth > 0")
    demo.page.get_by_text("promptaction both: valid, granted").wait_for()
    demo.page.get_by_role("button", name="Stop").click()
    demo.wait("document.getElementById('video').srcObject === null")
    assert (demo.console, demo.external) == ([], [])


def test_every_state_is_shown(demo):
    assert demo.evaluate("document.querySelector('dl[data-for=unsupported]').innerText").split() == [
        "isValid", "false", "invalidReason", "type_invalid", "permissionStatus", "prompt",
    ]  # fmt: skip
    demo.page.get_by_text("Ask for the camera alone").wait_for()
    demo.page.get_by_role("button", name="Add an element").click()
    demo.valid("added")
    demo.page.get_by_role("button", name="Remove it").click()
    demo.wait("!document.getElementById('added')")


def test_by_keyboard(demo):
    demo.page.keyboard.press("Tab")
    seen = []
    for _ in range(20):
        seen.append(demo.evaluate("document.activeElement.id || document.activeElement.textContent"))
        if seen[-1] == "custom":
            break
        demo.page.keyboard.press("Tab")
    assert [name for name in seen if name in ("camera", "microphone", "both", "custom", "log", "later")] == [
        "camera", "microphone", "both", "log", "later", "custom",
    ]  # fmt: skip
    # On from the last one, Tab leads to the browser's own bars; while these have the focus, Firefox gives no page a camera.
    demo.tab_to("camera", "Shift+Tab")
    demo.valid("camera")
    demo.page.keyboard.press("Enter")
    demo.wait("buttonOf('Continue allowing')?.ariaDisabled === null")
    demo.page.keyboard.press("Tab")
    demo.page.keyboard.press("Enter")
    demo.wait("document.getElementById('video').srcObject")


def test_the_pages_own_python_asks_and_watches(demo):
    demo.page.get_by_role("button", name="Request the camera from Python").click()
    demo.page.locator("#python-camera", has_text="granted").wait_for()
    demo.set_permissions("denied", "camera")
    demo.page.locator("#python-camera", has_text="denied").wait_for()
    assert demo.console == []


def test_its_address_cannot_name_other_scripts(tab):
    tab.page.goto(f"{tab.site.address}demo/?runtime=micropython&assets=/elsewhere/")
    tab.valid("both")
    assert not any("elsewhere" in path for path in tab.site.requests if not path.startswith("/demo/"))


@pytest.mark.parametrize("width", [360, 1280])
def test_no_layout_shift_and_nothing_wider_than_the_window(tab, width):
    tab.page.set_viewport_size({"width": width, "height": 800})
    tab.page.add_init_script("""
        window.shift = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
            .observe({ type: 'layout-shift', buffered: true });
    """)
    tab.page.goto(f"{tab.site.address}demo/?runtime=micropython")
    tab.valid("both")
    tab.page.wait_for_timeout(200)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert tab.evaluate("window.shift") == 0
