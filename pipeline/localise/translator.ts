import { checkTarget, textOfTarget } from './checks/check.ts'
import type { Term } from './checks/types.ts'
import { tokenProblem } from './exchange/merge.ts'
import type { ImportedUnit } from './exchange/types.ts'
import type { Segment } from './types.ts'

/** What a machine is asked to translate: a segment with its tokens, and the terms that it must use. */
export interface TranslationRequest {
  readonly id: string
  readonly text: string
  readonly tags: readonly string[]
  readonly terms: readonly Term[]
}

/** A machine that translates. It may fail as a whole (a rejected promise) or leave out what it cannot say. */
export interface Translator {
  /** Name that the records of its drafts carry. */
  readonly id: string
  translate(units: readonly TranslationRequest[], from: string, to: string): Promise<ReadonlyMap<string, string>>
}

/** Rules that a draft of a machine must not break; the others are for the person who looks at it. */
const musts = new Set(['addresses', 'bidi', 'invisible', 'length', 'numbers', 'same-as-source', 'terms', 'units'])

export interface MachineDrafts {
  readonly units: readonly ImportedUnit[]
  /** Targets that were not taken, with the reason. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[]
  /** Segments that the machine left out. */
  readonly silent: readonly string[]
}

/** Segments in lots, so that one request stays small. */
const lot = 20

/** Ask a machine for drafts of segments. Nothing of what it says is trusted: tokens and checks decide what becomes a draft. */
export async function machineDrafts(
  translator: Translator,
  segments: readonly Segment[],
  languages: { readonly from: string; readonly to: string },
  terms: readonly Term[],
): Promise<MachineDrafts> {
  const { from, to } = languages
  const units: ImportedUnit[] = []
  const refused: { readonly id: string; readonly reason: string }[] = []
  const silent: string[] = []
  for (let start = 0; start < segments.length; start += lot) {
    const asked = segments.slice(start, start + lot)
    const requests = asked.map(({ id, text, tags = [] }) => ({
      id,
      text,
      tags,
      terms: terms.filter(({ src }) => text.includes(src)),
    }))
    const answers = await translator.translate(requests, from, to)
    for (const segment of asked) {
      const { id, text } = segment
      const target = answers.get(id)
      if (target === undefined || target.trim() === '') {
        silent.push(id)
        continue
      }
      const input = { source: textOfTarget(text), target: textOfTarget(target), locale: to, sourceLocale: from, terms }
      const reason = tokenProblem(segment, target) ?? checkTarget(input).find(({ rule }) => musts.has(rule))?.message
      if (reason !== undefined) refused.push({ id, reason })
      else
        units.push({ id, source: text, target, state: 'draft', mt: translator.id, place: { segment: id, locale: to } })
    }
  }
  return { units, refused, silent }
}
