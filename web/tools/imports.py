"""Which modules of the package import which, as their sources say: at their top, so whenever they are imported."""

import ast


def imported(name: str, source: str, names) -> list[str]:
    """Return the modules that one imports.

    Args:
        name: its path, ``polyfill/page.py``.
        source: its text.
        names: the paths of all modules that count.
    """
    folder = name.split("/")[:-1]
    found = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*folder[: len(folder) - node.level + 1], *(node.module or "").split(".")]
            base = [part for part in base if part]
            for parts in (base, *([*base, alias.name] for alias in node.names)):
                found += [path for path in ("/".join(parts) + ".py", "/".join(parts) + "/__init__.py") if path in names]
    return found


def order(sources: dict[str, str], roots: tuple[str, ...]) -> list[str]:
    """Return the dotted names of what roots import, themselves included, each after what it imports itself."""
    found = []

    def visit(name: str, under: tuple[str, ...]) -> None:
        if name in found or name in under:
            return
        for other in imported(name, sources[name], sources):
            visit(other, (*under, name))
        found.append(name)

    for root in roots:
        visit(root, ())
    return [name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in found]
