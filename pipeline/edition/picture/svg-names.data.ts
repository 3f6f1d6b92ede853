/** Elements of SVG 2 that draw, describe or define, and nothing else: no script, animation, foreign content or anchors; style sheets are judged by what they say. */
export const SVG_ELEMENTS: ReadonlySet<string> = new Set(
  `svg g defs style symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath linearGradient
  radialGradient stop clipPath mask pattern marker switch filter feBlend feColorMatrix feComponentTransfer feComposite
  feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`.split(
    /\s+/u,
  ),
)

/** Elements that vanish but whose content stays. */
export const SVG_TRANSPARENT: ReadonlySet<string> = new Set(['a'])

/** Attributes by which one element refers to another. */
export const SVG_REFERENCES: ReadonlySet<string> = new Set(['href', 'xlink:href'])

/** Attributes that are dropped without a word: editors write them and nobody misses them. */
export const SVG_SILENT: ReadonlySet<string> = new Set(['data-name', 'enable-background', 'xml:space'])
