"""build.py as a person meets it: what it says, what it leaves behind, and how it fails."""

import gzip
import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request

import pytest
from tools import assemble, imports, packages
from tools.assemble import DIST, sizes
from tools.environment import NODE_MODULES, ROOT, VENV
from tools.sizes import brotli

NOWHERE = "http://127.0.0.1:9"
OFFLINE = {
    "PIP_INDEX_URL": NOWHERE,
    "PIP_RETRIES": "0",
    "PIP_NO_CACHE_DIR": "1",
    "npm_config_registry": NOWHERE,
    "npm_config_fetch_retries": "0",
}
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".build", "dist", "node_modules", "__pycache__", ".*_cache")


@pytest.fixture
def checkout(tmp_path):
    """A checkout in which nothing was installed or built."""
    folder = tmp_path / "checkout"
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    return folder


@pytest.fixture
def installed(checkout):
    """A checkout in which everything is installed and nothing is built."""
    (checkout / ".venv").symlink_to(VENV)
    (checkout / "web/node_modules").symlink_to(NODE_MODULES)
    return checkout


def run(folder, *arguments, **variables):
    command = [sys.executable, folder / "build.py", *arguments]
    environment = {**os.environ, "npm_config_cache": str(folder / "npm-cache"), **variables}
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder)


def different(one, other):
    """The names of the files that are not the same in two folders."""
    names = {path.relative_to(folder) for folder in (one, other) for path in folder.rglob("*") if path.is_file()}
    contents = [
        [(folder / name).read_bytes() if (folder / name).is_file() else None for folder in (one, other)]
        for name in sorted(names)
    ]
    return [name.as_posix() for name, (left, right) in zip(sorted(names), contents, strict=True) if left != right]


def assert_failed(result, *parts):
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 1 and result.stderr.startswith("error: "), result.stderr
    assert all(part in result.stderr for part in parts), result.stderr


def test_help_explains_each_verb_in_a_line():
    lines = run(ROOT, "--help").stdout.splitlines()
    for verb in ("serve", "build", "test", "bench", "pack", "docs", "sizes", "clean"):
        (line,) = [line for line in lines if line.split()[:1] == [verb]]
        assert len(line.split()) > 3


def test_an_unknown_verb_is_refused():
    assert run(ROOT, "fly").returncode == 2
    assert run(ROOT, "build", "fast").returncode == 2


def test_what_is_built():
    names = set(sizes(DIST))
    expected = {
        "LICENSE",
        "README.md",
        "THIRD-PARTY.md",
        "custom-elements.json",
        "demo/index.html",
        "dialogs/de.json",
        "dialogs/zh-Hant.json",
        "integrity.json",
        "labels/de.json",
        "labels/zh-Hant.json",
        "micropython/python.wasm",
        "micropython/panels.bin",
        "micropython/polyfill.bin",
        "package.json",
        "permission-element.d.mts",
        "permission-element.d.ts",
        "permission-element.fn.d.mts",
        "permission-element.fn.mjs",
        "permission-element.fn.mjs.map",
        "permission-element.js",
        "permission-element.js.map",
        "permission-element.mjs",
        "permission-element.mjs.map",
        "permission-element.panels.mjs",
        "permission-element.takeover.mjs",
        "permission_element-0.1.0-py3-none-any.whl",
        "pyodide/boot.mjs",
        "pyodide/polyfill.bin",
        "pyodide/pyodide.asm.mjs",
        "pyodide/python.wasm",
        "types/elements.d.ts",
    }
    assert expected <= names


def test_nothing_of_the_start_imports_a_module_that_comes_later():
    sources = assemble.page_sources()
    for name, text in sources.items():
        if not assemble.is_late(name):
            late = [other for other in imports.imported(name, text, sources) if assemble.is_late(other)]
            assert late == [], name


def test_no_page_carries_every_language():
    for name in ("permission-element.js", "micropython/polyfill.bin"):
        text = (DIST / name).read_bytes()
        assert b"Use camera" in text and b"Kamera verwenden" not in text
    archive = gzip.decompress((DIST / "pyodide/polyfill.bin").read_bytes())
    assert b"polyfill/labels.py" in archive and b"polyfill/translations.py" not in archive
    assert b"Weiterhin erlauben" not in (DIST / "micropython/polyfill.bin").read_bytes()
    assert all(path.stat().st_size < 8192 for path in (DIST / "dialogs").iterdir())
    assert all(path.stat().st_size < 2048 for path in (DIST / "labels").iterdir())


def test_source_maps_carry_their_sources_and_no_path_of_this_machine():
    for path in DIST.rglob("*.map"):
        table = json.loads(path.read_text())
        assert table["sourcesContent"] and all(not source.startswith("/") for source in table["sources"])
    for path in (*DIST.rglob("*.js"), *DIST.rglob("*.mjs"), *DIST.rglob("*.json")):
        assert str(ROOT) not in path.read_text()


