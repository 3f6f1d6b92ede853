import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtInFurniture } from '../../pipeline/localise/furniture.data.ts'
import { furniture, furnitureProblems, furnitureTemplate, labelKeys } from '../../pipeline/localise/furniture.ts'

const none = new Map()

describe('labels', () => {
  test.each([
    ['en', '1 page | 2 pages | 5 pages | 21 pages'],
    ['ru', '1 страница | 2 страницы | 5 страниц | 21 страница'],
    ['ar', 'صفحة واحدة | صفحتان | 5 صفحات | 21 صفحة'],
    ['ar-EG', 'صفحة واحدة | صفحتان | ٥ صفحات | ٢١ صفحة'],
  ])('of %s have their plural forms and digits', (locale, wanted) => {
    const { label } = furniture(locale, [locale], none)
    expect([1, 2, 5, 21].map((count) => label('pages', { count })).join(' | ')).toBe(wanted)
  })

  test('come per key along the chain to English, marked', () => {
    const own = new Map([['de', new Map([['contents', 'Inhalt']])]])
    const { label, lang } = furniture('de', ['de', 'ru'], own)
    expect([label('contents'), lang('contents')]).toEqual(['Inhalt', undefined])
    expect([label('notes'), lang('notes')]).toEqual(['Примечания', 'ru'])
    expect(furniture('de', ['de'], none).lang('pages')).toBe('en')
    expect(furniture('fa', ['fa'], none).label('pages', { count: 5 })).toBe('5 pages')
  })

  test('of zh-CN are those of zh-Hans and not foreign; those of zh-Hant are', () => {
    expect(furniture('zh-CN', ['zh-CN'], none).lang('contents')).toBeUndefined()
    expect(furniture('zh-Hant', ['zh-Hant'], none).lang('contents')).toBe('en')
  })

  test('take values as they are', () => {
    const { label } = furniture('en', ['en'], none)
    expect(label('by-author', { author: '$t(contents) {{x}} <b> & $1' })).toBe('By $t(contents) {{x}} <b> & $1')
    expect(label('no-such-label')).toBe('no-such-label')
  })
})

test('what is built in is locales/*/ui.json: run node pipeline/localise/generate-furniture.mjs when this fails', () => {
  const folder = new URL('../../locales/', import.meta.url)
  const read = (locale: string) => JSON.parse(readFileSync(new URL(`${locale}/ui.json`, folder), 'utf8')) as unknown
  const files = Object.fromEntries(Object.keys(builtInFurniture).map((locale) => [locale, read(locale)]))
  expect(builtInFurniture).toEqual(files)
  expect(Object.keys(builtInFurniture)).toEqual(expect.arrayContaining(['ar', 'en', 'hi', 'kk', 'ru', 'zh-Hans']))
  expect(readdirSync(folder).length).toBeGreaterThanOrEqual(6)
})

test.each(Object.keys(builtInFurniture))(
  '%s has every label in every plural form that it needs, with the same values',
  (locale) => {
    const labels = builtInFurniture[locale] ?? {}
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    const values = (text: string | undefined) => [...new Set(text?.match(/\{\{\w+\}\}/gu))].sort().join()
    for (const key of labelKeys()) {
      const english = builtInFurniture['en'] ?? {}
      if (`${key}_other` in english) {
        for (const form of forms) expect(labels[`${key}_${form}`], `${key}_${form}`).toBeTruthy()
      } else expect(values(labels[key]), key).toBe(values(english[key]))
    }
  },
)

test('labels that a language lacks, and misspelt keys, are reported', () => {
  const place = { file: 'locales/de/ui.json' }
  const tell = (locale: string, chain: readonly string[], own: Readonly<Record<string, string>>) =>
    furnitureProblems(locale, chain, new Map([[locale, new Map(Object.entries(own))]]), place)
  const [missing, unknown, ...none] = tell('de', ['de', 'en'], { contets: 'Inhalt', notes: 'Anmerkungen' })
  expect(none).toEqual([])
  expect(missing).toMatchObject({ code: 'localise/missing-label', severity: 'warning' })
  expect(missing?.message).toContain(`${labelKeys().length - 1} labels`)
  expect(missing?.message).toContain('shown in en')
  expect(unknown).toMatchObject({ code: 'localise/unknown-label' })
  expect(tell('ru', ['ru', 'en'], { contents: 'Оглавление' })).toEqual([])
  expect(tell('kk-Latn', ['kk-Latn', 'ru', 'en'], {})[0]?.message).toContain('shown in ru')
})

test('the template of a language holds what is there and, marked, what is missing, in its plural forms', () => {
  const own = new Map([
    ['contents', 'Spis treści'],
    ['notes', ''],
  ])
  const template = furnitureTemplate('pl', ['pl', 'en'], new Map([['pl', own]])) ?? new Map<string, string>()
  expect(template.get('contents')).toBe('Spis treści')
  expect(template.get('notes')).toBe('[en] Notes')
  expect([...template.keys()].filter((key) => key.startsWith('pages_')).sort()).toEqual(
    ['few', 'many', 'one', 'other'].map((form) => `pages_${form}`),
  )
  const labels = furniture('pl', ['pl', 'en'], new Map([['pl', template]]))
  expect([labels.label('contents'), labels.lang('contents')]).toEqual(['Spis treści', undefined])
  expect([labels.label('notes'), labels.lang('notes')]).toEqual(['Notes', 'en'])
  // The way out is said: first the lines, then, when they are there, their translation.
  const hints = (own: Readonly<Record<string, string>>) =>
    furnitureProblems('pl', ['pl', 'en'], new Map([['pl', new Map(Object.entries(own))]]), {})[0]?.hints
  const lines = 'the lines of locales/pl/ui.json that begin with [en]'
  expect(hints({ contents: 'Spis treści' })).toEqual([`run "stemma extract", then translate ${lines}`])
  expect(hints(Object.fromEntries(template))).toEqual([`translate ${lines}`])
  // What was written once is not written again, and a whole language needs none.
  expect(furnitureTemplate('pl', ['pl', 'en'], new Map([['pl', template]]))).toEqual(template)
  const whole = new Map([...template].map(([key, label]) => [key, label.replace(/^\[en\] /u, '')]))
  expect(furnitureTemplate('pl', ['pl', 'en'], new Map([['pl', whole]]))).toBeUndefined()
  expect(furnitureTemplate('ru', ['ru', 'en'], new Map())).toBeUndefined()
})
