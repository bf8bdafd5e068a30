"""What the published table of the origin trial says becomes of a style (seed, "CSS design"; design, section 6).

The element is in a box with ``font-size: 20px``, so 1em is 20px, and has the default style otherwise: padding 8px 16px, a
border of 1px. Where the table says nothing, edition ``final`` counts.
"""

import re
from dataclasses import dataclass

from tests.conformance.cases import Case
from tests.conformance.compare import ANY, Difference, same
from tests.conformance.pages import Result

VALID = ""
OPEN = "*"
"""Whether it is valid is not published."""
DISTORTED = "style_invalid or distorted"
"""That it is disabled is published, for which reason is not."""
REASONS = {
    DISTORTED: ("style_invalid", "intersection_occluded_or_distorted", "intersection_out_of_viewport_or_clipped"),
}

# By row of the table: declarations > what they compute to > the reason why it is invalid. Without the second, they apply
# as they are written; without the third it is valid. In values, `fit` is the fit-content width.
TABLE = """
color, background-color
    color:red > color:rgb(255, 0, 0); background-color:rgb(239, 239, 239)
    color:white;background-color:black > color:rgb(255, 255, 255); background-color:rgb(0, 0, 0)
    color:rgb(148,148,148);background-color:white > color:rgb(148, 148, 148)
    color:rgb(150,150,150);background-color:white > color:rgb(150, 150, 150) > style_invalid
    color:red;background-color:purple > color:rgb(255, 0, 0) > style_invalid
    color:yellow;background-color:purple > color:rgb(255, 255, 0)
    color:#777;background-color:#777 > color:rgb(119, 119, 119) > style_invalid
    color:rgba(0,0,0,.99) > color:rgba(0, 0, 0, 0.99) > style_invalid
    color:transparent > color:rgba(0, 0, 0, 0) > style_invalid
    background-color:rgba(255,255,255,.5) > background-color:rgba(255, 255, 255, 0.5) > style_invalid
    background-color:transparent > background-color:rgba(0, 0, 0, 0) > style_invalid
    background-color:oklch(0.9 0.05 200)
font-size, zoom
    font-size:12.9px > font-size:12.9px > style_invalid
    font-size:13px
    font-size:small > font-size:13px
    font-size:xxx-large > font-size:48px
    font-size:48px
    font-size:48.5px > font-size:48.5px > style_invalid
    font-size:x-small > font-size:10px > style_invalid
    font-size:3em > font-size:60px > style_invalid
    zoom:0.9
    zoom:0.5 > zoom:0.5 > style_invalid
    zoom:2
    zoom:3 > zoom:3 > style_invalid
    font-size:10px;zoom:2
outline-offset
    outline-offset:-1px > outline-offset:0px
    outline-offset:-1em > outline-offset:0px
    outline-offset:0px
    outline-offset:50px
margin (all)
    margin:10px > margin-top:10px; margin-right:10px; margin-bottom:10px; margin-left:10px
    margin:-10px > margin-top:0px; margin-right:0px; margin-bottom:0px; margin-left:0px
    margin-left:-1px > margin-left:0px
    margin-top:-1em > margin-top:0px
    margin-right:-5% > margin-right:0px
    margin-bottom:-3px > margin-bottom:0px
    margin:-1px 2px -3px 4px > margin-top:0px; margin-right:2px; margin-bottom:0px; margin-left:4px
    margin-inline-start:-9px > margin-left:0px
    margin-inline-end:-9px > margin-right:0px
    margin-block:-9px 9px > margin-top:0px; margin-bottom:9px
font-weight
    font-weight:1 > font-weight:200
    font-weight:199 > font-weight:200
    font-weight:200
    font-weight:250
    font-weight:900
    font-weight:bold > font-weight:700
font-style
    font-style:normal
    font-style:italic
    font-style:oblique > font-style:normal
    font-style:oblique 40deg > font-style:normal
    font-style:oblique -10deg > font-style:normal
word-spacing
    word-spacing:10px
    word-spacing:10.5px > word-spacing:10px
    word-spacing:1em > word-spacing:10px
    word-spacing:-1px > word-spacing:0px
    word-spacing:normal > word-spacing:0px
display
    display:inline-block
    display:block > display:inline-block
    display:flex > display:inline-block
    display:inline-flex > display:inline-block
    display:grid > display:inline-block
    display:inline > display:inline-block
    display:contents > display:inline-block
    display:table > display:inline-block
    display:list-item > display:inline-block
    display:flow-root > display:inline-block
    display:none > display:none > unsuccessful_registration
letter-spacing
    letter-spacing:4px
    letter-spacing:4.2px > letter-spacing:4px
    letter-spacing:1em > letter-spacing:4px
    letter-spacing:-1px
    letter-spacing:-1.2px > letter-spacing:-1px
    letter-spacing:-1em > letter-spacing:-1px
    letter-spacing:normal
min-height
     > min-height:20px
    min-height:0 > min-height:20px
    min-height:19px > min-height:20px
    min-height:30px
    min-height:60px > min-height:60px; height:60px
    min-height:auto > min-height:20px
    min-block-size:1px > min-height:20px
    min-block-size:40px > min-height:40px
max-height
     > max-height:60px
    max-height:none > max-height:60px
    max-height:1000px > max-height:60px
    max-height:61px > max-height:60px
    max-height:40px
    max-height:2em > max-height:40px
    max-block-size:500px > max-height:60px
    max-block-size:50px > max-height:50px
min-width
     > min-width:fit
    min-width:0 > min-width:fit
    min-width:1px > min-width:fit
    min-width:auto > min-width:fit
    min-width:400px > min-width:400px; width:400px
    min-inline-size:1px > min-width:fit
    min-inline-size:300px > min-width:300px
max-width
     > max-width:3fit
    max-width:none > max-width:3fit
    max-width:2000px > max-width:3fit
    max-width:300px
    max-width:10px > max-width:10px; width:fit
    max-inline-size:2000px > max-width:3fit
    max-inline-size:200px > max-width:200px
padding-top
    padding-top:10px > padding-top:10px; padding-bottom:10px
    padding-top:1em > padding-top:20px; padding-bottom:20px
    padding-top:21px > padding-top:20px; padding-bottom:20px
    padding-top:5px;padding-bottom:15px > padding-top:5px; padding-bottom:5px
    padding-bottom:15px > padding-top:8px; padding-bottom:8px
    padding-top:15px;height:auto > padding-top:15px; padding-bottom:15px
    padding-top:15px;height:30px > padding-top:0px; padding-bottom:0px; height:30px
    padding-block-start:50px > padding-top:20px; padding-bottom:20px
padding-left
    padding-left:100px > padding-left:100px; padding-right:100px
    padding-left:101px > padding-left:100px; padding-right:100px
    padding-left:6em > padding-left:100px; padding-right:100px
    padding-left:10px;padding-right:30px > padding-left:10px; padding-right:10px
    padding-right:30px > padding-left:16px; padding-right:16px
    padding-left:200px;border:2px solid black > padding-left:100px; padding-right:100px
    padding-left:30px;width:auto > padding-left:30px; padding-right:30px
    padding-left:30px;width:200px > padding-left:0px; padding-right:0px; width:200px
    padding-inline-start:200px > padding-left:100px; padding-right:100px
    padding:30px 120px > padding-top:20px; padding-right:100px; padding-bottom:20px; padding-left:100px
transform
    transform:translate(10px, 5px) > transform:matrix(1, 0, 0, 1, 10, 5)
    transform:translateX(10px) > transform:matrix(1, 0, 0, 1, 10, 0)
    transform:translateY(-5px) > transform:matrix(1, 0, 0, 1, 0, -5)
    transform:scale(1.5) > transform:matrix(1.5, 0, 0, 1.5, 0, 0)
    transform:translate(30px, 10px) scale(1.2) > transform:matrix(1.2, 0, 0, 1.2, 30, 10)
    transform:none
    transform:scale(.5) >  > style_invalid or distorted
    transform:scale(1.5, 1.2) >  > style_invalid or distorted
    transform:scaleX(1.2) >  > style_invalid or distorted
    transform:rotate(10deg) >  > style_invalid or distorted
    transform:rotate(90deg) >  > style_invalid or distorted
    transform:skewX(10deg) >  > style_invalid or distorted
    transform:scaleX(-1) >  > style_invalid or distorted
    transform:rotateY(40deg) >  > style_invalid or distorted
    transform:matrix(1, 0, 0.2, 1, 0, 0) >  > style_invalid or distorted
can be used as normal: font and text
    font-kerning:none
    font-optical-sizing:none
    font-stretch:50%
    font-synthesis-weight:none
    font-synthesis-style:none
    font-feature-settings:"smcp"
    forced-color-adjust:none
    text-rendering:optimizelegibility
    text-spacing-trim:space-all
    ruby-position:under
    user-select:text
can be used as normal: layout
    align-self:center
    justify-self:end
    anchor-name:--a
    aspect-ratio:2 / 1 > aspect-ratio:2 / 1
    clear:both
    float:left
    order:2
    orphans:3
    position:relative
    position:absolute;left:5px;top:5px > position:absolute; left:5px; top:5px
    position:relative;right:5px > right:5px
    position-anchor:--a
    z-index:5
    visibility:hidden > visibility:hidden > unsuccessful_registration
    width:200px
    width:1px > width:fit
    width:700px > width:3fit
    height:30px
    height:1px > height:20px
    height:200px > height:60px
    inline-size:200px > width:200px
    block-size:30px > height:30px
    inset-inline-start:5px;position:relative > left:5px
    isolation:isolate
    will-change:transform
    page:a
    x:5px
    y:5px
    flex-grow:2
    flex-shrink:3
    flex-basis:50px
    flex-direction:column
    flex-wrap:wrap
can be used as normal: borders and outlines
    border:30px solid red > border-left-width:30px; border-top-width:30px; border-left-color:rgb(255, 0, 0)
    border-width:15px > border-left-width:15px; border-bottom-width:15px
    border-inline-start-width:25px > border-left-width:25px
    border-style:dashed > border-top-style:dashed
    border-color:transparent > border-left-color:rgba(0, 0, 0, 0)
    border:none > border-left-width:0px; max-width:3fit
    border-radius:50px > border-top-left-radius:50px
    border-top-left-radius:90% > border-top-left-radius:90%
    border-end-end-radius:40px > border-bottom-right-radius:40px
    border-image-slice:30
    border-image-source:none
    border-image:url("data:,") 30 > border-image-source:url("data:,"); border-image-slice:30
    border-spacing:4px > -webkit-border-horizontal-spacing:4px
    border-collapse:collapse
    outline:20px solid red > outline-width:20px; outline-style:solid; outline-color:rgb(255, 0, 0)
    outline-style:dotted
can be used as normal: containment
    contain:paint
    contain:style
    contain:strict > contain:strict > style_invalid
    contain:size > contain:size > style_invalid
    content-visibility:auto
    content-visibility:hidden > content-visibility:hidden > style_invalid
    contain-intrinsic-width:50px
    contain-intrinsic-height:50px
    container-name:a
    container-type:inline-size > container-type:inline-size > *
    color-scheme:light
can be used as normal: counters and scrolling
    counter-reset:a 1
    counter-increment:a 2
    counter-set:a 3
    overflow-anchor:none
    overscroll-behavior-x:none
    overscroll-behavior-block:contain > overscroll-behavior-y:contain
    scroll-margin-top:4px
    scroll-margin-left:4px
    scroll-margin-inline-end:4px > scroll-margin-right:4px
    scroll-margin-block-start:4px > scroll-margin-top:4px
    scroll-padding-top:4px
    scroll-padding-inline-start:4px > scroll-padding-left:4px
not listed
    opacity:0.5 > opacity:1
    filter:blur(3px) > filter:none
    clip-path:circle(5px) > clip-path:none
    mask-image:linear-gradient(black,transparent) > mask-image:none
    mix-blend-mode:difference > mix-blend-mode:normal
    rotate:10deg > rotate:none
    scale:2 > scale:none
    background-image:linear-gradient(red,blue) > background-image:none
    pointer-events:none > pointer-events:auto
    text-shadow:0 0 9px red > text-shadow:none
    font-family:monospace > font-family:"Times New Roman"
    writing-mode:vertical-rl > writing-mode:horizontal-tb
    box-sizing:border-box > box-sizing:content-box
    cursor:none > cursor:pointer
    cursor:not-allowed
    box-shadow:inset 0 0 9px red > box-shadow:none
"""


