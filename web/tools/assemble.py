"""Builds dist/: the shim, both runtimes, the wheel, the demo, and what makes it an npm package.

Everything is made in a folder of its own, which replaces dist/ when it is whole.
"""

import hashlib
import json
import os
import shutil
import zipfile
from pathlib import Path

from . import build_id, declarations, demo, imports, integrity, library, links, manifest, npm, wheel
from .console import Failure, say, step
from .environment import (
    NODE_MODULES,
    ROOT,
    VENV,
    WEB,
    WORK,
    ensure_npm_packages,
    ensure_python,
    project,
    run,
)
from .folders import renewed

DIST = ROOT / "dist"
PACKAGES = ROOT / "packages"
STAMP = WORK / "dist.json"

SOURCES = ("polyfill", "web/shim", "web/demo", "web/package", "web/tools")
SINGLE_SOURCES = ("pyproject.toml", "LICENSE", "web/package-lock.json", "web/THIRD-PARTY.md")

# Modules of the package that no page needs.
NOT_IN_PAGE = (
    "catalogue.py",
    "css/table.py",
    "dialog_translations.py",
    "fake_host.py",
    "markup.py",
    "media/advice_translations.py",
    "media/device_translations.py",
    "permissions/requesting.py",
    "translations.py",
)

# Modules that are imported, with what they need, once a page is taken over: presses and calls are answered at once.
SOON = ("polyfill/asking.py", "polyfill/bridge.py", "polyfill/permissions/querying.py")

# Modules that come with the first panel on the page, where they need not be in the archive of the start.
IN_PANELS = (
    "controls.py",
    "feature_names.py",
    "media/_devices.py",
    "media/book.py",
    "media/choosing.py",
    "media/device_texts.py",
    "media/exposure.py",
    "media/kinds.py",
    "media/known.py",
    "media/listing.py",
    "media/picker.py",
    "media/picker_model.py",
    "media/pickers.py",
    "panel_speech.py",
    "site_controls.py",
    "site_controls_model.py",
)

BROKEN_PACKAGE = "delete web/node_modules and run again"
BROKEN_ENVIRONMENT = "delete .venv and run again"


def build(force: bool = False) -> Path:
    """Bring dist/ up to date.

    Args:
        force: build even where no source changed.

    Returns:
        The folder.

    Raises:
        Failure: with what to do, where a tool or a download failed; dist/ is then as it was before.
    """
    sources = fingerprint()
    if not force and is_current(sources):
        return DIST
    python = ensure_python()
    node = ensure_npm_packages()
    with renewed(DIST) as out:
        with step("Compiling the standard library and the package for both runtimes"):
            pack(node, python, out)
        with step("Bundling the shim"):
            bundle(node, out)
            write_labels(out)
            write_dialogs(out)
        with step("Making the wheel, the demo and what packages need"):
            make_wheel(python, out)
            copy(out)
            for each in (declarations, manifest, npm):
                each.write(out)
            demo.build_demo(node, out)
            precompile(python, page_sources(), out / "demo/pyscript/polyfill.bin")
            links.check(out)
            integrity.write(out)
    STAMP.write_text(json.dumps({"sources": sources, "files": sizes(DIST)}), encoding="utf-8")
    say(f"Built {DIST.relative_to(ROOT)}/")
    return DIST


def fingerprint() -> str:
    """Return a digest of every source of the build."""
    files = [ROOT / name for name in SINGLE_SOURCES]
    for folder in SOURCES:
        files += [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def sizes(folder: Path) -> dict[str, int]:
    """Return the size in bytes of every file in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size for path in sorted(folder.rglob("*")) if path.is_file()
    }


def is_current(sources: str) -> bool:
    """Tell whether dist/ was made from these sources and is still whole."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8")) == {"sources": sources, "files": sizes(DIST)}
    except (OSError, ValueError):
        return False


def bundle(node: Path, out: Path) -> None:
    """Write the catalogue, then bundle it with the shim and the runtimes' loaders."""
    from polyfill.catalogue import catalogue

    table = WORK / "catalogue.json"
    rows = {**catalogue(project()["version"]), **modules()}
    table.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    run(
        [node, WEB / "tools/bundle.mjs", table, out],
        f"esbuild could not bundle the shim; if web/shim is as it should be, {BROKEN_PACKAGE}",
        cwd=WEB,
    )


def modules() -> dict[str, list[str]]:
    """Return the modules of the start, those soon after it, what panels need besides, and the panels' own.

    Each comes after those that it imports.
    """
    sources = page_sources()
    late = {name: text for name, text in sources.items() if is_late(name)}
    start, own = imports.order(sources, ("polyfill/page.py",)), imports.order(late, tuple(late))
    soon = [name for name in imports.order(sources, SOON) if name not in start]
    needed = [name for name in imports.order(sources, tuple(late)) if name not in (*start, *own)]
    return {"startModules": start, "soonModules": soon, "panelNeeds": needed, "panelModules": own}


def is_late(name: str) -> bool:
    """Tell whether a module comes with the first panel."""
    return name.removeprefix("polyfill/") in IN_PANELS


