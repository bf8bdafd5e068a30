"""Declarations that are tried on a native element and on the rules: singles, and what combinations are drawn from."""

import random

COLORS = [
    "red", "white", "black", "gray", "rgb(148 148 148)", "rgb(150 150 150)", "rgb(0 0 0 / .5)", "transparent",
    "color(srgb 0.2 0.4 0.6)", "color(srgb -0.3 0.68 0)", "color(srgb -0.3 0.685 0)", "color(srgb-linear 0.1 0.1 0.3)",
    "color(display-p3 0 0.6713 0)", "color(display-p3 0 0.675 0)", "color(a98-rgb 0 0.68 0)",
    "color(a98-rgb 0 0.6875 0)", "color(prophoto-rgb 0 0.5587 0)", "color(prophoto-rgb 0 0.57 0)",
    "color(rec2020 0 0.61 0)", "color(rec2020 0 0.615 0)", "color(xyz 0 0.23 0)", "color(xyz 0 0.24 0)",
    "color(xyz-d50 0.1 0.2 0.3)", "oklch(0.605 0.37 145)", "oklch(0.6125 0.37 145)", "oklab(0.6 0.1 -0.1)",
    "oklab(none 0.1 none)", "lab(60 60 -80)", "lab(61 60 -80)", "lch(60 130 130)", "lch(61 130 130)",
    "hsl(120 100% 33%)", "hsl(120 100% 35%)", "hwb(120 10% 40%)", "hwb(200 60% 60%)", "color-mix(in oklch, red, blue)",
    "color-mix(in srgb, red 20%, transparent)", "light-dark(red, blue)", "CanvasText", "LinkText", "#123", "#1234",
    "color(srgb 0 0 0 / .9999)", "rgb(none none none)", "color(srgb none 0.6 none)", "lch(50 200 30)",
]  # fmt: skip
LENGTHS = ["0", "1px", "5px", "12.5px", "19.9px", "20px", "30px", "60px", "61px", "100px", "101px", "1em", "3em",
           "6em", "500px", "5%", "50%", "calc(5% + 2px)", "max(10px, 3%)"]  # fmt: skip
SIZES = [*LENGTHS, "auto", "fit-content", "max-content", "min-content", "stretch", "none"]
DISPLAYS = ["block", "inline", "inline-block", "flex", "inline-flex", "grid", "inline-grid", "flow-root", "contents",
            "list-item", "inline list-item", "table", "inline-table", "table-cell", "table-row", "table-caption",
            "table-row-group", "table-column", "ruby", "ruby-text", "block ruby", "math"]  # fmt: skip
KEYWORDS = {
    "display": DISPLAYS,
    "color": COLORS,
    "background-color": COLORS,
    "border-color": ["red", "black", "white", "rgb(239 239 239)", "transparent", "rgb(136 136 136)", "rgb(140 140 140)"],
    "border-style": ["none", "dashed", "hidden", "double"],
    "border-left-style": ["none"],
    "border-width": [*LENGTHS[:12], "thin", "thick"],
    "border-top-width": LENGTHS[:12],
    "border-inline-end-width": ["0", "50px"],
    "border": ["none", "1px solid black", "3em solid red"],
    "border-radius": ["0", "3px", "50px", "50px 20px", "30% / 10%", "10px 10px 10px 0", "20% 60%", "calc(1px + 5%) 2px"],
    "border-top-left-radius": ["0", "40px", "5%"],
    "border-start-end-radius": ["40px"],
    "font-size": ["11px", "12px", "12.9px", "13px", "13.3333px", "14.4px", "15.6px", "16px", "20.5px", "40px", "48px",
                  "48.1px", "small", "xxx-large", "xx-small", "3em", "larger"],
    "zoom": ["0.5", "0.65", "0.9", "1.1", "2", "2.4", "2.5", "3"],
    "font-weight": ["1", "100", "199", "200", "201", "bold", "lighter", "1000"],
    "font-style": ["italic", "oblique", "oblique 14deg", "oblique 13deg", "oblique 0deg"],
    "letter-spacing": ["normal", "-9px", "-1px", "-0.05em", "-0.06em", "0.2em", "0.21em", "9px", "5%", "33%", "-20%"],
    "word-spacing": ["normal", "-9px", "0.5em", "0.51em", "9px", "90px", "5%", "120%"],
    "outline-offset": ["-9px", "0", "9px"],
    "margin": ["-9px", "0", "auto", "5%", "-5%", "4em"],
    "margin-inline-start": ["-9px", "12px"],
    "padding": LENGTHS, "padding-left": LENGTHS, "padding-right": LENGTHS[:4], "padding-top": LENGTHS,
    "padding-bottom": LENGTHS[:4], "padding-inline-start": LENGTHS[:8], "padding-block-start": LENGTHS[:8],
    "width": SIZES[:-1], "height": [size for size in SIZES[:-1] if size != "fit-content"],
    "inline-size": ["300px", "10px"], "block-size": ["50px", "10px"],
    "min-width": SIZES[:-1], "max-width": [*SIZES[:18], "none", "fit-content", "max-content"],
    "min-height": SIZES[:-1], "max-height": [*SIZES[:18], "none", "fit-content", "max-content"],
    "min-inline-size": ["0", "400px"], "min-block-size": ["0", "50px"], "max-block-size": ["5px", "5em"],
    "max-inline-size": ["5px", "900px"],
    "cursor": ["none", "wait", "not-allowed", "url(x.cur), not-allowed", "url(x.cur), auto"],
    "box-shadow": ["0 0 5px red", "inset 0 0 9px red", "0 0 1px red, inset 0 0 1px red"],
    "box-sizing": ["border-box"],
    "position": ["absolute", "relative", "fixed"],
    "float": ["left"],
    "opacity": ["0", "0.5 !important"], "transform": ["scale(2)", "rotate(9deg) !important"], "filter": ["blur(2px)"],
    "clip-path": ["circle(5px) !important"], "content-visibility": ["hidden", "hidden !important"],
    "mask-image": ["linear-gradient(red, blue)"], "background-image": ["linear-gradient(red, blue)"],
    "mix-blend-mode": ["multiply"], "text-transform": ["uppercase"], "contain": ["strict"], "aspect-ratio": ["1 / 2"],
    "line-height": ["90px"], "text-indent": ["50px"], "direction": ["rtl"], "writing-mode": ["vertical-rl"],
    "align-self": ["stretch"], "vertical-align": ["top"], "container-type": ["inline-size"], "overflow": ["hidden"],
}  # fmt: skip
WRAPPERS = ["", "zoom: 1.1", "zoom: 0.7", "font-family: monospace", "display: flex", "display: grid", "direction: rtl",
            "font-style: oblique 10deg", "letter-spacing: 9px"]  # fmt: skip


def singles() -> list[list[str]]:
    """Return [declarations, of the parent]."""
    pool = [f"{name}: {value}" for name, values in KEYWORDS.items() for value in values]
    borderless = [css for css in pool if css.split(":")[0].split("-")[-1] in ("width", "left", "size", "display")]
    return [[css, ""] for css in pool] + [["border: none; " + css, ""] for css in borderless]


def combinations(count: int, seed: int = 1) -> list[list[str]]:
    """Return pairs and triples of declarations under a random parent."""
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        names = chance.sample(sorted(KEYWORDS), chance.choice([2, 3]))
        css = "; ".join(f"{name}: {chance.choice(KEYWORDS[name])}" for name in names)
        found.append([css, chance.choice([*WRAPPERS, *[""] * len(WRAPPERS)])])
    return found
