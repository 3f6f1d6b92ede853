import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { formatDiagnostic } from '../diagnostic/format.ts'
import { cellWidth, cutToWidth } from './table.ts'

/** How far a build is. Times are milliseconds. */
export interface Progress {
  readonly done: number
  readonly total: number
  readonly label: string
  readonly elapsed: number
}

const barWidth = 20

/** One line that tells progress in a log: count and what was made. */
export function progressLine({ done, total, label }: Progress): string {
  return `[${String(done).padStart(String(total).length)}/${total}] ${label}`
}

/** Cells that a label keeps before the bar gets shorter for it. */
const leastLabel = 8

/**
 * One line for a terminal of so many columns: bar, count, what is being made, time left. It never reaches the last column, where a terminal may wrap:
 * first the label is cut, then the bar gets shorter, then the time and at last the label go.
 */
export function progressBar(progress: Progress, columns: number): string {
  const { done, total, label } = progress
  const count = `${done}/${total}`
  const isUnknown = done === 0 || done === total
  const left = isUnknown ? '' : `  ${duration((progress.elapsed / done) * (total - done))} left`
  // A terminal that does not tell its width is as wide as terminals were.
  const room = (columns > 0 ? columns : 80) - 1
  const least = Math.min(leastLabel, cellWidth(label))
  const time = room - count.length - left.length - 1 - least < 0 ? '' : left
  const width = Math.max(0, Math.min(barWidth, room - count.length - time.length - 2 - least))
  const filled = Math.round((width * done) / Math.max(total, 1))
  const bar = width === 0 ? count : `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${count}`
  const name = cutToWidth(label, room - bar.length - 1 - time.length)
  return (name === '' ? bar : `${bar} ${name}`) + time
}

/** Milliseconds as '5 s' or '3:05 min'. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`
}

/** Whether to colour: NO_COLOR and FORCE_COLOR say so (no-color.org, force-color.org), else only a terminal gets colours. */
export function isColoured(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTerminal && TERM !== 'dumb'
}

const colours = { error: '31', warning: '33', info: '36' } as const

/** A diagnostic as text, its severity coloured when that is wanted. */
export function diagnosticText(diagnostic: Diagnostic, coloured: boolean): string {
  const { severity } = diagnostic
  const text = formatDiagnostic(diagnostic)
  return coloured ? `\u001B[${colours[severity]}m${severity}\u001B[39m${text.slice(severity.length)}` : text
}
