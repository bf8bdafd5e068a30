"""Puts the files of a wheel into an order that PyScript's MicroPython can unpack."""

import zipfile
from pathlib import Path


def order(path: Path) -> None:
    """Rewrite a wheel so that no file stands before its folder's own: PyScript makes one folder at a time.

    Args:
        path: the wheel; what its entries say of themselves, and so its metadata, stays.
    """
    with zipfile.ZipFile(path) as archive:
        files = [(info, archive.read(info)) for info in archive.infolist()]
    files.sort(key=lambda file: (file[0].filename.count("/"), file[0].filename))
    with zipfile.ZipFile(path, "w") as archive:
        for info, data in files:
            archive.writestr(info, data, zipfile.ZIP_DEFLATED, 9)
