"""Event handlers as content attributes, which behave as native ones (HTML: "event handlers")."""

import pytest

EVENTS = ["promptaction", "promptdismiss", "validationstatuschange"]
TRIAL_ONLY = ["resolve", "dismiss"]
ADVICE = "<permission>: the policy of this page forbids event handlers as attributes; please use addEventListener()"

LOG = "<script>const log = [];</script>"

# A script with the body of a function of (element, type, log), run on our element and on a native <geolocation>, which
# must end with the same log.
SAME = {
    "set, changed, set again after removal: the place among the listeners": """
        element.setAttribute('on' + type, 'log.push(1)');
        element.addEventListener(type, () => log.push(2));
        element.setAttribute('on' + type, 'log.push(3)');
        fire();
        element.removeAttribute('on' + type);
        fire();
        element.setAttribute('on' + type, 'log.push(4)');
        fire();""",
    "the property overrides the attribute, and the reverse": """
        element.setAttribute('on' + type, 'log.push("attribute")');
        element['on' + type] = () => log.push('property');
        fire();
        log.push(element.getAttribute('on' + type));
        element.setAttribute('on' + type, 'log.push("again")');
        fire();
        element['on' + type] = null;
        fire();
        element.setAttribute('on' + type, 'log.push("again")');
        fire();
        element.removeAttribute('on' + type);
        log.push(String(element['on' + type]));""",
    "this, event and the scope chain": """
        window.probed = element;
        window.aGlobal = 7;
        element.id = 'probed-id';
        element.expando = 'mine';
        element.setAttribute('on' + type, `log.push(this === probed, event.type, event.target === probed, id, typeof isValid,
            getAttribute('id'), expando, body === document.body, aGlobal, typeof nothing, arguments.length,
            (() => id)(), typeof matches, children.length)`);
        fire();""",
    "assignments in the scope": """
        element.setAttribute('on' + type, 'className = "changed"; title = "x"');
        fire();
        log.push(element.className, element.title, window.className);""",
    "return false cancels, nothing else does": """
        for (const text of ['return false', 'return true', 'return 0', 'false', '']) {
            element.setAttribute('on' + type, text);
            log.push(fire());
        }""",
    "the property is the function": """
        element.setAttribute('on' + type, 'return 5');
        const callback = element['on' + type];
        log.push(typeof callback, callback.name, callback.length, callback(), callback === element['on' + type]);
        element.setAttribute('on' + type, 'return 6');
        log.push(callback === element['on' + type], element['on' + type]());""",
    "an attribute set on an element without one": """
        log.push(String(element['on' + type]));
        element.toggleAttribute('on' + type);
        log.push(typeof element['on' + type]);
        fire();""",
    "a mistake is reported once": """
        const heard = (event) => { log.push(event.error.name); event.preventDefault(); };
        addEventListener('error', heard);
        element.setAttribute('on' + type, 'this is no JavaScript');
        fire();
        fire();
        log.push(String(element['on' + type]));
        element.setAttribute('on' + type, 'log.push("mended")');
        fire();
        removeEventListener('error', heard);""",
    "an exception is reported and keeps nobody else from hearing": """
        const heard = (event) => { log.push(event.error.message); event.preventDefault(); };
        addEventListener('error', heard);
        element.setAttribute('on' + type, 'throw new Error("thrown")');
        element.addEventListener(type, () => log.push('next'));
        fire();
        removeEventListener('error', heard);""",
    "a clone has handlers of its own": """
        element.setAttribute('on' + type, 'log.push(this.title)');
        element.title = 'original';
        const clone = element.cloneNode(true);
        clone.title = 'clone';
        clone.dispatchEvent(new Event(type));""",
    "an object is called through its method": """
        element['on' + type] = { handleEvent() { log.push('never'); } };
        fire();
        log.push(typeof element['on' + type]);""",
    "other names are just attributes": """
        element.setAttribute('onnonsense', 'log.push(1)');
        element.dispatchEvent(new Event('nonsense'));
        log.push(String(element.onnonsense));""",
    "nothing is left on the element": """
        element.setAttribute('on' + type, 'log.push(1)');
        fire();
        log.push(String(element.onclick), element.hasAttribute('onclick'), Object.keys(element).length);""",
}

