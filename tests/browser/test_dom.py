"""Life in the DOM: however an element comes into being, wherever it goes, it is a permission element and nothing shows
that its drawing is a child (design, section 5)."""

import pytest

CAMERA = "<permission id=a type=camera>fallback <b id=bold>content</b></permission>"
PLAIN = '<permission type="camera">fallback <b>content</b></permission>'


def opened(tab, html=CAMERA, **options):
    """A page whose second part is at work."""
    tab.open(html, "micropython", **options)
    tab.ready()


# Makes one; an element at once, without waiting for a microtask.
AT_ONCE = {
    "createElement": "document.createElement('permission')",
    "createElement, upper case": "document.createElement('PERMISSION')",
    "createElementNS": "document.createElementNS('http://www.w3.org/1999/xhtml', 'permission')",
    "constructor": "new HTMLPermissionElement()",
    "custom element": "document.createElement('permission-element')",
}

# Makes one that is upgraded when it gets into the document.
WHEN_INSERTED = {
    "innerHTML": "place.innerHTML = '<p><permission></permission></p>'; return place.querySelector('permission')",
    "insertAdjacentHTML": "place.insertAdjacentHTML('beforeend', '<permission></permission>'); return place.firstChild",
    "detached innerHTML": "const tree = document.createElement('div'); tree.innerHTML = '<permission></permission>';"
    " place.append(tree); return tree.firstChild",
    "DOMParser": "const parsed = new DOMParser().parseFromString('<permission></permission>', 'text/html');"
    " place.append(document.adoptNode(parsed.body.firstChild)); return place.firstChild",
    "importNode": "const parsed = new DOMParser().parseFromString('<permission></permission>', 'text/html');"
    " place.append(document.importNode(parsed.body.firstChild, true)); return place.firstChild",
    "createContextualFragment": "place.append(new Range().createContextualFragment('<permission></permission>'));"
    " return place.firstChild",
    "template": "const template = document.createElement('template'); template.innerHTML = '<permission></permission>';"
    " place.append(template.content.cloneNode(true)); return place.firstChild",
    "clone of a parent": "const tree = document.createElement('div'); tree.append(document.createElement('permission'));"
    " place.append(tree.cloneNode(true)); return place.querySelector('permission')",
    "fragment": "const fragment = new DocumentFragment(); fragment.append(document.createElement('permission'));"
    " place.append(fragment); return place.firstChild",
    "XML": "const xml = new DOMParser().parseFromString("
    "'<permission xmlns=\"http://www.w3.org/1999/xhtml\"/>', 'text/xml'); place.append(xml.documentElement);"
    " return place.firstChild",
}


# The same, as soon as the second part of the script is at work.
AT_ONCE_LATER = {
    "cloneNode": "document.createElement('permission').cloneNode(true)",
    "cloneNode of a custom element": "document.createElement('permission-element').cloneNode(true)",
}


@pytest.mark.parametrize("ready", [False, True])
def test_created_elements_are_elements_at_once(tab, site, ready):
    site.stalled = [] if ready else ["/micropython/", "takeover"]
    tab.open(CAMERA, "micropython")
    if ready:
        tab.ready()
    for name, code in (AT_ONCE | (AT_ONCE_LATER if ready else {})).items():
        answers = tab.evaluate(f"(({{ isValid, invalidReason, constructor }}) => [isValid, invalidReason])({code})")
        assert answers == [False, "" if ready else "unsuccessful_registration"], name
        assert tab.evaluate(f"{code} instanceof HTMLPermissionElement"), name


def test_inserted_elements_are_elements_after_a_microtask(tab):
    opened(tab, "<div id=place></div>" + CAMERA)
    for name, code in WHEN_INSERTED.items():
        assert tab.evaluate(f"""(async () => {{
            place.replaceChildren();
            const element = (() => {{ {code} }})();
            await null;
            const upgraded = element instanceof HTMLPermissionElement;
            element.type = 'camera';
            await null;
            return [upgraded, element.getAttribute('role'), element.getBoundingClientRect().width > 80];
        }})()""") == [True, "button", True], name
    tab.evaluate("place.firstElementChild.id = 'last'")
    tab.page.wait_for_timeout(50)
    assert tab.console == []


