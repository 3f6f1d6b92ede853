import { copyIn, i32, intoTable, shapingEngine, type HarfBuzz, type ReadPackageFile } from './harfbuzz.ts'
import { outlineOf } from './outline.ts'
import { readFacts, tableOf } from './font-facts.ts'
import { mentionsGlyph } from './space-lookups.ts'
import { subsetFont } from './subset.ts'
import type { Font, ShapedGlyph, ShapeOptions, SubsetRequest } from './types.ts'
import { showAlike, usedGlyphs } from './used-glyphs.ts'

/** Where a font comes from. `licence` is asked for only when somebody needs the text. */
export interface FontOrigin {
  readonly id: string
  readonly weight: number
  readonly italic: boolean
  readonly package: string
  licence(facts: { readonly copyright: string; readonly licence: string }): string
}

const pointers = new Map<string, number>()

/** A C value made from a string once and kept: languages, scripts and feature lists are few. */
function kept(hb: HarfBuzz, kind: string, text: string, make: (pointer: number, length: number) => number): number {
  const key = `${kind}\0${text}`
  let value = pointers.get(key)
  if (value === undefined) {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 127)
    const pointer = copyIn(hb, bytes.length === 0 ? new Uint8Array(1) : bytes)
    value = make(pointer, bytes.length)
    hb.call['free']!(pointer)
    pointers.set(key, value)
  }
  return value
}

function featureList(hb: HarfBuzz, features: readonly string[]): number {
  const list = hb.call['malloc']!(16 * features.length)
  for (const [index, feature] of features.entries()) {
    const known = kept(hb, 'feature', feature, (pointer, length) => {
      const place = hb.call['malloc']!(16)
      return hb.call['hb_feature_from_string']!(pointer, length, place) === 0 ? 0 : place
    })
    if (known === 0) throw new Error(`shape: '${feature}' is no OpenType feature`)
    new Uint8Array(hb.memory.buffer).copyWithin(list + 16 * index, known, known + 16)
  }
  return list
}

/** Room in the engine's memory for a text, and for the number of its glyphs at the end. */
interface Scratch {
  readonly place: number
  readonly units: number
}
let scratch: Scratch = { place: 0, units: 0 }
/** The engine's memory, seen anew when it has grown. */
let view = new Int32Array(0)

function roomFor(hb: HarfBuzz, units: number): Scratch {
  if (units <= scratch.units) return scratch
  if (scratch.place !== 0) hb.call['free']!(scratch.place)
  const size = Math.max(1024, 2 * units)
  return (scratch = { place: hb.call['malloc']!(2 * size + 4), units: size })
}

function memoryOf(hb: HarfBuzz): Int32Array {
  if (view.buffer !== hb.memory.buffer) view = new Int32Array(hb.memory.buffer)
  return view
}

function shapeRun(hb: HarfBuzz, font: number, buffer: number, text: string, options: ShapeOptions): ShapedGlyph[] {
  const { call } = hb
  call['hb_buffer_clear_contents']!(buffer)
  const before = options.before ?? ''
  const whole = before + text + (options.after ?? '')
  const { place, units: size } = roomFor(hb, whole.length)
  const units = new Uint16Array(hb.memory.buffer, place, whole.length)
  for (let index = 0; index < whole.length; index++) units[index] = whole.charCodeAt(index)
  call['hb_buffer_add_utf16']!(buffer, place, whole.length, before.length, text.length)
  call['hb_buffer_set_direction']!(buffer, options.dir === 'rtl' ? 5 : 4)
  const { script, lang, features } = options
  if (script !== undefined) {
    const value = kept(hb, 'script', script, (pointer, length) => call['hb_script_from_string']!(pointer, length))
    call['hb_buffer_set_script']!(buffer, value)
  }
  if (lang !== undefined) {
    const value = kept(hb, 'language', lang, (pointer, length) => call['hb_language_from_string']!(pointer, length))
    call['hb_buffer_set_language']!(buffer, value)
  }
  if (script === undefined || lang === undefined) call['hb_buffer_guess_segment_properties']!(buffer)
  const list = features === undefined || features.length === 0 ? 0 : featureList(hb, features)
  call['hb_shape']!(font, buffer, list, features?.length ?? 0)
  if (list !== 0) call['free']!(list)
  const counted = place + 2 * size
  const infos = call['hb_buffer_get_glyph_infos']!(buffer, counted) >> 2
  const positions = call['hb_buffer_get_glyph_positions']!(buffer, 0) >> 2
  const words = memoryOf(hb)
  const count = words[counted >> 2]!
  const glyphs: ShapedGlyph[] = []
  for (let index = 0; index < count; index++) {
    const info = infos + 5 * index
    const position = positions + 5 * index
    glyphs.push({
      id: words[info]!,
      cluster: words[info + 2]! - before.length,
      xAdvance: words[position]!,
      xOffset: words[position + 2]!,
      yOffset: words[position + 3]!,
      unsafeToBreak: (words[info + 1]! & 1) !== 0,
    })
  }
  return glyphs
}

