import type { Report } from '../report.ts'
import type { WantedBlock } from '../wanted.ts'
import type { Leaf } from './compare.ts'
import type { PrintedBlock } from './read-blocks.ts'

const CONTAINER_TYPES: Readonly<Partial<Record<WantedBlock['type'], string>>> = {
  list: 'L',
  listItem: 'LI',
  blockquote: 'BlockQuote',
  table: 'Table',
  tableRow: 'TR',
  footnoteDefinition: 'Note',
}

/**
 * Compare what a leaf is and where it is nested: the kinds of the containers around it, and how many of them it shares
 * with the leaf before it. Together that is the whole tree, as long as no leaf is missing.
 */
export function comparePath(
  report: Report,
  before: readonly [Leaf, PrintedBlock] | undefined,
  [leaf, found]: readonly [Leaf, PrintedBlock],
): void {
  const wantedType = typeOf(leaf)
  const path = found.path.filter(({ type }) => type !== 'Figure')
  const cell = path.findLast(({ type }) => type === 'TD' || type === 'TH')
  const foundType = leaf.block.type === 'tableCell' && leaf.alt === undefined && cell ? cell.type : found.type
  if (!wantedType.includes(foundType)) report.add('structure', leaf.block.id, wantedType.join(' or '), foundType)
  const scope = found.element.scope
  if (leaf.block.head === true && foundType === 'TH' && scope !== 'Column') {
    report.add('structure', leaf.block.id, 'scope Column', `scope ${scope ?? 'none'}`)
  }
  if (leaf.block.head === false && foundType === 'TH' && scope !== 'Row')
    report.add('structure', leaf.block.id, 'scope Row', `scope ${scope ?? 'none'}`)
  const wantedPath = leaf.path.flatMap((block) => CONTAINER_TYPES[block.type] ?? [])
  const foundPath = path.flatMap(({ type }) => (type === 'TD' || type === 'TH' ? [] : [type]))
  // A quote or note that holds its text itself is both container and leaf.
  if (foundPath.length === wantedPath.length - 1 && wantedPath.at(-1) === found.type) foundPath.push(found.type)
  if (wantedPath.join(' ') !== foundPath.join(' ')) {
    report.add(
      'structure',
      leaf.block.id,
      `in ${wantedPath.join(' ') || 'the article'}`,
      `in ${foundPath.join(' ') || 'the article'}`,
    )
    return
  }
  if (!before) return
  const wantedShared = shared(
    before[0].path.map(({ id }) => id),
    leaf.path.map(({ id }) => id),
  )
  const serials = (block: PrintedBlock) =>
    block.path.flatMap(({ type, serial }) => (/^(TD|TH|Figure)$/.test(type) ? [] : [serial]))
  const foundShared = shared(serials(before[1]), serials(found))
  if (wantedShared !== foundShared && wantedPath.length > 0) {
    const name = (count: number) => (count === 0 ? 'nothing' : wantedPath.slice(0, count).join(' '))
    report.add(
      'structure',
      leaf.block.id,
      `sharing ${name(wantedShared)} with ${before[0].block.id}`,
      `sharing ${name(foundShared)}`,
    )
  }
}

function typeOf({ block, alt, path }: Leaf): readonly string[] {
  if (alt !== undefined) return ['Figure']
  switch (block.type) {
    case 'heading':
      return [`H${block.depth ?? 0}`]
    case 'tableCell':
      // The first column may head its rows.
      return block.head === true ? ['TH'] : block.column === 0 ? ['TD', 'TH'] : ['TD']
    case 'caption':
      // The caption of a decoration, which is an artifact, is text like any other.
      return path.at(-1)?.image?.alt.trim() === '' ? ['P'] : ['Caption']
    case 'code':
      return ['Code', 'P']
    default:
      return ['P', 'LBody', 'BlockQuote', 'Note']
  }
}

/** How many of the outermost containers are the same. */
function shared<Item>(a: readonly Item[], b: readonly Item[]): number {
  let containers = 0
  while (containers < a.length && containers < b.length && a[containers] === b[containers]) containers++
  return containers
}
