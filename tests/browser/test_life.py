"""Elements come, go and change."""

BOTH = ("camera", "microphone")
CAMERA = "<permission id=a type=camera>fallback <b>content</b></permission>"


def test_an_element_added_later(tab, runtime):
    tab.open("<div id=place></div>", runtime)
    assert not any("boot.mjs" in path for path in tab.site.requests), "no element, no runtime"
    tab.evaluate("place.innerHTML = '<p><permission id=a type=camera></permission></p>'")
    tab.page.get_by_role("button", name="Use camera").wait_for()
    tab.valid()
    assert tab.evaluate("recorded.map(({ reason }) => reason)")[-1] == ""
    tab.set_permissions("granted", *BOTH)
    tab.page.click("#a")
    tab.wait_for_prompt()


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
    reasons = ["unsuccessful_registration", "recently_attached", ""]
    assert tab.evaluate("recorded.filter(({ id }) => id === 'b').map(({ reason }) => reason)") == reasons


def test_a_removed_element_answers_and_can_come_back(tab, runtime):
    tab.open(CAMERA, runtime)
    tab.valid()
    tab.set_permissions("granted", *BOTH)
    tab.wait("a.permissionStatus === 'granted'")
    tab.evaluate("window.kept = a; a.remove()")
    tab.wait("kept.permissionStatus === 'prompt'")
    tab.evaluate("recorded.length = 0; document.body.append(kept)")
    tab.wait("recorded.some(({ reason }) => reason === 'recently_attached')")
    tab.valid()
    assert tab.evaluate("[a.permissionStatus, a.initialPermissionStatus]") == ["granted", "prompt"]
    tab.page.click("#a")
    tab.wait_for_prompt()


def test_moving_starts_the_cooldown_anew(tab):
    tab.open("<div id=place></div>" + CAMERA, "micropython")
    tab.valid()
    tab.evaluate("recorded.length = 0; place.append(a)")
    tab.wait("a.isValid === false")
    tab.valid()
    reasons = ["unsuccessful_registration", "recently_attached", ""]
    assert tab.evaluate("recorded.map(({ reason }) => reason)") == reasons


def test_the_order_of_reasons_is_the_same_in_every_start(tab, runtime):
    tab.open(CAMERA, runtime)
    tab.valid()
    tab.page.wait_for_timeout(50)
    told = tab.evaluate("recorded.map(({ reason, isValid }) => [reason, isValid])")
    # Where Python is ready later than the cooldown lasts, the cooldown is over by then.
    assert told in (
        [["unsuccessful_registration", False], ["recently_attached", False], ["", True]],
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
        2, 2, True,
    ]  # fmt: skip
    tab.set_permissions("granted", *BOTH)
    tab.page.click("#c")
    tab.wait_for_prompt("c")
    assert tab.prompts("a") == []


def test_the_custom_element_is_the_same_thing(tab, runtime):
    tab.open("<permission-element id=a type=camera>fallback <b>content</b></permission-element>", runtime)
    assert tab.page.get_by_role("button", name="Use camera").bounding_box()["width"] > 100
    assert tab.evaluate("[a.innerHTML, a instanceof HTMLPermissionElement]") == [
        "fallback <b>content</b>",
        True,
    ]
    tab.set_permissions("granted", *BOTH)
    tab.valid()
    tab.page.click("#a")
    tab.wait_for_prompt()
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
    tab.open(CAMERA, "micropython")
    tab.evaluate("""() => {
        window.calls = [];
        a.onvalidationstatuschange = () => calls.push('replaced');
        a.addEventListener('validationstatuschange', () => calls.push('listener'));
        a.onvalidationstatuschange = function (event) { calls.push(this === a && event.target === a); };
        a.onpromptaction = 'no function';
    }""")
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
    tab.set_permissions("granted", *BOTH)
    tab.evaluate(
        "addEventListener('promptaction', (event) => window.told = [event.bubbles, event.cancelable, event.target.id])"
    )
    tab.valid()
    tab.page.click("#a")
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
    tab.open("<div id=host></div>", "micropython")
    tab.evaluate("""() => {
        const root = host.attachShadow({ mode: 'open' });
        root.innerHTML = '<permission type=camera>fallback</permission>';
        permissionPolyfill.upgrade(root);
        window.inner = root.firstChild;
    }""")
    assert tab.evaluate("[inner instanceof HTMLPermissionElement, inner.getBoundingClientRect().width > 100]") == [
        True,
        True,
    ]
    tab.wait("inner.isValid")
