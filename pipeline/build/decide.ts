import { formats as allFormats } from '../config/types.ts'
import type { Format } from '../config/types.ts'
import { changedParts, digest, keyOf } from './keys.ts'
import type { Parts } from './keys.ts'
import type { BaseRecord, CellRecord } from './records.ts'
import type { EditionState } from './state.ts'
import type { EditionJob, EditionTask, FileRecord } from './types.ts'

/** Where results of earlier builds are found. */
export interface Shelf {
  state(task: EditionTask): EditionState | undefined
  record<Value>(key: string): Value | undefined
  /** Whether the bytes of a file are there: in output/ as they should be, or in the store. */
  hasFile(file: FileRecord): boolean
}

/** What is left to do for an edition, and why. */
export interface Decision {
  readonly job: EditionJob
  readonly parts: Parts
  readonly baseKey: string
  /** Articles in the same language that the page links to. */
  readonly pages: readonly string[]
  /** Formats to make, with the reason in words. */
  readonly missing: ReadonlyMap<Format, string>
}

const sorted = (formats: readonly Format[]): readonly Format[] =>
  allFormats.filter((format) => formats.includes(format)).toReversed()

/** Key of a cell; the page also depends on what it says of others. */
export function cellKey(format: Format, baseKey: string, seen: Parts = {}): string {
  return keyOf(`cell ${format}`, { base: baseKey, ...seen })
}

/** The report of `verify --strict` on an edition's files, by its digest; nothing when nobody certifies. */
export function seenByBook(report: string): Parts {
  return report === '' ? {} : { report }
}

/** What a page, and the statement beside it, say of other cells and editions. */
export function seenByPage(
  cells: Readonly<Partial<Record<Format, CellRecord>>>,
  titles: Readonly<Record<string, string>>,
  articles: readonly string[],
): Parts {
  const sizes = (['pdf', 'epub'] as const).map(
    (format) =>
      `${format} ${cells[format]?.cell.status} ${cells[format]?.cell.bytes} ${JSON.stringify(cells[format]?.cell.checks)}`,
  )
  return { downloads: digest(sizes), titles: digest(Object.entries(titles).flat()), pages: digest(articles) }
}

/** The base of an edition, when it is known, and the inputs that it stands for. */
export interface DecidedBase {
  readonly key: string
  readonly parts: Parts
  readonly base: BaseRecord | undefined
}

/** Decide what of an edition can be taken from earlier builds: first what its cells share. */
export function decideBase(task: EditionTask, parts: Parts, shelf: Shelf): DecidedBase {
  const key = keyOf('edition', parts)
  const last = shelf.state(task)
  if (last?.base.key === key) return { key, parts, base: last.base.record }
  // An edition that says everything in its own language asked no other catalog: a change there is none to it.
  const coverage = last?.base.record.entry.coverage
  if (last !== undefined && coverage !== undefined && coverage.own === coverage.total) {
    const changed = changedParts(last.parts, parts)
    if (changed.length === 1 && changed[0] === 'fallbacks')
      return { key: last.base.key, parts: last.parts, base: last.base.record }
  }
  return { key, parts, base: shelf.record<BaseRecord>(key) }
}

/** Decide the cells of an edition. `titles` are those of all its locales, undefined while one of them is not known. */
export function decideCells(
  task: EditionTask,
  { key, parts, base }: DecidedBase,
  wanted: readonly Format[],
  titles: Readonly<Record<string, string>>,
  titlesKnown: boolean,
  articles: readonly string[],
  report: string,
  shelf: Shelf,
): Decision {
  const last = shelf.state(task)
  const cells: Partial<Record<Format, CellRecord>> = {}
  const missing = new Map<Format, string>()
  const changed = last === undefined ? [] : changedParts(last.parts, parts)
  const why = last === undefined ? 'new' : changed.length > 0 ? `${changed.join(', ')} changed` : 'not there any more'
  const seen = (format: Format): Parts => {
    return format === 'html' ? seenByPage(cells, titles, articles) : seenByBook(report)
  }
  const isReported = (format: Format) =>
    changed.length === 0 &&
    last?.cells[format] !== undefined &&
    last.cells[format].key !== cellKey(format, key, seenByBook(report))
  if (base?.closed === undefined) {
    for (const format of sorted(wanted)) {
      const isPage = format === 'html'
      const others = isPage ? [...missing.keys()] : []
      const known = base !== undefined && (!isPage || (titlesKnown && others.length === 0))
      const found = known ? recordOf(format, cellKey(format, key, seen(format)), last, shelf) : undefined
      if (found !== undefined) cells[format] = found
      else if (isPage && last !== undefined && changed.length === 0) missing.set(format, pageReason(others, last))
      else missing.set(format, isReported(format) ? 'report of verify --strict changed' : why)
    }
  }
  return { job: { task, ...(base && { base }), cells, titles }, parts, baseKey: key, pages: articles, missing }
}

function pageReason(others: readonly Format[], last: EditionState): string {
  if (last.cells['html'] === undefined) return 'new'
  return others.length > 0 ? `${others.join(', ')} made anew` : 'title or locale of another edition changed'
}

function recordOf(format: Format, key: string, last: EditionState | undefined, shelf: Shelf): CellRecord | undefined {
  const kept = last?.cells[format]
  const record = kept?.key === key ? kept.record : shelf.record<CellRecord>(key)
  return record?.files.every((file) => shelf.hasFile(file)) === true ? record : undefined
}
