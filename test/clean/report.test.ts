import { expect, test } from 'vitest'
import { clean } from '../../pipeline/clean/index.ts'
import { reportJson, reportSarif, reportText } from '../../pipeline/clean/report.ts'

const text = 'One  line.\nNazarbayev, 81 , who “ruled” .\nMr Smith, Mr. Jones and Mr. Brown: a week ago\u0000.'
const cleaned = clean({ file: 'content/a b/source.txt', format: 'text', text, encoding: 'utf-8' }, { lang: 'en' }).value

test('the text report is one line per record, with place, rule, class, reason and change', () => {
  expect([...reportText(cleaned)].join('')).toBe(
    [
      'content/a b/source.txt:1:4 space/double repair more than one space, “  ” → “ ”',
      'content/a b/source.txt:2:13 punct/space-before-mark repair space before comma, 81 , → 81,',
      'content/a b/source.txt:2:28 punct/space-before-mark repair space before full stop, ” . → ”.',
      'content/a b/source.txt:3:1 style/title-abbreviation suggest 1 × “Mr” against 2 × “Mr.”, Mr Smith → Mr. Smith',
      'content/a b/source.txt:3:36 fact/relative-date flag relative date, and the article carries no date, a week ago',
      'content/a b/source.txt:3:46 char/control repair control character, <U+0000> → (removed)',
      '',
    ].join('\n'),
  )
})

test('what is removed from a page is shown as its readers saw it, on one line', () => {
  const [record] = cleaned.records
  const said = (actual: string, expected = '') =>
    /, (.*) → (.*)\n$/u
      .exec([...reportText({ ...cleaned, records: [{ ...record!, actual, expected }] })].join(''))
      ?.slice(1)
  expect(
    said('\n![Our logo](a/logo.png)\n\n\n«\u00a0[**Next** page](https://e.org/x?y=1) \\| c\\_d\u00a0»\n\n'),
  ).toEqual(['(picture: Our logo) ⏎ « Next page | c_d »', '(removed)'])
  expect(said('\n<input type="text" name="q" />\n\n')).toEqual(['<input type="text" name="q" />', '(removed)'])
  // Of what is repaired every character counts.
  expect(said('a\u00a0\n\\_', 'a\r\n_')).toEqual(['a<U+00A0>⏎\\_', 'a<U+000D>⏎_'])
})

test('the JSON report holds every record', () => {
  const report = JSON.parse([...reportJson(cleaned)].join('')) as {
    readonly file: string
    readonly records: readonly unknown[]
  }
  expect(report.file).toBe('content/a b/source.txt')
  expect(report.records).toEqual(JSON.parse(JSON.stringify(cleaned.records)))
})

test('the SARIF report has a rule, a region in UTF-16 units and a fix for each edit', () => {
  const sarif = JSON.parse([...reportSarif(cleaned)].join('')) as {
    readonly version: string
    readonly runs: readonly [
      {
        readonly columnKind: string
        readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
        readonly results: readonly {
          readonly ruleId: string
          readonly ruleIndex: number
          readonly fixes?: readonly unknown[]
          readonly locations: readonly [
            { readonly physicalLocation: { readonly region: { readonly startLine: number } } },
          ]
        }[]
      },
    ]
  }
  const [run] = sarif.runs
  expect(sarif.version).toBe('2.1.0')
  expect(run.columnKind).toBe('utf16CodeUnits')
  expect(run.results).toHaveLength(cleaned.records.length)
  for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId)
  expect(run.results.filter((result) => result.fixes === undefined).map((result) => result.ruleId)).toEqual([
    'fact/relative-date',
  ])
  expect(run.results.map((result) => result.locations[0].physicalLocation.region.startLine)).toEqual([1, 2, 2, 3, 3, 3])
})

test('a report of more records than one piece holds is one JSON text', () => {
  const [record] = cleaned.records
  const records = Array.from({ length: 4500 }, (_, index) => ({
    ...record!,
    id: `a-${index}`,
    reason: 'two\u2028lines',
  }))
  for (const [report, of] of [
    [[...reportJson({ ...cleaned, records })], 'records'],
    [[...reportSarif({ ...cleaned, records })], 'ruleId'],
  ] as const) {
    const text = report.join('')
    expect(report.length).toBeGreaterThan(4)
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`)
    expect(text.split(of === 'ruleId' ? '"ruleId"' : '"id"')).toHaveLength(4501)
  }
})
