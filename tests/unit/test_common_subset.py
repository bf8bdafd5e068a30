"""What runs in the page keeps to what CPython, Pyodide and MicroPython share (field guide B13)."""

import ast

import pytest
from tools.assemble import page_sources

MODULES = ("json", "math")
ONLY_IN_FUNCTIONS = ("asyncio", "js", "pyodide.ffi")

FORBIDDEN_NODES = (
    ast.Match,
    ast.TryStar,
    ast.AsyncFor,
    ast.AsyncWith,
)
FORBIDDEN_METHODS = {
    "capitalize", "casefold", "isidentifier", "ljust", "removeprefix", "removesuffix", "rjust", "title", "translate", "zfill",
}  # fmt: skip
FORBIDDEN_NAMES = {"__slots__", "__init_subclass__", "__class_getitem__", "__missing__"}


def complaints(tree: ast.Module) -> list[str]:
    """Return what a module uses that one of the runtimes lacks."""
    found = []
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        what = complaint(node, id(node) in inside)
        if what:
            found.append(f"line {node.lineno}: {what}")
    return found


def complaint(node: ast.AST, in_function: bool) -> str:
    if isinstance(node, FORBIDDEN_NODES):
        return type(node).__name__
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module]
        relative = isinstance(node, ast.ImportFrom) and node.level > 0
        allowed = MODULES + (ONLY_IN_FUNCTIONS if in_function else ())
        return "" if relative or all(name in allowed for name in names) else f"import of {names}"
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        return "unpacking in a display" if any(isinstance(element, ast.Starred) for element in node.elts) else ""
    if isinstance(node, ast.Dict):
        return "unpacking in a display" if None in node.keys else ""
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        return "positional-only parameters" if node.args.posonlyargs else ""
    if isinstance(node, ast.ClassDef):
        return "class keywords" if node.keywords else ""
    if isinstance(node, ast.Attribute):
        return f"method {node.attr}" if node.attr in FORBIDDEN_METHODS else ""
    if isinstance(node, ast.Name):
        return f"name {node.id}" if node.id in FORBIDDEN_NAMES else ""
    if isinstance(node, ast.Slice):
        return "slice with a step" if node.step else ""
    return ""


@pytest.mark.parametrize("path", page_sources())
def test_module_keeps_to_the_common_subset(path):
    assert complaints(ast.parse(page_sources()[path])) == []


@pytest.mark.parametrize(
    "source",
    ["import re", "from typing import Any", "import js", "x = [*a, *b]", "x = {**a}", "def f(a, /): pass", "x = 'a'[::2]",
     "class A(B, metaclass=C): pass", "'a'.title()", "match x:\n  case 1: pass", "from dataclasses import dataclass"],
)  # fmt: skip
def test_the_lint_sees_what_it_should(source):
    assert complaints(ast.parse(source))


def test_the_lint_lets_the_rest_pass():
    source = "from . import a\nimport json\ndef f(x: list[str] | None) -> str:\n  import js\n  return x[1:]\n"
    assert complaints(ast.parse(source)) == []