def test_elements_of_other_namespaces_and_names_are_left_alone(tab):
    opened(tab, "<svg id=svg><permission></permission></svg>" + CAMERA)
    assert (
        tab.evaluate("""(() => {
        const others = [
            svg.firstChild,
            document.createElementNS('http://www.w3.org/2000/svg', 'permission'),
            document.createElementNS(null, 'permission'),
            document.implementation.createDocument(null, 'x').createElement('permission'),
            document.createElement('permissions'),
        ];
        document.body.append(...others.slice(1));
        permissionPolyfill.upgrade(document);
        return others.map((element) => element instanceof HTMLPermissionElement);
    })()""")
        == [False] * 5
    )
    assert tab.console == []


def test_the_platforms_functions_look_as_before_and_come_back(tab):
    opened(tab, head="<script>const before = Document.prototype.createElement;</script>")
    now = "[Document.prototype.createElement, Element.prototype.attachShadow]"
    assert tab.evaluate(f"{now}.map(({{ name, length }}) => [name, length])") == [
        ["createElement", 1],
        ["attachShadow", 1],
    ]
    errors = "((f) => { try { f() } catch (error) { return error.name } })"
    assert tab.evaluate(f"{errors}(() => document.createElement('<'))") == "InvalidCharacterError"
    assert tab.evaluate(f"{errors}(() => document.createElement())") == "TypeError"
    assert tab.evaluate(f"{errors}(() => document.body.attachShadow({{ mode: 'x' }}))") == "TypeError"
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate(f"{now}.map((f, i) => f === [before, spied][i])") == [True, True]
    tab.evaluate("permissionPolyfill.apply().then(() => 0)")
    wrap = "const ours = Document.prototype.createElement; Document.prototype.createElement = function (...x) { return ours.apply(this, x); }"
    tab.evaluate(f"{wrap}; permissionPolyfill.unapply()")
    assert tab.evaluate("document.createElement('permission').constructor.name") == "HTMLUnknownElement"
    tab.evaluate("permissionPolyfill.apply().then(() => 0)")
    assert tab.evaluate("document.createElement('permission').constructor.name") == "HTMLPermissionElement"


# Shadow roots: code that leaves an element in `window.inner`.
DECLARED = "<div id=host><template shadowrootmode=open>{}</template>light</div>"
SHADOWS = {
    "open": "const root = host.attachShadow({ mode: 'open' }); root.innerHTML = MARKUP; window.inner = root.firstChild",
    "closed": "const root = host.attachShadow({ mode: 'closed' }); root.innerHTML = MARKUP; window.inner = root.firstChild",
    "closed, before its host is inserted": "const other = document.createElement('div');"
    " const root = other.attachShadow({ mode: 'closed' }); root.innerHTML = MARKUP; window.inner = root.firstChild;"
    " await new Promise((done) => setTimeout(done, 20)); host.append(other)",
    "nested": "const root = host.attachShadow({ mode: 'closed' }); root.innerHTML = '<p></p>';"
    " const deeper = root.firstChild.attachShadow({ mode: 'closed' }); deeper.innerHTML = MARKUP;"
    " window.inner = deeper.firstChild",
    "of a custom element": "customElements.define('x-host', class extends HTMLElement { constructor() { super();"
    " const root = this.attachShadow({ mode: 'closed' }); root.innerHTML = MARKUP; window.inner = root.firstChild; } });"
    " host.innerHTML = '<p><x-host></x-host></p>'",
    "setHTMLUnsafe": "host.setHTMLUnsafe(`<p><span><template shadowrootmode=open>${MARKUP}</template></span></p>`);"
    " window.inner = host.querySelector('span').shadowRoot.firstChild",
}
INNER = "inner.isValid && inner.getBoundingClientRect().height > 30"


@pytest.mark.parametrize("name", SHADOWS)
def test_shadow_roots(tab, name):
    opened(tab, "<div id=host></div>" + CAMERA)
    tab.valid()
    tab.evaluate(f"(async () => {{ const MARKUP = '<permission type=camera>x</permission>'; {SHADOWS[name]} }})()")
    tab.wait(INNER)
    tab.evaluate("inner.getRootNode().host.remove()")
    tab.evaluate("document.body.append(document.createElement('p'))")
    tab.evaluate("window.gone = inner.getRootNode().host ?? host")
    tab.page.wait_for_timeout(20)
    tab.evaluate(
        "recorded.length = 0; inner.addEventListener('validationstatuschange', () => recorded.push(inner.isValid))"
    )
    tab.evaluate("document.body.append(gone)")
    tab.wait("recorded.length > 1 && recorded.at(-1) === true")
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate("[inner.getRootNode().adoptedStyleSheets.length, inner.outerHTML]") == [
        0,
        '<permission type="camera">x</permission>',
    ]
    assert tab.console == []


