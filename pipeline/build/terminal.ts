import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { formatDiagnostic } from '../diagnostic/format.ts'

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

/** One line for a terminal of so many columns: bar, count, what was made, time left. */
export function progressBar(progress: Progress, columns: number): string {
  const { done, total, label } = progress
  const filled = Math.round((barWidth * done) / Math.max(total, 1))
  const left = done === 0 || done === total ? '' : `  ${duration((progress.elapsed / done) * (total - done))} left`
  const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${done}/${total} `
  const room = Math.max(0, columns - 1 - bar.length - left.length)
  return bar + shortened(label, room) + left
}

function shortened(text: string, room: number): string {
  const letters = [...text]
  return letters.length <= room ? text : `${letters.slice(0, Math.max(0, room - 1)).join('')}…`
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
