import type { EditionEntry, FileRecord } from './types.ts'

/** What lists of articles must know of each one, before its manifest is read. */
export interface ArticleListing {
  /** Its manifest in output/. */
  readonly manifest: FileRecord
  readonly editions: readonly ListedEdition[]
  /** Pictures, fonts and licences, which other articles may share. */
  readonly assets: readonly string[]
}

export interface ListedEdition {
  readonly locale: string
  /** ISO 8601 day of publication. */
  readonly date?: string
  readonly hasPage: boolean
  readonly hasBook: boolean
}

/** The listing of an article from its manifest. */
export function listingOf(
  manifest: FileRecord,
  { editions, files }: { readonly editions: readonly EditionEntry[]; readonly files: readonly FileRecord[] },
): ArticleListing {
  return {
    manifest,
    editions: editions.map(({ locale, date, catalogue, cells }) => {
      const isBuilt = (format: string) => cells.some((cell) => cell.format === format && cell.status === 'built')
      return {
        locale,
        ...(date !== undefined && { date }),
        hasPage: isBuilt('html'),
        hasBook: catalogue !== undefined && isBuilt('epub'),
      }
    }),
    assets: files.map(({ path }) => path).filter((path) => path.startsWith('assets/')),
  }
}

/** Most rows of one page of a list. */
const mostRows = 100

/** Fewest rows of a page that is not the last, and one cut in so many names behind them. */
const fewestRows = 25
const oneIn = 32

/** One page of a list that may fill several. */
export interface ListPage {
  readonly names: readonly string[]
  /** What the files of the page are called after: '' for the first. */
  readonly id: string
  readonly previous?: string
  readonly next?: string
}

/**
 * Part a list into pages of at most a hundred names. Where it is cut depends on the names at the cut alone, not on how many stand before
 * it: a name that comes or goes changes the pages around it and no others. The pages but the first are called after their first name.
 */
export function pagesOfList(names: readonly string[]): readonly ListPage[] {
  const cuts: string[][] = []
  let page: string[] = []
  for (const name of names) {
    const isFull = page.length >= mostRows || (page.length >= fewestRows && isCut(name))
    if (page.length === 0 || (isFull && names.length > mostRows)) cuts.push((page = []))
    page.push(name)
  }
  const idOf = (index: number): string => (index === 0 ? '' : (cuts[index]?.[0] ?? ''))
  return cuts.map((own, index) => ({
    names: own,
    id: idOf(index),
    ...(index > 0 && { previous: idOf(index - 1) }),
    ...(index < cuts.length - 1 && { next: idOf(index + 1) }),
  }))
}

/** Whether a page may begin with a name: FNV-1a, mixed once more, as its low bits alone are uneven. */
function isCut(name: string): boolean {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) % oneIn === 0
}

/** Name of a file of a page of a list: `index.html` for the first, `index.<id>.html` for others. */
export function fileOfPage(stem: string, id: string, extension: string): string {
  return id === '' ? `${stem}.${extension}` : `${stem}.${id}.${extension}`
}