@dataclass(frozen=True)
class Expectation:
    """What becomes of a style.

    Attributes:
        row: of the published table.
        case: what is played.
        computed: values by property.
        reason: why the element is invalid, ``""`` if it is not, ``*`` where that is open.
    """

    row: str
    case: Case
    computed: dict[str, str]
    reason: str


def expectations() -> list[Expectation]:
    """Return the table."""
    found, row = [], ""
    for line in TABLE.strip("\n").splitlines():
        if not line.startswith(" "):
            row = line
            continue
        css, *rest = (part.strip() for part in line.split(">"))
        written = rest[0] if rest else css
        pairs = [pair.split(":", 1) for pair in written.split(";") if pair]
        computed = {name.strip(): value_of(value.strip()) for name, value in pairs}
        found.append(Expectation(row, Case(css), computed, rest[1] if len(rest) > 1 else VALID))
    return found


def value_of(text: str) -> str:
    """Return a value with the word for the fit-content width written out."""
    return re.sub(r"^(\d*)fit$", lambda match: f"calc-size(fit-content, {match[1] or 1} * size)", text)


def differences(expected: Expectation, result: Result) -> list[Difference]:
    """Return what is not as published."""
    found = []
    if expected.reason == OPEN:
        pass
    elif result.invalidReason not in REASONS.get(expected.reason, (expected.reason,)):
        found.append(Difference("invalidReason", expected.reason, result.invalidReason))
    elif result.isValid != (not expected.reason):
        found.append(Difference("isValid", not expected.reason, result.isValid))
    for name, value in expected.computed.items():
        if not same(value, result.computed[name], result.size or ANY):
            found.append(Difference(name, value, result.computed[name]))
    return found
