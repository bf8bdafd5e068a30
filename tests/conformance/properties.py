"""The longhands that are compared, by what Chromium does with them (fact sheet 3.1, 3.3, 3.4).

They are not taken from the rules, which are what is tested; a test sees to it that no longhand of those is missing.
"""

JUDGED = """
    background-color color display font-size visibility zoom
""".split()
"""They apply as they are, and may make the element invalid."""

CORRECTED = """
    block-size border-block-end-width border-block-start-width border-bottom-left-radius
    border-bottom-right-radius border-bottom-width border-end-end-radius border-end-start-radius
    border-inline-end-width border-inline-start-width border-left-width border-right-width
    border-start-end-radius border-start-start-radius border-top-left-radius border-top-right-radius
    border-top-width box-shadow box-sizing cursor font-style font-weight height inline-size letter-spacing
    max-block-size max-height max-inline-size max-width min-block-size min-height min-inline-size min-width
    outline-offset padding-block-end padding-block-start padding-bottom padding-inline-end padding-inline-start
    padding-left padding-right padding-top vertical-align width word-spacing
""".split()
"""They apply within bounds."""

FREE = """
    align-self anchor-name anchor-scope aspect-ratio border-block-end-color border-block-end-style
    border-block-start-color border-block-start-style border-bottom-color border-bottom-style
    border-inline-end-color border-inline-end-style border-inline-start-color border-inline-start-style
    border-left-color border-left-style border-right-color border-right-style border-top-color border-top-style
    bottom clear color-scheme container-name counter-increment counter-reset counter-set flex-basis
    flex-direction flex-grow flex-line-count flex-shrink flex-wrap float font-feature-settings font-kerning
    font-optical-sizing font-stretch font-synthesis-style font-synthesis-weight forced-color-adjust
    inset-block-end inset-block-start inset-inline-end inset-inline-start isolation justify-self left
    margin-block-end margin-block-start margin-bottom margin-inline-end margin-inline-start margin-left
    margin-right margin-top order orphans outline-color outline-style outline-width overflow-anchor page
    overscroll-behavior-block overscroll-behavior-inline overscroll-behavior-x overscroll-behavior-y position
    position-anchor position-area print-color-adjust reading-order right ruby-align ruby-position
    scroll-margin-block-end scroll-margin-block-start scroll-margin-bottom scroll-margin-inline-end
    scroll-margin-inline-start scroll-margin-left scroll-margin-right scroll-margin-top scroll-padding-block-end
    scroll-padding-block-start scroll-padding-bottom scroll-padding-inline-end scroll-padding-inline-start
    scroll-padding-left scroll-padding-right scroll-padding-top text-rendering text-spacing-trim text-transform
    top trigger-scope user-select will-change x y z-index -webkit-box-align -webkit-box-ordinal-group
    -webkit-font-smoothing -webkit-ruby-position -webkit-user-drag
""".split()
"""They apply as they are."""

