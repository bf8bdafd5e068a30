"""What the page is told when a device cannot be opened: by elements, and by explain()."""

import pytest

from .conftest import FAKE_DEVICES, ONE_TIER, PLACEHOLDER, RECORDER, SCRIPT, Tab, launch

PAIR = "<permission id=a type='camera microphone'></permission>"
CAMERA = "<permission id=a type=camera></permission>"
BOTH = ("camera", "microphone")
NO_CAMERA = f"{FAKE_DEVICES}=device-count=0"
ALLOWING = "--use-fake-ui-for-media-stream"

# What an element says of its error at the moment of each outcome.
OUTCOMES = """<script>
const outcomes = [];
for (const type of ['promptaction', 'promptdismiss'])
  document.addEventListener(type, ({ target }) => outcomes.push([type, target.error && { ...target.error }]));
</script>"""


@pytest.fixture(scope="module")
def deaf_browser(playwright):
    """A browser that has a microphone and no camera, and allows what it is asked for."""
    browser = launch(playwright, NO_CAMERA, ONE_TIER, ALLOWING)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def empty_browser(playwright):
    """A browser without any device."""
    browser = launch(playwright, ONE_TIER, ALLOWING)
    yield browser
    browser.close()


def opened(browser, site, html, runtime="micropython", attributes=""):
    tab = Tab(browser, site)
    tab.page.goto(site.page("for the permissions"))
    tab.set_permissions("prompt", *BOTH)
    tab.open(OUTCOMES + html, runtime, attributes)
    assert tab.ready() == "ready"
    return tab


@pytest.fixture
def without_camera(deaf_browser, site):
    tabs = []

    def open_(html=PAIR, runtime="micropython", attributes=""):
        tabs.append(opened(deaf_browser, site, html, runtime, attributes))
        return tabs[-1]

    yield open_
    for tab in tabs:
        tab.close()


@pytest.fixture
def without_devices(empty_browser, site):
    tab = opened(empty_browser, site, PAIR)
    yield tab
    tab.close()


def press(tab):
    tab.valid()
    tab.page.click("#a")
    tab.wait("outcomes.length > 0")
    return tab.evaluate("outcomes.splice(0)")


def summary(outcome):
    type_, error = outcome
    return type_, error and (error["code"], error["permissions"])


def explained(tab, call, options="{}"):
    tab.evaluate(f"{call}.catch(async (error) => (window.error = await permissionPolyfill.explain(error, {options})))")
    return tab.evaluate("({ ...error })")


# Of an element


def test_without_a_camera_the_microphone_is_opened_alone(without_camera, runtime):
    tab = without_camera(runtime=runtime)
    (outcome,) = press(tab)
    assert summary(outcome) == ("promptaction", ("not-found", ["camera"]))
    assert outcome[1] == {
        "code": "not-found",
        "name": "NotFoundError",
        "message": "Requested device not found",
        "permissions": ["camera"],
        "constraint": "",
        "advice": "Not found: Camera. Connect it or switch it on, then try again.",
    }
    assert tab.evaluate("opened.map(({ constraints }) => constraints)") == [
        {"audio": True, "video": True},
        {"audio": True},
    ]
    assert tab.evaluate("[a.permissionStatus, permissionPolyfill.store.list().length]") == ["prompt", 0]


def test_what_was_opened_alone_serves_the_pages_next_call(without_camera):
    tab = without_camera(
        PAIR
        + """<script>a.onpromptaction = async () => {
          window.mine = await navigator.mediaDevices.getUserMedia({ audio: true });
        }</script>"""
    )
    press(tab)
    tab.wait("window.mine")
    assert tab.evaluate("mine.getTracks()[0] === opened[1].stream.getTracks()[0]")
    assert tab.evaluate("[opened.length, mine.getTracks()[0].readyState]") == [2, "live"]


