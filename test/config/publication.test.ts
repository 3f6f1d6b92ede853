import { expect, test } from 'vitest'
import { pageDesign, points } from '../../pipeline/config/page-design.ts'
import { parsePublication } from '../../pipeline/config/publication.ts'
import { formatDiagnostic } from '../../pipeline/diagnostic/format.ts'

const smallest = 'title: T\nsource: en\nlocales: [en, ru, ar]\n'

test('the smallest publication has every default', () => {
  const { value, diagnostics } = parsePublication(smallest)
  expect(diagnostics).toEqual([])
  expect(value).toMatchObject({
    locales: ['en', 'ru', 'ar'],
    formats: ['html', 'pdf', 'epub'],
    fallback: {},
    cover: 'generated',
    webfonts: 'subset',
    policies: { minTranslated: 0.5, stale: 'mark' },
  })
})

test('the source language always belongs to the locales, and tags are canonical', () => {
  const { value } = parsePublication('title: T\nsource: EN\nlocales: [zh-hans]\nfallback: {ZH-hans: [RU]}')
  expect(value?.locales).toEqual(['en', 'zh-Hans'])
  expect(value?.fallback).toEqual({ 'zh-Hans': ['ru'] })
})

test('an address gets its trailing slash', () => {
  expect(parsePublication(`${smallest}url: https://example.org/a`).value?.url).toBe('https://example.org/a/')
  expect(parsePublication(`${smallest}url: https://example.org/a b/ж`).value?.url).toBe(
    'https://example.org/a%20b/%D0%B6/',
  )
})

test.each([
  ['a missing key', 'source: en\nlocales: [en]', 'publication.yaml:1:1: "title" is missing'],
  ['an unknown key', `${smallest}colour: red`, 'publication.yaml:4:1: unknown key "colour"'],
  ['an unknown key deeper', `${smallest}page:\n  sise: A5`, 'publication.yaml:5:3: unknown key "page.sise"'],
  [
    'a bad locale',
    'title: T\nsource: en\nlocales: [en, x_y]',
    'publication.yaml:3:15: entry 2 of "locales" must be a well-formed',
  ],
  ['a list that is none', 'title: T\nsource: en\nlocales: en', 'publication.yaml:3:1: "locales" must be a list'],
  [
    'an unknown format',
    `${smallest}formats: [html, docx]`,
    'publication.yaml:4:17: entry 2 of "formats" must be html, pdf or epub',
  ],
  ['an address of another kind', `${smallest}url: ftp://x`, 'publication.yaml:4:1: "url" must be an absolute http'],
  ['a date that is none', `${smallest}date: 2022-13-45`, 'publication.yaml:4:1: "date" must be a date'],
  [
    'a share over 1',
    `${smallest}policies: {minTranslated: 7}`,
    'publication.yaml:4:12: "policies.minTranslated" must be a number from 0 to 1',
  ],
  ['broken YAML', 'title: "T\nsource: en', 'publication.yaml:2:11'],
  ['a key twice', `${smallest}title: U`, 'publication.yaml:4:1'],
  ['an empty file', '', '"title" is missing'],
  ['a list for a mapping', '- a', 'publication.yaml:1:1: the file holds no "key: value" lines'],
  ['a text for keys', `${smallest}page: A5`, 'publication.yaml:4:1: "page" must hold keys of its own; found "A5"'],
  ['a misspelt key', `${smallest}pubisher: P`, 'did you mean "publisher"?'],
  [
    'the name of a language',
    'title: T\nsource: en\nlocales: [en, spanish]',
    'publication.yaml:3:15: entry 2 of "locales" must be',
  ],
  ['the name of a language, with its tag', 'title: T\nsource: en\nlocales: [en, spanish]', 'did you mean "es"?'],
  ['a language in fallback', `${smallest}fallback: {ru: [english]}`, 'did you mean "en"?'],
])('%s is told with its place', (_name, text, wanted) => {
  const { value, diagnostics } = parsePublication(text)
  expect(value).toBeUndefined()
  expect(diagnostics.map(formatDiagnostic).join('\n')).toContain(wanted)
})

test('a bad tag is told once, wherever it stands, with the tag that was meant', () => {
  const { diagnostics } = parsePublication('title: T\nsource: en\nlocales: [en, xq]\nfallback: {kk: [ru, russian]}')
  expect(diagnostics.map(({ message, hints }) => [message, hints])).toEqual([
    [
      'entry 2 of "locales" must be a well-formed BCP 47 tag of a known language, such as "kk" or "zh-Hans"; found "xq"',
      ['see pipeline/config/KEYS.md for the meaning of every key'],
    ],
    [
      'entry 2 of "fallback.kk" must be a well-formed BCP 47 tag of a known language, such as "kk" or "zh-Hans"; found "russian"',
      ['did you mean "ru"?'],
    ],
  ])
})

test('a key within a list is named with its entry', () => {
  const { diagnostics } = parsePublication(`${smallest}cleaning: {rules: [{id: a}]}`)
  expect(diagnostics[0]?.message).toMatch(/^"\w+" of entry 1 of "cleaning\.rules" is missing$/u)
})

test('an alias bomb is refused', () => {
  const bomb = `${smallest}a: &a [x]\n${Array.from({ length: 9 }, (_, i) => `b${i}: &b${i} [${'*a,'.repeat(9)}]`).join('\n')}`
  expect(parsePublication(bomb).diagnostics.length).toBeGreaterThan(0)
})

test('lengths become points', () => {
  expect(points('1in')).toBe(72)
  expect(points('25.4mm')).toBe(72)
  expect(points('10.5pt')).toBe(10.5)
})

test('A5 is 419.528 × 595.276 points, its margins leave about three quarters of the width to the text', () => {
  const { value } = parsePublication(smallest)
  if (value === undefined) throw new Error('the smallest publication is valid')
  const design = pageDesign(value.page)
  expect([design.width, design.height, design.fontSize]).toEqual([419.528, 595.276, 10])
  const measure = design.width - design.margin.inside - design.margin.outside
  expect(measure / design.width).toBeGreaterThan(0.7)
  expect(measure / design.width).toBeLessThan(0.8)
})