NEVER = """
    accent-color align-content align-items alignment-baseline animation-composition animation-delay
    animation-direction animation-duration animation-fill-mode animation-iteration-count animation-name
    animation-play-state animation-range-end animation-range-start animation-timeline animation-timing-function
    animation-trigger app-region appearance backdrop-filter backface-visibility background-attachment
    background-blend-mode background-clip background-image background-origin background-position
    background-repeat background-size baseline-shift baseline-source border-collapse border-image-outset
    border-image-repeat border-image-slice border-image-source border-image-width border-shape
    box-decoration-break break-after break-before break-inside buffered-rendering caption-side caret-animation
    caret-color caret-shape clip clip-path clip-rule color-interpolation color-interpolation-filters
    color-rendering column-count column-fill column-gap column-height column-rule-break column-rule-color
    column-rule-inset-cap-end column-rule-inset-cap-start column-rule-inset-junction-end
    column-rule-inset-junction-start column-rule-style column-rule-visibility-items column-span column-width
    column-wrap contain contain-intrinsic-block-size contain-intrinsic-height contain-intrinsic-inline-size
    contain-intrinsic-width container-type content content-visibility corner-bottom-left-shape
    corner-bottom-right-shape corner-end-end-shape corner-end-start-shape corner-start-end-shape
    corner-start-start-shape corner-top-left-shape corner-top-right-shape cx cy d direction dominant-baseline
    dynamic-range-limit empty-cells field-sizing fill fill-opacity fill-rule filter flood-color flood-opacity
    font-family font-language-override font-palette font-variant-alternates font-variant-caps
    font-variant-east-asian font-variant-emoji font-variant-ligatures font-variant-numeric font-variant-position
    font-variation-settings frame-sizing hyphenate-character hyphenate-limit-chars hyphens image-orientation
    image-rendering initial-letter interactivity interest-delay-end interest-delay-start interpolate-size
    justify-content justify-items lighting-color line-break list-style-image list-style-position list-style-type
    margin-trim marker-end marker-mid marker-start mask-clip mask-composite mask-image mask-mode mask-origin
    mask-position mask-repeat mask-size mask-type math-depth math-shift math-style mix-blend-mode object-fit
    object-position object-view-box offset-anchor offset-distance offset-path offset-position offset-rotate
    opacity overflow-clip-margin overflow-wrap overlay paint-order perspective perspective-origin pointer-events
    position-try-fallbacks position-try-order position-visibility quotes r reading-flow resize rotate row-gap
    row-rule-break row-rule-color row-rule-inset-cap-end row-rule-inset-cap-start row-rule-inset-junction-end
    row-rule-inset-junction-start row-rule-style row-rule-visibility-items ruby-overhang rule-overlap rx ry
    scale scroll-axis-lock scroll-behavior scroll-initial-target scroll-marker-group scroll-snap-align
    scroll-snap-stop scroll-snap-type scroll-target-group scroll-timeline-axis scroll-timeline-name
    scrollbar-color scrollbar-gutter scrollbar-width shape-image-threshold shape-margin shape-outside
    shape-rendering speak stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width tab-size table-layout text-align
    text-align-last text-anchor text-autospace text-box-edge text-box-trim text-combine-upright
    text-decoration-color text-decoration-line text-decoration-skip-ink text-decoration-style
    text-decoration-thickness text-emphasis-color text-emphasis-position text-emphasis-style text-fit
    text-justify text-orientation text-overflow text-shadow text-size-adjust text-underline-offset
    text-underline-position text-wrap-style timeline-scope timeline-trigger-activation-range-end
    timeline-trigger-activation-range-start timeline-trigger-active-range-end
    timeline-trigger-active-range-start timeline-trigger-name timeline-trigger-source touch-action transform
    transform-box transform-origin transform-style translate unicode-bidi vector-effect view-timeline-axis
    view-timeline-inset view-timeline-name view-transition-class view-transition-group view-transition-name
    view-transition-scope widows window-drag word-break writing-mode -webkit-border-horizontal-spacing
    -webkit-border-vertical-spacing -webkit-box-decoration-break -webkit-box-direction -webkit-box-flex
    -webkit-box-orient -webkit-box-pack -webkit-box-reflect -webkit-line-break -webkit-line-clamp -webkit-locale
    -webkit-mask-box-image -webkit-mask-box-image-outset -webkit-mask-box-image-repeat
    -webkit-mask-box-image-slice -webkit-mask-box-image-source -webkit-mask-box-image-width
    -webkit-mask-position-x -webkit-mask-position-y -webkit-rtl-ordering -webkit-tap-highlight-color
    -webkit-text-combine -webkit-text-decorations-in-effect -webkit-text-fill-color -webkit-text-orientation
    -webkit-text-security -webkit-text-stroke-color -webkit-text-stroke-width -webkit-user-modify
    -webkit-writing-mode
""".split()
"""No declaration for the element itself applies.

Not among them: ``column-rule-width`` and ``row-rule-width``, which natively are the initial 3px divided by ``zoom``.
"""

MECHANISM = (
    ("font-size-adjust", "makes the fallback text of no size"),
    ("font-synthesis-small-caps", "small capitals would have a size again"),
    ("grid-auto-columns grid-auto-flow grid-auto-rows", "the fallback text goes to columns of no width"),
    ("grid-column-end grid-column-start grid-row-end grid-row-start", "the same"),
    ("grid-template-areas grid-template-columns grid-template-rows", "the same"),
    ("line-height", "lines of the fallback text would have a height"),
    ("overflow-x overflow-y overflow-block overflow-inline", "clips what is left of the fallback text"),
    ("text-indent", "pulls the fallback text out of the button"),
    ("white-space-collapse text-wrap-mode", "keeps drawing and fallback text in one line"),
    ("transition-behavior transition-delay transition-duration", "hold corrections, and tell of changes"),
    ("transition-property transition-timing-function", "the same"),
)
"""What the polyfill itself uses on the element, which shows; and custom properties, which are not listed."""

ACCEPTED = {
    ("user-select", "auto", "none"): "natively the label cannot be selected; ours stands in the page",
    ("backdrop-filter", "none", "blur(0px)"): "none, as WebKit writes it in an animation",
    ("scale", "none", "1"): "the same",
    ("transform", "none", "matrix(1, 0, 0, 1, 0, 0)"): "the same",
    ("translate", "none", "0px"): "the same",
}
"""Values that say the same of both elements: property, native, polyfilled."""

COMPARED = (*JUDGED, *CORRECTED, *FREE, *NEVER)
