"""The trial's void form: what was meant to follow an element follows it (seed: "a void element"; fact sheet 1.1)."""

import pytest

from tests.site import PAUSE

from .void import OUTLINE, VoidPage, with_source


@pytest.fixture
def page(tab):
    return VoidPage(tab)


# What an author of the trial wrote, and what there was to be; it tells of itself that it is no fallback content.
FOLLOWED = (
    ("<permission type=camera /><script>log.push(1)</script>", "<camera> script"),
    ("<permission type=camera><script>log.push(1)</script>", "<camera> script"),
    ("<permission type=camera> <b>then</b> text <script></script> more", "<camera> b[then] text script more"),
    ("<permission type=camera /> <permission type=microphone /> <script></script>", "<camera> <microphone> script"),
    (
        "a <permission type=camera /> b <permission type=microphone> c <permission type=geolocation /> d",
        "a <camera> b <microphone> c <geolocation> d",
    ),
    ("<permission type=camera /><span><script></script></span><i>end</i>", "<camera> span[script] i[end]"),
    ("<permission type=camera /><video></video><!-- x --><button>Stop</button>", "<camera> video comment button[Stop]"),
    ("<permission type=camera /><permission type=microphone>real</permission> after", "<camera> <microphone>[real] after"),
    ("<permission type=nonsense /> <video></video>", "<nonsense> video"),
    ("<permission type=camera /><script>document.write('<b>w</b>')</script> after", "<camera> script b[w] after"),
)  # fmt: skip

BLOCKS = (
    ("<permission type=camera /><h2>Heading</h2><p>text</p>", "<camera> h2[Heading] p[text]"),
    ("<permission type=camera /><p>text</p><section>more</section>", "<camera> p[text] section[more]"),
    ("<permission type=camera /><form><button>b</button></form><p>text</p>", "<camera> form[button[b]] p[text]"),
)

# A place, and what the page is when it is written there.
PLACES = {
    "body": ("{}", "{}"),
    "div": ("<div>{}</div><hr>", "div[{}] hr"),
    "p": ("<p>{}</p><hr>", "p[{}] hr"),
    "open p": ("<p>{}<div></div>", "p[{}] div"),
    "li": ("<ul><li>{}<li>next</ul><hr>", "ul[li[{}] li[next]] hr"),
    "td": ("<table><tr><td>{}<td>next</table><hr>", "table[tbody[tr[td[{}] td[next]]]] hr"),
    "span": ("<span>{}</span><hr>", "span[{}] hr"),
    "b": ("<b>{}</b><hr>", "b[{}] hr"),
}


def written(place, rows):
    """Return pages that have these rows in such a place, and their outlines: all on one page, where they can be."""
    html, expected = PLACES[place]
    pages = [(html.format(source), expected.format(outline)) for source, outline in rows]
    return pages if place == "body" else [tuple(map(" ".join, zip(*pages, strict=True)))]


