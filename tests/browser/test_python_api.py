"""The functions for Python in the page: real interpreters, the real browser's answers, clicks on our dialogs."""

import pytest
from tools.environment import NODE_MODULES

from .python import begin, end, run

LOADER = NODE_MODULES / "@micropython/micropython-webassembly-pyscript/micropython.mjs"
EMPTY = "<p>no element</p>"
CAMERA = "<permission id=a type=camera></permission>"
BOTH = ("camera", "microphone")


@pytest.fixture
def ready(tab, runtime):
    """A tab whose browser would ask for everything, with Python up, on both runtimes."""
    return prepared(tab, runtime)


@pytest.fixture
def light(tab):
    """The same on the light runtime."""
    return prepared(tab, "micropython")


def prepared(tab, runtime, html=EMPTY, attributes=""):
    tab.open(html, runtime, attributes)
    tab.context.set_geolocation({"latitude": 1, "longitude": 2})
    assert tab.ready() == "ready"
    return tab


def state(tab, name="camera"):
    return tab.evaluate(f"navigator.permissions.query({{ name: '{name}' }}).then(({{ state }}) => state)")


def decide(tab, name, state):
    tab.evaluate(f"permissionPolyfill.store.set('{name}', '{state}')")


# query


def test_a_query_says_what_the_browser_says(ready):
    ready.set_permissions("granted", "camera")
    ready.set_permissions("denied", "microphone")
    code = """
        told = []
        for name in ("camera", "microphone", "geolocation"):
            status = await permissions.query(name)
            told.append([status.name, status.state])
        return told
    """
    assert run(ready, code) == [["camera", "granted"], ["microphone", "denied"], ["geolocation", "prompt"]]


def test_a_query_says_what_was_decided_here(ready):
    ready.set_permissions("granted", "camera")
    decide(ready, "camera", "denied")
    assert run(ready, "return (await permissions.query('camera')).state") == "denied"


def test_what_no_element_asks_for(ready):
    names = "['midi', { name: 'midi', sysex: true }, 'notifications']"
    asked = "(name) => navigator.permissions.query(name.name ? name : { name }).then(({ state }) => state)"
    native = ready.evaluate(f"Promise.all({names}.map({asked}))")
    code = """
        told = []
        for descriptor in ("midi", {"name": "midi", "sysex": True}, "notifications"):
            told.append((await permissions.query(descriptor)).state)
        return told
    """
    assert run(ready, code) == native


def test_errors_are_pythons_own(ready):
    codes = [
        "await permissions.query('nonsense')",
        "await permissions.query('ambient-light-sensor')",  # in the registry, unknown to the browser
        "await permissions.query(7)",
        "await permissions.request('midi')",
        "await permissions.revoke('nonsense')",
        "permissions.watch('nonsense', print)",
        "permissions.set('camera', 'allow')",
    ]
    assert [run(ready, code)[0] for code in codes] == ["TypeError"] * len(codes)
    assert ready.console == []
    assert run(ready, "return (await permissions.query('camera')).state") == "prompt", "the interpreter is well"


# request


def test_what_the_browser_would_let_pass_is_asked_for_and_closed_again(ready):
    ready.set_permissions("granted", *BOTH)
    run(ready, "return await permissions.revoke('camera', 'microphone')")
    begin(ready, "return await permissions.request('camera', 'microphone')")
    ready.choose("Allow this time")
    assert end(ready) == {"camera": "granted", "microphone": "granted"}
    calls = ready.evaluate(
        "opened.map(({ constraints, stream }) => [constraints, stream.getTracks().map((t) => t.readyState)])"
    )
    assert calls == [[{"video": True, "audio": True}, ["ended", "ended"]]]
    assert ready.dialog() is None
    assert (state(ready), run(ready, "return await permissions.request('camera')")) == (
        "granted",
        {"camera": "granted"},
    )
    assert ready.evaluate("opened.length") == 1, "what is granted is not touched"


def test_a_dialog_that_is_dismissed_is_an_answer(ready):
    ready.set_permissions("granted", "camera")
    run(ready, "return await permissions.revoke('camera')")
    begin(ready, "return await permissions.request('camera')")
    ready.wait("dialogTexts() !== null")
    ready.page.keyboard.press("Escape")
    assert end(ready) == {"camera": "prompt"}
    assert ready.evaluate("opened.length") == 0


def test_the_browsers_refusal_is_an_answer(ready):
    ready.set_permissions("denied", *BOTH, "geolocation")
    code = "return sorted((await permissions.request('camera', 'geolocation')).items())"
    assert run(ready, code) == [["camera", "denied"], ["geolocation", "denied"]]
    assert ready.console == [] and ready.evaluate("unhandled") == []


def test_a_denial_that_was_decided_here_refuses_without_the_browser(light):
    light.set_permissions("granted", "camera")
    decide(light, "camera", "denied")
    assert run(light, "return await permissions.request('camera')") == {"camera": "denied"}
    assert light.evaluate("opened.length") == 0


def test_the_position(ready):
    ready.set_permissions("granted", "geolocation")
    run(ready, "return await permissions.revoke('geolocation')")
    begin(ready, "return await permissions.request('geolocation')")
    ready.choose("Allow on every visit")
    assert end(ready) == {"geolocation": "granted"}


