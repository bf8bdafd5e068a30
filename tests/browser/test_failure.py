"""When Python cannot be started: the page goes on, with its fallback content and one line that says why."""

import gzip

import pytest
from tools.assemble import DIST
from tools.build_id import identified
from tools.integrity import integrity

PAGE = "<permission id=a type=camera class=x>fallback <b>content</b></permission><p id=p>after</p>"

SECOND_PART = "permission-element.takeover.mjs"
FILES = [
    ("micropython", SECOND_PART),
    ("micropython", "python.wasm"),
    ("micropython", "polyfill.bin"),
    ("pyodide", "boot.mjs"),
]
"""One of each kind that a start fetches."""
BUILD_ID_SIZE = len(identified(b""))

# The policy of design section 5, but for the word that allows WebAssembly.
NO_WASM = "script-src 'self' 'unsafe-inline'"
STRICT = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; img-src data:"
)


def assert_given_up(tab, part):
    """Everything is as if the script had not been there, and the reason was told once."""
    reason = tab.ready()
    assert part in reason, reason
    assert tab.evaluate("['HTMLPermissionElement' in window, permissionPolyfill.isPolyfilled()]") == [
        False,
        False,
    ]
    assert tab.page.get_by_text("fallback content").is_visible()
    assert (
        tab.evaluate("a.outerHTML") == '<permission id="a" type="camera" class="x">fallback <b>content</b></permission>'
    )
    assert tab.evaluate("a.constructor.name") == "HTMLUnknownElement"
    assert tab.evaluate("document.adoptedStyleSheets.length") == 0
    assert tab.evaluate("MediaDevices.prototype.getUserMedia.toString().includes('opened.push')")
    assert tab.evaluate("unhandled") == []
    assert [line for line in tab.console if line.startswith("<permission>")] == [
        f"<permission>: Python could not be started: {reason.strip().splitlines()[-1]}"
    ]
    ours = (
        "<permission>",
        "Failed to load resource",
        "Failed to load module script",
        "Failed to find a valid digest",
        "Refused to",
        "Content Security Policy",
        "violates",
        "Loading module from",
        "integrity attribute",
        "The input is ended",
    )
    assert [line for line in tab.console if not any(part in line for part in ours)] == []


@pytest.mark.parametrize(
    ("runtime", "file"),
    [
        ("pyodide", "boot.mjs"),
        ("pyodide", "pyodide.asm.mjs"),
        ("pyodide", "python.wasm"),
        ("pyodide", "polyfill.bin"),
        ("micropython", "python.wasm"),
        ("micropython", "polyfill.bin"),
    ],
)
def test_a_missing_file(tab, site, runtime, file):
    site.missing = [f"/{runtime}/{file}"]
    tab.open(PAGE, runtime)
    assert_given_up(tab, file)


def test_without_the_second_part(tab, site, runtime):
    site.missing = ["permission-element.takeover.mjs"]
    tab.open(PAGE, runtime)
    assert_given_up(tab, "permission-element.takeover.mjs")


def test_a_policy_without_wasm(tab, site, runtime):
    site.headers["Content-Security-Policy"] = NO_WASM
    tab.open(PAGE, runtime)
    assert_given_up(tab, "'wasm-unsafe-eval'")


def test_a_policy_without_connections(tab, site, runtime):
    site.headers["Content-Security-Policy"] = "connect-src 'none'"
    tab.open(PAGE, runtime)
    assert_given_up(tab, "")


@pytest.mark.parametrize("body", [b"", b"no archive at all", gzip.compress(b"no archive at all", mtime=0)])
def test_an_archive_that_is_none(tab, site, body):
    site.bodies["/pyodide/polyfill.bin"] = body
    tab.open(PAGE)
    assert_given_up(tab, "polyfill.bin could not be fetched")


def test_an_archive_that_breaks_off(tab, site):
    site.bodies["/pyodide/polyfill.bin"] = (DIST / "pyodide/polyfill.bin").read_bytes()[:500_000]
    tab.open(PAGE)
    assert_given_up(tab, "polyfill.bin")


def test_an_archive_that_its_server_has_decompressed(tab, site):
    site.bodies["/pyodide/polyfill.bin"] = gzip.decompress((DIST / "pyodide/polyfill.bin").read_bytes())
    tab.open(PAGE)
    assert tab.ready() == "ready"


