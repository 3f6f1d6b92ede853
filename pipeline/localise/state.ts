import type { SegmentState } from '../edition/types.ts'
import { segmentHash } from './segments.ts'
import { changeOf } from './staleness.ts'
import type { Segment, StateFile } from './types.ts'
import { isCopy, type Passage } from './wording.ts'

/** What a state allows: ship = the reader gets it, fallback = the next language of the chain is asked. */
export interface StatePolicy {
  readonly draft: 'ship' | 'fallback'
  readonly unverified: 'ship' | 'fallback'
  readonly minor: 'ship' | 'fallback'
  readonly major: 'ship' | 'fallback'
  readonly facts: 'ship' | 'fallback'
}

/** A small change ships with a mark; what may say something else than the source does not. */
export const defaultPolicy: StatePolicy = {
  draft: 'fallback',
  unverified: 'ship',
  minor: 'ship',
  major: 'fallback',
  facts: 'fallback',
}

/**
 * State of a target, computed from what it was made from, never from a flag alone: the text of the source again, which no person has
 * reviewed = new; no record = unverified; a target that
 * another hand has changed since = translated; the same source, or a cosmetic edit of it = as recorded; else stale.
 */
export function stateOf(
  segment: Pick<Segment, 'text' | 'hash' | 'tags' | 'kind'>,
  target: string | undefined,
  record: StateFile[string] | undefined,
  passage: Passage,
): SegmentState {
  if (target === undefined || target.trim() === '') return 'new'
  const own = record?.th === segmentHash(target) ? record : undefined
  // Also the source as it was: its text has gone on, and nobody has translated it either.
  const sources = own === undefined || own.h === segment.hash ? [segment] : [segment, { ...segment, text: own.src }]
  if (own?.s !== 'reviewed' && sources.some((source) => isCopy(source, target, passage))) return 'new'
  if (record === undefined) return 'unverified'
  if (own === undefined) return 'translated'
  if (record.h === segment.hash) return record.s
  const change = changeOf(record.src, segment.text, passage.source)
  return change === 'none' || change === 'cosmetic' ? record.s : `stale:${change}`
}

/** Whether a target in a state is shown to readers. */
export function ships(state: SegmentState, policy: StatePolicy): boolean {
  switch (state) {
    case 'source':
    case 'translated':
    case 'reviewed':
    case 'stale:cosmetic':
      return true
    case 'new':
    case 'invalid':
      return false
    case 'draft':
      return policy.draft === 'ship'
    case 'unverified':
      return policy.unverified === 'ship'
    case 'stale:minor':
      return policy.minor === 'ship'
    case 'stale:major':
      return policy.major === 'ship'
    case 'stale:facts':
      return policy.facts === 'ship'
  }
}
