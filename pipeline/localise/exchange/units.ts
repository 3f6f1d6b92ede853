import { sayQuantities } from '../quantities.ts'
import { stateOf } from '../state.ts'
import { segmentHash } from '../segments.ts'
import type { Catalog, Segment, StateFile } from '../types.ts'
import type { Passage } from '../wording.ts'
import { sayDiff, wordDiff } from '../word-diff.ts'
import type { ExchangeUnit } from './types.ts'

/** The segments of an article with what one locale has for them, in document order. The source again, unless reviewed, is no target. */
export function exchangeUnits(
  article: string,
  segments: readonly Segment[],
  { catalog, states = {} }: { readonly catalog: Catalog; readonly states?: StateFile },
  passage: Passage,
): readonly ExchangeUnit[] {
  return segments.map((segment): ExchangeUnit => {
    const { id, kind, text, tags = [], vars } = segment
    const says = Object.entries(vars === undefined ? {} : sayQuantities(vars, passage.source))
    const found = catalog.get(id)
    const record = Object.hasOwn(states, id) ? states[id] : undefined
    const state = stateOf(segment, found, record, passage)
    const target = state === 'new' ? undefined : found
    return {
      article,
      id,
      kind,
      source: text,
      tags: [...tags, ...says.map(([name, value]) => `{{${name}}} ${value}: write this, or the quantity in words`)],
      state,
      base: found === undefined || found.trim() === '' ? '-' : segmentHash(found),
      ...(target !== undefined && { target }),
      ...(target !== undefined && record !== undefined && record.h !== segment.hash && { previous: record.src }),
    }
  })
}

/** For translators: what has changed in the source since the target was made, word by word. */
export function changeNote({ previous, source }: Pick<ExchangeUnit, 'previous' | 'source'>): readonly string[] {
  return previous === undefined ? [] : [`changed: ${sayDiff(wordDiff(previous, source))}`]
}

/** Newest `at` of states. */
export function newestChange(states: readonly StateFile[]): string | undefined {
  const dates = states.flatMap((file) => Object.values(file).flatMap(({ at }) => at ?? []))
  return dates.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1)
}
