import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, test } from 'vitest'
import { renderReport } from '../../pipeline/html/report-page.ts'
import { renderStatement } from '../../pipeline/html/statement-page.ts'
import { ARTICLE_STYLE, BASE_STYLE, COMPARE_STYLE, INDEX_STYLE, TABLE_STYLE } from '../../pipeline/html/style.data.ts'
import type { IndexCell, IndexEdition, IndexInput } from '../../pipeline/html/types.ts'
import { languageOf } from '../../pipeline/language/language.ts'
import { accessibilityChecks } from '../../pipeline/verify/accessibility/checks.ts'
import { requirements } from '../../pipeline/verify/accessibility/requirements.data.ts'
import { furnitureOf } from '../edition/sample.ts'

const passed = Object.fromEntries(Object.keys(accessibilityChecks).map((check) => [check, 'pass']))
const cell = (format: IndexCell['format'], checks: Readonly<Record<string, string>> = {}): IndexCell => ({
  ...{ format, status: 'built', bytes: 83_210 },
  checks: { ...passed, ...checks },
})
const edition = (article: string, locale: string, own: Partial<IndexEdition> = {}): IndexEdition => ({
  ...{ article, locale, sourceLocale: 'en', title: `${article} title` },
  ...{ dir: languageOf(locale).dir, autonym: languageOf(locale).autonym },
  coverage: { total: 10, own: 9, states: {} },
  cells: [cell('html'), cell('pdf', { contrast: 'not checked' })],
  ...own,
})
const inputIn = (locale: string, editions: readonly IndexEdition[]): IndexInput => ({
  ...{ publication: 'Pub', locale, dir: languageOf(locale).dir, furniture: furnitureOf(locale) },
  ...{ editions },
})
const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
const rowsOf = (html: string): readonly (readonly string[])[] => {
  const rows: string[][] = []
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if (node.nodeName === 'tr' && 'childNodes' in node) rows.push(node.childNodes.map(textOf))
    else if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return rows
}

test.each(['en', 'kk', 'ru', 'zh-Hans', 'ar', 'hi'])(
  'the statement names every check in the language of the page: %s',
  (locale) => {
    const [head, ...rows] = rowsOf(renderStatement(inputIn(locale, [edition('a', locale)]), requirements))
    const { label, lang } = furnitureOf(locale)
    expect(head).toEqual([label('check'), label('html-format'), label('pdf-format'), label('requirements')])
    expect(rows.length).toBe(Object.keys(accessibilityChecks).length + 1 + requirements.length)
    for (const check of Object.keys(accessibilityChecks)) {
      expect(lang(`check-${check}`), check).toBeUndefined()
      expect(rows.map(([name]) => name)).toContain(label(`check-${check}`))
    }
  },
)

test.each(['en', 'kk', 'ru', 'zh-Hans', 'ar', 'hi'])(
  'every requirement of law and standard has its row in the language of the page: %s',
  (locale) => {
    const { label, lang } = furnitureOf(locale)
    const table = rowsOf(renderStatement(inputIn(locale, [edition('a', locale)]), requirements)).slice(
      1 + Object.keys(accessibilityChecks).length,
    )
    expect(table[0]).toEqual([label('requirement'), label('html-format'), label('pdf-format'), label('requirements')])
    expect(table).toHaveLength(1 + requirements.length)
    for (const [index, { standard, id }] of requirements.entries()) {
      const key = `requirement-${`${standard} ${id}`
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replace(/-$/, '')}`
      expect(lang(key), key).toBeUndefined()
      expect(table[index + 1]?.[0]).toBe(label(key))
      expect(table[index + 1]?.at(-1)).toContain(`${standard} ${id}`)
    }
  },
)

test('the titles of requirements in English are those of the table that the manifest holds', () => {
  const { label } = furnitureOf('en')
  for (const { standard, id, title } of requirements) {
    expect(label(`requirement-${(`${standard} ${id}`.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-')}`)).toBe(title)
  }
})

test('a requirement is met where all checks are that it rests on, with the clauses of EN 301 549 of each format', () => {
  const cells = [cell('html', { headings: 'fail' }), cell('pdf', { headings: 'not checked' })]
  const rows = rowsOf(renderStatement(inputIn('en', [edition('a', 'en'), edition('b', 'en', { cells })]), requirements))
  const row = (name: string) => rows.findLast(([first]) => first === name)
  expect(row('Info and relationships')).toEqual([
    ...['Info and relationships', 'Not met', 'Not checked'],
    'WCAG 1.3.1, EN 301 549 9.1.3.1, EN 301 549 10.1.3.1',
  ])
  expect(row('Meaningful sequence')?.slice(1, 3)).toEqual(['Met', 'Met'])
  // About books alone, and there is none.
  expect(row('Page navigation')?.slice(1)).toEqual(['Not applicable', 'Not applicable', 'EPUB Accessibility 4.1'])
})

