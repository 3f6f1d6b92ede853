import { shorten } from '../edition/metadata.ts'
import { plainText } from '../edition/plain-text.ts'
import type { Edition } from '../edition/types.ts'
import { colonIn, joinNames } from '../language/list.ts'
import type { Node } from '../tree/nodes.ts'
import { visit } from '../tree/visit.ts'
import type { NavigationEntry } from './navigation.ts'

/** What the lists of a book name: pictures with something to say, and tables, in reading order. */
export interface Lists {
  readonly figures: readonly NavigationEntry[]
  readonly tables: readonly NavigationEntry[]
}

/** As much of a caption as a list shows, in UTF-16 units. */
const longestLabel = 120

/** Lists of the figures and tables of an edition; `pathOf` names the document in which an id is. */
export function listsOf(edition: Edition, pathOf: (id: string) => string): Lists {
  const figures: NavigationEntry[] = []
  const tables: NavigationEntry[] = []
  const href = (id: string): string => `${pathOf(id)}#${encodeURIComponent(id)}`
  const entry = (id: string, text: string, lang: string | undefined): NavigationEntry => {
    const label = shorten(text, longestLabel, lang ?? edition.locale)
    return { href: href(id), label, ...(lang !== undefined && { lang }), children: [] }
  }
  const see = (node: Node): void => {
    if (node.type === 'figure' && node.id !== undefined) {
      const caption = plainText(node.caption?.children ?? [])
      const text = caption === '' ? node.image.alt.trim() : caption
      const lang = caption === '' ? (node.image.lang ?? node.lang) : (node.caption?.lang ?? node.lang)
      if (text !== '') figures.push(entry(node.id, text, lang))
    }
    if (node.type === 'table' && node.id !== undefined) {
      const head = (node.children[0]?.children ?? []).filter((cell) => plainText(cell.children) !== '')
      // Cells are translated one by one: the label has a language of its own only when all of them have it.
      const lang = head.every((cell) => cell.lang === head[0]?.lang) ? (head[0]?.lang ?? node.lang) : node.lang
      const columns = joinNames(
        head.map((cell) => plainText(cell.children)),
        lang ?? edition.locale,
      )
      const { furniture } = edition
      const number = furniture.label('table', { number: furniture.digits(tables.length + 1) })
      const spoken = furniture.lang('table')
      const text = columns === '' ? number : number + colonIn(spoken ?? edition.locale)
      const prefix = { text, ...(spoken !== undefined && { lang: spoken }) }
      tables.push({ ...entry(node.id, columns, lang), prefix })
    }
  }
  for (const block of edition.root.children) visit(block, see)
  for (const note of edition.notes) for (const block of note.children) visit(block, see)
  return { figures, tables }
}