def test_declarative_shadow_roots(tab, site):
    nested = DECLARED.format("<p><template shadowrootmode=open>" + PLAIN + "</template></p>")
    tab.open(DECLARED.format(PLAIN).replace("id=host", "id=first") + nested, "micropython")
    tab.wait("first.shadowRoot.querySelector('permission').isValid")
    tab.wait("host.shadowRoot.firstChild.shadowRoot.querySelector('permission').isValid")
    assert tab.evaluate("first.shadowRoot.querySelector('permission').getBoundingClientRect().height > 30")


def test_shadow_roots_that_were_there_before_the_script(tab, site):
    tab.page.goto(
        site.page(
            DECLARED.format(PLAIN) + "<script>const late = document.createElement('p');"
            " late.attachShadow({ mode: 'open' }).innerHTML = '<permission type=camera></permission>';"
            " document.body.append(late)</script>"
            "<script src=../permission-element.js data-runtime=micropython></script>"
        )
    )
    tab.wait("host.shadowRoot.querySelector('permission').isValid && late.shadowRoot.firstChild.isValid")


# What is asked of an element with its drawing, and of the same markup in a <div>.
CHILDREN = [
    "element.innerHTML",
    "element.textContent",
    "element.childNodes.length",
    "element.children.length",
    "element.childElementCount",
    "element.hasChildNodes()",
    "element.firstChild?.data",
    "element.lastChild?.nodeName",
    "element.firstElementChild?.localName",
    "element.lastElementChild?.localName",
    "element.firstElementChild?.nextElementSibling?.nodeName",
    "element.lastChild?.nextSibling",
    "[...element.childNodes].map((node) => node.nodeName).join()",
    "Array.from(element.children, (node) => node.nodeName).join()",
    "Array.prototype.map.call(element.childNodes, (node) => node.nodeName).join()",
    "[...element.childNodes.entries()].join()",
    "[...element.childNodes.keys()].join()",
    "(() => { let names = ''; element.childNodes.forEach((node) => (names += node.nodeName)); return names; })()",
    "(() => { let names = ''; for (let n = element.firstChild; n; n = n.nextSibling) names += n.nodeName; return names; })()",
    "element.childNodes.item(0)?.data",
    "element.childNodes.item(99)",
    "element.childNodes[element.childNodes.length]",
    "element.children.item(0)?.id",
    "element.children[0]?.id",
    "element.children.namedItem('named')?.localName",
    "element.children.named?.localName",
    "Object.keys(element.children).join()",
    "Object.keys(element.childNodes).join()",
    "(0 in element.childNodes) + ' ' + (element.childNodes.length in element.childNodes)",
    "'length' in element.children",
    "element.childNodes instanceof NodeList && element.children instanceof HTMLCollection",
    "String(element.childNodes) + String(element.children)",
    "element.childNodes === element.childNodes && element.children === element.children",
    "element.outerHTML.includes('surface')",
    "element.getHTML()",
    "element.isEqualNode(element.cloneNode(true))",
    "element.isEqualNode(null)",
    "element.cloneNode(true).innerHTML",
    "element.cloneNode(false).innerHTML",
    "(element.append('x', document.createElement('i')), element.innerHTML)",
    "(element.prepend('first'), element.innerHTML + element.firstChild.data)",
    "(element.append('x'), element.append('y'), element.normalize(), element.innerHTML)",
    "(element.insertBefore(document.createElement('i'), null), element.innerHTML)",
    "(element.insertBefore(document.createElement('i'), element.firstChild), element.innerHTML)",
    "(element.appendChild(document.createElement('i')), element.lastChild.localName)",
    "(element.insertAdjacentHTML('afterbegin', '<i></i>'), element.innerHTML)",
    "(element.replaceChildren('only'), element.innerHTML)",
    "(element.innerHTML = '<u>new</u>', element.innerHTML + element.children.length)",
    "(element.textContent = 'new', element.childNodes.length + element.textContent)",
    "(element.innerHTML = '', [element.firstChild, element.lastChild, element.hasChildNodes(), 0 in element.childNodes].join())",
    "(() => { const list = element.childNodes; element.append('x'); return list.length; })()",
    "(() => { while (element.firstChild) element.firstChild.remove(); return element.innerHTML; })()",
    "(() => { while (element.lastChild) element.removeChild(element.lastChild); return element.innerHTML; })()",
    "(() => { while (element.childNodes.length) element.childNodes[0].remove(); return element.innerHTML; })()",
]
MARKUPS = [
    "",
    "text",
    "<b id=named>bold</b>",
    "text <b id=named>bold</b><!-- note --> more<p>last</p>",
    "<p><i></i></p>\n",
]