def test_a_call_made_meanwhile_waits_for_what_is_opened_alone(without_camera):
    tab = without_camera(
        PAIR
        + """<script>a.addEventListener('click', () => setTimeout(async () => {
          window.mine = await navigator.mediaDevices.getUserMedia({ audio: true });
        }))</script>"""
    )
    press(tab)
    tab.wait("window.mine")
    assert tab.evaluate("[opened.length, mine.getTracks()[0] === opened[1].stream.getTracks()[0]]") == [2, True]


def test_nothing_is_decided_about_what_is_missing(without_camera):
    tab = without_camera(attributes="data-prompt=emulated")
    tab.valid()
    tab.page.click("#a")
    tab.choose("Allow on every visit")
    tab.wait("outcomes.length > 0")
    assert summary(tab.evaluate("outcomes[0]")) == ("promptaction", ("not-found", ["camera"]))
    assert tab.evaluate("permissionPolyfill.store.list().map(({ descriptor }) => descriptor.name)") == ["microphone"]


def test_without_any_device_there_is_nothing_to_open(without_devices):
    assert [summary(outcome) for outcome in press(without_devices)] == [("promptdismiss", ("not-found", [*BOTH]))]
    assert without_devices.evaluate("opened.length") == 1


def test_an_error_is_there_until_it_works(tab):
    tab.open(OUTCOMES + CAMERA, "micropython")
    tab.ready()
    assert tab.evaluate("[a.error, 'error' in HTMLPermissionElement.prototype]") == [None, True]
    tab.grant("camera")
    tab.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    tab.valid()
    tab.page.click("#a")
    tab.choose("Continue not allowing")
    tab.wait("a.error?.code === 'blocked'")
    tab.valid()
    tab.page.click("#a")
    tab.choose("Allow this time")
    tab.wait("outcomes.length === 2")
    assert tab.evaluate("[outcomes[1], a.error]") == [["promptaction", None], None]
    tab.valid()
    tab.page.click("#a")
    tab.choose("Stop allowing")
    tab.wait("a.error?.code === 'denied'")


def test_a_block_of_the_browser_and_a_dialog_that_is_dismissed(tab):
    tab.open(OUTCOMES + CAMERA, "micropython")
    tab.ready()
    tab.grant("camera")
    tab.page.click("#a")
    tab.wait("dialogTexts() !== null")
    tab.page.keyboard.press("Escape")
    tab.wait("outcomes.length === 1")
    tab.set_permissions("denied", "camera")
    tab.wait("a.permissionStatus === 'denied'")
    tab.valid()
    tab.page.click("#a")
    tab.wait("dialogTexts() !== null")
    tab.page.keyboard.press("Escape")
    tab.wait("outcomes.length === 2")
    assert [summary(outcome) for outcome in tab.evaluate("outcomes")] == [
        ("promptdismiss", ("dismissed", ["camera"])),
        ("promptdismiss", ("blocked", ["camera"])),
    ]


def test_an_error_is_an_object_that_nobody_changes(without_devices):
    tab = without_devices
    press(tab)
    assert (
        tab.evaluate("[a.error === a.error, Object.isFrozen(a.error), Object.isFrozen(a.error.permissions)]")
        == [True] * 3
    )
    get = "Object.getOwnPropertyDescriptor(HTMLPermissionElement.prototype, 'error').get"
    assert (
        tab.evaluate(f"(() => {{ try {{ {get}.call(document.body) }} catch (error) {{ return error.name }} }})()")
        == "TypeError"
    )
    assert (
        tab.evaluate(
            "(() => { const { prototype } = HTMLPermissionElement; permissionPolyfill.unapply(); return 'error' in prototype })()"
        )
        is False
    )


def test_advice_speaks_the_language_of_the_element(without_camera):
    tab = without_camera("<div lang=es>" + PAIR + "</div>")
    tab.wait("a.ariaLabel !== 'Use microphone and camera'")
    ((_, error),) = press(tab)
    assert error["advice"] == "No se encuentra: Cámara. Conéctalo o enciéndelo y vuelve a intentarlo."


# Of the page's own calls