test('a check is met only where every edition of the language meets it', () => {
  const editions = [
    edition('first', 'en'),
    edition('second', 'en', { cells: [cell('html', { headings: 'fail', judgement: 'not checked' }), cell('pdf')] }),
  ]
  const html = renderStatement(inputIn('en', editions), requirements)
  const row = (name: string) =>
    rowsOf(html)
      .find(([first]) => first === name)
      ?.slice(1, 3)
  expect(row('Each document has a title')).toEqual(['Met', 'Met'])
  expect(row('Headings follow each other without gaps in level')).toEqual(['Not met', 'Met'])
  expect(row('Wording, descriptions and order make sense to people')).toEqual(['Not checked', 'Met'])
  expect(row('Text stands out from its background')).toEqual(['Met', 'Not checked'])
  expect(html).toContain('second title')
  expect(html).not.toContain('first title')
})

test('each check says which requirements rest on it', () => {
  const rows = rowsOf(renderStatement(inputIn('en', [edition('a', 'en')]), requirements))
  expect(rows.find(([name]) => name === 'Text stands out from its background')?.[3]).toBe('EAA III (b) (v), WCAG 1.4.3')
})

test('the report lists every edition with its files, its coverage and its checks', () => {
  const failed: IndexCell = { format: 'pdf', status: 'failed', code: 'typeset/missing-glyph' }
  const html = renderReport(
    inputIn('en', [
      edition('a', 'en', { sourceLocale: 'en' }),
      edition('a', 'ar', { cells: [cell('html', { headings: 'fail' }), failed] }),
    ]),
  )
  const count = Object.keys(accessibilityChecks).length
  expect(rowsOf(html).slice(1, 3)).toEqual([
    ['a', 'English', '83 kB', '83 kB', '–', 'Original', `${2 * count - 1}/${2 * count}`, '0'],
    [
      'a',
      'العربية',
      '83 kB',
      'Not available typeset/missing-glyph',
      '–',
      '90% translated',
      `${count - 1}/${count}`,
      '0',
    ],
  ])
  expect(html).toContain('Nothing to report.')
})

test('the report tells every message with its place and what to do, as text', () => {
  const problem = {
    ...{ severity: 'warning' as const, code: 'localise/stale', message: 'old <script>alert(1)</script>' },
    ...{ place: 'locales/ar/a.json:3', hints: ['translate anew'] },
  }
  const html = renderReport(inputIn('en', [edition('a', 'ar', { problems: [problem] })]))
  for (const part of ['localise/stale', 'locales/ar/a.json:3', '→ translate anew', 'old &lt;script>'])
    expect(html).toContain(part)
  expect(html).not.toContain('<script')
  expect(html).not.toContain('Nothing to report.')
})

test('no style changes the weight of text: its fonts were cut for the weight of its element', () => {
  const css = [BASE_STYLE, ARTICLE_STYLE, COMPARE_STYLE, INDEX_STYLE, TABLE_STYLE]
    .join('')
    .replaceAll(/\.page::before\{[^}]*\}/gu, '')
  expect(css).toContain('font-weight:700')
  expect(css).not.toMatch(/font-weight:(?:normal|lighter|[1-6]00)/u)
})

test('the report names for each file the checks that are not met and those that nobody made', () => {
  const editions = [
    edition('first', 'en'),
    edition('second', 'ar', { cells: [cell('html', { headings: 'fail', judgement: 'not checked' })] }),
    edition('third', 'ru', { cells: [{ format: 'html', status: 'withheld' }] }),
  ]
  const rows = rowsOf(renderReport(inputIn('en', editions))).slice(1 + editions.length)
  const { label } = furnitureOf('en')
  expect(rows).toEqual([
    [label('edition'), label('html-format'), label('pdf-format'), label('epub-format')],
    ['first · English', 'Met', `Not checked: ${label('check-contrast')}`, '–'],
    ['second · العربية', `Not met: ${label('check-headings')}Not checked: ${label('check-judgement')}`, '–', '–'],
  ])
})
