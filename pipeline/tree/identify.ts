import { hash } from 'node:crypto'
import { alignUnits, type EarlierUnit } from './align.ts'
import type { Block, Figure, ListItem, PhrasingBlock, Root, TableCell, TableRow } from './nodes.ts'
import { foldText, textOf } from './text.ts'
import { isPhrasingBlock, visit } from './visit.ts'

/** Segments of an earlier version, as `localise/` writes them: texts with numbered tokens. */
export interface EarlierUnits {
  readonly units: Readonly<Record<string, { readonly kind: string; readonly text: string }>>
}

/** First hex digits of the sha256 of a text. */
export function digest(text: string, digits: number): string {
  return hash('sha256', text, 'hex').slice(0, digits)
}

/** Shape of the ids that are accepted from a file: names that XML and addresses can hold. */
const idShape = /^[\p{L}][\p{L}\p{M}\p{N}-]{0,99}$/u

/**
 * The tree with an id on every block. Phrasing blocks are called by their first words and a hash (`president-says-order-1f3a`),
 * everything else by its kind and a hash (`list-08be`). Ids of earlier segments live on in the blocks that descend from them.
 * Containers take their hash from the first block in them, so they live as long as it does. Repeats get `-2`, `-3` (not `~2`,
 * which is no XML name).
 */
export function identify(root: Root, earlier?: EarlierUnits): Root {
  const ids = new Naming(root, earlier)
  return { type: 'root', children: root.children.map((block) => named(block, ids)) }
}

/** Names for the phrasing blocks and figures in document order, then for whatever holds them. */
class Naming {
  readonly #used = new Set<string>()
  readonly #repeats = new Map<string, number>()
  readonly #kept: (string | undefined)[]
  #next = 0
  #last = ''

  constructor(root: Root, earlier: EarlierUnits | undefined) {
    this.#kept = earlier === undefined ? [] : keptIds(root, earlier)
    for (const id of this.#kept) if (id !== undefined) this.#used.add(id)
  }

  /** Id of the next phrasing block or figure. */
  unit(base: () => string): string {
    const kept = this.#kept[this.#next++]
    this.#last = kept ?? this.fresh(base())
    return this.#last
  }

  /** An id for a container, from the id of the first block in it. */
  container(kind: string, first: string | undefined): string {
    return this.fresh(`${kind}-${digest(`${kind}\0${first ?? this.#last}`, 4)}`)
  }

  fresh(base: string): string {
    let id = base
    for (let n = this.#repeats.get(base) ?? 2; this.#used.has(id); n++) {
      id = `${base}-${n}`
      this.#repeats.set(base, n + 1)
    }
    this.#used.add(id)
    return id
  }
}

function named(block: Block, ids: Naming): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'notice':
      return { ...block, id: unitId(block, ids) }
    case 'thematicBreak':
      return { ...block, id: ids.container('rule', undefined) }
    case 'code':
      return { ...block, id: ids.fresh(`code-${digest(block.value, 4)}`) }
    case 'blockquote': {
      const children = block.children.map((child) => named(child, ids))
      return { ...block, id: ids.container('quote', children[0]?.id), children }
    }
    case 'footnoteDefinition': {
      const children = block.children.map((child) => named(child, ids))
      return { ...block, id: ids.container('note', block.identifier), children }
    }
    case 'list': {
      const children = block.children.map((item): ListItem => {
        const inside = item.children.map((child) => named(child, ids))
        return { ...item, id: ids.container('item', inside[0]?.id), children: inside }
      })
      return { ...block, id: ids.container('list', children[0]?.id), children }
    }
    case 'table': {
      const children = block.children.map((row): TableRow => {
        const cells = row.children.map((cell): TableCell => ({ ...cell, id: unitId(cell, ids) }))
        return { ...row, id: ids.container('row', cells[0]?.id), children: cells }
      })
      return { ...block, id: ids.container('table', children[0]?.id), children }
    }
    case 'figure': {
      const figure: Figure = { ...block, id: ids.unit(() => `figure-${digest(block.image.url, 4)}`) }
      const { caption } = block
      return caption === undefined ? figure : { ...figure, caption: { ...caption, id: unitId(caption, ids) } }
    }
  }
}

const shortKinds: Readonly<Record<PhrasingBlock['type'], string>> = {
  paragraph: 'p',
  heading: 'h',
  tableCell: 'cell',
  caption: 'caption',
  notice: 'notice',
}

function unitId(block: PhrasingBlock, ids: Naming): string {
  return ids.unit(() => birthId(shortKinds[block.type], foldText(textOf(block))))
}

/** `first-four-words-hhhh`; the kind leads when there are no words or the first begins with a digit. */
function birthId(kind: string, text: string): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)
      ?.slice(0, 4) ?? []
  const slug = [...words.join('-')]
    .filter(isNameCharacter)
    .slice(0, 32)
    .join('')
    .replaceAll(/^-+|-+$/gu, '')
  const name = slug === '' ? kind : /^\p{L}/u.test(slug) ? slug : `${kind}-${slug}`
  return `${name}-${digest(text, 4)}`
}

// XML 1.0 names leave out a few letters and digits of Unicode: ª º µ, superscripts, Roman numerals, compatibility forms.
function isNameCharacter(character: string): boolean {
  return /[-0-9a-z\u00df-\u00f6\u00f8-\u037d\u037f-\u1fff\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]/u.test(
    character,
  )
}

/** For each phrasing block and figure of the tree, in order, the id of the segment that it descends from. */
function keptIds(root: Root, earlier: EarlierUnits): (string | undefined)[] {
  const now: { kind: string; text: string }[] = []
  visit(root, (node) => {
    if (isPhrasingBlock(node)) now.push({ kind: kindOf(node), text: foldText(textOf(node)) })
    else if (node.type === 'figure') now.push({ kind: 'figure.alt', text: node.image.alt })
  })
  const before = Object.entries(earlier.units).flatMap(([key, unit]): EarlierUnit[] => {
    const isFigure = unit.kind === 'figure.alt'
    if (!isFigure && /\.(?:alt|title)(?:-\d+)?$/u.test(key)) return []
    const id = isFigure ? key.replace(/\.alt$/u, '') : key
    return idShape.test(id) ? [{ id, kind: unit.kind, text: plainUnit(unit.text) }] : []
  })
  const seen = new Set<string>()
  return alignUnits(now, before).map((index) => {
    const id = index === undefined ? undefined : before[index]?.id
    if (id === undefined || seen.has(id)) return undefined
    seen.add(id)
    return id
  })
}

/** Kind of the segment that a phrasing block is: its type, 'h1' … 'h6' for headings. */
export function kindOf(block: PhrasingBlock): string {
  return block.type === 'heading' ? `h${block.depth}` : block.type
}

/** Text of a segment without its numbered tokens. */
function plainUnit(text: string): string {
  return text.replaceAll(/<\/?\d+\/?>|\\([\\<])/gu, '$1')
}
