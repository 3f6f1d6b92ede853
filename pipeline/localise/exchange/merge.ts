import { diagnose } from '../../diagnostic/codes.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { segmentHash } from '../segments.ts'
import { stateOf } from '../state.ts'
import { decode, escapeText } from '../tokens.ts'
import type { Inline } from '../../tree/nodes.ts'
import type { Catalog, Segment, StateFile } from '../types.ts'
import { hasWords, type Passage } from '../wording.ts'
import type { ImportedUnit } from './types.ts'

/** What became of the units of an import. */
export const mergeOutcomes = [
  'added',
  'changed',
  'confirmed',
  'same',
  'empty',
  'newer',
  'refused',
  'unmatched',
] as const
export type MergeOutcome = (typeof mergeOutcomes)[number]

export interface Merged {
  readonly catalog: Catalog
  readonly states: StateFile
  readonly counts: Readonly<Record<MergeOutcome, number>>
  /** Units with a target, by whether there is a segment for them. */
  readonly matched: readonly ImportedUnit[]
  readonly unmatched: readonly ImportedUnit[]
  /** Units without a target whose source has words to translate. */
  readonly empty: readonly ImportedUnit[]
  /** How many of the targets that were taken were made from another source than the present one. */
  readonly older: number
  readonly diagnostics: readonly Diagnostic[]
}

const rank = { draft: 0, translated: 1, reviewed: 2 } as const

/**
 * Put units of one article into a catalog. They are matched by id, else by the text of the source. Newer work is never overwritten:
 * what was changed here since the file was written stays, and is told; a target that breaks its tokens is refused. A target
 * is recorded with the source that the file has, so one that was made from an older source is stale, not new.
 */
export function mergeUnits(
  segments: readonly Segment[],
  files: { readonly catalog: Catalog; readonly states: StateFile },
  units: readonly ImportedUnit[],
  stamp: { readonly by?: string; readonly at?: string; readonly mt?: string },
  passage: Passage,
): Merged {
  const byId = new Map(segments.map((segment) => [segment.id, segment]))
  const byHash = new Map<string, Segment[]>()
  for (const segment of segments) byHash.set(segment.hash, [...(byHash.get(segment.hash) ?? []), segment])
  const catalog = new Map(files.catalog)
  const records = new Map(Object.entries(files.states))
  const counts: Record<MergeOutcome, number> = {
    added: 0,
    changed: 0,
    confirmed: 0,
    same: 0,
    empty: 0,
    newer: 0,
    refused: 0,
    unmatched: 0,
  }
  const diagnostics: Diagnostic[] = []
  const matched: ImportedUnit[] = []
  const unmatched: ImportedUnit[] = []
  const empty: ImportedUnit[] = []
  const contested = contestedIds(units)
  let older = 0

  const put = (segment: Segment, unit: ImportedUnit): MergeOutcome => {
    const { id } = segment
    const source = unit.source ?? segment.text
    const now = catalog.get(id)
    const record = records.get(id)
    // A target that is only the source again is nobody's work.
    const old = stateOf(segment, now, record, passage) === 'new' ? undefined : now
    const h = segmentHash(source)
    const place = { ...unit.place, segment: id }
    if (unit.id !== undefined && contested.has(unit.id)) {
      const hints = ['keep the right one in the file and import it again']
      const message = `'${id}' stands in the file more than once, with different targets; none is taken`
      diagnostics.push(diagnose('localise/import-refused', message, place, hints))
      return 'refused'
    }
    const problem = tokenProblem(segment, unit.target)
    if (problem !== undefined) {
      const hints = [`write every token of the source once: ${segment.text}`]
      diagnostics.push(
        diagnose('localise/import-refused', `the target of '${id}' is refused: ${problem}`, place, hints),
      )
      return 'refused'
    }
    const write = (target: string) => {
      if (h !== segment.hash) older++
      catalog.set(id, target)
      records.set(id, {
        h,
        src: source,
        th: segmentHash(target),
        s: unit.state,
        ...stamp,
        ...(unit.mt !== undefined && { mt: unit.mt }),
      })
    }
    if (old === undefined) {
      write(unit.target)
      return 'added'
    }
    const known = record !== undefined && record.th === segmentHash(old) ? record : undefined
    if (canonical(old) === canonical(unit.target)) {
      // The same words: a person has looked at them again, for this source or with a better state.
      const better = known === undefined || rank[unit.state] > rank[known.s] || (known.h !== h && h === segment.hash)
      const isWork = unit.state !== 'draft' && (known?.h !== h || rank[unit.state] > rank[known.s])
      if (!better || !isWork) return 'same'
      write(old)
      return 'confirmed'
    }
    const untouched =
      unit.base === undefined ? known?.s === 'draft' && unit.state !== 'draft' : unit.base === segmentHash(old)
    if (!untouched) {
      const hints = ['compare both; to take the one of the file, remove the line from the catalog and import again']
      diagnostics.push(
        diagnose(
          'localise/import-newer',
          `'${id}' has another target here, which is kept: ${old.slice(0, 60)}`,
          place,
          hints,
        ),
      )
      return 'newer'
    }
    // A draft never takes the place of what a person has approved.
    if (unit.state === 'draft' && known !== undefined && known.s !== 'draft' && known.h === segment.hash) return 'newer'
    write(unit.target)
    return 'changed'
  }

  for (const unit of units) {
    const found =
      (unit.id === undefined ? undefined : byId.get(unit.id)) ??
      (unit.source === undefined ? undefined : byHash.get(segmentHash(unit.source)))
    const targets: readonly Segment[] = found === undefined ? [] : 'id' in found ? [found] : found
    if (unit.target.trim() === '') {
      const [segment = { text: unit.source ?? '' }] = targets
      // Figures, code and names read the same in every language: nobody waits for them.
      if (hasWords(segment, passage.names)) empty.push(unit)
    } else if (targets.length === 0) unmatched.push(unit)
    else {
      matched.push(unit)
      for (const segment of targets) counts[put(segment, unit)]++
    }
  }
  counts.unmatched = unmatched.length
  counts.empty = empty.length
  return {
    catalog: inOrder(catalog, segments),
    states: Object.fromEntries(inOrder(records, segments)),
    counts,
    matched,
    unmatched,
    empty,
    older,
    diagnostics,
  }
}

