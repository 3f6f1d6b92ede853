import { copyIn, subsetEngine, tagOf, type ReadPackageFile } from './harfbuzz.ts'

/** Tables that a PDF does not need: the shaper has done their work, and code points are in ToUnicode. */
const pdfDrops = [
  'GSUB',
  'GPOS',
  'GDEF',
  'name',
  'post',
  'OS/2',
  'cmap',
  'vhea',
  'vmtx',
  'STAT',
  'BASE',
  'DSIG',
  'VORG',
  'gasp',
]

// hb-subset.h
const flags = { noHinting: 0x01, retainGlyphIds: 0x02, notdefOutline: 0x40, noLayoutClosure: 0x200 }
const sets = { dropTables: 3, nameIds: 4 }

/** Family, style, full and PostScript name: what engines may ask for. Who made the font stands in the licence beside it. */
const keptNames = [1, 2, 4, 6]

/** hb-subset over the bytes of a font; see `Font.subset`. The copy that this needs is freed before it returns. */
export function subsetFont(
  bytes: Uint8Array,
  request:
    | { readonly glyphs: readonly number[] }
    | { readonly codePoints: readonly number[]; readonly forms?: readonly number[] | undefined },
  read: ReadPackageFile,
): Uint8Array {
  const hb = subsetEngine(read)
  const { call } = hb
  const data = copyIn(hb, bytes)
  const blob = call['hb_blob_create']!(data, bytes.length, 2, 0, 0)
  const face = call['hb_face_create']!(blob, 0)
  const input = call['hb_subset_input_create_or_fail']!()
  if ('glyphs' in request) {
    call['hb_subset_input_set_flags']!(
      input,
      flags.noHinting | flags.retainGlyphIds | flags.notdefOutline | flags.noLayoutClosure,
    )
    const glyphs = call['hb_subset_input_glyph_set']!(input)
    for (const glyph of request.glyphs) call['hb_set_add']!(glyphs, glyph)
    const drops = call['hb_subset_input_set']!(input, sets.dropTables)
    for (const tag of pdfDrops) call['hb_set_add']!(drops, tagOf(tag))
  } else {
    const { forms } = request
    const closure = forms === undefined ? 0 : flags.noLayoutClosure
    call['hb_subset_input_set_flags']!(input, flags.noHinting | flags.notdefOutline | closure)
    const glyphs = forms === undefined ? 0 : call['hb_subset_input_glyph_set']!(input)
    for (const glyph of forms ?? []) call['hb_set_add']!(glyphs, glyph)
    // Names of variations say nothing of a single style.
    call['hb_set_add']!(call['hb_subset_input_set']!(input, sets.dropTables), tagOf('STAT'))
    const names = call['hb_subset_input_set']!(input, sets.nameIds)
    call['hb_set_clear']!(names)
    for (const id of keptNames) call['hb_set_add']!(names, id)
    const codePoints = call['hb_subset_input_unicode_set']!(input)
    for (const codePoint of request.codePoints) call['hb_set_add']!(codePoints, codePoint)
  }
  const subset = call['hb_subset_or_fail']!(face, input)
  let result: Uint8Array | undefined
  if (subset !== 0) {
    const made = call['hb_face_reference_blob']!(subset)
    const start = call['hb_blob_get_data']!(made, 0)
    result = new Uint8Array(hb.memory.buffer, start, call['hb_blob_get_length']!(made)).slice()
    call['hb_blob_destroy']!(made)
    call['hb_face_destroy']!(subset)
  }
  call['hb_subset_input_destroy']!(input)
  call['hb_face_destroy']!(face)
  call['hb_blob_destroy']!(blob)
  call['free']!(data)
  if (result === undefined || result.length === 0) throw new Error('subset: the font could not be cut down')
  return result
}
