import fc from 'fast-check'
import { describe, test } from 'vitest'
import { expectIdempotent, expectLossless, expectReplay, expectSubset } from './laws.ts'
import { langs, wild } from './wild.ts'

/** Other texts than those of the fast suite. */
const settings = { seed: 6, numRuns: 20_000 }

describe('laws of cleaning on 20,000 random texts', () => {
  test('P1 idempotent, P2 lossless, P3 replay and inverse, P4 any subset', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(wild, fc.constantFrom(...langs), fc.infiniteStream(fc.boolean()), (text, lang, choices) => {
        expectIdempotent(text, lang)
        expectLossless(text, lang)
        expectReplay(text, lang)
        const chosen = [...choices.take(40)]
        expectSubset(text, lang, (index) => chosen[index % 40] === true)
      }),
      settings,
    )
    console.log(`P1–P4 hold on ${settings.numRuns} random texts`)
  })
})
