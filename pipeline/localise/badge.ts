import { wholePercent } from '../language/percent.ts'
import type { StatusRow } from './status.ts'

/** Share of segments that a person has approved for a locale, 0 to 1: reviewed ones, and none of a source that has changed since. */
export function reviewedShare({ states, total }: Pick<StatusRow, 'states' | 'total'>): number {
  // The source is what everything else is compared with.
  if (total === 0 || states.source === total) return 1
  return ((states.reviewed ?? 0) + (states['stale:cosmetic'] ?? 0)) / total
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replaceAll(/[&<>"]/gu, (sign) => escapes[sign] ?? '')

/** Width of a short label in pixels at 11 px; wide letters count double. */
function widthOf(text: string): number {
  let width = 0
  for (const letter of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(letter) ? 11 : 6.5
  return Math.ceil(width) + 12
}

/** A picture for web pages: what is counted, and how much of it, over the given rows. White on these colours has a contrast of 4.5. */
export function coverageBadge(label: string, rows: readonly StatusRow[]): string {
  const total = rows.reduce((sum, row) => sum + row.total, 0)
  const own = rows.reduce((sum, row) => sum + row.own, 0)
  const percent = total === 0 ? 100 : wholePercent(own / total)
  const value = `${percent} %`
  const colour = percent >= 95 ? '#1f7a3d' : percent >= 50 ? '#8a6100' : '#b3261e'
  const [left, right] = [widthOf(label), widthOf(value)]
  const name = escape(`${label}: ${value}`)
  const text = (x: number, words: string) => `<text x="${x}" y="14" text-anchor="middle">${escape(words)}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${name}">`,
    `<title>${name}</title>`,
    `<rect width="${left}" height="20" fill="#444"/><rect x="${left}" width="${right}" height="20" fill="${colour}"/>`,
    `<g fill="#fff" font-family="Verdana, 'DejaVu Sans', sans-serif" font-size="11">${text(left / 2, label)}${text(left + right / 2, value)}</g>`,
    '</svg>',
    '',
  ].join('\n')
}