/** Shapes a text with one font. */
export type ShapeText = (text: string, options: ShapeOptions) => readonly ShapedGlyph[]

let seen = new Set<number>()
let watcher: number | undefined

/** Put every glyph into `seen` that is there after some lookup of a substitution. */
function watch(hb: HarfBuzz, buffer: number): void {
  const { call } = hb
  watcher ??= intoTable(
    hb,
    [i32, i32, i32, i32],
    (shaped = 0, _font, message = 0) => {
      // "end lookup …"
      if (new Uint8Array(hb.memory.buffer)[message] !== 0x65) return 1
      const count = call['hb_buffer_get_length']!(shaped)
      const infos = call['hb_buffer_get_glyph_infos']!(shaped, 0) >> 2
      const words = new Int32Array(hb.memory.buffer)
      for (let index = 0; index < count; index++) seen.add(words[infos + 5 * index]!)
      return 1
    },
    [i32],
  )
  call['hb_buffer_set_message_func']!(buffer, watcher, 0, 0)
}

interface OpenFont {
  readonly hb: HarfBuzz
  /** Pointer of the hb_font_t. */
  readonly font: number
  readonly shape: ShapeText
  /** The file as the engine holds it; to be read before the engine is asked for anything else, since its memory may grow and move. */
  file(): Uint8Array
  /** Ids of all glyphs that a text shows or passes on the way there. */
  glyphsOnTheWay(text: string, options: ShapeOptions): ReadonlySet<number>
  /** Give its memory back. */
  close(): void
}

/** Words whose glyphs are remembered for each font. */
const wordsWatched = 20_000

function openFont(bytes: Uint8Array, read: ReadPackageFile): OpenFont {
  const hb = shapingEngine(read)
  const { call } = hb
  const data = copyIn(hb, bytes)
  const blob = call['hb_blob_create']!(data, bytes.length, 2, 0, 0)
  const face = call['hb_face_create']!(blob, 0)
  const font = call['hb_font_create']!(face)
  const buffer = call['hb_buffer_create']!()
  call['hb_buffer_set_cluster_level']!(buffer, 1)
  const close = (): void => {
    call['hb_buffer_destroy']!(buffer)
    call['hb_font_destroy']!(font)
    call['hb_face_destroy']!(face)
    call['hb_blob_destroy']!(blob)
    call['free']!(data)
  }
  const shape: ShapeText = (text, options) => shapeRun(hb, font, buffer, text, options)
  // Pages of one publication say the same words again and again, and watching costs many times what shaping does.
  const watched = new Map<string, ReadonlySet<number>>()
  const glyphsOnTheWay = (text: string, options: ShapeOptions): ReadonlySet<number> => {
    const key = `${options.dir} ${options.lang ?? ''} ${text}`
    const known = watched.get(key)
    if (known !== undefined) return known
    seen = new Set()
    watch(hb, buffer)
    for (const { id } of shape(text, options)) seen.add(id)
    call['hb_buffer_set_message_func']!(buffer, 0, 0, 0)
    if (watched.size < wordsWatched) watched.set(key, seen)
    return seen
  }
  const size = bytes.length
  const file = (): Uint8Array => new Uint8Array(hb.memory.buffer, data, size)
  return { hb, font, shape, file, glyphsOnTheWay, close }
}

