import { formats } from '../config/types.ts'
import { counted } from '../diagnostic/counted.ts'
import { wholePercent } from '../language/percent.ts'
import { cellWidth, cutToWidth, formatSize, formatTable } from './table.ts'
import type { BuildOptions, Cell, EditionEntry } from './types.ts'

/** Most rows of the table: more scroll away what matters, and report.html lists them all. */
const mostRows = 200

/**
 * The table that ends a build: one row per edition of this run, one column per format, and where to look. `output` is the folder as the
 * user named it. Of very many editions those that failed have a row. On a terminal of fewer `columns` than it needs, the table goes without coverage and
 * pages, and cuts names of articles.
 */
export function formatSummary(
  all: readonly EditionEntry[],
  output: string,
  asked: Pick<BuildOptions, 'locales' | 'articles' | 'formats'> = {},
  columns = Infinity,
): string {
  const shown = formats.filter((format) => asked.formats?.includes(format) ?? true)
  const editions = all.filter(
    ({ article, locale }) => (asked.articles?.includes(article) ?? true) && (asked.locales?.includes(locale) ?? true),
  )
  const head = ['article', 'locale', 'own language', 'pages', ...shown]
  const isFailed = (edition: EditionEntry) => edition.cells.some(({ status }) => status === 'failed')
  const listed = editions.length <= mostRows ? editions : editions.filter(isFailed).slice(0, mostRows)
  const rows = listed.map((edition) => [
    edition.article,
    edition.locale,
    edition.coverage === undefined
      ? '–'
      : `${wholePercent(edition.coverage.total === 0 ? 1 : edition.coverage.own / edition.coverage.total)} %`,
    edition.pages === undefined ? '–' : String(edition.pages),
    ...shown.map((format) => formatCell(edition.cells.find((cell) => cell.format === format))),
  ])
  const cells = editions.flatMap((edition) => edition.cells.filter(({ format }) => shown.includes(format)))
  const others = all.flatMap((edition) => edition.cells).length - cells.length
  const count = (status: Cell['status']) => cells.filter((cell) => cell.status === status).length
  const failed = count('failed') > 0 ? `, ${count('failed')} failed` : ''
  const withheld = count('withheld') > 0 ? `, ${count('withheld')} withheld` : ''
  return [
    ...(rows.length === 0 ? [] : [fitted([head, ...rows], columns), '']),
    `${counted(count('built'), 'edition', 'editions')} built and verified${failed}${withheld}`,
    ...(others > 0
      ? [
          `${counted(others, 'further one of earlier builds stays as it is', 'further ones of earlier builds stay as they are')}; --locale, --article and --format left them out`,
        ]
      : []),
    `open ${output.replaceAll('\\', '/')}/index.html`,
  ].join('\n')
}

function fitted(rows: readonly (readonly string[])[], columns: number): string {
  const widthOf = (text: string) => Math.max(...text.split('\n').map(cellWidth))
  const table = formatTable(rows)
  if (widthOf(table) <= columns) return table
  const fewer = rows.map(([article = '', locale = '', _coverage, _pages, ...cells]) => [article, locale, ...cells])
  const narrow = formatTable(fewer)
  const excess = widthOf(narrow) - columns
  if (excess <= 0) return narrow
  const room = Math.max(4, Math.max(...fewer.map(([article = '']) => cellWidth(article))) - excess)
  return formatTable(fewer.map(([article = '', ...rest]) => [cutToWidth(article, room), ...rest]))
}

function formatCell(cell: Cell | undefined): string {
  if (cell === undefined) return '–'
  return cell.status === 'built'
    ? formatSize(cell.bytes ?? 0)
    : cell.status === 'failed'
      ? `failed: ${cell.code ?? ''}`
      : 'withheld'
}