@pytest.mark.parametrize("body", [b"", b"<html>", (DIST / "micropython/polyfill.bin").read_bytes()[:50_000]])
def test_an_image_that_is_none(tab, site, body):
    site.bodies["/micropython/polyfill.bin"] = body
    tab.open(PAGE, "micropython")
    assert_given_up(tab, "polyfill.bin could not be fetched")


# What changes nothing of what a file does: it would run, if nobody looked.
ADDITIONS = {".mjs": b"\n// another\n", ".wasm": b"\0\1\0", ".bin": b"\0"}
ARCHIVES = [("pyodide", "pyodide/polyfill.bin"), ("micropython", "micropython/polyfill.bin")]
WASM = [("pyodide", "pyodide/python.wasm"), ("micropython", "micropython/python.wasm")]
CODE = [
    ("micropython", SECOND_PART),
    ("pyodide", "pyodide/boot.mjs"),
    ("pyodide", "pyodide/pyodide.asm.mjs"),
    *WASM,
]
PINNED = f"integrity={integrity((DIST / 'permission-element.js').read_bytes())}"


def change(site, path):
    """Have a site serve another file."""
    content = (DIST / path).read_bytes()
    if path == "pyodide/polyfill.bin":
        content = gzip.decompress(content)
    site.bodies[f"/{path}"] = content + ADDITIONS["." + path.rpartition(".")[2]]


@pytest.mark.parametrize("attributes", [PINNED, "data-integrity"], ids=["pinned", "option"])
@pytest.mark.parametrize(("runtime", "path"), CODE + ARCHIVES)
def test_a_file_that_somebody_has_changed_is_not_run(tab, site, runtime, path, attributes):
    change(site, path)
    tab.open(PAGE, runtime, attributes)
    assert_given_up(tab, path.rpartition("/")[2])


@pytest.mark.parametrize(("runtime", "path"), ARCHIVES)
def test_without_integrity_a_changed_archive_is_not_run_either(tab, site, runtime, path):
    change(site, path)
    tab.open(PAGE, runtime)
    assert_given_up(tab, path.rpartition("/")[2])


@pytest.mark.parametrize(("runtime", "path"), WASM)
@pytest.mark.parametrize("build_id", [b"", identified(b"another module")[-BUILD_ID_SIZE:]], ids=["none", "another"])
def test_without_integrity_wasm_of_another_version_is_not_run_either(tab, site, runtime, path, build_id):
    site.bodies[f"/{path}"] = (DIST / path).read_bytes()[:-BUILD_ID_SIZE] + build_id
    tab.open(PAGE, runtime)
    assert_given_up(tab, "python.wasm is not the file that belongs to this script")


@pytest.mark.parametrize(("runtime", "path"), CODE)
def test_without_integrity_code_is_as_good_as_the_script(tab, site, runtime, path):
    change(site, path)
    tab.open(PAGE, runtime)
    assert tab.ready() == "ready"


@pytest.mark.parametrize("attributes", [PINNED, "data-integrity"], ids=["pinned", "option"])
def test_a_start_that_checks_everything(tab, runtime, attributes):
    tab.open(PAGE, runtime, attributes)
    assert tab.ready() == "ready"
    assert tab.console == []


@pytest.mark.parametrize("body", [b"", b"no module"])
def test_a_module_of_wasm_that_is_none(tab, site, runtime, body):
    name = {"pyodide": "/pyodide/python.wasm", "micropython": "/micropython/python.wasm"}[runtime]
    site.bodies[name] = body
    tab.open(PAGE, runtime)
    assert_given_up(tab, "WebAssembly could not be started")


@pytest.mark.parametrize(
    ("runtime", "file", "reason"),
    [
        ("pyodide", "python.wasm", "no progress for"),
        ("micropython", "python.wasm", "no progress for"),
        ("pyodide", "boot.mjs", "no progress for"),
        ("micropython", "polyfill.bin", "no progress for"),
        ("micropython", SECOND_PART, f"{SECOND_PART} did not come"),
    ],
)
def test_a_server_that_never_answers(tab, site, runtime, file, reason):
    site.stalled = [file]
    tab.page.clock.install()
    tab.open(PAGE, runtime)
    tab.page.wait_for_timeout(500)
    tab.page.clock.run_for(1000)  # the buttons are painted
    tab.page.wait_for_timeout(1000)
    tab.page.clock.run_for(50_000)
    assert tab.evaluate("permissionPolyfill.isPolyfilled()")
    tab.page.clock.run_for(120_000)
    assert_given_up(tab, reason)