@pytest.mark.parametrize("script", ["head", "end"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.sample(3)
def test_what_follows_in_the_source_follows_in_the_page(page, place, script):
    for source, expected in written(place, FOLLOWED + (BLOCKS if place not in ("p", "open p") else ())):
        page.open(source, script)
        assert page.outline() == expected
    assert page.lines == []


def test_white_space_follows_as_well(page):
    page.open(
        "<div>\n <permission type=camera />\n</div>x<div><permission type=microphone />\n <video></video>\n</div>"
    )
    page.outline()
    assert page.tab.evaluate("[...document.querySelectorAll('permission')].map((each) => each.parentNode.textContent)") == [
        "\n \n", "\n \n",
    ]  # fmt: skip
    assert page.tab.evaluate("[...document.querySelectorAll('permission')].map((each) => each.textContent)") == ["", ""]


CLOSED = (
    ("<permission type=camera>only text</permission> after", "<camera>[only text] after"),
    ("<permission type=camera><p>text</p> <a>link</a></permission> after", "<camera>[p[text] a[link]] after"),
    ("<permission type=camera><button>Use</button></permission><i>after</i>", "<camera>[button[Use]] i[after]"),
    ("<permission type=camera><h3>Sorry</h3><video></video></permission> after", "<camera>[h3[Sorry] video] after"),
    ("<permission type=camera></permission><script></script>", "<camera> script"),
    (
        "<permission type=camera>a</permission> <permission type=microphone>b</permission> <script></script>",
        "<camera>[a] <microphone>[b] script",
    ),
)


@pytest.mark.parametrize("script", ["head", "end"])
@pytest.mark.parametrize("place", ["body", "div", "li", "td", "b"])
@pytest.mark.sample(3)
def test_fallback_content_stays_inside(page, place, script):
    for source, expected in written(place, CLOSED):
        page.open(source, script)
        assert page.outline() == expected
    assert page.lines == []


# Nothing in the page tells whether these have an end tag; the source does.
UNTOLD = (
    ("<p>Use <permission type=camera /> now</p>", "p[Use <camera> now]"),
    ("<p>Use <permission type=camera> now</permission></p>", "p[Use <camera>[now]]"),
    (
        "<p><permission type=camera /> a</p><p><permission type=microphone>b</permission></p>",
        "p[<camera> a] p[<microphone>[b]]",
    ),
    (
        "<!-- <permission> --><p title='<permission>'><permission type=camera /> a</p><textarea></permission></textarea>",
        "comment p[<camera> a] textarea[</permission>]",
    ),
    (
        "<script>document.write('<p><permission type=microphone></perm' + 'ission></p>')</script>"
        "<p><permission type=camera /> a</p>",
        "script p[<microphone>] p[<camera> a]",
    ),
    ("<p><permission type=camera><b>a</b></permission></p>", "p[<camera>[b[a]]]"),
)


@pytest.mark.parametrize(("source", "expected"), UNTOLD)
@pytest.mark.parametrize("script", ["head", "end"])
def test_the_pages_own_source_tells_where_the_browser_has_kept_it(page, tab, source, expected, script):
    with_source(tab)
    page.open(source + "<hr>", script)
    page.wait_for(expected + " hr")
    tab.page.wait_for_timeout(50)
    assert page.outline() == expected + " hr"
    assert page.lines == []
    assert tab.site.requests.count("/test/page.html") == 1


@pytest.mark.parametrize("script", ["head", "end"])
def test_where_nothing_tells_it_is_fallback_content_and_one_line_says_so(page, tab, script):
    page.open("<p><permission type=camera /> a</p><p><permission type=microphone /> b</p><hr>", script)
    assert page.wait_for_line() == ("p[<camera>[a]] p[<microphone>[b]] hr", 1)
    assert tab.site.requests.count("/test/page.html") == 1


def test_who_leaves_out_one_end_tag_leaves_out_all(page):
    page.open("<p><permission type=camera /> a</p><div><permission type=microphone /><h2>b</h2></div>")
    assert page.outline() == "p[<camera> a] div[<microphone> h2[b]]"
    assert page.lines == []


def test_a_service_worker_is_not_made_to_fetch_the_page(page, tab):
    with_source(tab)
    tab.site.bodies["/test/worker.js"] = b"""
        addEventListener('activate', (event) => event.waitUntil(clients.claim()));
        addEventListener('fetch', (event) => event.respondWith(fetch(event.request.url, { cache: 'reload' })));"""
    tab.page.goto(tab.site.page("a page", "/test/first.html"))
    tab.evaluate("""async () => {
        await navigator.serviceWorker.register('worker.js');
        if (!navigator.serviceWorker.controller)
          await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    }""")
    page.open("<p><permission type=camera /> a</p>")
    assert page.wait_for_line() == ("p[<camera>[a]]", 1)
    assert tab.site.requests.count("/test/page.html") == 1


FORMS = "<p><permission type=camera /> a</p><div><permission type=microphone><h3>b</h3></permission> c</div>"


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("data-syntax=void", "p[<camera> a] div[<microphone> h3[b] c]"),
        ("data-syntax=content", "p[<camera>[a]] div[<microphone>[h3[b]] c]"),
        ("data-edition=final", "p[<camera>[a]] div[<microphone>[h3[b]] c]"),
        ("data-edition=final data-syntax=void", "p[<camera>[a]] div[<microphone>[h3[b]] c]"),
    ],
)
def test_the_option_says_it_outright(page, tab, attributes, expected):
    page.open(FORMS, attributes=attributes)
    assert page.outline() == expected
    tab.page.wait_for_timeout(100)
    assert tab.evaluate(OUTLINE) == expected
    assert page.lines == []