def test_without_the_bridge(tab):
    prepared(tab, "micropython", attributes="data-bridge=off")
    tab.set_permissions("granted", "camera")
    tab.evaluate("permissionPolyfill.setPermission('camera', 'prompt')")
    assert run(tab, "return await permissions.request('camera')") == {"camera": "prompt"}
    assert tab.evaluate("opened.map(({ stream }) => stream.getTracks()[0].readyState)") == ["ended"]


# revoke


def test_what_is_given_back_ends_and_is_asked_for_anew(ready):
    ready.set_permissions("granted", "camera")
    ready.evaluate("""navigator.mediaDevices.getUserMedia({ video: true }).then((stream) => {
        window.ended = [];
        window.track = stream.getTracks()[0];
        track.onended = () => ended.push(track.kind);
    })""")
    assert run(ready, "return await permissions.revoke('camera')") == {"camera": "prompt"}
    ready.wait("ended.length === 1")
    assert (ready.evaluate("track.readyState"), state(ready)) == ("ended", "prompt")
    ready.evaluate(
        "(window.told = null, navigator.mediaDevices.getUserMedia({ video: true }).then(() => (told = '\"found\"')), null)"
    )
    ready.choose("Allow this time")
    assert end(ready) == "found"


def test_an_element_follows(tab, runtime):
    prepared(tab, runtime, CAMERA)
    tab.set_permissions("granted", "camera")
    tab.wait("a.permissionStatus === 'granted'")
    run(tab, "return await permissions.revoke('camera')")
    assert tab.evaluate("[a.permissionStatus, a.matches('.\\\\:granted')]") == ["prompt", False]


# watch


def test_a_watch_hears_what_the_person_does_in_the_settings(ready):
    code = """
        js.heard = ""
        def hear(status):
            js.heard = js.heard + status.name + " " + status.state + ","
        global first, second
        first = permissions.watch("camera", hear)
        async def later(status):
            js.later = status.state
        second = (await permissions.query("notifications")).watch(later)
        return True
    """
    assert run(ready, code) is True
    ready.set_permissions("granted", "camera", "notifications")
    ready.wait("heard === 'camera granted,'")
    ready.wait("window.later === 'granted'")
    ready.set_permissions("denied", "camera")
    ready.wait("heard.endsWith('camera denied,')")
    assert run(ready, "first.stop()") is None
    ready.set_permissions("granted", "camera")
    ready.wait("navigator.permissions.query({ name: 'camera' }).then(({ state }) => state === 'granted')")
    ready.page.wait_for_timeout(100)
    assert ready.evaluate("heard") == "camera granted,camera denied,"


def test_a_watch_is_an_iterator_of_states(ready):
    begin(
        ready,
        """
        told = []
        async for state in permissions.watch("camera"):
            told.append(state)
            js.count = len(told)
            if len(told) == 2:
                return told
    """,
    )
    ready.page.wait_for_timeout(50)
    ready.set_permissions("granted", "camera")
    ready.wait("window.count === 1")
    decide(ready, "camera", "denied")
    assert end(ready) == ["granted", "denied"]


# set


def test_set_is_what_everybody_sees(tab, runtime):
    prepared(tab, runtime, CAMERA)
    assert run(tab, "permissions.set('camera', 'granted')") is None
    assert (state(tab), tab.evaluate("a.permissionStatus")) == ("granted", "granted")
    assert run(tab, "permissions.set({'name': 'camera'}, 'denied')") is None
    assert run(tab, "return (await permissions.query('camera')).state") == "denied"


# Where Python comes from


OWN = {
    "pyodide": """async () => {
        const { boot } = await import('/pyodide/boot.mjs');
        const folder = `${location.origin}/pyodide/`;
        window.python = await boot({ folder, files: [], progress() {}, ready: Promise.resolve() });
    }""",
    "micropython": """async () => {
        const { loadMicroPython } = await import('/micropython.mjs');
        const romfs = new Uint8Array(await (await fetch('/micropython/polyfill.bin')).arrayBuffer());
        window.python = await loadMicroPython({ url: '/micropython/python.wasm', romfs });
    }""",
}


def test_the_pages_own_interpreter(tab, site, runtime):
    """As PyScript does; a query right after the installation waits until the page is taken over."""
    site.bodies["/micropython.mjs"] = LOADER.read_bytes()
    tab.open(CAMERA, "page")
    tab.set_permissions("granted", "camera")
    tab.evaluate(OWN[runtime])
    assert run(tab, "polyfill.install()\nreturn (await permissions.query('camera')).state") == "granted"
    assert tab.evaluate("permissionPolyfill.interpreter === undefined"), "which is the page's own"


def test_taken_back_and_applied_again(ready):
    begin(
        ready,
        """
        page = polyfill.install()
        js.permissionPolyfill.unapply()
        await permissions.query('camera')
    """,
    )
    assert end(ready) == ["RuntimeError", "the polyfill was taken back"]
    ready.evaluate("permissionPolyfill.apply()")
    assert run(ready, "return (await permissions.query('camera')).state") == "prompt"


def test_who_waits_for_a_dialog_is_told_when_the_polyfill_goes(ready):
    ready.set_permissions("granted", "camera")
    run(ready, "return await permissions.revoke('camera')")
    begin(ready, "return await permissions.request('camera')")
    ready.wait("dialogTexts() !== null")
    ready.evaluate("permissionPolyfill.unapply()")
    assert end(ready)[0] == "RuntimeError"
