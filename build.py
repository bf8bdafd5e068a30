#!/usr/bin/env python3
"""Everything this project does, one verb each; run without one it serves the demo.

Needs Python 3.11 or newer and nothing else: what is missing is installed beside this file.
"""

import argparse
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT / "web")]
sys.dont_write_bytecode = True


def serve(arguments: argparse.Namespace) -> int:
    """Build if needed and serve the demo on localhost (this is the default)."""
    from tools import assemble, server

    assemble.build()
    return server.serve(arguments.port)


def build(arguments: argparse.Namespace) -> int:
    """Build dist/, unless it is up to date."""
    from tools import assemble

    assemble.build(force=arguments.force)
    return 0


def test(arguments: argparse.Namespace) -> int:
    """Build, get a browser and run the tests; further arguments go to pytest."""
    from tools import checks

    return checks.test(arguments.rest)


def bench(arguments: argparse.Namespace) -> int:
    """Build and measure the numbers to reach, as ratios of one run; -h says more."""
    from tools import checks

    return checks.bench(arguments.rest)


def conformance(arguments: argparse.Namespace) -> int:
    """Build and compare styles with Chromium's own element, or in other engines; -h says more."""
    from tools import checks

    return checks.conformance(arguments.rest)


def pack(arguments: argparse.Namespace) -> int:
    """Build and make packages/: for npm, for PyPI, a zip, and the hash of every file."""
    from tools import packages

    packages.pack(arguments.release)
    return 0


def docs(arguments: argparse.Namespace) -> int:
    """Write docs/reference and the table of styles from the source, and check the documents' links."""
    from tools import links, reference

    reference.write()
    links.check_documents(ROOT)
    return 0


def sizes(arguments: argparse.Namespace) -> int:
    """Build and put the size of every file that a page fetches into README.md and docs/performance.md."""
    from tools import assemble, sizes

    sizes.write(assemble.build())
    return 0


def support(arguments: argparse.Namespace) -> int:
    """Play the tests of the browser in every engine, and put the table of support into README.md."""
    from tools import checks

    return checks.support(arguments.rest)


def clean(arguments: argparse.Namespace) -> int:
    """Delete what was built; with --all, what was installed as well."""
    from tools import assemble

    assemble.clean(everything=arguments.all)
    return 0


def main() -> int:
    """Read the command line and do what it says; a failure that is foreseen is one line and exit code 1."""
    if sys.version_info < (3, 11):  # noqa: UP036  an older one is just what runs it
        print("error: this needs Python 3.11 or newer", file=sys.stderr)
        return 1
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    verbs = parser.add_subparsers(title="verbs", metavar="")
    for verb in (serve, build, test, bench, conformance, pack, docs, sizes, support, clean):
        own_help = verb not in (bench, conformance)
        subparser = verbs.add_parser(verb.__name__, help=verb.__doc__, description=verb.__doc__, add_help=own_help)
        subparser.set_defaults(verb=verb)
        if verb is serve:
            subparser.add_argument("--port", type=int, default=8000, help="port to try first (default: 8000)")
        if verb is build:
            subparser.add_argument("--force", action="store_true", help="build even if nothing changed")
        if verb is pack:
            subparser.add_argument("--release", metavar="TAG", default="", help="fail unless this is the one of TAG")
        if verb is clean:
            subparser.add_argument("--all", action="store_true", help="also delete .venv and node_modules")
    words = sys.argv[1:]
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words = ["serve", *words]
    arguments, rest = parser.parse_known_args(words)
    verb = getattr(arguments, "verb", None)
    if verb is None or (rest and verb not in (test, bench, conformance, support)):
        parser.error("unknown arguments: " + " ".join(rest) if rest else "name a verb")
    arguments.rest = rest

    from tools.console import Failure

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what is half-written is removed
    try:
        return verb(arguments)
    except Failure as failure:
        print(f"error: {failure}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"error: {error}; check the disk and the rights on this folder", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