def test_an_unknown_syntax_is_told_and_auto_taken(page):
    page.open("<permission type=camera /><h2>a</h2>", attributes="data-syntax=closed")
    assert page.outline() == "<camera> h2[a]"
    assert len(page.lines) == 1 and 'syntax is one of auto, void, content, not "closed"' in page.lines[0]


def test_the_custom_element_has_content(page):
    page.open("<permission-element type=camera><h2>a</h2></permission-element>")
    assert page.outline() == "permission-element[h2[a]]"


EXTERNAL = "document.currentScript ? log.push(document.currentScript.id) : log.push('module')"


def test_scripts_run_once_and_in_order(page, tab):
    tab.site.bodies["/test/external.js"] = EXTERNAL.encode()
    source = """<permission type=camera />
        <script id=inline>log.push(document.currentScript.id)</script>
        <script id=external src=external.js></script>
        <script id=deferred src=external.js defer></script>
        <script type=module>log.push('inline module')</script>
        <script type=module src=external.js></script>
        <script type=application/json>{"no": "script"}</script>
        <permission type=microphone />
        <script id=second>log.push(document.currentScript.id)</script>
        <script id=asynchronous src=external.js async></script>
        <p>end</p>"""
    page.open(source)
    scripts = " ".join(["script"] * 6)
    assert page.outline() == f"<camera> {scripts} <microphone> script script p[end]"
    log = tab.evaluate("log")
    assert log.count("asynchronous") == 1
    log.remove("asynchronous")
    assert log == ["inline", "external", "second", "deferred", "inline module", "module"]


def test_what_a_script_did_meanwhile_stays(page, tab):
    page.open("""<div><permission type=camera /><b></b><script>
        const permission = document.querySelector('permission');
        log.push(document.currentScript.previousElementSibling.localName);
        permission.addEventListener('custom', () => log.push('heard'));
        document.querySelector('b').onclick = () => log.push('clicked');
    </script><i></i></div>""")
    assert page.outline() == "div[<camera> b script i]"
    tab.evaluate("permission.dispatchEvent(new Event('custom')), document.querySelector('b').click()")
    assert tab.evaluate("log") == ["b", "heard", "clicked"]


def test_a_script_that_goes_away_and_one_that_adds_to_the_page(page, tab):
    page.open(
        "<permission type=camera /><script>document.currentScript.remove(); document.body.append('added')</script> then "
        "<script>document.querySelector('permission').hidden = true</script><p>end</p>"
    )
    assert page.outline() == "<camera> then script p[end] added"


def test_a_strict_policy_changes_nothing(page, tab):
    policy = "script-src 'self' 'nonce-a' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'"
    tab.site.headers["Content-Security-Policy"] = policy
    page.open("<permission type=camera /><script nonce=a>document.title = 'ran'</script><script>0</script><p>end</p>")
    assert page.outline() == "<camera> script script p[end]"
    assert tab.page.title() == "ran"


def test_a_frame_is_loaded_once(page, tab):
    tab.site.pages["/test/frame.html"] = "frame"
    page.open("<permission type=camera /><iframe src=frame.html></iframe><h2>end</h2>")
    assert page.outline() == "<camera> iframe h2[end]"
    assert tab.site.requests.count("/test/frame.html") == 1


PIECES = (
    ("<permission type=camera />", "<camera>"),
    ("<p>te", "<camera>[p[te]]"),
    ("xt</p><h2>He", "<camera> p[text] h2[He]"),
    ("ading</h2><p>mo", "<camera> p[text] h2[Heading] p[mo]"),
    ("re</p><script>log.push(", "<camera> p[text] h2[Heading] p[more] script"),
    ("1)</script><div><i>", "<camera> p[text] h2[Heading] p[more] script div[i]"),
    ("end</i></div>", "<camera> p[text] h2[Heading] p[more] script div[i[end]]"),
)


