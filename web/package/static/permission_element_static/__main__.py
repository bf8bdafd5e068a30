"""``python -m permission_element_static FOLDER`` copies the files there; without a folder it says where they are."""

import argparse

from . import copy, folder


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m permission_element_static", description=__doc__)
    parser.add_argument("folder", nargs="?", help="where to copy the files to")
    target = parser.parse_args().folder
    try:
        print(copy(target) if target else folder())
    except OSError as error:
        parser.exit(1, f"error: {error}\n")


main()
