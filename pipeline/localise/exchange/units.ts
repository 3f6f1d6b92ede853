import { stateOf } from '../state.ts'
import { segmentHash } from '../segments.ts'
import type { Catalog, Segment, StateFile } from '../types.ts'
import type { ExchangeUnit } from './types.ts'

/** The segments of an article with what one locale has for them, in document order. */
export function exchangeUnits(
  article: string,
  segments: readonly Segment[],
  catalog: Catalog,
  states: StateFile = {},
): readonly ExchangeUnit[] {
  return segments.map((segment): ExchangeUnit => {
    const { id, kind, text, tags = [] } = segment
    const found = catalog.get(id)
    const target = found?.trim() === '' ? undefined : found
    const record = Object.hasOwn(states, id) ? states[id] : undefined
    return {
      article,
      id,
      kind,
      source: text,
      tags,
      state: stateOf(segment, target, record),
      base: target === undefined ? '-' : segmentHash(target),
      ...(target !== undefined && { target }),
      ...(target !== undefined && record !== undefined && record.h !== segment.hash && { previous: record.src }),
    }
  })
}

/** Newest `at` of states. */
export function newestChange(states: readonly StateFile[]): string | undefined {
  const dates = states.flatMap((file) => Object.values(file).flatMap(({ at }) => at ?? []))
  return dates.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1)
}