def test_a_page_that_arrives_in_pieces_shows_what_it_has(page, tab):
    """What follows is not hidden until the page is complete."""
    page.open(PAUSE.join(piece for piece, _ in PIECES), wait_until="commit")
    for _, expected in PIECES:
        page.wait_for(expected)
        tab.site.go_on()
    assert page.outline() == PIECES[-1][1]
    assert tab.evaluate("log") == [1]
    assert page.lines == []


def test_what_follows_is_there_before_the_rest_of_the_polyfill(page, tab):
    tab.site.stalled = ["takeover"]
    page.open(
        """<script>
        let shift = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; })
          .observe({ type: 'layout-shift', buffered: true });
      </script><p>before</p><permission type=camera /><h2>Heading</h2><p id=text>text</p>""",
        wait_until="commit",
    )
    tab.page.locator("#text").wait_for()
    tab.page.wait_for_timeout(300)
    assert tab.evaluate("shift") == 0


def test_elements_that_come_later_are_judged_by_what_they_hold(page, tab):
    page.open("<permission type=camera></permission><div id=place></div>")
    for source, expected in (
        ("<permission type=microphone /><h2>a</h2>", "<microphone> h2[a]"),
        ("<permission type=microphone /> a", "<microphone>[a]"),
        ("<p><permission type=microphone><b>a</b></permission></p>", "p[<microphone>[b[a]]]"),
        ("<permission type=microphone><h2>a</h2></permission> b", "<microphone>[h2[a]] b"),
    ):
        tab.page.evaluate("(source) => { place.innerHTML = source }", source)
        assert tab.evaluate(OUTLINE) == f"<camera> div[{expected}]", source
    assert page.lines == []


def test_a_frames_document_and_a_shadow_root_too(page, tab):
    page.open(
        "<permission type=camera></permission><iframe srcdoc='<body><permission type=microphone /><h2>a</h2>'></iframe>"
    )
    tab.evaluate("""() => {
        window.frame = frames[0].document;
        window.shadow = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
        shadow.innerHTML = '<permission type=camera /><h2>a</h2>';
        permissionPolyfill.upgrade(frame);
        permissionPolyfill.upgrade(shadow);
    }""")
    children = "(root) => [...root.children].map(({ localName }) => localName).join(' ')"
    assert tab.evaluate(f"({children})(frame.body)") == "permission h2"
    assert tab.evaluate(f"({children})(shadow)") == "permission h2"


def test_what_the_page_puts_in_later_is_fallback_content(page, tab):
    page.open("<p><permission type=camera /></p>")
    tab.evaluate("""() => {
        const permission = document.querySelector('permission');
        permission.append(document.createElement('h2'), document.createElement('script'));
        document.body.append(permission);
    }""")
    tab.page.wait_for_timeout(50)
    assert tab.evaluate(OUTLINE) == "p <camera>[h2 script]"


def test_elements_that_were_moved_are_attached_once(page, tab):
    page.open(
        "<script>for (const type of ['validationstatuschange']) document.addEventListener(type, ({ target }) => "
        "log.push(target.id + target.invalidReason))</script>"
        f"<div id=place></div>{PAUSE}<permission id=a type=camera /><permission id=b type=microphone /><p>end</p>",
        runtime="micropython",
        wait_until="commit",
    )
    tab.wait("window.permissionPolyfill && document.getElementById('place')")
    assert tab.ready() == "ready"
    tab.site.go_on()
    tab.wait("document.getElementById('b')")
    tab.valid("b")
    assert tab.evaluate("log.filter((entry) => entry[0] === 'b')") == [
        "bunsuccessful_registration",
        "bintersection_changed",
        "b",
    ]


def test_taken_back_it_leaves_what_it_moved(page, tab):
    page.open("<permission type=camera /><h2>a</h2>")
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.evaluate("document.querySelector('permission').outerHTML") == '<permission type="camera"></permission>'
    assert tab.evaluate(OUTLINE) == "<camera> h2[a]"
    tab.evaluate("permissionPolyfill.apply() && null")
    assert page.outline() == "<camera> h2[a]"