ASK = """async ([codes, markup]) => {
    const answers = [];
    for (const code of codes) {
        const pair = [];
        for (const name of ['permission', 'div']) {
            const element = document.createElement(name);
            element.innerHTML = markup;
            if (name === 'permission') element.type = 'camera';
            place.replaceChildren(element);
            await new Promise((done) => setTimeout(done));
            const drawn = name === 'div' || element.querySelector('permission-surface') !== null;
            const answer = new Function('element', `return ${code}`)(element);
            await new Promise((done) => setTimeout(done)); // what is put back does not show either
            const { innerHTML, childNodes, textContent } = element;
            pair.push([drawn, String(answer), innerHTML, childNodes.length, textContent]);
            if (name === 'permission' && !element.querySelector('permission-surface')) pair[0].push('no drawing');
        }
        answers.push([code, ...pair]);
    }
    return answers;
}"""


@pytest.mark.parametrize("markup", MARKUPS)
def test_children_answer_as_if_the_drawing_were_not_there(tab, markup):
    opened(tab, "<div id=place></div>" + CAMERA)
    answers = tab.page.evaluate(ASK, [CHILDREN, markup])
    assert len(answers) == len(CHILDREN)
    assert [row for row in answers if row[1] != row[2]] == []
    assert tab.console == []


# How it is shown, and what innerText answers then; the oracle is a native <geolocation> with the same content.
TEXTS = [
    ("", None),
    ("element.remove()", "detached"),
    ("element.style.display = 'none'", "not rendered"),
    ("element.innerText = 'line\\nline'", None),
    ("element.outerText", None),
]


def test_inner_text_is_that_of_a_native_element(tab):
    opened(tab, "<div id=place></div>" + CAMERA)
    for code, _ in TEXTS:
        texts = tab.evaluate(f"""(async () => {{
            const texts = [];
            for (const name of ['permission', 'geolocation']) {{
                const element = document.createElement(name);
                if (name === 'permission') element.type = 'camera';
                element.innerHTML = 'one <b>two</b><br>three';
                place.replaceChildren(element);
                await new Promise((done) => setTimeout(done, 50));
                {code};
                texts.push([element.innerText, element.outerText, element.textContent, element.innerHTML]);
            }}
            return texts;
        }})()""")
        assert texts[0] == texts[1], code


def test_an_unsupported_type_has_its_text(tab):
    opened(tab, "<permission id=a type=nonsense>one <b>two</b></permission>")
    assert tab.evaluate("[a.innerText, a.innerHTML, a.children.length]") == ["one two", "one <b>two</b>", 1]


def test_lists_stay_live_and_the_members_leave_with_the_polyfill(tab):
    opened(tab)
    assert tab.evaluate("""(() => {
        const { prototype } = HTMLPermissionElement, { childNodes, children } = a;
        permissionPolyfill.unapply();
        return [Object.hasOwn(prototype, 'childNodes'), Object.hasOwn(prototype, 'setAttribute'), childNodes.length,
            children.length, a.innerHTML];
    })()""") == [False, False, 2, 1, 'fallback <b id="bold">content</b>']


def test_a_frame_and_back(tab):
    opened(tab, "<iframe id=frame srcdoc='<p>inside</p>'></iframe>" + CAMERA)
    tab.valid()
    tab.wait("frame.contentDocument?.querySelector('p')")
    tab.set_permissions("granted", "camera", "microphone")
    tab.evaluate("""() => {
        window.kept = a;
        window.heard = [];
        kept.onpromptaction = () => heard.push('property');
        kept.addEventListener('promptaction', () => heard.push('listener'));
        frame.contentDocument.body.append(kept);
    }""")
    tab.wait("kept.isValid === false")
    tab.wait("kept.isValid && kept.getBoundingClientRect().height > 30 && kept instanceof HTMLPermissionElement")
    width = tab.evaluate("kept.getBoundingClientRect().width")
    tab.page.frame_locator("#frame").locator("permission").click()
    tab.choose("Continue allowing")
    tab.wait("heard.length === 2")
    tab.evaluate("document.body.append(kept)")
    tab.wait("kept.isValid === false")
    tab.wait("kept.isValid")
    assert tab.evaluate("kept.getBoundingClientRect().width") == width
    tab.agree()
    tab.wait("heard.length === 4")
    assert tab.console == []


