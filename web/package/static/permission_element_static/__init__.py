"""The static files of permission-element, the <permission> element in every browser, for web applications to serve.

Put ``folder()`` among the static folders of your framework, or copy it: ``python -m permission_element_static FOLDER``.
"""

import json
import shutil
from pathlib import Path


def folder() -> Path:
    """Return the folder that has permission-element.js and all that it fetches."""
    return Path(__file__).resolve().parent / "files"


def copy(target) -> Path:
    """Copy the files.

    Args:
        target: a folder, which is made where it is missing; files of the same name are replaced.

    Returns:
        The folder.

    Raises:
        OSError: it cannot be written.
    """
    return Path(shutil.copytree(folder(), target, dirs_exist_ok=True))


def integrity(name: str) -> str:
    """Return the value of the ``integrity`` attribute for a file.

    Args:
        name: its path in the folder, such as ``"permission-element.js"``.

    Raises:
        KeyError: there is no such file.
    """
    return json.loads((folder() / "integrity.json").read_text(encoding="utf-8"))[name]