def write_labels(out: Path) -> None:
    """Write the labels of every language."""
    from polyfill.labels import named
    from polyfill.translations import TRANSLATIONS

    write_languages(out / "labels", TRANSLATIONS, named)


def write_dialogs(out: Path) -> None:
    """Write the texts of the dialogs in every language that has them, with those of the pickers and the advice."""
    from polyfill import dialog_texts
    from polyfill.dialog_translations import TRANSLATIONS
    from polyfill.media import advice, advice_translations, device_texts, device_translations

    besides = {tag: device_texts.named(texts) for tag, *texts in device_translations.TRANSLATIONS}
    for tag, *texts in advice_translations.TRANSLATIONS:
        besides[tag][advice.FILE_MEMBER] = advice.named(texts)
    write_languages(out / "dialogs", TRANSLATIONS, dialog_texts.named, besides)


def write_languages(folder: Path, rows, named, besides=()) -> None:
    """Write one file a language, of which a page fetches its own; ``besides`` has further members by language."""
    folder.mkdir()
    for tag, *texts in rows:
        members = {**named(texts), **dict(besides).get(tag, {})}
        text = json.dumps(members, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{tag}.json").write_text(text, encoding="utf-8")


def pack(node: Path, python: Path, out: Path) -> None:
    """Put the runtimes into the output, each with our package in the form that it reads fastest."""
    sources = page_sources()
    pyodide = out / "pyodide"
    take(NODE_MODULES / "pyodide/pyodide.asm.mjs", pyodide / "pyodide.asm.mjs")
    identify(NODE_MODULES / "pyodide/pyodide.asm.wasm", pyodide / "python.wasm")
    changed = WORK / "library.zip"
    try:
        library.change(NODE_MODULES / "pyodide/python_stdlib.zip", changed)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise Failure(f"the library of Pyodide is not as expected ({error}); {BROKEN_PACKAGE}") from error
    compile_ = [node, WEB / "tools/archive.mjs", changed, written("package", sources), pyodide / "polyfill.bin"]
    run(compile_, f"Pyodide could not compile its library; {BROKEN_PACKAGE}", cwd=WEB)
    micropython = out / "micropython"
    wasm = NODE_MODULES / "@micropython/micropython-webassembly-pyscript/micropython.wasm"
    identify(wasm, micropython / "python.wasm")
    for pack, wanted in (("polyfill", False), ("panels", True)):
        some = {name: text for name, text in sources.items() if is_late(name) == wanted}
        precompile(python, some, micropython / f"{pack}.bin")


def precompile(python: Path, sources: dict[str, str], image: Path) -> None:
    """Compile modules, given as texts by their paths, for MicroPython, into one image."""
    arguments = [python, WEB / "tools/precompile.py", written(f"{image.parent.name}-{image.stem}", sources), image]
    run(arguments, f"mpy-cross could not compile the package; {BROKEN_ENVIRONMENT}")


def written(name: str, sources: dict[str, str]) -> Path:
    """Write sources for a tool of another language; return the file."""
    file = WORK / f"{name}.json"
    file.write_text(json.dumps(sources), encoding="utf-8")
    return file


def page_sources() -> dict[str, str]:
    """Return the text of every module that runs in a page, by its path."""
    package = ROOT / "polyfill"
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(package.rglob("*.py"))
        if path.relative_to(package).as_posix() not in NOT_IN_PAGE
    }


def make_wheel(python: Path, out: Path) -> None:
    """Make the wheel of our package, which pages fetch."""
    make_distribution("wheel", python, ROOT, out)
    for path in out.glob("*.whl"):
        wheel.order(path)


def make_distribution(kind: str, python: Path, folder: Path, out: Path) -> None:
    """Make a ``wheel`` or an ``sdist`` of a folder, with the project's own build backend."""
    code = f"import sys; from flit_core.buildapi import build_{kind} as build; build(sys.argv[1])"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "315532800"}  # 1980: the same bytes at every build
    run([python, "-c", code, out], f"could not make the {kind}; see pyproject.toml", cwd=folder, env=environment)
    for path in out.glob("permission_element*"):
        path.chmod(0o644)  # a wheel begins as a temporary file, which nobody else may read


def copy(out: Path) -> None:
    """Put in what is used as it stands."""
    take(WEB / "THIRD-PARTY.md", out / "THIRD-PARTY.md")
    take(ROOT / "LICENSE", out / "LICENSE")
    take(WEB / "package/README.md", out / "README.md")


def take(source: Path, target: Path) -> None:
    """Copy one file, without its mode: npm marks some as executable."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError as error:
        raise Failure(f"{source.relative_to(ROOT)} is missing; {BROKEN_PACKAGE}") from error


def identify(source: Path, target: Path) -> None:
    """Copy WebAssembly, with a build ID."""
    take(source, target)
    target.write_bytes(build_id.identified(target.read_bytes()))


def clean(everything: bool = False) -> None:
    """Delete what was built, and with ``everything`` what was installed."""
    for folder in (DIST, PACKAGES, WORK, *((VENV, NODE_MODULES) if everything else ())):
        shutil.rmtree(folder, ignore_errors=True)
