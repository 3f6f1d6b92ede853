/** A view of an OpenType layout table (GSUB or GPOS) and the glyph that is looked for. */
interface Search {
  readonly view: DataView
  readonly glyph: number
  readonly isSubstitution: boolean
}

/** Whether a Coverage table (OpenType 1.9, chapter 2) lists the glyph. */
function covers({ view, glyph }: Search, at: number): boolean {
  const count = view.getUint16(at + 2)
  const isList = view.getUint16(at) === 1
  for (let index = 0; index < count; index++) {
    const entry = at + 4 + index * (isList ? 2 : 6)
    const first = view.getUint16(entry)
    const last = isList ? first : view.getUint16(entry + 2)
    if (glyph >= first && glyph <= last) return true
  }
  return false
}

/** Whether a ClassDef table puts the glyph into a class other than 0, which all unnamed glyphs share. */
function isClassed({ view, glyph }: Search, at: number): boolean {
  if (view.getUint16(at) === 1) {
    const index = glyph - view.getUint16(at + 2)
    return index >= 0 && index < view.getUint16(at + 4) && view.getUint16(at + 6 + 2 * index) !== 0
  }
  for (let index = 0; index < view.getUint16(at + 2); index++) {
    const entry = at + 4 + 6 * index
    if (glyph >= view.getUint16(entry) && glyph <= view.getUint16(entry + 2)) return view.getUint16(entry + 4) !== 0
  }
  return false
}

/** Offsets listed at `at`: a count, then as many offsets from `base`; 0 = none. */
function offsets(view: DataView, at: number, base: number): readonly number[] {
  return Array.from({ length: view.getUint16(at) }, (_, index) => view.getUint16(at + 2 + 2 * index))
    .filter((offset) => offset !== 0)
    .map((offset) => base + offset)
}

/** Whether one of `count` glyph numbers at `at` is the glyph. */
function lists({ view, glyph }: Search, at: number, count: number): boolean {
  for (let index = 0; index < count; index++) if (view.getUint16(at + 2 * index) === glyph) return true
  return false
}

/** Glyph sequences of a rule of contextual lookups, format 1; `isChained` = with what stands before and after. */
function ruleLists(search: Search, rule: number, isChained: boolean): boolean {
  const { view } = search
  if (!isChained) return lists(search, rule + 4, Math.max(0, view.getUint16(rule) - 1))
  const before = view.getUint16(rule)
  const input = rule + 2 + 2 * before
  const own = Math.max(0, view.getUint16(input) - 1)
  const after = input + 2 + 2 * own
  return (
    lists(search, rule + 2, before) || lists(search, input + 2, own) || lists(search, after + 2, view.getUint16(after))
  )
}

function contextMentions(search: Search, at: number, isChained: boolean): boolean {
  const { view } = search
  const format = view.getUint16(at)
  if (format === 1) {
    if (covers(search, at + view.getUint16(at + 2))) return true
    return offsets(view, at + 4, at).some((set) =>
      offsets(view, set, set).some((rule) => ruleLists(search, rule, isChained)),
    )
  }
  if (format === 2) {
    if (covers(search, at + view.getUint16(at + 2))) return true
    const classes = isChained ? [4, 6, 8] : [4]
    return classes.some((place) => {
      const offset = view.getUint16(at + place)
      return offset !== 0 && isClassed(search, at + offset)
    })
  }
  if (!isChained) {
    const count = view.getUint16(at + 2)
    for (let index = 0; index < count; index++) if (covers(search, at + view.getUint16(at + 6 + 2 * index))) return true
    return false
  }
  let place = at + 2
  for (let list = 0; list < 3; list++) {
    if (offsets(view, place, at).some((coverage) => covers(search, coverage))) return true
    place += 2 + 2 * view.getUint16(place)
  }
  return false
}

function ligatureMentions(search: Search, at: number): boolean {
  const { view } = search
  return offsets(view, at + 4, at).some((set) =>
    offsets(view, set, set).some((ligature) =>
      lists(search, ligature + 4, Math.max(0, view.getUint16(ligature + 2) - 1)),
    ),
  )
}

function pairMentions(search: Search, at: number): boolean {
  const { view, glyph } = search
  if (view.getUint16(at) === 2) return isClassed(search, at + view.getUint16(at + 10))
  const bits = (format: number): number => format.toString(2).replaceAll('0', '').length
  const size = 2 + 2 * (bits(view.getUint16(at + 4)) + bits(view.getUint16(at + 6)))
  return offsets(view, at + 8, at).some((set) => {
    for (let index = 0; index < view.getUint16(set); index++)
      if (view.getUint16(set + 2 + size * index) === glyph) return true
    return false
  })
}

/** Whether a subtable can change, or can be swayed by, the glyph. Every subtable but contexts begins with format and coverage. */
function subtableMentions(search: Search, type: number, at: number): boolean {
  const { view, isSubstitution } = search
  const context = isSubstitution ? 5 : 7
  const extension = isSubstitution ? 7 : 9
  if (type === extension) return subtableMentions(search, view.getUint16(at + 2), at + view.getUint32(at + 4))
  if (type === context || type === context + 1) return contextMentions(search, at, type === context + 1)
  if (covers(search, at + view.getUint16(at + 2))) return true
  if (isSubstitution && type === 4) return ligatureMentions(search, at)
  if (isSubstitution && type === 8) {
    if (offsets(view, at + 4, at).some((coverage) => covers(search, coverage))) return true
    const after = at + 6 + 2 * view.getUint16(at + 4)
    return offsets(view, after, at).some((coverage) => covers(search, coverage))
  }
  return !isSubstitution && type === 2 && pairMentions(search, at)
}

/**
 * Whether a layout table (GSUB or GPOS of OpenType 1.9) has a lookup that the glyph takes part in: then words that it parts
 * cannot be shaped one by one. A table that cannot be read counts as having one.
 */
export function mentionsGlyph(bytes: Uint8Array, glyph: number, table: 'GSUB' | 'GPOS'): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const search: Search = { view, glyph, isSubstitution: table === 'GSUB' }
  try {
    const list = view.getUint16(8)
    if (list === 0) return false
    return offsets(view, list, list).some((lookup) => {
      const type = view.getUint16(lookup)
      return offsets(view, lookup + 4, lookup).some((subtable) => subtableMentions(search, type, subtable))
    })
  } catch (error) {
    if (error instanceof RangeError) return true
    throw error
  }
}
