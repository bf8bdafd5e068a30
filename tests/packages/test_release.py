"""What a release is: a zip with everything, versions that agree, and a workflow that runs what there is."""

import re
import zipfile

import pytest
from tools.assemble import DIST
from tools.console import Failure
from tools.environment import ROOT, project
from tools.packages import check_release

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ABOUT = {"version": "1.2.3", "urls": {"Repository": "https://example.org/repository"}}
CHANGELOG = "# Changelog\n\n## [1.2.3] - 2030-01-01\n"


def test_the_zip_has_the_whole_build(packages):
    top = f"permission-element-{project()['version']}/"
    with zipfile.ZipFile(packages / f"{top.strip('/')}.zip") as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    files = {path.relative_to(DIST).as_posix(): path for path in DIST.rglob("*") if path.is_file()}
    assert content == {top + name: path.read_bytes() for name, path in files.items()}


def test_what_is_published_is_readable_for_everybody(packages):
    names = [path.name for path in packages.iterdir()]
    assert sorted(name.rpartition(".")[2] for name in names) == ["gz", "json", "tgz", "whl", "whl", "zip"]
    assert [path.name for path in packages.iterdir() if path.stat().st_mode & 0o444 != 0o444] == []


def test_a_release_of_which_everything_says_the_same():
    check_release("v1.2.3", ABOUT, CHANGELOG)


@pytest.mark.parametrize(
    ("tag", "about", "changelog", "named"),
    [
        ("v1.2.4", ABOUT, CHANGELOG, "tag is v1.2.4"),
        ("1.2.3", ABOUT, CHANGELOG, "tag is 1.2.3"),
        ("v1.2.3", ABOUT, "# Changelog\n\n## [Unreleased]\n", "CHANGELOG.md"),
        ("v1.2.3", {"version": "1.2.3"}, CHANGELOG, "Repository"),
    ],
)
def test_a_release_of_which_something_says_otherwise(tag, about, changelog, named):
    with pytest.raises(Failure, match=re.escape(named)):
        check_release(tag, about, changelog)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_use_fixed_actions_and_verbs_that_exist(workflow):
    text = workflow.read_text()
    used = re.findall(r"uses: (.+)", text)
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+.*", each) for each in used)
    verbs = re.findall(r"build\.py (\w+)", text)
    assert verbs and all(f"def {verb}(" in (ROOT / "build.py").read_text() for verb in verbs)