/** Shape with a font file that need not be fit for embedding, for measuring tools. */
export function shapeBytes(bytes: Uint8Array, read: ReadPackageFile): ShapeText {
  return openFont(bytes, read).shape
}

/** A subset with the glyphs that some texts show; where the proof fails that it shows them alike, with all that may be needed. */
function subsetForTexts(
  { codePoints, texts = [] }: Extract<SubsetRequest, { readonly codePoints: readonly number[] }>,
  { shape, file, glyphsOnTheWay }: OpenFont,
  read: ReadPackageFile,
): Uint8Array {
  const forms = usedGlyphs(texts, codePoints, glyphsOnTheWay)
  const cut = subsetFont(file(), { codePoints, forms }, read)
  if (forms === undefined) return cut
  const opened = openFont(cut, read)
  const isProven = showAlike(texts, shape, opened.shape)
  opened.close()
  return isProven ? cut : subsetFont(file(), { codePoints }, read)
}

/** An old `kern` table may hold pairs with the space; nobody looks, since hardly a font has one and no GPOS. */
function spacesMatter(bytes: Uint8Array, space: number): boolean {
  const [substitution, position] = [tableOf(bytes, 'GSUB'), tableOf(bytes, 'GPOS')]
  if (position === undefined && tableOf(bytes, 'kern') !== undefined) return true
  return (
    (substitution !== undefined && mentionsGlyph(substitution, space, 'GSUB')) ||
    (position !== undefined && mentionsGlyph(position, space, 'GPOS'))
  )
}

/**
 * Make a font of the bytes of a TrueType or OpenType file. Undefined when they are no usable font or when its maker forbids
 * embedding (OS/2 fsType). The bytes are copied once, into the shaping engine's memory, and not kept besides: fonts of East Asia are large.
 */
export function loadFont(bytes: Uint8Array, origin: FontOrigin, read: ReadPackageFile): Font | undefined {
  const facts = readFacts(bytes)
  if (facts === undefined || facts.embedding === 'forbidden') return undefined
  const opened = openFont(bytes, read)
  const { hb, font, shape, file } = opened
  const { call } = hb
  const glyphOf = new Map<number, number>()
  const advances = new Int32Array(facts.glyphs).fill(-1)
  const outlines = new Map<number, string>()
  const nominal = (codePoint: number): number => {
    let glyph = glyphOf.get(codePoint)
    if (glyph === undefined) {
      const place = call['malloc']!(4)
      const has = call['hb_font_get_nominal_glyph']!(font, codePoint, place)
      glyph = has === 0 ? 0 : new Uint32Array(hb.memory.buffer, place, 1)[0]!
      call['free']!(place)
      glyphOf.set(codePoint, glyph)
    }
    return glyph
  }
  let licence: string | undefined
  let usesSpaces: boolean | undefined
  return {
    id: origin.id,
    family: facts.family,
    weight: origin.weight,
    italic: origin.italic,
    postscriptName: facts.postscriptName,
    unitsPerEm: facts.unitsPerEm,
    ascender: facts.ascender,
    descender: facts.descender,
    capHeight: facts.capHeight,
    xHeight: facts.xHeight,
    outlines: facts.outlines,
    wholeOnly: facts.embedding === 'whole-only',
    package: origin.package,
    get licence() {
      return (licence ??= origin.licence(facts))
    },
    get usesSpaces() {
      const space = nominal(0x20)
      return (usesSpaces ??= spacesMatter(file(), space))
    },
    covers: (codePoint) => nominal(codePoint) !== 0,
    advance: (glyph) => {
      const cached = advances[glyph]
      if (cached === undefined) return 0
      return cached >= 0 ? cached : (advances[glyph] = call['hb_font_get_glyph_h_advance']!(font, glyph))
    },
    shape,
    outline: (glyph) => {
      let path = outlines.get(glyph)
      if (path === undefined) outlines.set(glyph, (path = outlineOf(hb, font, glyph)))
      return path
    },
    subset: (request) =>
      // Who allows no parts gets the whole font embedded.
      facts.embedding === 'whole-only'
        ? file().slice()
        : 'texts' in request
          ? subsetForTexts(request, opened, read)
          : subsetFont(file(), request, read),
  }
}
