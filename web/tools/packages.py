"""Makes packages/: what is published, from a build. Made twice, of the same sources, it is the same bytes.

For npm the tarball of dist/; for PyPI the wheel and the source distribution of our package, and a wheel of the static
files; for everybody else a zip of dist/, with integrity.json beside it. The wheel of the package has no static files,
since pages fetch it; the wheel of the static files is for servers.
"""

import json
import shutil
import tempfile
import zipfile
from pathlib import Path

from . import assemble, integrity
from .assemble import PACKAGES
from .console import Failure, say, step
from .environment import ROOT, WEB, WORK, ensure_python, project, run_npm
from .folders import renewed
from .npm import LICENCES, NOT_PUBLISHED

EPOCH = (1980, 1, 1, 0, 0, 0)
STATIC = """[build-system]
requires = ["flit_core >=3.11,<4"]
build-backend = "flit_core.buildapi"

[project]
name = "permission-element-static"
version = {version}
description = "The static files of permission-element, for web applications to serve."
readme = "README.md"
requires-python = {python}
license = {licences}
license-files = ["LICENSE", "THIRD-PARTY.md"]

[tool.flit.module]
name = "permission_element_static"
"""


def pack(release: str = "") -> Path:
    """Make packages/.

    Args:
        release: the tag of a release, which has to be that of this version; ``""`` for none.

    Returns:
        The folder.

    Raises:
        Failure: with what to do; packages/ is then as it was before.
    """
    if release:
        check_release(release, project(), (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    dist = assemble.build()
    with renewed(PACKAGES) as out, step("Packing for npm and PyPI, and a zip"):
        make(dist, out)
    say(f"Packed {PACKAGES.relative_to(ROOT)}/")
    return PACKAGES


def make(dist: Path, out: Path) -> None:
    """Put what is published of a build into a folder."""
    python = ensure_python()
    pack_npm(dist, out)
    for path in (*dist.glob("*.whl"), dist / integrity.NAME):
        assemble.take(path, out / path.name)
    assemble.make_distribution("sdist", python, ROOT, out)
    pack_static(python, dist, out)
    pack_zip(dist, out)


def check_release(tag: str, about: dict, changelog: str) -> None:
    """Find out whether everything says that this is the release of a tag.

    Args:
        tag: ``v`` and a version.
        about: the [project] table of pyproject.toml.
        changelog: the text of CHANGELOG.md.

    Raises:
        Failure: with what does not.
    """
    version = about["version"]
    if tag != f"v{version}":
        raise Failure(f"the tag is {tag}, and pyproject.toml has version {version}")
    if f"\n## [{version}]" not in changelog:
        raise Failure(f"CHANGELOG.md has no section for {version}")
    if "Repository" not in about.get("urls", {}):
        raise Failure("name the Repository in [project.urls] of pyproject.toml: npm takes no provenance without it")


def pack_npm(dist: Path, out: Path) -> None:
    """Write the tarball for npm."""
    arguments = ["pack", "--ignore-scripts", "--pack-destination", out]
    run_npm(arguments, "npm could not pack dist/; see package.json there", dist)


def pack_static(python: Path, dist: Path, out: Path) -> None:
    """Write the wheel of the static files."""
    about = project()
    with tempfile.TemporaryDirectory(dir=WORK) as name:
        folder = Path(name)
        module = folder / "permission_element_static"
        shutil.copytree(
            WEB / "package/static/permission_element_static", module, ignore=shutil.ignore_patterns("__*__")
        )
        for path in published(dist):
            assemble.take(dist / path, module / "files" / path)
        for path in ("LICENSE", "README.md", "THIRD-PARTY.md"):
            assemble.take(dist / path, folder / path)
        values = {"version": about["version"], "python": about["requires-python"], "licences": LICENCES}
        text = STATIC.format(**{key: json.dumps(value) for key, value in values.items()})
        (folder / "pyproject.toml").write_text(text, encoding="utf-8")
        assemble.make_distribution("wheel", python, folder, out)


def published(dist: Path) -> list[str]:
    """Return the paths of what is published of a build."""
    paths = [path.relative_to(dist) for path in sorted(dist.rglob("*")) if path.is_file()]
    return [path.as_posix() for path in paths if path.parts[0] != NOT_PUBLISHED]


def pack_zip(dist: Path, out: Path) -> None:
    """Write the zip of a whole build, the demo included."""
    about = project()
    # One folder at the top, as archives of sources have it.
    top = f"{about['name']}-{about['version']}"
    with zipfile.ZipFile(out / f"{top}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in dist.rglob("*") if path.is_file()):
            info = zipfile.ZipInfo(f"{top}/{path.relative_to(dist).as_posix()}", EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, path.read_bytes())
