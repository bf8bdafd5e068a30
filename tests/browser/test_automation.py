"""Set Permission for tests: the parameters and errors of WebDriver and BiDi, and what a page then sees (W3C Permissions, B)."""

import pytest

DESCRIBED = "{ name: 'camera' }"


def set_permission(tab, *parameters):
    """What comes of it: ``None``, or the error."""
    call = f"permissionPolyfill.setPermission({', '.join(parameters)})"
    return tab.evaluate(f"{call}.then((value) => value ?? null, (error) => [error.name, error.message])")


def bidi(tab, descriptor=DESCRIBED, state="'denied'", origin="location.origin", more=""):
    return set_permission(tab, f"{{ descriptor: {descriptor}, state: {state}, origin: {origin}, {more} }}")


def state(tab, name="camera"):
    return tab.evaluate(f"navigator.permissions.query({{ name: '{name}' }}).then(({{ state }}) => state)")


def capture(tab):
    kinds = "(stream) => stream.getTracks().map(({ kind }) => kind)"
    return tab.evaluate(f"navigator.mediaDevices.getUserMedia({{ video: true }}).then({kinds}, ({{ name }}) => name)")


# What it takes, and what is an error


@pytest.mark.parametrize("descriptor", [DESCRIBED, "'camera'"])
def test_webdriver_takes_a_descriptor_and_a_state(light, descriptor):
    for value in ("denied", "prompt", "granted"):
        assert set_permission(light, descriptor, f"'{value}'") is None
        assert state(light) == value


def test_webdriver_takes_its_parameters_as_one_object(light):
    assert set_permission(light, f"{{ descriptor: {DESCRIBED}, state: 'denied' }}") is None
    assert state(light) == "denied"


def test_aspects_of_a_descriptor_count(light):
    assert set_permission(light, "{ name: 'midi', sysex: true }", "'granted'") is None
    asked = "navigator.permissions.query({ name: 'midi', sysex: true }).then(({ state }) => state)"
    assert light.evaluate(asked) == "granted"


@pytest.mark.parametrize(
    "parameters",
    [
        (),
        ("null",),
        ("null", "'granted'"),
        ("7", "'granted'"),
        ("[]", "'granted'"),
        ("{}", "'granted'"),
        ("'nonsense'", "'granted'"),
        (DESCRIBED,),
        (DESCRIBED, "null"),
        (DESCRIBED, "'allow'"),
        (DESCRIBED, "['granted']"),
        ("'display-capture'", "'granted'"),
        ("{ name: 'camera', deviceId: 1n }", "'granted'"),
        ("globalThis", "'granted'"),
    ],
)
@pytest.mark.sample(4)
def test_what_webdriver_refuses(light, parameters):
    """B.1.1: error code "invalid argument"; what is no JSON could not have been sent."""
    name, message = set_permission(light, *parameters)
    assert name == "TypeError" and message
    assert state(light) == "granted"
    assert light.console == []


def test_the_error_has_webdrivers_code(light):
    assert set_permission(light, DESCRIBED, "'allow'")[1].startswith("invalid argument: ")
    assert bidi(light, more="userContext: 'other'")[1].startswith("no such user context: ")


def test_bidi_takes_the_pages_own_origin(granted):
    assert bidi(granted) is None
    assert state(granted) == "denied"
    assert bidi(granted, state="'prompt'", more="embeddedOrigin: location.origin, userContext: 'default'") is None
    assert state(granted) == "prompt"


@pytest.mark.parametrize(
    "origin", ["'https://b.test'", "`${location.protocol}//${location.hostname}:1`", "'null'", "7", "''"]
)
def test_bidi_refuses_foreign_origins(light, origin):
    assert bidi(light, origin=origin)[0] == "TypeError"
    assert state(light) == "granted"


@pytest.mark.parametrize("embedded", ["null", "7", "'b.test'"])
def test_bidi_refuses_what_is_no_embedded_origin(light, embedded):
    assert bidi(light, more=f"embeddedOrigin: {embedded}")[0] == "TypeError"
    assert state(light) == "granted"


def test_bidi_knows_who_embeds_whom(light):
    """What has one key for an origin wherever it is embedded is set; what is kept for a pair of sites is not ours."""
    foreign = "embeddedOrigin: 'https://b.test'"
    assert bidi(light, "{ name: 'storage-access' }", more=foreign)[0] == "TypeError"
    assert bidi(light, "{ name: 'storage-access' }", more="embeddedOrigin: location.origin") is None
    assert state(light, "storage-access") == "denied"


# What a page sees


