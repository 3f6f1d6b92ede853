import type { Note } from '../../edition/types.ts'
import { amendFirst, append, type Strip } from './galley.ts'
import { filled } from './grid.ts'
import type { SpanDetails } from './inline.ts'
import { setSpans } from './lines.ts'
import { markerSpan, setMarker, withMarker } from './list.ts'
import { measure } from './measure.ts'
import { headingStyle, indented, LINK, smallStyle, type Flow } from './style.ts'
import type { Typesetter } from './typesetter.ts'

/** Name of the link target of the section of notes. */
export const NOTES_ANCHOR = 'stemma-notes'

/** The notes as a section at the end, each with its number as a link back to its first call. */
export function setNotes(notes: readonly Note[], flow: Flow, typesetter: Typesetter): readonly Strip[] {
  if (notes.length === 0) return []
  const { structure } = typesetter
  const parent = structure.add('Sect', flow.parent)
  const heading = setNotesHeading({ ...flow, parent }, typesetter)
  const small: Flow = {
    ...flow,
    parent,
    style: { ...smallStyle(flow.style, 0.88), align: flow.style.align },
    isMain: false,
  }
  const widest = notes.reduce((most, note) => Math.max(most, note.label.length), 0)
  const longest = notes.find((note) => note.label.length === widest)?.label ?? ''
  const gap = 0.5 * small.style.size
  const column = measure([markerSpan(longest, small, 0)], small, typesetter).natural + gap
  const strips: Strip[] = [...heading]
  for (const [index, note] of notes.entries()) {
    const element = structure.add('Note', parent, { block: note.id })
    const label = structure.add('Lbl', element)
    const [target] = note.calls
    typesetter.waiting.push(note.id)
    const marker = setNoteLabel(note, label, target, { ...small, parent: element }, { column, gap }, typesetter)
    const inner: Flow = { ...indented(small, column), parent: element }
    const set = withMarker(typesetter.setBlocks(note.children, inner, { isBlockStyle: true }), marker, typesetter)
    append(strips, amendFirst(set, { above: index === 0 ? 0 : 0.25 * small.style.leading }))
  }
  return strips
}

function setNotesHeading(flow: Flow, typesetter: Typesetter): readonly Strip[] {
  const { furniture } = typesetter.edition
  const lang = furniture.lang('notes')
  const { style, above, below } = headingStyle(flow.style, 2)
  const own = typesetter.enter({ ...flow, isMain: false }, lang === undefined ? {} : { lang })
  const element = typesetter.structure.add('H2', flow.parent, lang === undefined ? {} : { lang })
  const span = { ...markerSpan(furniture.label('notes'), own, element), size: style.size }
  const bold = { ...span, request: { ...span.request, weight: 700 } } as const
  const detail: SpanDetails = { isStruck: false, isMark: false, plainStart: 0 }
  const strips = setSpans([bold], [detail], { ...own, style }, { element, block: undefined, isWhole: true }, typesetter)
  typesetter.waiting.push(NOTES_ANCHOR)
  return amendFirst(filled(strips, flow.grid, below), { above, anchors: typesetter.waiting.splice(0) })
}

function setNoteLabel(
  note: Note,
  label: number,
  target: string | undefined,
  flow: Flow,
  geometry: { readonly column: number; readonly gap: number },
  typesetter: Typesetter,
): Strip | undefined {
  const plain: SpanDetails = { isStruck: false, isMark: true, plainStart: 0 }
  if (target === undefined)
    return setMarker([markerSpan(note.label, flow, label)], [plain], flow, geometry, label, typesetter)
  const element = typesetter.structure.add('Link', label)
  const contents = typesetter.edition.furniture.label('back-to-text')
  const detail: SpanDetails = { ...plain, link: { target: { destination: target }, contents, element } }
  const span = { ...markerSpan(note.label, flow, element), colour: LINK }
  return setMarker([span], [detail], flow, geometry, element, typesetter)
}
