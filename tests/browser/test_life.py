"""Elements come, go and change."""

import pytest

BOTH = ("camera", "microphone")
CAMERA = "<permission id=a type=camera>fallback <b>content</b></permission>"


def test_an_element_added_later(tab, runtime):
    tab.open("<div id=place></div>", runtime)
    assert not any("python.wasm" in path for path in tab.site.requests), "no element, no runtime"
    tab.evaluate("place.innerHTML = '<p><permission id=a type=camera></permission></p>'")
    tab.page.get_by_role("button", name="Use camera").wait_for()
    tab.valid()
    assert tab.evaluate("recorded.map(({ reason }) => reason)")[-1] == ""
    tab.grant(*BOTH)
    tab.agree()


def test_an_element_that_comes_with_its_parents_is_attached_once(tab):
    tab.open(CAMERA, "micropython")
    tab.valid()
    tab.evaluate("""() => {
        const outer = document.createElement('div'), inner = document.createElement('p'), b = new HTMLPermissionElement();
        b.id = 'b';
        b.type = 'camera';
        document.body.append(outer);
        outer.append(inner);
        inner.append(b);
    }""")
    tab.valid("b")
    reasons = ["unsuccessful_registration", "intersection_changed", ""]
    assert tab.evaluate("recorded.filter(({ id }) => id === 'b').map(({ reason }) => reason)") == reasons


def test_a_removed_element_answers_and_can_come_back(tab, runtime):
    tab.open(CAMERA, runtime)
    tab.valid()
    tab.set_permissions("granted", *BOTH)
    tab.wait("a.permissionStatus === 'granted'")
    tab.evaluate("window.kept = a; a.remove()")
    tab.wait("kept.permissionStatus === 'prompt'")
    tab.evaluate("recorded.length = 0; document.body.append(kept)")
    tab.wait("recorded.some(({ reason }) => reason === 'intersection_changed')")
    tab.valid()
    assert tab.evaluate("[a.permissionStatus, a.initialPermissionStatus]") == ["granted", "prompt"]
    tab.agree()


def test_outside_the_document_it_is_as_a_native_one_is(tab):
    tab.open(CAMERA, "micropython")
    tab.valid()
    tab.evaluate("window.alone = new HTMLPermissionElement(); alone.type = 'camera'")
    tab.page.wait_for_timeout(50)
    assert tab.evaluate("[alone.isValid, alone.invalidReason, alone.outerHTML]") == [
        False, "", '<permission type="camera"></permission>',
    ]  # fmt: skip


def test_moving_starts_the_cooldown_anew(tab):
    tab.open("<div id=place></div>" + CAMERA, "micropython")
    tab.valid()
    tab.evaluate("recorded.length = 0; place.append(a)")
    tab.wait("a.isValid === false")
    tab.valid()
    reasons = ["unsuccessful_registration", "intersection_changed", ""]
    assert tab.evaluate("recorded.map(({ reason }) => reason)") == reasons


def test_the_order_of_reasons_is_the_same_in_every_start(tab, runtime):
    tab.open(CAMERA, runtime)
    tab.valid()
    tab.page.wait_for_timeout(50)
    told = tab.evaluate("recorded.map(({ reason, isValid }) => [reason, isValid])")
    # Where Python is ready later than the cooldown lasts, the cooldown is over by then.
    assert told in (
        [["unsuccessful_registration", False], ["intersection_changed", False], ["", True]],
        [["unsuccessful_registration", False], ["", True]],
    )


def test_the_type_may_come_later_and_only_once(tab):
    tab.open("<permission id=a></permission>", "micropython")
    tab.ready()
    assert tab.evaluate("[a.isValid, a.invalidReason]") == [False, "unsuccessful_registration"]
    tab.evaluate("a.type = 'microphone'")
    tab.page.get_by_role("button", name="Use microphone").wait_for()
    tab.valid()
    tab.evaluate("a.type = 'camera'")
    tab.page.wait_for_timeout(50)
    assert tab.evaluate("[a.type, a.getAttribute('aria-label')]") == ["camera", "Use microphone"]


def test_an_unsupported_type_shows_the_content(tab, runtime):
    tab.open("<permission id=a type='camera geolocation'>fallback</permission>", runtime)
    tab.ready()
    assert tab.page.get_by_text("fallback").is_visible()
    assert tab.evaluate("[a.isValid, a.invalidReason, a.getAttribute('role'), a.outerHTML.includes('surface')]") == [
        False, "type_invalid", None, False,
    ]  # fmt: skip


