import { describe, expect, test } from 'vitest'
import { mergeUnits, tokenProblem } from '../../../pipeline/localise/exchange/merge.ts'
import type { ImportedUnit } from '../../../pipeline/localise/exchange/types.ts'
import { segmentHash, segmentsOf } from '../../../pipeline/localise/segments.ts'
import { stateOf } from '../../../pipeline/localise/state.ts'
import type { StateFile } from '../../../pipeline/localise/types.ts'
import { articleOf } from '../article-of.ts'

const segments = segmentsOf(articleOf('# News\n\nRead **this** and `npm i`.\\\nNow\n\n- one\n- one'))
const [, read, one] = segments
if (read === undefined || one === undefined) throw new Error('no segments')

const passage = { source: 'en', locale: 'kk', names: [] }
const unit = (target: string, more: Partial<ImportedUnit> = {}): ImportedUnit => ({
  id: one.id,
  source: 'one',
  target,
  state: 'translated',
  place: { file: 'x.po', line: 3 },
  ...more,
})
const record = (target: string, s: 'draft' | 'translated' | 'reviewed', src = 'one'): StateFile => ({
  [one.id]: { h: segmentHash(src), src, th: segmentHash(target), s },
})
function merge(target: string | undefined, states: StateFile, incoming: ImportedUnit) {
  const catalog = new Map(target === undefined ? [] : [[one?.id ?? '', target]])
  const merged = mergeUnits(segments, { catalog, states }, [incoming], { by: 'Ann' }, passage)
  const happened = Object.entries(merged.counts).flatMap(([name, count]) => (count > 0 ? [name] : []))
  return { happened, target: merged.catalog.get(one?.id ?? ''), state: merged.states[one?.id ?? ''], merged }
}

describe('an imported target', () => {
  test.each([
    ['is added where there is none', undefined, {}, unit('бір'), 'added', 'бір'],
    [
      'takes the place of the one that was exported',
      'біір',
      record('біір', 'translated'),
      unit('бір', { base: segmentHash('біір') }),
      'changed',
      'бір',
    ],
    [
      'never takes the place of one that was changed here since',
      'жаңа',
      record('жаңа', 'translated'),
      unit('бір', { base: segmentHash('біір') }),
      'newer',
      'жаңа',
    ],
    [
      'never takes the place of one that was made here since',
      'жаңа',
      record('жаңа', 'translated'),
      unit('бір', { base: '-' }),
      'newer',
      'жаңа',
    ],
    [
      'without base takes the place of a draft only',
      'жаңа',
      record('жаңа', 'translated'),
      unit('бір'),
      'newer',
      'жаңа',
    ],
    ['without base takes the place of a draft', 'жоба', record('жоба', 'draft'), unit('бір'), 'changed', 'бір'],
    [
      'that is a draft leaves approved work alone',
      'бір',
      record('бір', 'reviewed'),
      unit('жоба', { state: 'draft', base: segmentHash('бір') }),
      'newer',
      'бір',
    ],
    ['confirms a draft', 'бір', record('бір', 'draft'), unit('бір'), 'confirmed', 'бір'],
    ['confirms a stale one', 'бір', record('бір', 'translated', 'ones'), unit('бір'), 'confirmed', 'бір'],
    ['that is the same changes nothing', 'бір', record('бір', 'reviewed'), unit('бір'), 'same', 'бір'],
    [
      'that comes back as a draft confirms nothing',
      'бір',
      record('бір', 'translated', 'ones'),
      unit('бір', { state: 'draft' }),
      'same',
      'бір',
    ],
    ['that is empty takes nothing away', 'бір', record('бір', 'reviewed'), unit(' '), 'empty', 'бір'],
    ['of no segment is told', undefined, {}, unit('бір', { id: 'gone-0000', source: 'gone' }), 'unmatched', undefined],
    ['is matched by its source when the id is gone', undefined, {}, unit('бір', { id: 'gone-0000' }), 'added', 'бір'],
    ['that breaks a token is refused', undefined, {}, unit('<0>бір'), 'refused', undefined],
  ])('%s', (_name, before, states, incoming, happened, after) => {
    const result = merge(before, states, incoming)
    expect(result.happened).toEqual([happened])
    expect(result.target).toBe(after)
  })

  test('is missed only where there are words to translate', () => {
    const table = segmentsOf(articleOf('# News\n\n| Year | km |\n| --- | --- |\n| 2021 | 12.5 |\n| Stemma | `npm i` |'))
    const units = table.map(({ id, text }) => unit('', { id, source: text }))
    const files = { catalog: new Map<string, string>(), states: {} }
    const { empty, counts } = mergeUnits(table, files, units, {}, { ...passage, names: ['Stemma'] })
    expect(empty.map(({ source }) => source)).toEqual(['News', 'Year', 'km'])
    expect(counts.empty).toBe(3)
  })

  test('is recorded with who made it and from which source: of an older source it is stale', () => {
    expect(merge(undefined, {}, unit('бір', { source: 'one 1' })).state).toEqual({
      h: segmentHash('one 1'),
      src: 'one 1',
      th: segmentHash('бір'),
      s: 'translated',
      by: 'Ann',
    })
    const { state } = merge(undefined, {}, unit('бір', { source: 'one 1' }))
    expect(stateOf(one, 'бір', state, passage)).toBe('stale:facts')
  })

  test('that stays out is told with its place', () => {
    const { merged } = merge('жаңа', record('жаңа', 'translated'), unit('бір', { base: '-' }))
    expect(merged.diagnostics).toMatchObject([
      { code: 'localise/import-newer', place: { file: 'x.po', line: 3, segment: one.id } },
    ])
    expect(merge(undefined, {}, unit('<0>')).merged.diagnostics).toMatchObject([{ code: 'localise/import-refused' }])
  })

  test('that the file has twice in different words is taken in neither; the same words twice are one target', () => {
    const twice = (second: string) => {
      const units = [unit('бір'), unit(second, { place: { file: 'x.xlf', line: 9, column: 2 } })]
      return mergeUnits(segments, { catalog: new Map(), states: {} }, units, {}, passage)
    }
    expect([...twice('басқа').catalog]).toEqual([])
    expect(twice('басқа').diagnostics.map(({ code, place }) => [code, place?.line])).toEqual([
      ['localise/import-refused', 3],
      ['localise/import-refused', 9],
    ])
    expect(twice('бір').counts).toMatchObject({ added: 1, same: 1 })
  })

  test('of an older source is counted as such', () => {
    expect(merge(undefined, {}, unit('бір', { source: 'one 1' })).merged.older).toBe(1)
    expect(merge(undefined, {}, unit('бір')).merged.older).toBe(0)
  })

  test('by its source alone reaches every segment of that text', () => {
    const { source: _source, id: _id, ...rest } = unit('бір')
    const merged = mergeUnits(segments, { catalog: new Map(), states: {} }, [{ ...rest, source: 'one' }], {}, passage)
    expect(merged.counts.added).toBe(2)
    expect([...merged.catalog.keys()]).toEqual(segments.slice(2).map(({ id }) => id))
  })
})

test('tokens are judged as the build judges them', () => {
  expect(tokenProblem(read, '<1>npm i</1><2/> <0>ж</0>')).toBeUndefined()
  expect(tokenProblem(read, '<1/><2/> <0>ж</0>')).toBeUndefined()
  for (const target of [
    '',
    '<0>a</0>',
    '<0>a<1></0></1><2/>',
    '<0/><1/><2/>',
    '<0>a</0><1/><2></2>',
    '<0>a</0><1/><2/><3/>',
  ]) {
    expect(tokenProblem(read, target)).toBeDefined()
  }
})