@pytest.mark.parametrize(("runtime", "file"), FILES)
def test_an_answer_that_breaks_off(tab, site, runtime, file):
    site.broken = [file]
    tab.open(PAGE, runtime)
    assert_given_up(tab, "")


@pytest.mark.parametrize(("runtime", "file"), [("micropython", SECOND_PART), ("pyodide", "boot.mjs")])
def test_a_module_with_the_wrong_type(tab, site, runtime, file):
    site.types[file] = "text/plain"
    tab.open(PAGE, runtime)
    assert_given_up(tab, file)


def test_a_click_made_meanwhile_is_reported(tab, site):
    site.slow = {"python.wasm": 1.5}
    site.missing = ["python.wasm"]
    tab.open(PAGE)
    tab.page.wait_for_timeout(600)
    tab.page.click("#a")
    tab.ready()
    assert len([line for line in tab.console if "a click before Python was ready" in line]) == 1


def test_wasm_with_the_wrong_type_is_no_failure(tab, site, runtime):
    site.types[".wasm"] = "application/octet-stream"
    tab.open(PAGE, runtime)
    assert tab.ready() == "ready"


def test_a_strict_page_is_no_failure(tab, site, runtime):
    site.headers["Content-Security-Policy"] = STRICT
    tab.page.goto(site.page(f"<script src=../permission-element.js data-runtime={runtime}></script>{PAGE}"))
    assert tab.ready() == "ready"
    tab.until("a.isValid")
    assert tab.evaluate("[a.isValid, a.getAttribute('aria-label')]") == [True, "Use camera"]
    assert tab.console == []


def test_the_script_twice(tab, runtime):
    script = f"<script src=../permission-element.js?2 data-runtime={runtime}></script>"
    tab.open(script + PAGE, runtime)
    tab.valid()
    assert len(tab.console) == 1 and "a second copy" in tab.console[0]
    assert tab.evaluate("a.querySelectorAll('permission-surface').length") == 1
    assert tab.evaluate("document.adoptedStyleSheets.length") == 1
    assert len([path for path in tab.site.requests if path.endswith("python.wasm")]) == 1


def test_a_native_element_is_left_alone(tab):
    native = """<script>
      window.HTMLPermissionElement = class HTMLPermissionElement extends HTMLElement {};
      const create = document.createElement;
      document.createElement = function (name) {
        const element = create.call(this, name);
        if (name === 'permission') Object.setPrototypeOf(element, HTMLPermissionElement.prototype);
        return element;
      };
    </script>"""
    tab.open(PAGE, head=native)
    assert tab.evaluate("[permissionPolyfill.isSupported(), permissionPolyfill.isPolyfilled()]") == [
        True,
        False,
    ]
    assert tab.ready() == "ready"
    assert tab.evaluate("[a.childElementCount, document.adoptedStyleSheets.length]") == [1, 0]


def test_taken_back_and_applied_again(tab, site, runtime):
    tab.open(PAGE, runtime)
    tab.valid()
    tab.evaluate("permissionPolyfill.unapply()")
    assert (
        tab.evaluate("a.outerHTML") == '<permission id="a" type="camera" class="x">fallback <b>content</b></permission>'
    )
    assert tab.evaluate("'HTMLPermissionElement' in window") is False
    fetched = len(site.requests)
    assert tab.evaluate("permissionPolyfill.apply().then(() => a instanceof HTMLPermissionElement)") is True
    tab.valid()
    assert tab.page.get_by_role("button", name="Use camera").is_visible()
    assert site.requests[fetched:] == [], "the same interpreter goes on"


