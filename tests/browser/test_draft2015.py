"""The first draft of the Permissions API, of 2015, on a page that adopts it (seed, sections 4 to 8)."""

import pytest

EMPTY = "<p>no element</p>"


@pytest.fixture
def adopted(tab, runtime):
    """A page that has adopted the draft, on both runtimes."""
    return prepared(tab, runtime)


@pytest.fixture
def light(tab):
    """The same on the light runtime."""
    return prepared(tab, "micropython")


def prepared(tab, runtime, attributes=""):
    tab.open(EMPTY, runtime, attributes)
    assert tab.evaluate("permissionPolyfill.ready.then(() => permissionPolyfill.adopt2015())") is True
    return tab


def query(tab, value):
    said = "({ permission, status }) => [permission.name, status]"
    return tab.evaluate(f"Permissions.query({value}).then({said}, (error) => error.name)")


def test_the_first_example(adopted):
    """Section 8, example 1."""
    adopted.set_permissions("granted", "geolocation")
    example = "Permissions.query('geolocation').then((result) => result.status == 'granted' ? 'news' : 'button')"
    assert adopted.evaluate(example) == "news"


def test_the_second_example(adopted):
    """Section 8, example 2: ``this`` is the status within a listener."""
    adopted.set_permissions("granted", "notifications")
    adopted.evaluate("""Permissions.query('notifications').then((result) => {
        window.disabled = [];
        const update = (permission) => disabled.push(permission.status == 'denied');
        update(result);
        result.addEventListener('change', function() { update(this); });
    })""")
    adopted.set_permissions("denied", "notifications")
    adopted.wait("disabled.length === 2")
    assert adopted.evaluate("disabled") == [False, True]


@pytest.mark.parametrize(
    ("old", "today"),
    [("geolocation", {"name": "geolocation"}), ("notifications", {"name": "notifications"}),
     ("push-notifications", {"name": "push", "userVisibleOnly": True}), ("midi-sysex", {"name": "midi", "sysex": True})],
)  # fmt: skip
def test_the_registry(light, old, today):
    """Section 4: the old names, as a name and as a dictionary (section 5)."""
    native = light.page.evaluate("(today) => navigator.permissions.query(today).then(({ state }) => state)", today)
    assert query(light, f"'{old}'") == query(light, f"{{ name: '{old}' }}") == [old, native]
    other = "denied" if native == "granted" else "granted"
    descriptor = f"{{ name: '{today['name']}', sysex: {str('sysex' in today).lower()}, userVisibleOnly: true }}"
    light.evaluate(f"permissionPolyfill.setPermission({descriptor}, '{other}')")
    assert query(light, f"'{old}'") == [old, other]


@pytest.mark.parametrize(
    "value", ["", "null", "7", "{}", "[]", "'camera'", "{ name: 'midi' }", "'Geolocation'", "Symbol()"]
)
@pytest.mark.sample(4)
def test_what_is_no_name_of_the_draft_is_a_type_error(light, value):
    assert query(light, value) == "TypeError"


def test_a_change_is_told_to_the_handler_with_the_new_status(adopted):
    """Section 6."""
    adopted.set_permissions("granted", "geolocation")
    adopted.evaluate("""Permissions.query({ name: 'geolocation' }).then((status) => {
        window.status2015 = status;
        window.heard = [];
        status.onchange = ({ type, target }) => heard.push([type, target === status, status.status]);
    })""")
    adopted.evaluate("permissionPolyfill.store.set('geolocation', 'denied')")
    adopted.wait("heard.length > 0")
    assert adopted.evaluate("heard") == [["change", True, "denied"]]
    shape = """[status2015 instanceof PermissionStatus, status2015 instanceof EventTarget, status2015.permission.name,
        (status2015.status = 'x', status2015.status), status2015.permission === status2015.permission]"""
    assert adopted.evaluate(f"(() => {shape})()") == [True, True, "geolocation", "denied", True]


def test_todays_members_are_there_as_well(light):
    same = "(status) => status.state === status.status && status.name.length > 0"
    assert light.evaluate(f"Permissions.query('geolocation').then({same})") is True
    own = "navigator.permissions.query({ name: 'geolocation' }).then((status) => 'status' in status)"
    assert light.evaluate(own) is False, "only who asks the draft's way gets the draft's answer"


def test_it_is_static_enumerable_and_says_so_when_asked_twice(light):
    described = "(({ value, ...flags }) => [value.name, value.length, flags])(Object.getOwnPropertyDescriptor(Permissions, 'query'))"
    flags = {"configurable": True, "enumerable": True, "writable": True}
    assert light.evaluate(described) == ["query", 1, flags]
    assert light.evaluate("[permissionPolyfill.adopt2015(), typeof Permissions.prototype.query]") == [True, "function"]


def test_nothing_is_there_before_a_page_adopts_it(tab):
    tab.open(EMPTY, "micropython")
    assert tab.ready() == "ready"
    assert tab.evaluate("'query' in Permissions") is False


def test_taken_back_it_is_gone_and_comes_again(light):
    light.evaluate("(window.kept = Permissions.query, permissionPolyfill.unapply())")
    assert light.evaluate("'query' in Permissions") is False
    assert light.evaluate("kept('geolocation').then(() => 0, ({ name }) => name)") == "TypeError"
    assert light.evaluate(
        "permissionPolyfill.apply().then(() => [permissionPolyfill.adopt2015(), 'query' in Permissions])"
    ) == [
        True,
        True,
    ]


@pytest.mark.parametrize("attributes", ["", "data-bridge=off"])
def test_a_function_of_the_pages_own_comes_back(tab, attributes):
    tab.open("<script>Permissions.query = () => 'own'</script>", "micropython", attributes)
    assert tab.evaluate("permissionPolyfill.ready.then(() => permissionPolyfill.adopt2015())") is True
    assert query(tab, "'geolocation'") == ["geolocation", "prompt"]
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate("Permissions.query()") == "own"
