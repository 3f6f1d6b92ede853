import { describe, expect, test } from 'vitest'
import { statesFor, templateCatalog, unitsFile } from '../../pipeline/localise/extract.ts'
import { localise } from '../../pipeline/localise/localise.ts'
import { segmentsOf } from '../../pipeline/localise/segments.ts'
import { changeOf, numbersOf } from '../../pipeline/localise/staleness.ts'
import { articleOf } from './article-of.ts'

describe('an edit of the source is', () => {
  test.each([
    ['none', 'a  b\nc', 'a b c'],
    ['cosmetic', 'erupted … It', 'erupted… It'],
    ['cosmetic', 'he said', 'He said'],
    ['cosmetic', '"coup," he', '“coup”, he'],
    ['cosmetic', "Tokayev's", 'Tokayev’s'],
    ['cosmetic', 'a – b', 'a — b'],
    ['facts', '164 killed', '227 killed'],
    ['facts', '1,770 km', '1,707 km'],
    ['facts', 'from 1990 to 2019', 'from 2019 to 1990'],
    ['facts', 'it was -5 today', 'it was 5 today'],
    [
      'minor',
      'The troops had prevented armed groups from undermining power bases in the whole country today.',
      'The troops had prevented armed groups from undermining power base in the whole country today.',
    ],
    ['major', 'He agreed.', 'She left the room.'],
  ])('%s: %j → %j', (change, was, now) => {
    expect(changeOf(was, now, 'en')).toBe(change)
  })

  test.each([
    ['a question', 'Done.', 'Done?'],
    ['an exclamation', 'Done.', 'Done!'],
    ['a per cent sign', '5 of them', '5% of them'],
    ['a currency', '5 of them', '5 € of them'],
    ['quotes that were not there', 'the terrorists', 'the “terrorists”'],
  ])('never cosmetic when it makes %s', (_name, was, now) => {
    expect(['minor', 'major', 'facts']).toContain(changeOf(was, now, 'en'))
  })

  test('none when a token changes what it stands for', () => {
    expect(changeOf('a <0>b</0>', 'a <0>b</0>', 'en')).toBe('none')
    expect(changeOf('<0>a</0> b', 'a b', 'en')).toBe('cosmetic')
  })
})

test('numbers are the same in all digits and groupings', () => {
  for (const text of ['7,939', '7 939', '7\u202f939', '7.939', '٧٬٩٣٩', '७,९३९'])
    expect(numbersOf(text)).toEqual(['7939'])
  // Arabic writes its “and” in one word with the number.
  expect(numbersOf('و0.15 ثانية')).toEqual(['015'])
  expect(numbersOf('COVID-19, −5')).toEqual(['19', '-5'])
})

describe('the ten edits that every translation lives through', () => {
  const paragraphs = [
    'Protests against rising fuel prices began a week ago before escalating into a larger protest against the government.',
    'The health ministry said on Sunday that 164 people had been killed in the civil unrest, including three children.',
    'Experts believe that **China** is worried about [instability](http://a.b) in its neighbouring country … and beyond.',
    'He added that the deployment of troops had prevented armed groups from undermining power bases. They would be withdrawn once their mission was completed.',
  ]
  const page = (list: readonly string[]) => `# The title of this page\n\n${list.join('\n\n')}`
  const old = articleOf(page(paragraphs))
  const catalog = new Map([...templateCatalog(old)].map(([id, text]) => [id, text.toUpperCase()]))
  const translated = statesFor(segmentsOf(old), catalog, {})
  const states = Object.fromEntries(
    Object.entries(translated).map(([id, record]) => [id, { ...record, s: 'reviewed' as const }]),
  )
  const after = (list: readonly string[]) => {
    const article = articleOf(page(list), unitsFile(old))
    return localise(article, 'kk', { files: new Map([['kk', { catalog, states }]]) }).value
  }
  const [a = '', b = '', c = '', d = ''] = paragraphs

  test.each([
    ['M1 a typo in a word', [a.replace('escalating', 'escalateing'), b, c, d], { reviewed: 4, 'stale:minor': 1 }, 5],
    ['M2 a new paragraph', [a, 'Something else entirely happened too.', b, c, d], { reviewed: 5, new: 1 }, 5],
    ['M3 a paragraph moves', [b, c, d, a], { reviewed: 5 }, 5],
    ['M4 another number', [a, b.replace('164', '227'), c, d], { reviewed: 4, 'stale:facts': 1 }, 4],
    ['M5 a space goes', [a, b, c.replace(' …', '…'), d], { reviewed: 5 }, 5],
    [
      'M6 a clause put another way',
      [a, b, c, d.replace('once their mission was completed', 'as soon as their mission was over')],
      { reviewed: 4, 'stale:minor': 1 },
      5,
    ],
    ['M7 a link leads elsewhere', [a, b, c.replace('a.b', 'c.d'), d], { reviewed: 5 }, 5],
    ['M8 strong becomes emphasis', [a, b, c.replaceAll('**', '*'), d], { reviewed: 5 }, 5],
    ['M9 a paragraph is divided', [a, b, c, ...d.split(/(?<=\.) /u)], { reviewed: 4, 'stale:major': 1, new: 1 }, 4],
    ['M10 lines are wrapped anew', [a, b, c, d.replaceAll(' of ', '\nof ')], { reviewed: 5 }, 5],
  ])('%s', (_name, list, wanted, own) => {
    const { coverage } = after(list)
    expect(coverage.states).toEqual(wanted)
    expect(coverage.own).toBe(own)
  })
})
