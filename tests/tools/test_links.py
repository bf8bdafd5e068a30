"""Every link of the demo and of the documents leads somewhere; each way in which one might not is found."""

import pytest
from tools.assemble import DIST
from tools.console import Failure
from tools.environment import ROOT
from tools.links import check, check_documents

README = (
    "# Title\n[there](docs/there.md) [in it](docs/there.md#there) [down](#some-heading-it-is) [away](https://example.org/)\n"
    "## Some *heading*: it is\n```sh\n# no [link](nowhere.md)\n```\n"
)


@pytest.fixture
def built(tmp_path):
    """A build of two pages that is in order."""
    (tmp_path / "out/demo/sub").mkdir(parents=True)
    (tmp_path / "out/script.js").write_text("")
    (tmp_path / "out/demo/index.html").write_text(
        '<script src="../script.js"></script><a href="other.html?runtime=pyodide#there">a</a><a href="./">b</a><a href="?c">c</a>'
        '<a href="https://example.org/">d</a><link rel="icon" href="data:,">'
    )
    (tmp_path / "out/demo/other.html").write_text('<p id="there"></p><a href="#there">a</a>')
    (tmp_path / "README.md").write_text(README)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/there.md").write_text("# There\n[back](../README.md#title)\n")
    return tmp_path


def test_the_build_and_the_documents():
    check(DIST)
    check_documents(ROOT)


def test_what_is_in_order(built):
    check(built / "out")
    check_documents(built)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="missing.html">a</a>',
        '<a href="other.html#elsewhere">a</a>',
        '<a href="#nowhere">a</a>',
        '<a href="sub/">a folder without a page</a>',
        '<a href="/demo/other.html">only at the top of a host</a>',
        '<a href="../../README.md">not in the build</a>',
        '<img src="missing.png">',
        '<script src="https://example.org/script.js"></script>',
        '<script src="//example.org/script.js"></script>',
        '<link rel="stylesheet" href="https://example.org/font.css">',
        '<script type="mpy" config="missing.json"></script>',
    ],
)
def test_a_link_of_a_page_that_leads_nowhere(built, html):
    (built / "out/demo/other.html").write_text('<p id="there"></p>' + html)
    with pytest.raises(Failure, match=r"demo/other\.html (to|loads) "):
        check(built / "out")


LINKS = ["missing.md", "#no-heading", "#no-link", "folder/", "docs/there.md#nowhere", "../outside.md"]


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("name", ["README.md", "docs/there.md"])
def test_a_link_of_a_document_that_leads_nowhere(built, name, link):
    (built.parent / "outside.md").write_text("")
    with (built / name).open("a") as document:
        document.write(f"[a]({link})\n")
    with pytest.raises(Failure, match=name + " to "):
        check_documents(built)
