"""The elements as pages see them, one table: the types and the custom-elements manifest are made from it.

Words with which properties are described are those of docs/; lists of values come from the package itself.
"""

from dataclasses import dataclass

from polyfill import blockers, editions, markup, type_attribute
from polyfill.media import errors, kinds
from polyfill.permissions import features, states

RUNTIMES = ("pyodide", "micropython", "page")
BRIDGES = ("on", "off")
PROMPTS = ("native", "emulated")

REASONS = (
    "",
    *blockers.PRIORITY,
    blockers.RECENTLY_ATTACHED,
    blockers.INTERSECTION_CHANGED,
    blockers.ATTRIBUTE_CHANGED,
)
TYPES = tuple(" ".join(names) for names in type_attribute.SUPPORTED)

UNIONS = (
    ("PermissionElementType", "What an element may ask for; both words in any order.", (*TYPES, "microphone camera")),
    ("PermissionElementReason", "What keeps an element from being activated; `''` for nothing.", REASONS),
    ("PermissionElementState", "What may be done now.", states.STATES),
    ("PermissionErrorCode", "One word for each error, the same in every browser.", errors.CODES),
    ("PermissionElementName", "Whom an error is about.", type_attribute.PERMISSIONS),
    ("PermissionLifetime", "How long a grant lasts.", (features.PERSISTENT, features.ONCE)),
    ("PermissionDeviceKind", "The kinds of devices.", kinds.KINDS),
    ("PermissionRuntime", "Who runs Python; the first one is the default.", RUNTIMES),
    ("PermissionEdition", "Which published behaviour elements have; likewise.", editions.NAMES),
    ("PermissionSyntax", "Whether elements have an end tag; likewise.", markup.SYNTAXES),
    ("PermissionBridge", "Whether the page's own calls follow what was decided; likewise.", BRIDGES),
    ("PermissionPrompt", "Who asks what was never decided; likewise.", PROMPTS),
)
"""Name of a type, what it is, its values."""


@dataclass(frozen=True)
class Attribute:
    """A content attribute: its name, TypeScript type and meaning."""

    name: str
    type: str
    description: str


@dataclass(frozen=True)
class Member:
    """A property; of a method, ``type`` is what it returns and ``parameters`` is no ``None``."""

    name: str
    type: str
    description: str
    readonly: bool = False
    parameters: str | None = None
    attribute: str = ""


@dataclass(frozen=True)
class Event:
    """An event: its type, interface and meaning."""

    name: str
    type: str
    description: str


@dataclass(frozen=True)
class Interface:
    """One interface: its tags, and what pages use of it.

    ``parts``, ``states`` and ``properties`` are pairs of a name and a meaning, for style sheets.
    """

    name: str
    tags: tuple
    description: str
    attributes: tuple = ()
    members: tuple = ()
    events: tuple = ()
    parts: tuple = ()
    states: tuple = ()
    properties: tuple = ()
    statics: tuple = ()


HANDLED = tuple(dict(editions.HANDLERS)[editions.ORIGIN_TRIAL])
EVENTS = (
    Event("promptaction", "Event", "A person has decided."),
    Event("promptdismiss", "Event", "A person was asked, and has not decided."),
    Event("validationstatuschange", "Event", "`isValid` or `invalidReason` has changed."),
    Event("resolve", "Event", "As `promptaction`, in edition `origin-trial`."),
    Event("dismiss", "Event", "As `promptdismiss`, in edition `origin-trial`."),
)
ICON = (
    ("fill", "The icon's colour."),
    ("stroke", "The colour of its outline."),
    ("stroke-width", "The width of its outline."),
    ("height", "Its height, at most 1.5em; it is square."),
    ("min-height", "Its least height."),
    ("max-height", "Its greatest height."),
    ("max-width", "Its greatest width."),
    ("margin-inline-end", "The space between icon and label, at most 3em."),
    ("display", "`none` hides it."),
)

