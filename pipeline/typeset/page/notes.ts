import type { Note } from '../../edition/types.ts'
import { amendFirst, append, shift, type Strip } from './galley.ts'
import type { SpanDetails } from './inline.ts'
import { markerSpan, setMarker, withMarker } from './list.ts'
import { measure } from './measure.ts'
import { indented, LINK, smallStyle, type Flow } from './style.ts'
import type { Typesetter } from './typesetter.ts'

/** The notes of an edition while its text is being set. */
export interface Footnotes {
  /** Sets the notes that have been called since the last time. */
  setCalled(around: Flow): void
  /** Sets the notes that nothing calls. */
  setUncalled(): void
  /** Strips of the notes that are set, by id. */
  readonly strips: ReadonlyMap<string, readonly Strip[]>
}

/**
 * Prepares the notes of an edition; `flow` is that of the body text, whose measure all notes have. In the structure a
 * note follows the block that calls it, so that it is read there; on paper it stands at the foot of that page.
 */
export function startFootnotes(flow: Flow, typesetter: Typesetter): Footnotes {
  const { notes, locale } = typesetter.edition
  const strips = new Map<string, readonly Strip[]>()
  const small: Flow = {
    ...flow,
    // Like body text, save that the first paragraph stands beside the number.
    style: {
      ...smallStyle(flow.style, NOTE_SCALE),
      align: flow.style.align,
      indent: flow.style.indent * NOTE_SCALE,
      indentsFirst: false,
    },
    isMain: false,
  }
  let known: Geometry | undefined
  let isSetting = false
  function geometry(): Geometry {
    if (known !== undefined) return known
    const longest = notes.reduce((most, note) => (note.label.length > most.length ? note.label : most), '')
    const gap = 0.5 * small.style.size
    known = { gap, column: measure([markerSpan(longest, small, 0)], small, typesetter).natural + gap }
    return known
  }
  function set(note: Note, around: Flow): void {
    // Link targets of the text that still look for a place are not to be found in a note.
    const waiting = typesetter.waiting.splice(0)
    const lang = around.lang === locale ? {} : { lang: locale }
    const element = typesetter.structure.add('Note', around.parent, { block: note.id, ...lang })
    strips.set(note.id, setNote(note, { ...small, parent: element }, geometry(), typesetter))
    append(typesetter.waiting, waiting)
  }
  function setCalled(around: Flow): void {
    // Notes that a note calls are not set inside it: they follow it.
    if (isSetting || typesetter.called.length === 0) return
    isSetting = true
    for (const note of typesetter.called) if (!strips.has(note.id)) set(note, around)
    typesetter.called.length = 0
    isSetting = false
  }
  return {
    strips,
    setCalled,
    setUncalled() {
      append(
        typesetter.called,
        notes.filter((note) => !strips.has(note.id)),
      )
      setCalled(flow)
    },
  }
}

/** Size of notes against the text. */
const NOTE_SCALE = 0.85

interface Geometry {
  readonly column: number
  readonly gap: number
}

function setNote(note: Note, flow: Flow, geometry: Geometry, typesetter: Typesetter): readonly Strip[] {
  const label = typesetter.structure.add('Lbl', flow.parent)
  typesetter.waiting.push(note.id)
  const marker = setNoteLabel(note, label, flow, geometry, typesetter)
  const inner: Flow = { ...indented(flow, geometry.column), grid: flow.style.leading, marked: flow.dir }
  const set = typesetter.setBlocks(note.children, inner)
  const marked = withMarker(set, marker && onFirstLine(marker, set[0]), typesetter)
  return amendFirst(marked, { above: 0.15 * flow.style.leading })
}

/** The label on the base line of the note's first line, which may be set in another size or stand below white space. */
function onFirstLine(marker: Strip, first: Strip | undefined): Strip {
  const baseOf = (strip: Strip): number | undefined => strip.items.find((item) => item.kind === 'glyphs')?.y
  const [own, other] = [baseOf(marker), first && baseOf(first)]
  return own === undefined || other === undefined ? marker : { ...marker, items: shift(marker.items, 0, other - own) }
}

function setNoteLabel(
  note: Note,
  label: number,
  flow: Flow,
  geometry: Geometry,
  typesetter: Typesetter,
): Strip | undefined {
  const plain: SpanDetails = { isStruck: false, isMark: true, plainStart: 0 }
  const [target] = note.calls
  if (target === undefined)
    return setMarker([markerSpan(note.label, flow, label)], [plain], flow, geometry, label, typesetter)
  const element = typesetter.structure.add('Link', label)
  const contents = typesetter.edition.furniture.label('back-to-text')
  const detail: SpanDetails = { ...plain, link: { target: { destination: target }, contents, element } }
  const span = { ...markerSpan(note.label, flow, element), colour: LINK }
  return setMarker([span], [detail], flow, geometry, element, typesetter)
}
