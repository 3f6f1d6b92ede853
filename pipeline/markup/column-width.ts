import { plainText } from '../edition/plain-text.ts'
import type { Table } from '../tree/nodes.ts'

/** Widths for the longest word of a column, in em; longer ones may be broken. */
export const wordWidths = [3, 4, 5, 6, 7, 8, 9, 10, 12] as const
/** Columns for which a book knows how to share a narrow page. */
export const mostColumns = 8

/** Width of a letter in em, roughly; ideographs stand alone and may be parted anywhere. */
const letterWidth = 0.6

/**
 * Class of the cells of each column of a table in a book: room for its longest word, as long as the page has that much (`w6-3` = 6 em, but
 * no more than the share of one column of three). Books cannot scroll: a table that is wider than the page would lose its end.
 */
export function columnClasses({ children: rows }: Table, columns: number): readonly string[] {
  return Array.from({ length: columns }, (_, column) => {
    const words = rows.flatMap((row) => plainText(row.children[column]?.children ?? []).split(/[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}-]+/u)) // prettier-ignore
    const longest = words.reduce((most, word) => Math.max(most, word.replaceAll(/\p{M}/gu, '').length), 0) * letterWidth
    const width = wordWidths.find((known) => longest <= known) ?? wordWidths[wordWidths.length - 1]
    return `w${width}-${Math.min(columns, mostColumns)}`
  })
}
