"""Combinations of declarations, drawn at random: what single ones do not show."""

import os
import random
import secrets

from tests.conformance.cases import AROUND, Case

SEED, COUNT = "PERMISSION_STYLES_SEED", "PERMISSION_STYLES_COUNT"
"""Names of the environment variables that fix the seed and the number of cases."""
CASES = 500

COLOURS = (
    "black white red yellow purple #767676 #959595 rgb(148,148,148) rgb(150,150,150) rgb(239,239,239) rgba(0,0,0,.5)"
    " rgba(0,0,0,.99) transparent currentcolor oklch(0.6|0.2|30) oklch(0.9|0.05|200)"
    " color(srgb|1|0.2|0.2) color(display-p3|0|0.4|0|/|.9) hsl(210|100%|30%) color-mix(in|srgb,red|20%,white)"
    " CanvasText Canvas ButtonFace GrayText light-dark(black,white)"
)
LENGTHS = "0 1px 3px 10px 19px 21px 50px 200px -1px -30px 0.3em 1em 2em 6em 1rem 5% 50% calc(1em|+|3px) max(2px,1em)"
SIZES = f"auto fit-content max-content min-content none stretch 400px 700px 2000px 10em 100% {LENGTHS}"
WIDTHS = "0 1px 3px 9px 11px 100px 0.4em 0.6em 1em thin medium thick"
RADII = "0 3px 8px 50px 1000px 10% 25% 50% 100% 10px/4px 1px|2px|3px|4px 1em|1em|1em|1px 20px|0"
STYLES = "solid dashed double none hidden outset groove"

# Property: values, with | for a space.
TABLE = {
    "color": COLOURS,
    "background-color": COLOURS,
    "background": "white none #fe8 linear-gradient(red,blue) white|linear-gradient(red,blue)",
    "color-scheme": "light dark light|dark",
    "font-size": "1px 12px 12.9px 13px 16px 40px 48px 48.5px 100px small xx-large xxx-large smaller larger 0.6em 2em 3em 150% 1rem",
    "zoom": "0.2 0.6 0.9 1.1 2 3 50%",
    "font-weight": "1 100 199 200 250 bold bolder lighter 900 1000",
    "font-style": "normal italic oblique oblique|20deg oblique|0deg oblique|-5deg",
    "font-stretch": "50% condensed expanded",
    "font": "20px|serif italic|bold|15px/2|monospace 60px/1|Arial small-caps|100|18px|sans-serif",
    "font-family": "monospace serif Arial",
    "font-variant": "small-caps",
    "font-kerning": "none",
    "font-feature-settings": '"smcp"',
    "letter-spacing": "normal -1px -2px -0.05em -5px 1px 4px 4.1px 0.2em 30px 10%",
    "word-spacing": "normal -3px 1px 10px 0.5em 0.6em 30px 50%",
    "text-transform": "uppercase lowercase capitalize",
    "text-decoration": "underline line-through|red",
    "text-indent": "50px -20px",
    "text-align": "right center",
    "text-shadow": "0|0|9px|red",
    "line-height": "0 3 100px",
    "white-space": "pre nowrap",
    "writing-mode": "vertical-rl sideways-lr",
    "direction": "rtl",
    "padding": f"{LENGTHS} 1px|2px|3px|4px 30px|120px 0|30px",
    "padding-left": LENGTHS,
    "padding-right": LENGTHS,
    "padding-top": LENGTHS,
    "padding-bottom": LENGTHS,
    "padding-inline": f"{LENGTHS} 10px|40px",
    "padding-block": f"{LENGTHS} 4px|30px",
    "padding-inline-start": LENGTHS,
    "padding-inline-end": LENGTHS,
    "padding-block-start": LENGTHS,
    "padding-block-end": LENGTHS,
    "width": SIZES,
    "height": SIZES,
    "inline-size": SIZES,
    "block-size": SIZES,
    "min-width": SIZES,
    "max-width": SIZES,
    "min-height": SIZES,
    "max-height": SIZES,
    "min-inline-size": SIZES,
    "max-inline-size": SIZES,
    "min-block-size": SIZES,
    "max-block-size": SIZES,
    "aspect-ratio": "1 1/10 4/1 auto|2",
    "box-sizing": "border-box",
    "contain-intrinsic-size": "300px|80px",
    "border": "0 none 10px|solid|red 1em|solid|blue 2px|solid|#eee 1px|solid|rgba(0,0,0,.5) 20px|outset|green hidden",
    "border-width": f"{WIDTHS} 1px|0 100px|1px|2px|3px",
    "border-style": f"{STYLES} solid|none",
    "border-color": f"{COLOURS} black|white|black|black",
    "border-left-width": WIDTHS,
    "border-inline-start-width": WIDTHS,
    "border-block": "15px|solid|black 0",
    "border-top-style": STYLES,
    "border-right-color": COLOURS,
    "border-inline-end-color": COLOURS,
    "border-radius": RADII,
    "border-top-left-radius": "0 8px 50px 30% 100% 20px|5px",
    "border-end-end-radius": "0 8px 50px 30% 100% 20px|5px",
    "border-image": "linear-gradient(red,blue)|30",
    "corner-shape": "bevel squircle scoop",
    "outline": "20px|solid|red 2px|dotted 0",
    "outline-offset": "-50px -1px 0 5px 1em",
    "box-shadow": "0|0|5px|red inset|0|0|0|99px|red 0|0|2px|red,inset|0|0|3px|blue none",
    "margin": "0 4px 10px -1px -5px auto 5% 1em|2em",
    "margin-left": "-20px 30px auto",
    "margin-inline-start": "-5px 2em",
    "margin-block-end": "10px -3px",
    "display": "block inline-block flex inline-flex grid inline-grid flow-root inline contents table inline-table table-cell list-item none ruby math",
    "position": "relative absolute fixed sticky",
    "top": "10px -4px 5%",
    "left": "10px -4px 5%",
    "inset": "0 10px auto",
    "inset-inline-start": "12px",
    "float": "left right inline-end",
    "z-index": "5 -1",
    "vertical-align": "top baseline 10px",
    "align-self": "stretch center end",
    "justify-self": "stretch center end",
    "flex": "1 none 1|1|300px",
    "flex-direction": "column row-reverse",
    "order": "2 -1",
    "visibility": "hidden collapse visible",
    "cursor": "none wait not-allowed default auto url(x.cur),auto",
    "user-select": "all text none",
    "isolation": "isolate",
    "will-change": "transform opacity",
    "container-type": "inline-size size",
    "container-name": "a",
    "counter-reset": "a|1",
    "scroll-margin": "4px",
    "overscroll-behavior": "none",
    "transform": "rotate(45deg) scale(.5) translate(10px,5px) skew(20deg)",
    "rotate": "10deg",
    "scale": "0.2 2",
    "translate": "10px",
    "perspective": "100px",
    "filter": "blur(10px) opacity(0) invert(1)",
    "backdrop-filter": "blur(3px)",
    "opacity": "0 0.5 0.99",
    "clip-path": "circle(5px)",
    "clip": "rect(0,1px,1px,0)",
    "mask-image": "linear-gradient(black,transparent)",
    "mask": "linear-gradient(black,transparent)|50%",
    "mix-blend-mode": "difference",
    "contain": "strict paint size",
    "content-visibility": "hidden auto",
    "content": '"x"',
    "pointer-events": "none",
    "background-image": "linear-gradient(red,blue)",
    "background-clip": "text",
    "-webkit-text-fill-color": "transparent",
    "-webkit-text-stroke": "5px|red",
    "-webkit-text-security": "disc",
    "appearance": "button auto",
    "accent-color": "red",
    "resize": "both",
    "columns": "2",
    "gap": "3px",
    "animation": "x|1s|infinite",
    "all": "unset initial inherit revert revert-layer",
    "--x": "5px",
}