PERMISSION = Interface(
    name="HTMLPermissionElement",
    tags=("permission", "permission-element"),
    description="A button that asks for permissions, says what it asks for, and knows whether it was allowed.",
    attributes=(
        Attribute("type", "PermissionElementType", "What it asks for; the first value counts."),
        Attribute("preciselocation", "boolean", "Asks for the precise location."),
        Attribute("type-ext", "'precise:true'", "The same, in edition `origin-trial`."),
    ),
    members=(
        Member("type", "string", "Reflects the attribute.", attribute="type"),
        Member("isValid", "boolean", "Whether a press would count.", readonly=True),
        Member("invalidReason", "PermissionElementReason", "If not, why.", readonly=True),
        Member("permissionStatus", "PermissionElementState", "Of all that it asks for together.", readonly=True),
        Member("initialPermissionStatus", "PermissionElementState", "The first that was known.", readonly=True),
        Member(
            "error",
            "PermissionExplanation | null",
            "Why the last press did not bring all that it asked for. Not there before `ready`.",
            readonly=True,
        ),
    ),
    events=EVENTS,
    states=(
        ("granted", "Everything that it asks for is granted."),
        ("invalid", "The cause of a blocker is there (edition `origin-trial`)."),
    ),
    properties=tuple((f"--permission-icon-{name}", description) for name, description in ICON),
    statics=(
        Member(
            "isTypeSupported",
            "boolean",
            "Whether an element of that type would be a button.",
            parameters="type: string",
        ),
    ),
)

CONTROLS = Interface(
    name="PermissionControlsElement",
    tags=("permission-controls",),
    description="What this site may do, since when and until when, and the means to change it.",
    events=(
        Event(
            "change", "CustomEvent<PermissionControlsChange>", "The person has chosen; `detail` says what is in effect."
        ),
    ),
    parts=(
        ("controls", "The whole."),
        ("title", "Its heading."),
        ("list", "The list of permissions."),
        ("row", "One of them."),
        ("icon", "The icon of a row."),
        ("name", "The name of a row."),
        ("state", "What is in effect; also `granted`, `denied` or `prompt`."),
        ("time", "When it was decided (`since`), when it ends (`ends`)."),
        ("choice", "The list to choose from."),
        ("guidance", "The steps out of a block in the browser."),
        ("reset", "“Reset all”."),
    ),
)

DEVICES = Interface(
    name="PermissionDevicesElement",
    tags=("permission-devices",),
    description="Which camera, microphone or speaker is used, and a try of it.",
    attributes=(
        Attribute("kind", "PermissionDeviceKind", "Which devices."),
        Attribute("value", "string", "The id of the chosen device."),
    ),
    members=(
        Member("kind", "string", "Reflects the attribute.", attribute="kind"),
        Member("value", "string", "The id of the chosen device; set it to a listed one to choose.", attribute="value"),
        Member("deviceId", "string", "Of what is open; `''` otherwise.", readonly=True),
        Member(
            "stream", "MediaStream | null", "What is open. Clone it if it is to outlive the element.", readonly=True
        ),
        Member(
            "error", "{ readonly name: string; readonly message: string } | null", "The last failure.", readonly=True
        ),
        Member("open", "Promise<MediaStream>", "Opens the device; call it in a click's task.", parameters=""),
        Member("stop", "void", "Closes it.", parameters=""),
        Member("forget", "void", "Forgets the choice, and the devices' names.", parameters=""),
    ),
    events=(
        Event("change", "CustomEvent<PermissionDevicesChange>", "The person has chosen."),
        Event("devicechange", "CustomEvent", "There are other devices, or names."),
        Event("start", "CustomEvent<{ deviceId: string }>", "`stream` is there."),
        Event("stop", "CustomEvent<{ deviceId: string }>", "`stream` is gone."),
        Event("devicelost", "CustomEvent<{ deviceId: string; nextId: string }>", "It was unplugged in use."),
        Event("error", "CustomEvent<{ name: string; message: string }>", "Nothing could be opened. Does not bubble."),
        Event("mute", "CustomEvent", "The device gives nothing."),
        Event("unmute", "CustomEvent", "It does again."),
    ),
    parts=(
        ("devices", "The whole."),
        ("icon", "The icon of the kind."),
        ("title", "Its heading."),
        ("state", "Also `idle`, `opening`, `live`, `failed`, `none`, `unsupported` or `muted`."),
        ("preview", "Around the picture."),
        ("video", "The picture."),
        ("meter", "The level meter."),
        ("choice", "The list to choose from."),
        ("button", "The button that opens (`open`) or stops (`stop`)."),
        ("forget", "“Forget devices”."),
    ),
)

INTERFACES = (PERMISSION, CONTROLS, DEVICES)