# Chromium runs the attributes of some names by itself, also of an unknown element, whatever the property says.
NATIVELY_RUN = "promptaction"
EXCEPTIONS = ["the property overrides the attribute, and the reverse", "a mistake is reported once"]

RUN = """async ([code, own]) => {
    const run = new Function('element', 'type', 'log', 'fire', code);
    const logs = [];
    for (const [name, type] of [['permission', own], ['geolocation', 'promptaction']]) {
        const element = document.createElement(name);
        document.body.append(element);
        await null;
        window.log = [];
        run(element, type, log, () => element.dispatchEvent(new Event(type, { cancelable: true, bubbles: true })));
        element.remove();
        logs.push(JSON.parse(JSON.stringify(log).replaceAll(type, 'promptaction')));
    }
    return logs;
}"""


def opened(tab, html="<permission id=a type=camera></permission>", attributes="", **options):
    """A page whose second part is at work."""
    tab.open(html, "micropython", attributes, **options)
    tab.ready()


@pytest.mark.parametrize("type_", ["resolve", NATIVELY_RUN])
def test_they_behave_as_native_ones(tab, type_):
    opened(tab)
    logs = {name: tab.page.evaluate(RUN, [code, type_]) for name, code in SAME.items()}
    for name in EXCEPTIONS if type_ == NATIVELY_RUN else []:
        assert logs.pop(name)
    assert {name: ours for name, (ours, native) in logs.items()} == {name: native for name, (_, native) in logs.items()}
    assert all(native for _, native in logs.values())


@pytest.mark.parametrize(("edition", "heard"), [("origin-trial", EVENTS + TRIAL_ONLY), ("final", EVENTS)])
def test_every_event_has_one(tab, edition, heard):
    attributes = " ".join(f'on{type_}="log.push(event.type)"' for type_ in EVENTS + TRIAL_ONLY)
    opened(tab, LOG + f"<permission id=a {attributes}></permission>", f"data-edition={edition}")
    tab.wait("log.length > 0")  # its own change of validity
    fire = f"for (const type of {EVENTS + TRIAL_ONLY}) a.dispatchEvent(new Event(type))"
    assert tab.evaluate(f"(() => {{ log.length = 0; {fire}; return log; }})()") == heard


@pytest.mark.parametrize("tag", ["permission", "permission-element"])
def test_a_handler_in_the_markup_hears_of_a_prompt(tab, runtime, tag):
    tab.open(
        LOG + f"<{tag} id=a type=camera onpromptaction='log.push(this.id, event.isTrusted, permissionStatus)'"
        f" onresolve='log.push(\"older\")' onvalidationstatuschange='log.push(isValid)'></{tag}>",
        runtime,
    )
    tab.evaluate("a.addEventListener('promptaction', () => log.push('listener'))")
    tab.grant("camera")
    tab.wait("log.at(-1) === true")
    tab.evaluate("log.length = 0")
    tab.agree()
    assert tab.evaluate("log") == ["a", False, "granted", "listener", "older"]


def test_before_the_second_part_nothing_is_compiled_and_the_order_is_kept(tab, site):
    site.slow["takeover"] = 1
    tab.open(LOG + "<permission id=a type=camera onpromptaction='log.push(1)'></permission>", "micropython")
    tab.evaluate("a.addEventListener('promptaction', () => log.push(2))")
    assert tab.evaluate("a.onpromptaction") is None
    tab.ready()
    assert tab.evaluate("(a.dispatchEvent(new Event('promptaction')), log)") == [1, 2]


# Policy, content of the page's own script.
POLICIES = [
    "require-trusted-types-for 'script'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
    "script-src 'self' 'wasm-unsafe-eval' 'nonce-x'",
    "script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'; script-src-attr 'none'",
]