def test_a_page_has_its_own_errors_explained(without_camera, runtime):
    tab = without_camera(runtime=runtime)
    call = "navigator.mediaDevices.getUserMedia({ audio: true, video: true })"
    assert explained(tab, call, "{ permissions: ['camera', 'microphone'] }")["permissions"] == ["camera"]
    assert tab.evaluate("Object.isFrozen(error)")
    call = "navigator.mediaDevices.getUserMedia({ audio: { sampleRate: { exact: 1 } } })"
    error = explained(tab, call, "{ permissions: 'microphone' }")
    assert (error["code"], error["constraint"], error["permissions"]) == (
        "overconstrained",
        "sampleRate",
        ["microphone"],
    )
    assert explained(tab, "navigator.mediaDevices.getUserMedia()")["code"] == "invalid"


def test_what_was_denied_here_now_and_before(light):
    call = "navigator.mediaDevices.getUserMedia({ video: true })"
    light.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    assert explained(light, call, "{ permissions: ['camera'] }")["code"] == "blocked"
    light.evaluate("permissionPolyfill.store.set('camera', 'prompt')")
    light.evaluate("permissionPolyfill.store.reset()")
    light.set_permissions("denied", "geolocation")
    light.wait("navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state === 'denied')")
    position = "new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed))"
    error = explained(light, position)
    assert (error["code"], error["name"], error["permissions"]) == ("blocked", "NotAllowedError", ["geolocation"])


def test_what_is_no_error_is_explained_as_well(light):
    values = "[null, undefined, 7, '', {}, [], Symbol(), document, { name: {}, code: NaN }]"
    codes = light.evaluate(
        f"Promise.all({values}.map(async (value) => (await permissionPolyfill.explain(value)).code))"
    )
    assert set(codes) == {"unknown"}
    assert light.console == []


def test_the_policy_of_the_document(tab):
    tab.site.headers["Permissions-Policy"] = "camera=()"
    tab.open("", "micropython")
    tab.ready()
    error = explained(
        tab, "navigator.mediaDevices.getUserMedia({ video: true, audio: true })", f"{{ permissions: {[*BOTH]} }}"
    )
    assert (error["code"], error["permissions"]) == ("policy", ["camera"])


def test_a_page_that_is_not_secure(playwright, site):
    browser = launch(playwright, ONE_TIER, "--host-resolver-rules=MAP insecure.test 127.0.0.1")
    tab = Tab(browser, site)
    script = PLACEHOLDER.format(src=SCRIPT, attributes="data-runtime=micropython")
    address = site.page(script + RECORDER.replace("MediaDevices.prototype", "({})") + OUTCOMES + CAMERA)
    tab.page.goto(address.replace("127.0.0.1", "insecure.test"))
    assert tab.ready() == "ready"
    error = explained(tab, "(async () => navigator.mediaDevices.getUserMedia({ video: true }))()")
    assert error["code"] == "insecure"
    tab.valid()
    tab.page.click("#a")
    tab.wait("dialogTexts() !== null")
    tab.page.keyboard.press("Escape")
    tab.wait("outcomes.length > 0")
    assert summary(tab.evaluate("outcomes[0]")) == ("promptdismiss", ("insecure", ["camera"]))
    browser.close()


def test_explain_waits_for_the_language_of_the_page(without_camera):
    tab = without_camera("<script>document.documentElement.lang = 'ru'</script>")
    error = explained(tab, "navigator.mediaDevices.getUserMedia({ video: true })", "{ permissions: 'camera' }")
    assert error["advice"] == "Не найдено: Камера. Подключите или включите и попробуйте ещё раз."  # noqa: RUF001
    assert "/dialogs/ru.json" in tab.site.requests


def test_advice_is_english_where_the_file_cannot_be_had(without_camera):
    tab = without_camera("<script>document.documentElement.lang = 'ru'</script>")
    tab.site.missing.append("dialogs/")
    error = explained(tab, "navigator.mediaDevices.getUserMedia({ video: true })", "{ permissions: 'camera' }")
    assert error["advice"].startswith("Not found: Camera.")