@pytest.mark.parametrize("name", ["permission-element.js", "permission-element.mjs", "permission-element.fn.mjs"])
def test_the_first_part_is_small_enough_for_a_first_paint(name):
    """Design, section 8: 8 KB with brotli."""
    assert len(brotli(DIST / name)[0]) <= 8 * 1024


@pytest.mark.full
def test_a_second_build_does_nothing_and_a_changed_source_does(installed):
    first = run(installed, "build")
    assert first.returncode == 0 and "Built dist/" in first.stdout, first.stderr
    built = {path: path.stat().st_mtime_ns for path in (installed / "dist").rglob("*")}
    again = run(installed, "build")
    assert (again.returncode, again.stdout) == (0, "")
    assert {path: path.stat().st_mtime_ns for path in (installed / "dist").rglob("*")} == built
    (installed / "dist/permission-element.js").unlink()
    assert "Built dist/" in run(installed, "build").stdout, "what somebody deleted is built again"

    before = sizes(installed / "dist")
    (installed / "web/shim/classic.js").write_text("this is no JavaScript")
    assert_failed(run(installed, "build"), "esbuild", ".build/node.log")
    assert sizes(installed / "dist") == before, "the last good build stays"
    assert not list((installed / ".build").glob("dist-*")), "nothing half-written is left"

    assert run(installed, "clean").returncode == 0
    assert not (installed / "dist").exists() and not (installed / ".build").exists()


def test_two_builds_are_the_same(checkout, tmp_path):
    """In another folder and time zone, with all that is published."""
    (checkout / ".venv").symlink_to(VENV)
    shutil.copytree(NODE_MODULES, checkout / "web/node_modules", symlinks=True)  # a link's path is in source maps
    result = run(checkout, "pack", TZ="Asia/Kathmandu", LC_ALL="C")
    assert result.returncode == 0, result.stderr
    assert different(checkout / "dist", DIST) == []
    here = tmp_path / "packages"
    here.mkdir()
    packages.make(DIST, here)
    assert different(checkout / "packages", here) == []


def test_without_a_network_for_python_packages(checkout):
    assert_failed(run(checkout, "build", **OFFLINE), "Python packages", "network")
    assert not (checkout / ".venv").exists() and not (checkout / "dist").exists()


def test_without_a_network_for_npm(checkout):
    (checkout / ".venv").symlink_to(VENV)
    assert_failed(run(checkout, "build", **OFFLINE), "npm packages", "network")
    assert not (checkout / "web/node_modules").exists() and not (checkout / "dist").exists()


def test_without_node_and_without_a_network(checkout, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/.stamp").write_text((VENV / ".stamp").read_text())
    (checkout / ".venv/bin/python").symlink_to(VENV / "bin/python")
    assert_failed(run(checkout, "build", PATH=str(empty), **OFFLINE), "install Node")


def test_a_download_that_is_not_what_was_pinned(checkout):
    (checkout / ".venv").symlink_to(VENV)
    lock = checkout / "web/package-lock.json"
    table = json.loads(lock.read_text())
    table["packages"]["node_modules/pyodide"]["integrity"] = "sha512-" + "A" * 86 + "=="
    lock.write_text(json.dumps(table))
    assert_failed(run(checkout, "build"), "npm packages")
    assert not (checkout / "web/node_modules").exists()


def test_a_port_that_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, ROOT / "build.py", "serve", "--port", str(port)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout.readline().startswith(f"Port {port} cannot be used (")
            address = server.stdout.readline().split()[4]
            assert address.startswith("http://127.0.0.1:") and f":{port}/" not in address
            with urllib.request.urlopen(address) as answer:
                assert b"permission-element.js" in answer.read()
            with urllib.request.urlopen(address.replace("demo/", "pyodide/python.wasm")) as answer:
                assert answer.headers["Content-Type"] == "application/wasm"
        finally:
            server.terminate()
            server.wait()


def test_a_file_of_tests_that_ran_nothing_is_a_failure(tmp_path):
    tests = tmp_path / "tests"
    (tests / "idle").mkdir(parents=True)
    for name in ("__init__.py", "selection.py"):
        shutil.copyfile(ROOT / "tests" / name, tests / name)
    hooks = "pytest_addoption = selection.add_options\npytest_configure = selection.configure\n"
    (tests / "conftest.py").write_text(f"from tests import selection\n\n{hooks}")
    (tests / "test_busy.py").write_text("def test_busy(): pass\n")
    (tests / "idle/test_idle.py").write_text("import pytest\n@pytest.mark.full\ndef test_idle(): pass\n")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--every-file",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--rootdir={tmp_path}",
        tests,
    ]
    result = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert result.returncode == 1 and "no test of tests/idle/test_idle.py ran" in result.stdout
    (tests / "idle/test_idle.py").unlink()
    assert subprocess.run(command, capture_output=True, cwd=tmp_path).returncode == 0


def test_the_versions_agree():
    from tools.environment import project

    import polyfill

    assert project()["version"] == polyfill.__version__
    assert f"permission_element-{polyfill.__version__}-py3-none-any.whl" in sizes(DIST)
