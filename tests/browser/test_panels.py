"""What comes with the first <permission-controls> or <permission-devices> on a page, and not before."""

import pytest

from . import python
from .conftest import Tab

CAMERA = "<permission id=a type=camera></permission>"
PICKER = "<permission-devices id=b kind=videoinput>no pictures</permission-devices>"
CONTROLS = "<permission-controls id=b>no controls</permission-controls>"
PANELS = "permission-element.panels.mjs"
LATE = {"micropython": {PANELS, "panels.bin"}, "pyodide": {PANELS}}


def fetched(site):
    """The files of the third part that were fetched."""
    names = {path.rpartition("/")[2] for path in site.requests}
    return names & {PANELS, "panels.bin"}


def drawn(tab):
    """Wait until the element shows more than what the page has put into it: its root is closed, but it has grown."""
    tab.wait("b.offsetHeight > 60")


@pytest.mark.parametrize("panel", [PICKER, CONTROLS])
def test_with_a_panel_on_the_page(tab, site, runtime, panel):
    tab.open(panel, runtime)
    drawn(tab)
    assert fetched(site) == LATE[runtime]


@pytest.mark.parametrize("panel", [PICKER, CONTROLS])
def test_with_one_that_comes_later(tab, site, runtime, panel):
    tab.open(CAMERA, runtime)
    tab.valid()
    assert fetched(site) == set()
    tab.evaluate(f"document.body.insertAdjacentHTML('beforeend', `{panel}`)")
    drawn(tab)
    assert fetched(site) == LATE[runtime]


def test_with_python_that_asks_for_devices(tab, site):
    tab.open(CAMERA, "micropython")
    tab.valid()
    code = """
        devices = media.devices
        try:
            devices.chosen('videoinput')
        except RuntimeError as error:
            before = str(error)
        return [before, isinstance(await devices.list(), list), devices.chosen('videoinput')]
    """
    assert python.run(tab, code) == [
        "what is known of devices is not loaded yet: await list() first",
        True,
        None,
    ]
    assert "panels.bin" in fetched(site)


def test_python_hears_of_devices_that_nobody_has_asked_for(generous_browser, site):
    tab = Tab(generous_browser, site)
    tab.open(CAMERA, "micropython")
    tab.valid()
    code = """
        watch = media.devices.watch()
        await media.devices.list()
        await media.get_user_media({'video': True})
        await media.devices.list()
        devices = await watch.__anext__()
        watch.stop()
        return bool(devices[0].label)
    """
    assert python.run(tab, code) is True
    tab.close()


def test_a_picker_that_is_opened_as_soon_as_it_is_made(generous_browser, site):
    tab = Tab(generous_browser, site)
    tab.open(CAMERA, "micropython")
    assert tab.ready() == "ready"
    live = """(async () => {
        const picker = Object.assign(document.createElement('permission-devices'), { kind: 'videoinput' });
        document.body.append(picker);
        return (await picker.open()).active;
    })()"""
    assert tab.evaluate(live)
    tab.close()


@pytest.mark.parametrize("file", sorted(LATE["micropython"]))
def test_without_it_the_page_works_and_says_so_once(tab, site, file):
    site.missing = [file]
    tab.open(CAMERA + CONTROLS + PICKER, "micropython")
    tab.valid()
    assert tab.page.get_by_text("no controls").is_visible() and tab.page.get_by_text("no pictures").is_visible()
    assert len([line for line in tab.console if "are not drawn" in line]) == 1
    site.missing = []
    tab.evaluate("document.querySelectorAll('#b').forEach((panel) => panel.remove())")
    tab.evaluate(f"document.body.insertAdjacentHTML('beforeend', `{PICKER}`)")
    drawn(tab)
