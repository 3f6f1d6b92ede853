import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statesFor } from '../../../pipeline/localise/extract.ts'
import { readCsv, writeCsv } from '../../../pipeline/localise/exchange/csv.ts'
import { readPo, writePo } from '../../../pipeline/localise/exchange/po.ts'
import { decodeExchange, readExchange } from '../../../pipeline/localise/exchange/read.ts'
import { readTmx, writeTmx } from '../../../pipeline/localise/exchange/tmx.ts'
import type { Exchange, Imported } from '../../../pipeline/localise/exchange/types.ts'
import { exchangeUnits } from '../../../pipeline/localise/exchange/units.ts'
import { readXliff } from '../../../pipeline/localise/exchange/xliff-read.ts'
import { writeXliff12, writeXliff21 } from '../../../pipeline/localise/exchange/xliff.ts'
import { segmentsOf } from '../../../pipeline/localise/segments.ts'
import { articleOf } from '../article-of.ts'

const article = articleOf(
  '---\ntitle: News & "views"\n---\n\n# News\n\nRead **this**, `npm i` and [now](http://a.b "Hint").\\\nA \\<0> & "quote" \\\\ =1+1\n\n- one\n- two\n\n![A map](map.png)',
)
const segments = segmentsOf(article)
const idOf = (part: string) => segments.find(({ text }) => text.includes(part))?.id ?? ''
const catalog = new Map([
  ['@title', 'Вести и «мнения»'],
  [idOf('Read'), ' <2>сейчас</2> <1>npm i</1> — <0>это</0>;<3/>\t\\<0> & "цитата" \\\\\\\\ =1+1 '],
  [idOf('one'), '=1+1, «a»\n'],
  [idOf('two'), 'два'],
])
const fresh = statesFor(segments, catalog, {}, { at: '2022-02-03T04:05:06Z' })
const states = {
  ...fresh,
  [idOf('one')]: { ...fresh[idOf('one')], s: 'draft' },
  [idOf('two')]: { ...fresh[idOf('two')], h: 'f'.repeat(16), src: 'twelve', s: 'reviewed' },
  '@title': { ...fresh['@title'], s: 'reviewed' },
} as typeof fresh
const exchange: Exchange = {
  sourceLocale: 'en',
  locale: 'ru',
  units: exchangeUnits('news', segments, { catalog, states }, { source: 'en', locale: 'ru', names: [] }),
  modifiedAt: '2022-02-03T04:05:06Z',
}
const written = exchange.units.map(({ article: name, id, source, target = '', base }) => ({
  article: name,
  id,
  source,
  target,
  base,
}))
const known = ({ units }: Imported) =>
  units.map(({ article: name, id, source, target, base }) => ({ article: name, id, source, target, base }))

const formats = [
  ['PO', (one: Exchange) => writePo(one, 'News'), (text: string) => readPo('x.po', text)],
  ['XLIFF 1.2', writeXliff12, (text: string) => readXliff('x.xlf', text)],
  ['XLIFF 2.1', writeXliff21, (text: string) => readXliff('x.xlf', text)],
  ['CSV', writeCsv, (text: string) => readCsv('x.csv', text)],
] as const

