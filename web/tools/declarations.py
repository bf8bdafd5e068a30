"""Writes the types: values, elements and JSX from the table in ``interfaces``; the rest stands in web/package."""

import re
import shutil
from pathlib import Path

from .environment import WEB
from .interfaces import HANDLED, INTERFACES, PERMISSION, UNIONS, Interface, Member

HEAD = "// Made by web/tools/declarations.py.\n"
IMPORTED = """import type {
  PermissionControlsChange,
  PermissionDevicesChange,
  PermissionExplanation,
} from './polyfill.js';
"""
HANDLERS = """/** A function for each of these events. */
export type PermissionHandlers<Events, Names extends keyof Events & string> = {
  [Name in Names as `on${Name}`]?: ((event: Events[Name]) => void) | undefined;
};
"""


def write(out: Path) -> None:
    """Write the declarations of everything that a page or an application imports."""
    types = out / "types"
    types.mkdir()
    for path in sorted((WEB / "package").glob("*.d.*ts")):
        shutil.copyfile(path, out / path.name)
    for path in sorted((WEB / "package/types").glob("*.d.ts")):
        shutil.copyfile(path, types / path.name)
    for name, text in (("values", values()), ("elements", elements()), ("attributes", attributes())):
        (types / f"{name}.d.ts").write_text(HEAD + text, encoding="utf-8")


def values() -> str:
    """Return the types of what is one of several texts."""
    return "".join(f"\n/** {about} */\nexport type {name} = {union(texts)};\n" for name, about, texts in UNIONS)


def union(texts) -> str:
    """Return a union of texts."""
    return " | ".join(f"'{text}'" for text in texts)


def elements() -> str:
    """Return the interfaces of the elements, and what makes the DOM's own functions know their tags."""
    blocks = ["declare global {", *(interface(each) for each in INTERFACES), constructor(PERMISSION)]
    tags = [f"    '{tag}': {each.name};" for each in INTERFACES for tag in each.tags]
    text = "\n".join([*blocks, "  interface HTMLElementTagNameMap {", *tags, "  }\n}\n\nexport {};\n"])
    return f"\n{imported(text)}{IMPORTED}\n{text}"


def imported(text: str) -> str:
    """Return the import of those types of values that a text uses."""
    names = [f"  {name}," for name, _, _ in UNIONS if re.search(rf"\b{name}\b", text)]
    return "\n".join(["import type {", *names, "} from './values.js';\n"])


def interface(each: Interface) -> str:
    """Return one interface, with its events."""
    lines = [f"  interface {each.name}EventMap extends HTMLElementEventMap {{"]
    for event in each.events:
        lines += [f"    /** {event.description} */", f"    {event.name}: {event.type};"]
    # What HTMLElement declares otherwise gives way.
    other = [event.name for event in each.events if event.name in ("change", "error")]
    if other:
        lines[0] = f"  interface {each.name}EventMap extends Omit<HTMLElementEventMap, {union(other)}> {{"
    lines += ["  }", "", f"  /** {each.description} */", f"  interface {each.name} extends HTMLElement {{"]
    for member in each.members:
        lines += [f"    /** {member.description} */", f"    {declared(member)}"]
    if each is PERMISSION:
        lines += [f"    on{name}: ((this: {each.name}, event: Event) => unknown) | null;" for name in HANDLED]
    for verb in ("addEventListener", "removeEventListener"):
        options = "AddEventListenerOptions" if verb.startswith("add") else "EventListenerOptions"
        lines += [
            f"    {verb}<K extends keyof {each.name}EventMap>(",
            "      type: K,",
            f"      listener: (this: {each.name}, event: {each.name}EventMap[K]) => unknown,",
            f"      options?: boolean | {options},",
            "    ): void;",
            f"    {verb}(",
            "      type: string,",
            "      listener: EventListenerOrEventListenerObject,",
            f"      options?: boolean | {options},",
            "    ): void;",
        ]
    return "\n".join([*lines, "  }", ""])


def declared(member: Member) -> str:
    """Return the declaration of a member."""
    if member.parameters is not None:
        return f"{member.name}({member.parameters}): {member.type};"
    return f"{'readonly ' if member.readonly else ''}{member.name}: {member.type};"


def constructor(each: Interface) -> str:
    """Return the declaration of an interface that is a constructor as well."""
    lines = ["  var " + each.name + ": {", f"    prototype: {each.name};", f"    new (): {each.name};"]
    for member in each.statics:
        lines += [f"    /** {member.description} */", f"    {declared(member)}"]
    return "\n".join([*lines, "  };", ""])


def attributes() -> str:
    """Return what JSX takes for each tag, besides what it takes for all."""
    blocks = []
    for each in INTERFACES:
        blocks += [f"/** The attributes of {spoken(each)}. */", f"export interface {each.name}Attributes {{"]
        for attribute in each.attributes:
            kind = (
                f"{attribute.type} | '' | undefined" if attribute.type == "boolean" else f"{attribute.type} | undefined"
            )
            key = attribute.name if attribute.name.isidentifier() else f"'{attribute.name}'"
            blocks += [f"  /** {attribute.description} */", f"  {key}?: {kind};"]
        blocks += ["}", ""]
    blocks += [HANDLERS, "/** Tag, element and attributes. */", "export interface PermissionTags {"]
    for each in INTERFACES:
        for tag in each.tags:
            blocks.append(f"  '{tag}': [element: {each.name}, attributes: {each.name}Attributes{handlers(each, tag)}];")
    text = "\n".join([*blocks, "}", ""])
    return f"\n{imported(text)}\n{text}"


def handlers(each: Interface, tag: str) -> str:
    """Return what is taken besides of a custom element, for whose events frameworks take functions."""
    if "-" not in tag:
        return ""
    return f" & PermissionHandlers<{each.name}EventMap, {union(event.name for event in each.events)}>"


def spoken(each: Interface) -> str:
    """Return the tags of an interface as a sentence has them."""
    return " and ".join(f"`<{tag}>`" for tag in each.tags)
