import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuTime } from '../cpu-time.ts'
import { damaged, langs, wild } from './wild.ts'
import { expectIdempotent, expectLossless, expectReplay, expectSubset } from './laws.ts'

const settings = { seed: 20220110, numRuns: 600 }

describe('laws of cleaning on random text', () => {
  test('P1: a second cleaning changes nothing', () => {
    fc.assert(
      fc.property(wild, fc.constantFrom(...langs), (text, lang) => expectIdempotent(text, lang)),
      settings,
    )
  })

  test('P2: no letter is lost', () => {
    fc.assert(
      fc.property(wild, fc.constantFrom(...langs), (text, lang) => expectLossless(text, lang)),
      settings,
    )
  })

  test('P3: the records replay and undo the change byte for byte', () => {
    fc.assert(
      fc.property(wild, fc.constantFrom(...langs), (text, lang) => expectReplay(text, lang)),
      settings,
    )
    fc.assert(
      fc.property(wild, fc.constantFrom(...langs), (text, lang) => expectReplay(text, lang, 'markdown')),
      settings,
    )
  })

  test('P4: any set of groups can be accepted or refused', () => {
    fc.assert(
      fc.property(wild, fc.constantFrom(...langs), fc.infiniteStream(fc.boolean()), (text, lang, choices) => {
        expectSubset(text, lang, () => choices.next().value === true)
      }),
      settings,
    )
  })

  test('a text of sixteen thousand damaged pieces takes time in proportion', () => {
    const paragraph = fc.sample(damaged, { seed: 7, numRuns: 400 }).join(' ')
    const time = (text: string): number => cpuTime(() => expectReplay(text, 'en'))
    const [small, large] = [time(paragraph.repeat(4)), time(paragraph.repeat(16))]
    expect(large / small).toBeLessThan(12)
  })
})
