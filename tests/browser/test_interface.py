"""HTMLPermissionElement as Web IDL has it; the oracle is Chromium's own HTMLGeolocationElement (fact sheet 1.1)."""

import pytest

PAGE = "<permission id=a type=camera>fallback</permission><geolocation id=native></geolocation>"

# Members that both interfaces have.
SHARED = [
    "isValid",
    "invalidReason",
    "initialPermissionStatus",
    "permissionStatus",
    "onpromptaction",
    "onpromptdismiss",
    "onvalidationstatuschange",
    "constructor",
]
TRIAL_ONLY = ["onresolve", "ondismiss"]

DESCRIBE = """(object, name) => {
    const descriptor = Object.getOwnPropertyDescriptor(object, name);
    const describe = (value) => typeof value === 'function'
        ? [value.name, value.length, Object.hasOwn(value, 'prototype')] : typeof value;
    return descriptor && Object.fromEntries(Object.entries(descriptor).map(([key, value]) =>
        [key, typeof value === 'boolean' ? value : describe(value)]));
}"""

# What is tried on an interface, and has the same outcome on the native one.
SAME = [
    "Interface()",
    "Reflect.construct(HTMLElement, [], Interface)",
    "new (class extends Interface {})()",
    "Interface.prototype.isValid",
    "Interface.prototype.onpromptaction",
    "Interface.prototype.onpromptaction = null",
    "getter('isValid').call({})",
    "getter('isValid').call(document.body)",
    "getter('isValid').call(undefined)",
    "getter('invalidReason').call(null)",
    "getter('onpromptaction').call({})",
    "setter('onpromptaction').call({}, null)",
    "'use strict'; element.isValid = true",
    "'use strict'; element.permissionStatus = 'granted'",
    "element.isValid = 7",
    "new (getter('isValid'))()",
    "Object.prototype.toString.call(Interface.prototype) === `[object ${Interface.name}]`",
    "String(element) === `[object ${Interface.name}]`",
    "Object.getPrototypeOf(Interface) === HTMLElement",
    "Object.getPrototypeOf(Interface.prototype) === HTMLElement.prototype",
    "element instanceof HTMLElement && !(element instanceof HTMLUnknownElement)",
    "delete Interface.prototype.constructor && (Interface.prototype.constructor = Interface) && true",
    "(element.onpromptaction = 'text', element.onpromptaction)",
    "(element.onpromptaction = 7, element.onpromptaction)",
    "(element.onpromptaction = {}, typeof element.onpromptaction)",
    "(element.onpromptaction = Symbol(), element.onpromptaction)",
    "(element.onpromptaction = () => {}, typeof element.onpromptaction)",
    "(element.onpromptaction = undefined, element.onpromptaction)",
    "JSON.stringify(Object.keys(element))",
    "'isValid' in element && !Object.hasOwn(element, 'isValid')",
    "JSON.stringify(Object.getOwnPropertyNames(Interface).filter((name) => name !== 'isTypeSupported').sort())",
    "(({ enumerable, configurable, writable }) => `${enumerable}${configurable}${writable}`)"
    "(Object.getOwnPropertyDescriptor(window, Interface.name))",
    "(({ enumerable, configurable, writable }) => `${enumerable}${configurable}${writable}`)"
    "(Object.getOwnPropertyDescriptor(Interface, 'prototype'))",
    "(({ enumerable, configurable, writable }) => `${enumerable}${configurable}${writable}`)"
    "(Object.getOwnPropertyDescriptor(Interface, 'length'))",
]

TRY = """(code) => [[HTMLPermissionElement, a], [HTMLGeolocationElement, native]].map(([Interface, element]) => {
    const getter = (name) => Object.getOwnPropertyDescriptor(Interface.prototype, name).get;
    const setter = (name) => Object.getOwnPropertyDescriptor(Interface.prototype, name).set;
    try {
        const body = code.startsWith("'use strict'") ? code.replace(';', '; return') : `return ${code}`;
        return String(new Function('Interface', 'element', 'getter', 'setter', body)(Interface, element, getter, setter));
    } catch (error) {
        return error.name;
    }
})"""


@pytest.fixture(params=["stalled", "taken over"])
def opened(request, tab, site):
    """A page before Python, and after it has taken over."""
    site.stalled = ["/micropython/", "takeover"] if request.param == "stalled" else []
    tab.open(PAGE, "micropython")
    if request.param != "stalled":
        tab.valid()
    return tab


def test_members_are_as_the_native_ones(opened):
    ours, native = opened.page.evaluate(
        "(names) => [HTMLPermissionElement, HTMLGeolocationElement].map(({ prototype }) =>"
        f" Object.fromEntries(names.map((name) => [name, ({DESCRIBE})(prototype, name)])))",
        SHARED,
    )
    native["constructor"]["value"][0] = "HTMLPermissionElement"
    assert ours == native