def test_a_document_that_is_not_shown_and_back(tab):
    opened(tab)
    tab.valid()
    tab.evaluate("""() => {
        window.kept = a;
        window.other = document.implementation.createHTMLDocument('');
        other.body.append(kept);
    }""")
    tab.page.wait_for_timeout(50)
    tab.evaluate("kept.click(); kept.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))")
    assert tab.evaluate("[kept.type, kept.innerHTML]") == ["camera", 'fallback <b id="bold">content</b>']
    tab.evaluate("document.adoptNode(kept); document.body.append(kept)")
    tab.valid()
    assert tab.evaluate("a.getBoundingClientRect().height > 30")
    refused = ("person's click", "it is not shown")
    assert [line for line in tab.console if not any(part in line for part in refused)] == []


# Around the element; how it comes to be shown; how it is hidden.
CONTAINERS = {
    "display: contents": ("<div style='display: contents'>{}</div>", "", "a.parentNode.style.display = 'none'"),
    "flex": ("<div style='display: flex; align-items: baseline'>{}</div>", "", "a.remove()"),
    "details": ("<details id=c><summary>more</summary>{}</details>", "c.open = true", "c.open = false"),
    "dialog": ("<dialog id=c>{}</dialog>", "c.showModal()", "c.close()"),
    "popover": ("<div id=c popover>{}</div>", "c.showPopover()", "c.hidePopover()"),
    "hidden": ("<div id=c hidden>{}</div>", "c.hidden = false", "c.hidden = true"),
    "until found": ("<div id=c hidden=until-found>{}</div>", "c.hidden = false", "c.hidden = true"),
    "fieldset": ("<form><fieldset disabled>{}</fieldset></form>", "", "a.remove()"),
    "itself hidden": ("{}", "", "a.hidden = true"),
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_wherever_it_is_shown_it_is_drawn_and_clickable(tab, name):
    markup, show, hide = CONTAINERS[name]
    opened(tab, markup.format(CAMERA), attributes="data-syntax=content")
    tab.set_permissions("granted", "camera", "microphone")
    tab.evaluate(f"(() => {{ {show} }})()")
    tab.page.get_by_role("button", name="Camera allowed").wait_for()
    tab.valid()
    tab.agree()
    assert not tab.page.get_by_text("content").is_visible()
    tab.evaluate(f"(() => {{ window.kept = a; {hide} }})()")
    assert tab.page.get_by_role("button").count() == 0
    assert not tab.evaluate("kept.checkVisibility()")
    assert tab.console == []


def test_among_thousands_of_mutations(tab):
    opened(tab, "<div id=place></div>" + CAMERA)
    tab.evaluate("""async () => {
        for (let round = 0; round < 20; round++) {
            const rows = Array.from({ length: 200 }, (_, i) => {
                const row = document.createElement('p');
                row.textContent = i;
                row.className = 'row';
                return row;
            });
            place.replaceChildren(...rows);
            rows[100].after(document.createElement('permission'));
            if (round % 2) await null;
        }
        const last = place.querySelector('permission');
        last.id = 'last';
        last.type = 'microphone';
    }""")
    tab.valid("last")
    tab.valid()
    assert tab.evaluate("document.querySelectorAll('permission').length") == 2
    assert tab.console == []


def test_the_drawing_keeps_the_first_place(tab):
    opened(tab)
    assert tab.evaluate("a.querySelector('*').localName") == "permission-surface"
    tab.evaluate("a.prepend('x'); a.insertAdjacentHTML('afterbegin', '<i></i>')")
    tab.page.wait_for_timeout(20)
    assert tab.evaluate("a.querySelector('*').localName") == "permission-surface"
    assert tab.evaluate("a.innerHTML") == '<i></i>xfallback <b id="bold">content</b>'


@pytest.mark.parametrize("edition", ["origin-trial", "final"])
def test_the_attributes_of_precise_locations_reach_python(tab, runtime, edition):
    """They change nothing that a page could see yet; nothing goes wrong, whatever they say."""
    html = "<permission id=a type=geolocation preciselocation type-ext='precise:true : x'></permission>"
    tab.open(html, runtime, f"data-edition={edition}")
    tab.valid()
    tab.evaluate("a.removeAttribute('preciselocation'); a.setAttribute('type-ext', ''); a.removeAttribute('type-ext')")
    tab.page.wait_for_timeout(50)
    assert tab.console == []
