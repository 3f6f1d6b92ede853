import { diagnose } from '../../diagnostic/codes.ts'
import type { Outcome } from '../../diagnostic/diagnostic.ts'
import { segmentHash } from '../segments.ts'
import type { Exchange, Imported, ImportedUnit } from './types.ts'

const columns = ['article', 'id', 'kind', 'state', 'source', 'target', 'tags', 'base'] as const

/**
 * A table for reviewers (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8. A cell that a spreadsheet would
 * take for a formula begins with an apostrophe, which import takes away.
 */
export function writeCsv({ locale, units }: Exchange): string {
  const rows = units.map((unit) =>
    [unit.article, unit.id, unit.kind, unit.state, unit.source, unit.target ?? '', unit.tags.join('\n'), unit.base]
      .map(cell)
      .join(','),
  )
  return `\ufeff${[...columns.slice(0, 5), `target ${locale}`, 'tags', 'base'].join(',')}\r\n${rows.map((row) => `${row}\r\n`).join('')}`
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r']/u.test(text) && text !== '-' ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Read a table: columns by their names, in any order; divided by commas, semicolons or tabs. */
export function readCsv(file: string, text: string): Outcome<Imported> {
  const clean = text.replace(/^\ufeff/u, '')
  const firstLine = clean.slice(0, Math.max(0, clean.search(/[\r\n]|$/u)))
  const divider = [',', ';', '\t'].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ','
  const { rows, open } = parseRows(clean, divider)
  const head = rows[0]?.cells.map((name) => name.trim().toLowerCase()) ?? []
  const targetColumn = head.findIndex((name) => /^target\b/u.test(name))
  const fail = (message: string, line: number, hint: string): Outcome<Imported> => ({
    value: { units: [] },
    diagnostics: [diagnose('localise/import', message, { file, line, column: 1 }, [hint])],
  })
  if (open !== undefined) return fail('a quoted cell is not closed', open, 'close it with "')
  if (targetColumn === -1 || (!head.includes('id') && !head.includes('source'))) {
    return fail('no table of targets', 1, 'the first line must name the columns: id, source, target')
  }
  const last = rows.at(-1)
  if (last !== undefined && last.cells.length < head.length && !/[\r\n]$/u.test(clean)) {
    return fail('the file ends within a row', last.line, 'it was cut off: export it again')
  }
  const units = rows.slice(1).flatMap(({ cells, line }): readonly ImportedUnit[] => {
    const value = (name: string) => {
      const found = cells[head.indexOf(name)]
      return found === undefined || found === '' ? undefined : uncover(found)
    }
    if (cells.every((one) => one === '')) return []
    const [article, id, source, state, base] = ['article', 'id', 'source', 'state', 'base'].map(value)
    const target = uncover(cells[targetColumn] ?? '')
    return [
      {
        ...(article !== undefined && { article }),
        ...(id !== undefined && { id }),
        ...(source !== undefined && { source }),
        target,
        state: stateIn(state, target, base),
        ...(base !== undefined && /^(?:[\da-f]{16}|-)$/u.test(base) && { base }),
        place: { file, line, column: 1 },
      },
    ]
  })
  const locale = /^target\s+(\S+)$/u.exec(rows[0]?.cells[targetColumn]?.trim() ?? '')?.[1]
  return { value: { units, ...(locale !== undefined && { locale }) }, diagnostics: [] }
}

/** A draft or stale target that comes back as it was has not been looked at; one that was changed has. */
function stateIn(state: string | undefined, target: string, base: string | undefined): ImportedUnit['state'] {
  if (state === 'reviewed') return 'reviewed'
  const waits = state === 'draft' || state === 'invalid' || state?.startsWith('stale:') === true
  return waits && base === segmentHash(target) ? 'draft' : 'translated'
}

function uncover(text: string): string {
  return /^'[=+\-@\t\r']/u.test(text) ? text.slice(1) : text
}

interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

function parseRows(text: string, divider: string): { readonly rows: readonly Row[]; readonly open?: number } {
  const rows: Row[] = []
  const field = new RegExp(`"((?:[^"]|"")*)"(?!")|([^${divider}\r\n]*)`, 'y')
  let [at, line] = [0, 1]
  while (at < text.length) {
    const cells: string[] = []
    const start = line
    for (;;) {
      field.lastIndex = at
      const [whole = '', quoted, plain = ''] = field.exec(text) ?? []
      if (quoted === undefined && plain.startsWith('"')) return { rows, open: line }
      cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
      line += quoted?.split('\n').length ?? 1
      line -= 1
      at += whole.length
      if (text[at] !== divider) break
      at++
    }
    rows.push({ cells, line: start })
    const end = /\r?\n|\r/y
    end.lastIndex = at
    const found = end.exec(text)?.[0]
    if (found === undefined && at < text.length) at = nextLine(text, at)
    else at += found?.length ?? 0
    line++
  }
  return { rows }
}

/** Letters behind a closing quote belong to no cell. */
function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end + 1
}
