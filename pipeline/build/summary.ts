import { formatSize, formatTable } from './table.ts'
import type { Cell, Manifest } from './types.ts'

/**
 * The table that ends a build: one row per edition, one column per format, and where to look. `output` is the folder as the user
 * named it.
 */
export function formatSummary(manifest: Manifest, output: string): string {
  const head = ['article', 'locale', 'own language', 'pages', 'html', 'pdf', 'epub']
  const rows = manifest.editions.map((edition) => [
    edition.article,
    edition.locale,
    edition.coverage === undefined
      ? '–'
      : `${Math.floor((100 * edition.coverage.own) / Math.max(edition.coverage.total, 1))} %`,
    edition.pages === undefined ? '–' : String(edition.pages),
    ...(['html', 'pdf', 'epub'] as const).map((format) =>
      formatCell(edition.cells.find((cell) => cell.format === format)),
    ),
  ])
  const cells = manifest.editions.flatMap((edition) => edition.cells)
  const count = (status: Cell['status']) => cells.filter((cell) => cell.status === status).length
  const failed = count('failed') > 0 ? `, ${count('failed')} failed` : ''
  const withheld = count('withheld') > 0 ? `, ${count('withheld')} withheld` : ''
  return [
    formatTable([head, ...rows]),
    '',
    `${count('built')} editions built and verified${failed}${withheld}`,
    `open ${output.replaceAll('\\', '/')}/index.html`,
  ].join('\n')
}

function formatCell(cell: Cell | undefined): string {
  if (cell === undefined) return '–'
  return cell.status === 'built'
    ? formatSize(cell.bytes ?? 0)
    : cell.status === 'failed'
      ? `failed: ${cell.code ?? ''}`
      : 'withheld'
}