def test_queries_and_their_statuses_follow(granted):
    granted.evaluate("""navigator.permissions.query({ name: 'camera' }).then((status) => {
        window.told = [];
        status.onchange = () => told.push(status.state);
    })""")
    for value in ("denied", "denied", "prompt"):
        set_permission(granted, DESCRIBED, f"'{value}'")
    granted.wait("told.length > 1")
    granted.page.wait_for_timeout(50)
    assert granted.evaluate("told") == ["denied", "prompt"]


def test_what_the_browser_alone_had_a_say_about_follows_as_well(light):
    assert set_permission(light, "'notifications'", "'granted'") is None
    assert state(light, "notifications") == "granted"


def test_elements_follow(granted):
    set_permission(granted, DESCRIBED, "'denied'")
    assert granted.evaluate("[a.permissionStatus, a.matches('.\\\\:granted')]") == ["denied", False]
    set_permission(granted, DESCRIBED, "'granted'")
    assert granted.evaluate("[a.permissionStatus, a.matches('.\\\\:granted')]") == ["granted", True]


def test_a_capture_is_refused_or_asked_for(granted):
    assert capture(granted) == ["video"]
    set_permission(granted, DESCRIBED, "'denied'")
    assert capture(granted) == "NotAllowedError"
    set_permission(granted, DESCRIBED, "'prompt'")
    granted.evaluate(
        "navigator.mediaDevices.getUserMedia({ video: true }).then(() => 0, ({ name }) => (window.refused = name)), null"
    )
    granted.wait("dialogTexts() !== null")
    granted.page.keyboard.press("Escape")
    granted.wait("window.refused === 'NotAllowedError'")
    set_permission(granted, DESCRIBED, "'granted'")
    assert capture(granted) == ["video"]


@pytest.mark.parametrize("value", ["denied", "prompt"])
def test_tracks_end(light, value):
    light.evaluate("""navigator.mediaDevices.getUserMedia({ video: true, audio: true }).then((stream) => {
        window.ended = [];
        window.tracks = stream.getTracks();
        for (const track of tracks) track.onended = () => ended.push(track.kind);
    })""")
    set_permission(light, DESCRIBED, f"'{value}'")
    light.wait("ended.length > 0")
    assert light.evaluate("tracks.map(({ kind, readyState }) => [kind, readyState]).sort()") == [
        ["audio", "live"],
        ["video", "ended"],
    ]


def test_watches_of_the_position_end(light):
    light.evaluate("""(() => {
        window.heard = [];
        navigator.geolocation.watchPosition(() => heard.push('position'), ({ code }) => heard.push(code));
    })()""")
    light.wait("heard.length > 0")
    set_permission(light, "'geolocation'", "'denied'")
    light.wait("heard.at(-1) === 1")


# For how long


def test_it_is_not_written_down_and_ends_with_the_page(granted, site):
    runtime = granted.evaluate("permissionPolyfill.runtime")
    set_permission(granted, DESCRIBED, "'denied'")
    assert granted.evaluate("permissionPolyfill.store.list()") == []
    assert "denied" not in granted.evaluate("localStorage.getItem('permission-element.store') ?? ''")
    granted.page.reload()
    assert granted.ready() == "ready"
    granted.wait("a.permissionStatus === 'granted'")
    assert (state(granted), granted.evaluate("permissionPolyfill.runtime")) == ("granted", runtime)


def test_another_tab_does_not_see_it(light):
    other = light.context.new_page()
    other.goto(light.page.url)
    other.evaluate("permissionPolyfill.ready")
    set_permission(light, DESCRIBED, "'denied'")
    other.wait_for_timeout(200)
    assert other.evaluate("navigator.permissions.query({ name: 'camera' }).then(({ state }) => state)") == "granted"


def test_the_first_paint_of_the_next_page_does_not_show_it(light):
    """What is remembered for it is what the page knows without automation."""
    before = light.evaluate("localStorage.getItem('permission-element')")
    set_permission(light, DESCRIBED, "'denied'")
    assert light.evaluate("localStorage.getItem('permission-element')") == before


def test_taken_back_it_is_over(light):
    set_permission(light, DESCRIBED, "'denied'")
    light.evaluate("permissionPolyfill.unapply()")
    assert state(light) == "granted"
    assert capture(light) == ["video"]


def test_without_the_bridge_elements_follow_alone(tab):
    tab.open_granted("micropython", attributes="data-bridge=off")
    set_permission(tab, DESCRIBED, "'denied'")
    assert (tab.evaluate("a.permissionStatus"), state(tab)) == ("denied", "granted")