def test_content_is_kept_but_not_shown(tab):
    tab.open(CAMERA, "micropython")
    tab.valid()
    assert tab.evaluate("[a.firstChild.data, a.querySelector('b').textContent]") == ["fallback ", "content"]
    assert not tab.page.locator("#a b").is_visible()
    tab.evaluate(
        "window.box = JSON.stringify(a.getBoundingClientRect()); a.innerHTML = 'a much longer fallback than before'"
    )
    tab.page.wait_for_timeout(50)
    assert tab.evaluate("JSON.stringify(a.getBoundingClientRect()) === box"), "the button is drawn again, as it was"


def test_the_authors_own_role_name_and_class_stay(tab):
    tab.open(
        "<permission id=a type=camera role=link aria-label=mine tabindex=-1 class=x></permission>",
        "micropython",
    )
    tab.set_permissions("granted", *BOTH)
    tab.wait("a.permissionStatus === 'granted'")
    before = "[a.getAttribute('role'), a.getAttribute('aria-label'), a.tabIndex, a.className]"
    assert tab.evaluate(before) == ["link", "mine", -1, "x :granted"]
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate(before) == ["link", "mine", -1, "x"]


def test_a_clone_is_an_element_of_its_own(tab):
    tab.open("<div id=place></div>" + CAMERA, "micropython")
    tab.valid()
    tab.evaluate("const clone = a.cloneNode(true); clone.id = 'c'; place.append(clone)")
    tab.valid("c")
    assert tab.evaluate("[c.children.length, a.children.length, c.getBoundingClientRect().width === a.getBoundingClientRect().width]") == [
        1, 1, True,
    ]  # fmt: skip
    tab.grant(*BOTH, id_="c")
    tab.agree("c")
    assert tab.prompts("a") == []


def test_the_custom_element_is_the_same_thing(tab, runtime):
    tab.open("<permission-element id=a type=camera>fallback <b>content</b></permission-element>", runtime)
    assert tab.page.get_by_role("button", name="Use camera").bounding_box()["width"] > 100
    assert tab.evaluate("[a.innerHTML, a instanceof HTMLPermissionElement]") == [
        "fallback <b>content</b>",
        True,
    ]
    tab.grant(*BOTH)
    tab.agree()
    assert tab.evaluate("[a.matches(':state(granted)'), a.matches('.\\\\:granted'), a.permissionStatus]") == [
        True,
        True,
        "granted",
    ]
    tab.evaluate("""() => {
        const other = document.createElement('permission-element');
        other.setAttribute('type', 'nonsense');
        other.id = 'other';
        other.append('its own content');
        document.body.append(other);
    }""")
    assert tab.page.get_by_text("its own content").is_visible()
    tab.wait("other.invalidReason === 'type_invalid'")


def test_handlers_as_properties(tab):
    handlers = """<script>
        const calls = [];
        a.onvalidationstatuschange = () => calls.push('replaced');
        a.addEventListener('validationstatuschange', () => calls.push('listener'));
        a.onvalidationstatuschange = function (event) { calls.push(this === a && event.target === a); };
        a.onpromptaction = 'no function';
    </script>"""
    tab.open(CAMERA + handlers, "micropython")
    tab.valid()
    tab.wait("calls.length >= 4")
    assert tab.evaluate("calls.slice(0, 2)") == [True, "listener"]
    assert tab.evaluate("[typeof a.onvalidationstatuschange, a.onpromptaction, a.onpromptdismiss]") == [
        "function",
        None,
        None,
    ]


def test_events_bubble_and_are_cancelable(tab):
    tab.open(CAMERA, "micropython")
    tab.evaluate(
        "addEventListener('promptaction', (event) => window.told = [event.bubbles, event.cancelable, event.target.id])"
    )
    tab.grant(*BOTH)
    tab.agree()
    tab.wait("window.told")
    assert tab.evaluate("told") == [True, True, "a"]


def test_unrelated_mutations_reach_nobody(tab):
    tab.open(CAMERA, "micropython")
    tab.valid()
    calls = tab.evaluate("""async () => {
        const before = recorded.length;
        for (let i = 0; i < 2000; i++) document.body.append(document.createElement('p'));
        document.body.querySelectorAll('p').forEach((p) => p.remove());
        await new Promise((done) => setTimeout(done, 50));
        return recorded.length - before;
    }""")
    assert calls == 0 and tab.evaluate("a.isValid")


