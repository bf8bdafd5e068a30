"""Styles as the shim reads them: what an element has by default, and changes to that."""

from polyfill import editions
from polyfill.css import rules
from polyfill.css.judgement import judge

FINAL = editions.FINAL
TRIAL = editions.ORIGIN_TRIAL

# The defaults of our sheet at a font size of 20px (fact sheet 3.2), as getComputedStyle() gives them.
DEFAULTS = {
    "color": "rgb(0, 0, 0)", "background-color": "rgb(239, 239, 239)", "font-size": "20px", "contain": "none",
    "container-type": "normal", "animation-name": "none", "display": "inline-block", "box-sizing": "content-box",
    "outline-offset": "0px", "font-weight": "400", "font-style": "normal", "word-spacing": "0px",
    "letter-spacing": "normal", "min-height": "20px", "max-height": "60px", "min-width": "fit-content",
    "max-width": "none", "padding-top": "8px", "padding-bottom": "8px", "padding-left": "16px",
    "padding-right": "16px", "cursor": "pointer", "box-shadow": "none", "opacity": "1", "transform": "none",
    "translate": "none", "scale": "none", "rotate": "none", "content-visibility": "visible", "filter": "none",
    "backdrop-filter": "none", "clip-path": "none", "offset-path": "none", "mask-image": "none",
    "-webkit-mask-box-image-source": "none", "background-image": "none", "clip": "auto",
    "mix-blend-mode": "normal", "background-clip": "border-box", "content": "normal",
    **{f"margin-{side}": "0px" for side in rules.SIDES},
    **{f"border-{side}-width": "1px" for side in rules.SIDES},
    **{f"border-{side}-color": "rgb(118, 118, 118)" for side in rules.SIDES},
    **{f"border-{corner}-radius": "3px" for corner in rules.CORNERS},
    "@width": "auto", "@height": "fit-content", "@padding-left": "16px", "@padding-top": "8px", "@zoom": "1",
    "@fit": "", "@medium": "16", "@quirks": "", "@masked": "", "@blockified": "", "@important": "",
}  # fmt: skip
OF_EDITION = {FINAL: {}, TRIAL: {"max-width": "calc-size(fit-content, 3 * size)"}}
SHARED = {"border": ("border-%s-width", rules.SIDES), "radius": ("border-%s-radius", rules.CORNERS),
          "border-color": ("border-%s-color", rules.SIDES), "margin": ("margin-%s", rules.SIDES)}  # fmt: skip


def style(edition, changes=()):
    """Return the defaults with changes; ``border``, ``radius``, ``border-color`` and ``margin`` are all four."""
    values = {**DEFAULTS, **OF_EDITION[edition]}
    for name, value in dict(changes).items():
        pattern, places = SHARED.get(name, ("%s", (name,)))
        values.update({pattern % place: value for place in places})
        if "@" + name in values and "@" + name not in dict(changes):
            values["@" + name] = value
    return values


def corrected(edition, changes=()):
    """Return what is corrected, as a dict."""
    return dict(judge(edition, style(edition, changes)).corrections)


def refused(edition, changes=()):
    """Return the rules that are violated."""
    return [violation[0] for violation in judge(edition, style(edition, changes)).violations]
