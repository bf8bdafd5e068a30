"""Imports the modules of a start from one file, which is read once.

Python imports this by itself before anything of the page's. From an archive, CPython reads and unmarshals each module
twice, the first time only to learn its file name.
"""

import gc
import marshal
import sys
from _frozen_importlib import ModuleSpec


class MergedModules:
    """A finder and loader of modules, all of whose code is there already.

    Args:
        folder: the archive that they were in.
        modules: by name, whether it is a package, its path in the archive, and its code.
    """

    def __init__(self, folder: str, modules: dict):
        self._folder = folder
        self._modules = modules

    def find_spec(self, name: str, path=None, target=None):
        """Return the specification of a module, or ``None`` where it is not one of these."""
        if name not in self._modules:
            return None
        is_package, file, _ = self._modules[name]
        spec = ModuleSpec(name, self, origin=self._folder + "/" + file, is_package=is_package)
        spec.has_location = True
        if is_package:  # where the modules are that no start needs
            spec.submodule_search_locations.append(spec.origin[: spec.origin.rindex("/")])
        return spec

    def create_module(self, spec):
        """Leave it to the import system to make the module."""

    def exec_module(self, module) -> None:
        """Execute a module's code."""
        exec(self.get_code(module.__name__), module.__dict__)

    def get_code(self, name: str):
        """Return a module's code."""
        return self._modules[name][2]

    def is_package(self, name: str) -> bool:
        """Tell whether a module is a package."""
        return self._modules[name][0]


gc.disable()  # until boot.mjs has started our package: of what a start makes, nothing is garbage
_archive = __loader__.archive
# Behind what is built in, before what is looked for in folders.
sys.meta_path.insert(2, MergedModules(_archive, marshal.loads(__loader__.get_data(_archive + "/start"))))
