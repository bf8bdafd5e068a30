"""Writes package.json: dist/ is the npm package, but for the demo."""

import json
from pathlib import Path

from .environment import project

LICENCES = "Apache-2.0 AND MPL-2.0 AND PSF-2.0 AND MIT AND BSD-3-Clause"
"""Ours, and those of what THIRD-PARTY.md lists, but for PyScript, which only the demo has."""

NOT_PUBLISHED = "demo"
"""The folder that only the build has; the wheel of the static files leaves out the same."""

MODULE, FUNCTIONS, SCRIPT = "./permission-element.mjs", "./permission-element.fn.mjs", "./permission-element.js"


def write(out: Path) -> None:
    """Write package.json."""
    (out / "package.json").write_text(json.dumps(package(project()), indent=2) + "\n", encoding="utf-8")


def package(about: dict) -> dict:
    """Return package.json as plain data.

    Args:
        about: the [project] table of pyproject.toml; ``urls.Repository`` becomes ``repository``, without which
            npm takes no provenance.
    """
    repository = about.get("urls", {}).get("Repository")
    return {
        "name": about["name"],
        "version": about["version"],
        "description": about["description"],
        "keywords": about["keywords"],
        "license": LICENCES,
        **({"repository": {"type": "git", "url": f"git+{repository}.git"}} if repository else {}),
        "main": MODULE,
        "types": "./permission-element.d.mts",
        "exports": {
            ".": {"types": "./permission-element.d.mts", "default": MODULE},
            "./fn": {"types": "./permission-element.fn.d.mts", "default": FUNCTIONS},
            SCRIPT: {"types": "./permission-element.d.ts", "default": SCRIPT},
            "./react": {"types": "./types/react.d.ts"},
            "./*": "./*",
        },
        "sideEffects": [MODULE, SCRIPT],
        "unpkg": SCRIPT,
        "jsdelivr": SCRIPT,
        "customElements": "./custom-elements.json",
        "files": ["*", f"!{NOT_PUBLISHED}"],
    }