def test_the_outcomes_are_those_of_the_native_one(opened):
    outcomes = opened.page.evaluate(f"(codes) => codes.map((code) => [code, ...({TRY})(code)])", SAME)
    assert len(outcomes) == len(SAME)
    assert [row for row in outcomes if row[1] != row[2]] == []


def test_to_string_tag(opened):
    assert opened.evaluate("""JSON.stringify(
        Object.getOwnPropertyDescriptor(HTMLPermissionElement.prototype, Symbol.toStringTag)
    )""") == opened.evaluate("""JSON.stringify(
        Object.getOwnPropertyDescriptor(HTMLDivElement.prototype, Symbol.toStringTag)
    )""").replace("Div", "Permission")  # fmt: skip


def test_is_type_supported_is_a_static_operation(opened):
    ours = opened.evaluate(f"({DESCRIBE})(HTMLPermissionElement, 'isTypeSupported')")
    native = opened.evaluate(f"({DESCRIBE})(URL, 'canParse')")
    native["value"][0] = "isTypeSupported"
    assert ours == native | {"value": ["isTypeSupported", 1, False]}


# Arguments of isTypeSupported, outcome.
CONVERSIONS = [
    (
        "",
        "TypeError: 1 argument required",
    ),
    ("{ toString() { throw new RangeError('mine'); } }", "RangeError: mine"),
    ("{ toString: () => ' microphone  camera ' }", "true"),
    ("['camera']", "true"),
    ("undefined", "false"),
    ("null", "false"),
    ("'camera', 'nonsense'", "true"),
]


def test_is_type_supported_converts(opened):
    for arguments, expected in CONVERSIONS:
        call = f"HTMLPermissionElement.isTypeSupported({arguments})"
        found = opened.evaluate(f"(() => {{ try {{ return {call}; }} catch (error) {{ return error; }} }})() + ''")
        assert found == expected


def test_what_no_conversion_makes_a_string_is_a_type_error(opened):
    caught = "(() => {{ try {{ {} }} catch (error) {{ return String(error) }} }})()"
    native = opened.evaluate(caught.format("`${Symbol()}`"))
    assert opened.evaluate(caught.format("HTMLPermissionElement.isTypeSupported(Symbol())")) == native
    assert native.startswith("TypeError: ")


def test_type_reflects_the_attribute(opened):
    for value, text in [
        ("'microphone'", "microphone"),
        ("null", "null"),
        ("7", "7"),
        ("''", ""),
        ("' a  b '", " a  b "),
    ]:
        assert opened.evaluate(f"(a.type = {value}, [a.type, a.getAttribute('type')])") == [text, text]


def test_type_is_an_attribute_like_others(opened):
    assert opened.evaluate("(a.removeAttribute('type'), a.type)") == ""
    assert (
        opened.evaluate("(() => { try { a.type = Symbol(); } catch (error) { return error.name; } })()") == "TypeError"
    )
    accessor = opened.evaluate(f"({DESCRIBE})(HTMLPermissionElement.prototype, 'type')")
    assert accessor == {
        "get": ["get type", 0, False],
        "set": ["set type", 1, False],
        "enumerable": True,
        "configurable": True,
    }


@pytest.mark.parametrize(("edition", "present"), [("origin-trial", True), ("final", False)])
def test_the_trials_older_handlers_are_only_there_in_its_edition(tab, edition, present):
    tab.open(PAGE, "micropython", f"data-edition={edition}")
    for name in TRIAL_ONLY:
        assert tab.evaluate(f"[{name!r} in a, Object.hasOwn(HTMLPermissionElement.prototype, {name!r})]") == [
            present,
            present,
        ]
    other = "final" if present else "origin-trial"
    tab.evaluate(f"permissionPolyfill.unapply(); permissionPolyfill.apply({{ edition: {other!r} }}); 0")
    assert tab.evaluate("'onresolve' in a") is not present
    assert tab.evaluate("permissionPolyfill.unapply(), ['onresolve' in a, 'isValid' in a]") == [False, False]


def test_precise_location_has_no_property(opened):
    assert opened.evaluate("['preciselocation' in a, 'preciseLocation' in a, 'typeExt' in a]") == [False, False, False]
    opened.evaluate("a.setAttribute('preciselocation', ''); a.setAttribute('type-ext', 'precise:true')")
    opened.page.wait_for_timeout(50)
    assert opened.console == []


def test_no_object_of_the_page_carries_anything_of_ours(opened):
    assert opened.evaluate("[Object.getOwnPropertyNames(a), Object.getOwnPropertySymbols(a).length]") == [[], 0]