describe.each(formats)('%s', (name, write, read) => {
  test('brings every segment back as it was, white space and tokens included', () => {
    const { value, diagnostics } = read(write(exchange))
    expect(diagnostics).toEqual([])
    expect(value.locale).toBe('ru')
    expect(known(value)).toEqual(written)
  })

  test('brings the states back: what waits for a person is a draft', () => {
    const state = (id: string) => read(write(exchange)).value.units.find((unit) => unit.id === id)?.state
    expect(state(idOf('one'))).toBe('draft')
    expect(state(idOf('two'))).toBe('draft')
    expect(state(idOf('Read'))).toBe('translated')
    expect(state('@title')).toBe(name === 'PO' ? 'translated' : 'reviewed')
  })

  test('is the same bytes each time, without a date of today', () => {
    expect(write(exchange)).toBe(write(exchange))
    expect(write({ ...exchange, units: [] })).not.toMatch(/202[3-9]/u)
  })

  test('any text comes back', () => {
    // Tokens aside, what XML and PO can hold.
    const part = fc.constantFrom(
      'a',
      ' ',
      '  ',
      '\t',
      '\n',
      '"',
      "'",
      '&',
      '>',
      ',',
      ';',
      '=',
      '\\\\',
      '\\<',
      '%',
      'ж',
      '𝒳',
      ']]>',
      '#',
    )
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const text = `x${parts.join('')}`
        const unit = {
          article: 'a',
          id: 'i',
          kind: 'p',
          source: text,
          tags: [],
          target: text,
          state: 'translated',
          base: '-',
        } as const
        const { value } = read(write({ sourceLocale: 'en', locale: 'ru', units: [unit] }))
        expect(value.units.map(({ source, target }) => [source, target])).toEqual([[text, text]])
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  test.each([
    '',
    'x',
    '\0',
    '<',
    '<a',
    '"',
    'msgid "',
    '<xliff>',
    '<xliff version="2.1"><file><unit/></file></xliff>',
    '<?xml version="1.0"?>',
  ])('of hostile text %j gives no unit with a target, and no crash', (text) => {
    expect(read(text).value.units.filter(({ target }) => target !== '')).toEqual([])
  })
})

describe('XML that is dangerous or broken', () => {
  const row = '<body><trans-unit id="a"><source>a</source><target>&x;</target></trans-unit></body>'
  test.each([
    [
      'a document type',
      '<!DOCTYPE xliff SYSTEM "http://a.b/x.dtd"><xliff version="1.2"><file/></xliff>',
      'document type',
    ],
    [
      'an entity',
      `<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<xliff><file>${row}</file></xliff>`,
      'document type',
    ],
    ['an unknown entity', `<xliff><file>${row}</file></xliff>`, 'entity'],
    ['a lost end', '<xliff version="1.2">\n<file>', 'unclosed'],
    ['depth', '<a>'.repeat(5000), 'inside each other'],
  ])('is refused with its place: %s', (_name, text, why) => {
    for (const { value, diagnostics } of [readXliff('x.xlf', text), readTmx('x.tmx', text, 'en')]) {
      expect(value.units).toEqual([])
      expect(diagnostics).toMatchObject([
        { code: 'localise/import', place: { file: expect.any(String) as string, line: expect.any(Number) as number } },
      ])
      expect(diagnostics[0]?.message).toContain(why)
    }
  })
})

test('a PO file with an entry twice is refused at its line; one text in two contexts is two entries', () => {
  const entry = (context: string, target: string) => `msgctxt "a/${context}"\nmsgid ""\n"one"\nmsgstr "${target}"\n\n`
  const { value, diagnostics } = readPo('x.po', `${entry('x', 'бір')}${entry('x', 'екі').replace('""\n"o', '"o')}`)
  expect(value.units).toEqual([])
  expect(diagnostics).toMatchObject([{ code: 'localise/import', place: { file: 'x.po', line: 6, column: 1 } }])
  expect(diagnostics[0]?.message).toContain('line 1')
  expect(readPo('x.po', `${entry('x', 'бір')}${entry('y', 'екі')}`).value.units).toHaveLength(2)
})

test('a PO file cut off after any character is refused or read, never a bug of ours; without msgstr it is refused at its line', () => {
  const whole = writePo(exchange, 'News')
  for (let end = 0; end < whole.length; end++) {
    for (const { code, message } of readPo('x.po', whole.slice(0, end)).diagnostics) {
      expect([end, code, message]).toEqual([end, 'localise/import', expect.not.stringContaining('undefined')])
    }
  }
  const { value, diagnostics } = readPo('x.po', 'msgid ""\nmsgstr ""\n\nmsgid "a"\n')
  expect(value.units).toEqual([])
  expect(diagnostics).toMatchObject([{ code: 'localise/import', place: { file: 'x.po', line: 4, column: 1 } }])
  expect(diagnostics[0]?.message).toContain('no msgstr')
})

test('XLIFF 2.1 that a tool has cut into sentences comes back whole', () => {
  const text = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="ru"><file id="f1" original="news"><unit id="u1" name="a-0000">
    <segment state="reviewed"><source>One. </source><target>Раз. </target></segment><ignorable><source> </source></ignorable><segment state="final"><source>Two.</source><target><mrk id="m1" type="term">Два</mrk>.</target></segment></unit></file></xliff>`
  expect(readXliff('x.xlf', text).value.units).toMatchObject([
    { id: 'a-0000', source: 'One.  Two.', target: 'Раз.  Два.', state: 'reviewed' },
  ])
})

test('XLIFF writes tokens as elements that may be moved, not copied', () => {
  expect(writeXliff12(exchange)).toContain(
    '<source>Read <g id="0">this</g>, <g id="1">npm i</g> and <g id="2">now</g>.<x id="3"/>',
  )
  expect(writeXliff21(exchange)).toContain('<ph id="3" canCopy="no" canDelete="no"/>')
})

test('TMX holds what is translated, and gives it back as drafts', () => {
  const text = writeTmx(exchange, '1')
  const { value } = readTmx('x.tmx', text, 'en', 'ru')
  const good = written.filter(({ id }) => id === '@title' || id === idOf('Read'))
  expect(value.units.map(({ source, target, state }) => [source, target, state])).toEqual(
    good.map(({ source, target }) => [source, target, 'draft']),
  )
  expect(readTmx('x.tmx', text, 'en').value.locale).toBe('ru')
})

test('a cell is never a formula', () => {
  const cells = readCsv('x.csv', writeCsv(exchange)).value.units
  expect(writeCsv(exchange)).toContain('"\'=1+1, «a»\n"')
  expect(cells.some(({ target }) => target.startsWith('=1+1'))).toBe(true)
  expect(readCsv('x.csv', 'id;target ru\r\na-0000;"да; нет"\r\n').value).toMatchObject({
    locale: 'ru',
    units: [{ id: 'a-0000', target: 'да; нет', place: { line: 2 } }],
  })
})

test('a file is read by what it holds, in UTF-8 or UTF-16', async () => {
  const read = async (name: string, text: string) =>
    (await readExchange(name, new TextEncoder().encode(text), { source: 'en' })).value.units.length
  expect(await read('a', writePo(exchange, 'x'))).toBe(exchange.units.length)
  expect(await read('a', writeXliff12(exchange))).toBe(exchange.units.length)
  expect(await read('a', writeXliff21(exchange))).toBe(exchange.units.length)
  expect(await read('a', writeTmx(exchange, '1'))).toBe(2)
  expect(await read('a', writeCsv(exchange))).toBe(exchange.units.length)
  expect(decodeExchange(new Uint8Array([0xff, 0xfe, 0x61, 0]))).toBe('a')
  expect(decodeExchange(new Uint8Array([0xfe, 0xff, 0, 0x61]))).toBe('a')
  const broken = await readExchange('a', new Uint8Array([0xc3, 0x28]), { source: 'en' })
  expect(broken.diagnostics).toMatchObject([{ code: 'localise/import' }])
})

test.each([
  ['within a quoted cell', 'id,source,target ru\r\na-0000,"yes, no","да; н', 2],
  ['behind the first of two quotation marks', 'id,source,target ru\r\na-0000,he said,"он сказал ""', 2],
  ['before a divider', 'id,source,target ru,tags\r\na-0000,yes,да,\r\nb-0000,no,не', 3],
])('a table that was cut off %s is refused at its line', (_where, text, line) => {
  const { value, diagnostics } = readCsv('x.csv', text)
  expect(value.units).toEqual([])
  expect(diagnostics).toMatchObject([{ code: 'localise/import', severity: 'error', place: { line } }])
})

test('a table whose last line has no end is whole when no cell is missing', () => {
  expect(readCsv('x.csv', 'id,source,target ru\r\na-0000,yes,да').value.units).toMatchObject([{ target: 'да' }])
})
