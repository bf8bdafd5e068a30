"""Writes custom-elements.json, by which editors and documentation tools know the tags.

Source: the schema of the custom elements manifest, 1.0.0 (https://github.com/webcomponents/custom-elements-manifest).
"""

import json
from pathlib import Path

from .interfaces import INTERFACES, Interface, Member

MODULE = "permission-element.mjs"


def write(out: Path) -> None:
    """Write the manifest."""
    text = json.dumps(manifest(), ensure_ascii=False, indent=2)
    (out / "custom-elements.json").write_text(text + "\n", encoding="utf-8")


def manifest() -> dict:
    """Return the manifest as plain data: one declaration a tag, also for `<permission>`, which has no hyphen."""
    declarations = [declaration(each, tag) for each in INTERFACES for tag in each.tags]
    exports = [
        {
            "kind": "custom-element-definition",
            "name": each["tagName"],
            "declaration": {"name": each["name"], "module": MODULE},
        }
        for each in declarations
    ]
    module = {"kind": "javascript-module", "path": MODULE, "declarations": declarations, "exports": exports}
    return {"schemaVersion": "1.0.0", "readme": "README.md", "modules": [module]}


def declaration(each: Interface, tag: str) -> dict:
    """Return what is said of one tag."""
    of_members = {member.attribute: member.name for member in each.members if member.attribute}
    members = [member_of(member) for member in each.members]
    members += [{**member_of(member), "static": True} for member in each.statics]
    attributes = []
    for attribute in each.attributes:
        row = {"name": attribute.name, "type": {"text": attribute.type}, "description": attribute.description}
        if attribute.name in of_members:
            row["fieldName"] = of_members[attribute.name]
        attributes.append(row)
    rows = {
        "attributes": attributes,
        "members": members,
        "events": [
            {"name": event.name, "type": {"text": event.type}, "description": event.description}
            for event in each.events
        ],
        "cssParts": named(each.parts),
        "cssStates": named(each.states) if "-" in tag else [],
        "cssProperties": named(each.properties),
    }
    return {
        "kind": "class",
        "name": each.name if tag == each.tags[0] else class_name(tag),
        "customElement": True,
        "tagName": tag,
        "description": each.description,
        "superclass": {"name": "HTMLElement" if tag == each.tags[0] else each.name},
        **{name: row for name, row in rows.items() if row},
    }


def class_name(tag: str) -> str:
    """Return the name of the class behind a further tag of an interface."""
    return "".join(word.capitalize() for word in tag.split("-"))


def member_of(member: Member) -> dict:
    """Return a property or a method."""
    about = {"name": member.name, "description": member.description}
    if member.parameters is None:
        field = {"kind": "field", **about, "type": {"text": member.type}}
        return {**field, **({"readonly": True} if member.readonly else {})}
    parameters = [part.partition(":") for part in member.parameters.split(",") if part]
    rows = [{"name": name.strip(), "type": {"text": type_.strip()}} for name, _, type_ in parameters]
    method = {"kind": "method", **about, "return": {"type": {"text": member.type}}}
    return {**method, **({"parameters": rows} if rows else {})}


def named(pairs) -> list[dict]:
    """Return what has a name and a meaning."""
    return [{"name": name, "description": description} for name, description in pairs]
