import { describe, expect, test } from 'vitest'
import { checkCatalog } from '../../pipeline/localise/checks/check.ts'
import { unitsFile } from '../../pipeline/localise/extract.ts'
import { localise } from '../../pipeline/localise/localise.ts'
import { quantitiesOf, sayQuantities } from '../../pipeline/localise/quantities.ts'
import { segmentsOf } from '../../pipeline/localise/segments.ts'
import { textOf } from '../../pipeline/tree/text.ts'
import { articleOf } from './article-of.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, ' ')

test.each([
  ['en', 'It is 1,770 km (1,110 miles) long.', 'ru', ['1 770 км', '1 110 миль']],
  ['en', 'It is 1,770 km (1,110 miles) long.', 'zh-Hans', ['1,770公里', '1,110英里']],
  ['en', 'About 7.50 kg of it, or 12 %.', 'de', ['7,50 kg', '12 %']],
  ['ru', 'Это 1 770,5 км пути.', 'en', ['1,770.5 km']],
  ['en', 'It has 40 hectares.', 'ar-EG', ['٤٠ هكتار']],
])('quantities of %s: %s in %s', (source, text, locale, wanted) => {
  const found = quantitiesOf(text, source)
  expect(Object.values(sayQuantities(found ?? {}, locale)).map(plain)).toEqual(wanted)
})

test.each(['A1,770 km', 'model 5km2', 'version 1.2.3 km', 'no number of km', '1.770,5 km'])('%s says none', (text) => {
  expect(quantitiesOf(text, 'en')).toBeUndefined()
})

describe('placeables', () => {
  const body = '# T\n\nIt is 1,770 km **long**.\n\nPlain text.\n'
  const opted = articleOf(`---\nquantities: true\n---\n\n${body}`)
  const [, long, other] = segmentsOf(opted)
  if (long === undefined || other === undefined) throw new Error('no segments')
  const said = (target: string, article = opted) =>
    localise(article, 'ru', { files: new Map([['ru', { catalog: new Map([[long.id, target]]) }]]) })

  test('are filled as the locale writes quantities', () => {
    const { value } = said('Длина <0>{{q0}}</0>.')
    expect(plain(textOf(value.root))).toContain('Длина 1 770 км.')
    expect(unitsFile(opted).units[long.id]?.vars).toEqual({
      q0: { unit: 'kilometer', value: 1770, digits: 0, display: 'short' },
    })
    expect(other.vars).toBeUndefined()
  })

  test('need not be used: a language may say a quantity in its own words', () => {
    expect(textOf(said('В 1770 километрах <0>длины</0>.').value.root)).toContain('В 1770 километрах длины.')
  })

  test.each(['{{x}}', '{{q1}}', '{{ q0 }}', '{{q0, number}}', '{{', '{{constructor}}'])(
    '%s is refused, and the source is shown',
    (placeable) => {
      const { value, diagnostics } = said(`Длина <0>${placeable}</0>.`)
      expect(textOf(value.root)).toContain('It is 1,770 km long.')
      expect(diagnostics.map(({ code }) => code)).toContain('localise/broken-target')
    },
  )

  test('nest nothing', () => {
    expect(plain(textOf(said('$t(@title) <0>{{q0}}</0>.').value.root))).toContain('$t(@title) 1 770 км.')
  })

  test('are letters like others where the article does not ask for them', () => {
    expect(textOf(said('Длина <0>{{q0}}</0>.', articleOf(body)).value.root)).toContain('Длина {{q0}}.')
  })

  test('count as the number that they stand for', () => {
    const check = (target: string) =>
      checkCatalog(
        [long],
        { catalog: new Map([[long.id, target]]) },
        { locale: 'ru', source: 'en' },
        { policy: {}, terms: [] },
      ).map(({ code }) => code)
    expect(check('Длина <0>{{q0}}</0>.')).toEqual([])
    expect(check('Длина <0>большая</0>.')).toEqual(['check/numbers'])
  })
})
