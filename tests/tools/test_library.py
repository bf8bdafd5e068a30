"""What stands in the place of modules that Pyodide brings: web/tools/library."""

import importlib.util
import inspect

import pytest
from tools.library import OURS


def ours(name: str):
    """Return a module of ours, by its path."""
    spec = importlib.util.spec_from_file_location("ours", OURS / name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Documented:
    """Methods, which Pyodide gives bound."""

    def nothing(self): ...
    def positional(self, rhs, /): ...
    def itself_positional(self, /, rhs=None): ...
    def both(self, key, default=None, /, *, depth=-1, convert): ...
    def anything(self, *args, **kwargs): ...


def plain(one, two=2, *, three, four="4"): ...
def mixed(one, /, two=(), *rest, three=None, **others): ...


METHODS = [name for name in vars(Documented) if not name.startswith("_")]


@pytest.mark.parametrize("function", [plain, mixed, *(getattr(Documented(), name) for name in METHODS)])
def test_functions_of_c_have_the_signatures_of_those_that_document_them(function):
    wanted = f"{function.__name__}{inspect.signature(function)}\n--\n\n"
    assert ours("_pyodide/docstring.py").get_cmeth_docstring(function) == wanted
