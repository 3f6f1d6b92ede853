import type { Code } from '../diagnostic/codes.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { Edition } from '../edition/types.ts'
import type { Finding } from './types.ts'

const CODE_OF = {
  missing: 'verify/missing',
  order: 'verify/order',
  text: 'verify/text',
  extra: 'verify/extra',
  language: 'verify/language',
  structure: 'verify/structure',
  link: 'verify/link',
  alternative: 'verify/alternative',
  page: 'verify/page',
} as const satisfies Record<Finding['kind'], Code>

/** Collects the findings of one file. */
export interface Report {
  readonly findings: Finding[]
  add(kind: Finding['kind'], block: string | undefined, wanted: string, found: string): void
  /** The file cannot be read at all. */
  unreadable(wanted: string, found: string): void
}

/** An empty report on one cell. */
export function startReport(edition: Edition, format: Finding['format']): Report {
  const findings: Finding[] = []
  const cell = { format, edition: `${edition.article}/${edition.locale}` }
  return {
    findings,
    add(kind, block, wanted, found) {
      findings.push({ code: CODE_OF[kind], ...cell, kind, block, wanted, found })
    },
    unreadable(wanted, found) {
      findings.push({ code: 'verify/unreadable', ...cell, kind: 'structure', block: undefined, wanted, found })
    },
  }
}

/** `a` and `b` cut to the neighbourhood of their first difference, so that a long block gives a short message. */
export function excerpts(a: string, b: string): readonly [string, string] {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  if (at === a.length && at === b.length) return [excerptAt(a, 0), excerptAt(b, 0)]
  return [excerptAt(a, at), excerptAt(b, at)]
}

/** The neighbourhood of an offset, with dots where something was left out. */
export function excerptAt(text: string, at: number): string {
  const start = Math.max(0, at - 16)
  const end = Math.min(text.length, at + 32)
  const middle = text
    .slice(start, end)
    .replace(/^[\uDC00-\uDFFF]/, '')
    .replace(/[\uD800-\uDBFF]$/, '')
  return `${start > 0 ? '…' : ''}${middle}${end < text.length ? '…' : ''}`
}

const SAYS: Readonly<Record<Finding['kind'], string>> = {
  missing: 'a block is missing',
  order: 'text stands out of order',
  text: 'the text differs',
  extra: 'something is there that the edition does not have',
  language: 'language or direction differs',
  structure: 'the structure differs',
  link: 'a link differs',
  alternative: 'the text for a picture differs',
  page: 'a page mark differs',
}

/** Messages for humans, one per finding: edition, format, block, wanted and found. */
export function findingsToDiagnostics(findings: readonly Finding[]): readonly Diagnostic[] {
  return findings.map((finding) => {
    const [article, locale] = splitEdition(finding.edition)
    const where = finding.block === undefined ? '' : `, block ${finding.block}`
    const message = `${article} (${locale}) ${finding.format}${where}: ${SAYS[finding.kind]}; wanted “${finding.wanted}”, found “${finding.found}”`
    const place = finding.block === undefined ? { locale } : { locale, segment: finding.block }
    return diagnose(finding.code, message, place, [
      'the file is not what the edition says and is held back; this is a fault of Stemma, please report it with the source',
    ])
  })
}

function splitEdition(edition: string): readonly [string, string] {
  const at = edition.lastIndexOf('/')
  return [edition.slice(0, at), edition.slice(at + 1)]
}