@pytest.mark.parametrize(("runtime", "file"), [*FILES, ("pyodide", "pyodide.asm.mjs")])
def test_applied_again_after_a_failure(tab, site, runtime, file):
    site.missing = [file]
    tab.open(PAGE, runtime)
    assert tab.ready() != "ready"
    site.missing = []
    assert tab.evaluate("permissionPolyfill.apply().then(() => 'ready', String)") == "ready"
    tab.valid()
    assert len([line for line in tab.console if "Python could not be started" in line]) == 1


def test_what_fails_of_a_failed_start_is_not_the_next_ones(tab, site, runtime):
    site.missing = ["polyfill.bin"]
    site.slow = {"python.wasm": 1.5}
    site.broken = ["python.wasm"]
    tab.open(PAGE, runtime)
    assert "polyfill.bin" in tab.ready()
    site.missing = []
    assert tab.evaluate("permissionPolyfill.apply().then(() => 'ready', String)") == "ready"
    tab.valid()


def test_taken_back_while_the_prompt_is_open(tab):
    tab.open(PAGE, "micropython")
    tab.grant("camera", "microphone")
    tab.page.click("#a")
    tab.choose("Continue allowing")
    tab.evaluate("permissionPolyfill.unapply()")
    tab.wait("opened[0].stream?.getTracks().every((track) => track.readyState === 'ended')")
    assert tab.console == []


def test_applied_again_while_it_was_still_starting(tab, runtime):
    tab.open(PAGE, runtime)
    tab.evaluate("permissionPolyfill.unapply()")
    tab.evaluate("void permissionPolyfill.apply()")
    assert tab.ready() == "ready"
    tab.valid()
    tab.page.wait_for_timeout(500)
    assert tab.evaluate("[permissionPolyfill.isPolyfilled(), a.isValid]") == [True, True]
    assert (tab.console, tab.evaluate("unhandled")) == ([], [])


def test_a_library_that_wraps_get_user_media_survives_it_all(tab):
    tab.open(PAGE, "micropython")
    tab.set_permissions("granted", "camera", "microphone")
    tab.valid()
    tab.evaluate("""() => {
        const before = MediaDevices.prototype.getUserMedia;
        MediaDevices.prototype.getUserMedia = function (...values) { return before.apply(this, values); };
        permissionPolyfill.unapply();
        permissionPolyfill.apply();
    }""")
    tab.valid()
    assert tab.evaluate("navigator.mediaDevices.getUserMedia({ video: true }).then(String)") == "[object MediaStream]"
    tab.agree()


@pytest.mark.parametrize("fails", [True, False])
def test_the_custom_element_shows_its_fallback_where_nothing_works(tab, site, fails):
    site.missing = ["python.wasm"] if fails else []
    tab.open("<permission-element id=a type=camera>its fallback</permission-element>", "micropython")
    tab.ready()
    tab.evaluate("permissionPolyfill.unapply()")
    assert tab.page.get_by_text("its fallback").is_visible()
    assert tab.evaluate("[a.outerHTML, a.isValid ?? null]") == [
        '<permission-element id="a" type="camera">its fallback</permission-element>',
        None,
    ]
    tab.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<permission-element>another one</permission-element>')"
    )
    assert tab.page.get_by_text("another one").is_visible()
    if not fails:
        assert tab.evaluate("permissionPolyfill.apply().then(() => a.isValid)") is False
        tab.valid()
        assert tab.page.get_by_role("button", name="Use camera").is_visible()
        shown = (
            "(() => { const text = new Range(); text.selectNodeContents(a); return text.getClientRects().length; })()"
        )
        assert tab.evaluate(shown) == 0


def test_a_page_that_replaces_the_permissions_api_by_less(tab):
    less = "<script>navigator.permissions.query = async () => ({ state: 'granted' })</script>"
    tab.open(PAGE, "micropython", head=less)
    tab.valid()
    assert tab.evaluate("[a.permissionStatus, unhandled]") == ["granted", []]


def test_a_browser_that_lacks_constructed_style_sheets(tab):
    tab.open(PAGE, "micropython", head="<script>delete window.CSSStyleSheet</script>")
    reason = tab.ready()
    assert "CSSStyleSheet" in reason
    assert tab.evaluate("['HTMLPermissionElement' in window, unhandled]") == [False, []]
    assert tab.page.get_by_text("fallback content").is_visible()
    assert len(tab.console) == 1 and reason in tab.console[0]