def test_elements_in_a_shadow_root_by_hand(tab):
    tab.open(CAMERA + "<div id=host></div>", "micropython")
    tab.valid()
    tab.evaluate("""() => {
        const root = host.attachShadow({ mode: 'open' });
        root.innerHTML = '<permission type=camera>fallback</permission>';
        permissionPolyfill.upgrade(root);
        permissionPolyfill.upgrade(document);
        window.inner = root.firstChild;
    }""")
    assert tab.evaluate("a.isValid"), "what is upgraded already is left alone"
    size = "(({ width, height }) => [width, height])(%s.getBoundingClientRect())"
    assert tab.evaluate(size % "inner") == tab.evaluate(size % "a")
    tab.wait("inner.isValid")
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate("host.shadowRoot.adoptedStyleSheets.length") == 0


def test_elements_in_a_frame_by_hand(tab):
    tab.open("<iframe id=frame srcdoc='<permission id=b type=camera>x</permission>'></iframe>", "micropython")
    tab.wait("frame.contentDocument?.getElementById('b')")
    tab.evaluate("permissionPolyfill.upgrade(frame.contentDocument)")
    inner = "frame.contentDocument.getElementById('b')"
    tab.wait(f"{inner}.isValid && {inner}.getBoundingClientRect().height > 30")
    assert tab.console == []


def test_a_tree_outside_the_document_is_upgraded_at_once(tab):
    tab.open("", "micropython")
    assert tab.evaluate("""(() => {
        const tree = document.createElement('div');
        tree.innerHTML = '<permission type=camera></permission>';
        permissionPolyfill.upgrade(tree);
        return [tree.firstChild instanceof HTMLPermissionElement, tree.innerHTML];
    })()""") == [True, '<permission type="camera"></permission>']


def test_what_was_set_before_the_upgrade_counts(tab):
    tab.open("<div id=place></div>", "micropython")
    tab.evaluate("""() => {
        const element = document.createElement('permission');
        element.id = 'a';
        element.type = 'camera';
        element.onvalidationstatuschange = () => { window.heard = true; };
        place.append(element);
    }""")
    tab.valid()
    assert tab.evaluate("[a.getAttribute('type'), a.getAttribute('aria-label')]") == ["camera", "Use camera"]
    tab.wait("window.heard")


def test_a_type_that_comes_later_finds_its_state(tab):
    tab.open(CAMERA, "micropython")
    tab.context.set_geolocation({"latitude": 1, "longitude": 2})
    tab.set_permissions("granted", "geolocation")
    tab.valid()
    tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<permission id=b type=geolocation></permission>')")
    tab.page.get_by_role("button", name="Location allowed").wait_for()
    assert tab.evaluate("[b.permissionStatus, b.initialPermissionStatus]") == ["granted", "granted"]


def test_what_the_author_writes_later_stays(tab):
    tab.open(CAMERA, "micropython")
    tab.set_permissions("prompt", *BOTH)
    tab.valid()
    tab.evaluate("a.setAttribute('aria-label', 'mine'); a.className = 'big'")
    tab.set_permissions("granted", *BOTH)
    tab.wait("a.className === 'big :granted'")
    tab.evaluate("a.className = 'small'")
    tab.wait("a.className === 'small :granted'")
    assert tab.evaluate("a.getAttribute('aria-label')") == "mine"
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate("[a.getAttribute('aria-label'), a.className, a.hasAttribute('role')]") == [
        "mine",
        "small",
        False,
    ]


@pytest.mark.parametrize("tag", ["permission", "permission-element"])
@pytest.mark.parametrize("deep", ["true", "false"])
def test_a_clones_attributes_follow_its_own_state(tab, tag, deep):
    tab.open(
        f"<{tag} id=a type=camera>x</{tag}><{tag} id=b type=camera role=link aria-label=mine>x</{tag}>", "micropython"
    )
    tab.set_permissions("prompt", *BOTH)
    tab.valid()
    tab.evaluate(f"""() => {{
        for (const element of [a, b]) {{
            const clone = element.cloneNode({deep});
            clone.id += 'clone';
            document.body.append(clone);
        }}
    }}""")
    tab.set_permissions("granted", *BOTH)
    tab.wait("aclone.getAttribute('aria-label') === 'Camera allowed'")
    assert tab.evaluate("[bclone.getAttribute('role'), bclone.getAttribute('aria-label')]") == ["link", "mine"]
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate("[aclone, bclone].map((clone) => clone.getAttribute('aria-label'))") == [None, "mine"]
