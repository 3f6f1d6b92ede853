import type { Edition } from '../../edition/types.ts'
import { joinNames } from '../../language/list.ts'
import { amendFirst, NEVER, type Strip } from './galley.ts'
import { filled } from './grid.ts'
import { setInline } from './lines.ts'
import { GREY, type Flow, type TextStyle } from './style.ts'
import type { Typesetter } from './typesetter.ts'

/** What stands between title and text: subtitle, authors, date, in the edition's language. */
export function setOpening(edition: Edition, flow: Flow, typesetter: Typesetter): readonly Strip[] {
  const { subtitle, authors, dateLabel } = edition.metadata
  const body = flow.style
  const plain: TextStyle = { ...body, align: 'start', indent: 0, hyphenate: false, balance: true }
  const large: TextStyle = { ...plain, size: body.size * 1.15, italic: true }
  const small: TextStyle = { ...plain, size: body.size * 0.9, colour: GREY }
  const strips: Strip[] = []
  function add(text: string, style: TextStyle): void {
    if (text.trim() === '') return
    const element = typesetter.structure.add('P', flow.parent)
    const own: Flow = { ...flow, style, isMain: false }
    const options = { element, block: undefined, isWhole: true }
    const { strips: lines } = setInline([{ type: 'text', value: text }], own, options, typesetter)
    strips.push(...amendFirst(lines, { breakCost: NEVER, anchors: typesetter.waiting.splice(0) }))
  }
  add(subtitle ?? '', large)
  add(joinNames(authors, flow.lang), small)
  add(dateLabel ?? '', small)
  // Whatever follows belongs to the title: a line of white space sets it off.
  return filled(strips, flow.grid, flow.grid * 0.75)
}