# Of the box around, beside its font size.
ANCESTORS = (
    "zoom:.5 zoom:2 zoom:1.3 writing-mode:vertical-rl writing-mode:vertical-lr writing-mode:sideways-rl direction:rtl display:flex"
    " display:inline-flex;align-items:stretch display:flex;flex-direction:column display:grid"
    " display:grid;grid-template-columns:1fr|1fr;place-items:end display:inline-block width:120px width:300px;height:20px"
    " color:red color:transparent;background:white background:black;color:white line-height:3 line-height:0 letter-spacing:9px"
    " word-spacing:30px text-indent:60px text-align:right text-transform:uppercase text-shadow:0|0|4px|red white-space:pre"
    " text-decoration:underline text-decoration:line-through|3px|red font-family:monospace font-weight:900 font-style:italic"
    " font-style:oblique|30deg font-variant:small-caps font-stretch:50% font:italic|bold|24px/2|monospace cursor:wait"
    " cursor:not-allowed user-select:none color-scheme:dark mask-image:linear-gradient(black,#0008) opacity:.5 opacity:.99"
    " filter:grayscale(1) transform:rotate(10deg) transform:scale(1.2) transform:scale(.5) transform:translate(9px,9px)"
    " clip-path:circle(20%) overflow:hidden;height:20px overflow:auto;width:90px visibility:hidden pointer-events:none"
    " columns:2 position:relative;left:10px container-type:inline-size -webkit-text-stroke:2px|red"
    " -webkit-text-fill-color:red mix-blend-mode:multiply backdrop-filter:blur(2px) will-change:transform perspective:200px"
).split()
FONT_SIZES = "10px 13px 16px 20px 20px 20px 30px 48px 3em small xxx-large".split()

WORDS = {name: tuple(value.replace("|", " ") for value in values.split()) for name, values in TABLE.items()}


def settings(cases: int = CASES) -> tuple[int, int]:
    """Return the seed, a new one each time, and the number of cases, unless the environment fixes them."""
    return int(os.environ.get(SEED) or secrets.randbelow(2**31)), int(os.environ.get(COUNT) or cases)


def generate(seed: int, count: int) -> list[Case]:
    """Return cases; the same for the same seed, and the first ones of a longer list."""
    chance = random.Random(seed)
    return [draw(chance) for _ in range(count)]


def draw(chance: random.Random) -> Case:
    """Draw one case."""
    names = chance.sample(tuple(WORDS), chance.choice((2, 2, 3)))
    place = chance.choices(("attribute", "sheet", "important sheet"), (5, 3, 2))[0]
    declarations = []
    for name in names:
        important = place == "important sheet" or chance.random() < 0.08
        declarations.append(f"{name}:{chance.choice(WORDS[name])}" + (" !important" if important else ""))
    around = AROUND
    if chance.random() < 0.5:
        around = f"font-size:{chance.choice(FONT_SIZES)}"
        if chance.random() < 0.8:
            around += ";" + chance.choice(ANCESTORS).replace("|", " ")
    return Case(";".join(declarations), around, sheet=place != "attribute", quirks=chance.random() < 0.1)