@pytest.mark.parametrize("policy", POLICIES)
def test_where_the_policy_forbids_it_one_line_says_so(tab, site, policy):
    site.headers["Content-Security-Policy"] = policy
    names = " ".join(f"on{type_}='log.push(1)'" for type_ in TRIAL_ONLY)
    tab.page.goto(
        site.page(
            "<script nonce=x>window.log = []; window.violations = 0;"
            " addEventListener('securitypolicyviolation', () => violations++)</script>"
            "<script src=../permission-element.js data-runtime=micropython></script>"
            + "".join(f"<permission id=e{i} type=camera {names}></permission>" for i in range(3))
        )
    )
    assert tab.ready() == "ready"
    tab.evaluate(
        "for (const e of [e0, e1, e2]) for (const type of ['resolve', 'dismiss']) e.dispatchEvent(new Event(type))"
    )
    tab.page.wait_for_timeout(50)
    assert tab.evaluate("[log, e0.onresolve, e1.ondismiss]") == [[], None, None]
    assert [line for line in tab.console if line.startswith("<permission>")] == [ADVICE]
    assert [line for line in tab.console if line.startswith("uncaught")] == []
    assert tab.evaluate("violations") <= 2
    assert tab.evaluate("(e2.onresolve = () => log.push('property'), e2.dispatchEvent(new Event('resolve')), log)") == [
        "property"
    ]


def test_with_a_default_policy_they_work_under_trusted_types(tab, site):
    site.headers["Content-Security-Policy"] = "require-trusted-types-for 'script'"
    head = "<script>trustedTypes.createPolicy('default', { createScript: (text) => text, createScriptURL: (url) => url })</script>"
    opened(tab, LOG + "<permission id=a type=camera onpromptaction='log.push(1)'></permission>", head=head)
    assert tab.evaluate("(a.dispatchEvent(new Event('promptaction')), log)") == [1]
    assert [line for line in tab.console if line.startswith("<permission>")] == []


def test_nobody_who_watches_the_element_sees_anything(tab):
    opened(tab, LOG + "<permission id=a type=camera></permission>")
    tab.valid()
    other, seen = tab.evaluate("""async () => {
        let seen = [];
        new MutationObserver((list) => seen.push(...list.map(({ attributeName }) => attributeName)))
            .observe(document, { attributes: true, subtree: true, childList: true });
        const set = async (name) => {
            seen = [];
            a.setAttribute(name, 'log.push(1)');
            a.dispatchEvent(new Event('promptaction'));
            await new Promise((done) => setTimeout(done, 20));
            return seen;
        };
        return [await set('data-other'), await set('onpromptaction')];
    }""")
    # Where multiples of a width are measured, the style is looked at in view of all, whichever attribute changes.
    assert other[0] == "data-other"
    assert (seen, tab.evaluate("log")) == (["onpromptaction", *other[1:]], [1])


def test_unapply_ends_them(tab):
    opened(tab, LOG + "<permission id=a type=camera onresolve='log.push(1)'></permission>")
    assert tab.evaluate("""(() => {
        permissionPolyfill.unapply();
        a.dispatchEvent(new Event('resolve'));
        return [log, a.getAttribute('onresolve'), a.onresolve ?? null];
    })()""") == [[], "log.push(1)", None]
    tab.evaluate("permissionPolyfill.apply().then(() => 0)")
    assert tab.evaluate("(a.dispatchEvent(new Event('resolve')), log)") == [1]


def test_they_work_in_a_frames_document(tab):
    opened(tab, "<iframe id=frame srcdoc='<permission id=b type=camera></permission>'></iframe>")
    tab.wait("frame.contentDocument?.getElementById('b')")
    assert tab.evaluate("""(() => {
        const { contentDocument, contentWindow } = frame;
        permissionPolyfill.upgrade(contentDocument);
        const b = contentDocument.getElementById('b');
        contentWindow.inner = [];
        b.setAttribute('onpromptaction', 'inner.push(document === this.ownerDocument, id)');
        b.dispatchEvent(new Event('promptaction'));
        return contentWindow.inner;
    })()""") == [True, "b"]