/** Ids that a file has several targets for, which says of none that it is the one. */
function contestedIds(units: readonly ImportedUnit[]): ReadonlySet<string> {
  const targets = new Map<string, string>()
  const contested = new Set<string>()
  for (const { id, target } of units) {
    if (id === undefined || target.trim() === '') continue
    const other = targets.get(id)
    if (other !== undefined && canonical(other) !== canonical(target)) contested.add(id)
    targets.set(id, target)
  }
  return contested
}

/** Entries in the order of the document; those of segments that are gone behind them. */
function inOrder<Value>(entries: ReadonlyMap<string, Value>, segments: readonly Segment[]): ReadonlyMap<string, Value> {
  const ordered = new Map<string, Value>()
  for (const { id } of segments) {
    const value = entries.get(id)
    if (value !== undefined) ordered.set(id, value)
  }
  for (const [id, value] of entries) if (!ordered.has(id)) ordered.set(id, value)
  return ordered
}

/** Both ways of writing a lone backslash are one text. */
function canonical(target: string): string {
  return target.replaceAll(/\\([\\<])|<\/?\d{1,6}\/?>|[\\<]/gu, (whole, escaped?: string) =>
    escaped === undefined && whole.length > 1 ? whole : escapeText(escaped ?? whole),
  )
}

/** Why a target cannot be used for a segment, as `localise` will see it; undefined when it can. */
export function tokenProblem(segment: Pick<Segment, 'text' | 'tags'>, target: string): string | undefined {
  const slots = (segment.tags ?? []).map((tag, number): Inline => {
    if (/^<\d+> code\b/u.test(tag)) return { type: 'inlineCode', value: '' }
    return segment.text.includes(`</${number}>`)
      ? { type: 'strong', children: [{ type: 'text', value: 'x' }] }
      : { type: 'break' }
  })
  const decoded = decode(target, slots)
  return 'problem' in decoded ? decoded.problem : undefined
}
