import type { Block } from '../../tree/nodes.ts'
import { textOf } from '../../tree/text.ts'
import { setCode } from './code.ts'
import { setFigure, setPicture } from './figure.ts'
import { amendFirst, append, NEVER, type Strip } from './galley.ts'
import { besideRule, filled, sunk } from './grid.ts'
import { setInline } from './lines.ts'
import { setList } from './list.ts'
import { bodyIndent, HAIRLINE, headingStyle, indented, smallStyle, type Flow } from './style.ts'
import { setTable } from './table.ts'
import { blockDetails, type Sequence, type Typesetter } from './typesetter.ts'

/** Sets blocks one below the other. Headings stay with what they head; link targets of blocks without text go to the next. */
export function setBlocks(
  blocks: readonly Block[],
  flow: Flow,
  typesetter: Typesetter,
  sequence: Sequence = {},
): readonly Strip[] {
  const strips: Strip[] = []
  let before: Block | undefined
  for (const [index, block] of blocks.entries()) {
    const own = typesetter.enter(flow, block)
    const set = setBlock(block, own, typesetter, { before, sequence })
    typesetter.setCalledNotes(flow)
    if (block.id !== undefined) typesetter.waiting.push(block.id)
    if (set.length === 0) continue
    const isHeaded = before?.type === 'heading' || before?.type === 'notice'
    // Who said what is quoted stands with the quotation.
    const isEnding = sequence.keepsEnd === true && index === blocks.length - 1 && index > 0 && set.length <= 2
    const anchors = typesetter.waiting.splice(0)
    const above = gapBetween(before, block, own, sequence)
    append(
      strips,
      amendFirst(set, {
        anchors,
        above,
        ...(announces(before, block) && { breakCost: ANNOUNCED }),
        ...((isHeaded || isEnding) && { breakCost: NEVER }),
        // A rule between parts of the text is not the last thing on a page.
        ...(before?.type === 'thematicBreak' && { breakCost: 20 }),
      }),
    )
    before = block
  }
  return strips
}

/** What a page break costs between a list, table, code or picture and the sentence that announces it: as much as seven or eight empty lines. */
const ANNOUNCED = 60

function announces(before: Block | undefined, block: Block): boolean {
  return before?.type === 'paragraph' && block.type !== 'paragraph' && /[:：]\s*$/u.test(textOf(before))
}

interface Neighbours {
  readonly before: Block | undefined
  readonly sequence: Sequence
}

function setBlock(block: Block, flow: Flow, typesetter: Typesetter, neighbours: Neighbours): readonly Strip[] {
  const { structure } = typesetter
  switch (block.type) {
    case 'paragraph': {
      const isText = neighbours.before?.type === 'paragraph'
      const indent = neighbours.sequence.isBlockStyle === true ? 0 : bodyIndent(flow, isText)
      const element = structure.add('P', flow.parent, blockDetails(block))
      const inner: Flow = { ...flow, style: { ...flow.style, indent } }
      const { strips, images } = setInline(block.children, inner, { element, block: block.id }, typesetter)
      // Notes stand on no grid: another language in them keeps its own leading.
      const text = flow.isMain ? filled(strips, flow.grid) : strips
      return [...text, ...images.flatMap((image) => setPicture(image, flow, typesetter, {}))]
    }
    case 'heading': {
      const { style, above, below } = headingStyle(flow.style, block.depth)
      const element = structure.add(headingType(block.depth), flow.parent, blockDetails(block))
      const inner: Flow = { ...flow, style }
      const options = { element, block: block.id, isWhole: true }
      const { strips, images } = setInline(block.children, inner, options, typesetter)
      const pictures = images.flatMap((image) => setPicture(image, flow, typesetter, {}))
      // Headings that follow each other belong together.
      const follows = neighbours.before?.type === 'heading'
      const set = sunk(strips, flow.grid, below, typesetter.textHeight / 2)
      return [...amendFirst(set, { above: follows ? 0 : above }), ...pictures]
    }
    case 'notice': {
      const style = { ...smallStyle(flow.style, 0.9), italic: true }
      const element = structure.add('P', flow.parent, blockDetails(block))
      const inner = indented({ ...flow, style }, 0.9 * flow.style.size)
      const { strips } = setInline(block.children, inner, { element, block: block.id, isWhole: true }, typesetter)
      return filled(besideRule(strips, flow), flow.grid)
    }
    case 'thematicBreak': {
      const width = flow.width * 0.2
      const x = flow.left + (flow.width - width) / 2
      const rule = { kind: 'rule', x, y: flow.grid / 2, width, height: 0.5, colour: HAIRLINE } as const
      return [
        {
          height: flow.grid,
          above: 0,
          items: [],
          artifacts: [{ type: 'layout', items: [rule] }],
          breakCost: NEVER,
          anchors: [],
        },
      ]
    }
    case 'code':
      return setCode(block, flow, typesetter)
    case 'blockquote': {
      const parent = structure.add('BlockQuote', flow.parent, blockDetails(block))
      const em = flow.style.size
      const inner: Flow = { ...indented(flow, 1.5 * em, 1.5 * em), parent }
      return setBlocks(block.children, inner, typesetter, { ...neighbours.sequence, keepsEnd: true })
    }
    case 'list':
      return setList(block, flow, typesetter)
    case 'table':
      return setTable(block, flow, typesetter)
    case 'figure':
      return setFigure(block, flow, typesetter)
    case 'footnoteDefinition':
      // The edition has taken the notes out of the text; whatever is left is text like any other.
      return setBlocks(block.children, flow, typesetter, neighbours.sequence)
  }
}

function headingType(depth: 1 | 2 | 3 | 4 | 5 | 6): 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6' {
  return `H${depth}`
}

/** Space between two blocks: none between indented paragraphs, half a line around everything else. */
function gapBetween(before: Block | undefined, block: Block, flow: Flow, sequence: Sequence): number {
  if (before === undefined || before.type === 'heading' || sequence.isTight === true) return 0
  // A note is short, and its notice speaks of it alone.
  if (before.type === 'notice' && !flow.isMain) return 0
  const areText = before.type === 'paragraph' && block.type === 'paragraph'
  if (areText && flow.style.indent > 0 && sequence.isBlockStyle !== true) return 0
  return flow.grid / 2
}
