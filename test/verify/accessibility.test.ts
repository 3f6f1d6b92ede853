import { describe, expect, test } from 'vitest'
import { unzipSync, zipSync } from 'fflate'
import type { Edition } from '../../pipeline/edition/types.ts'
import { accessibilityChecks } from '../../pipeline/verify/accessibility/checks.ts'
import type { FinishedFile } from '../../pipeline/verify/accessibility/evidence.ts'
import { requirements } from '../../pipeline/verify/accessibility/requirements.data.ts'
import { accessibilityTable } from '../../pipeline/verify/accessibility/table.ts'
import { verifyEpub } from '../../pipeline/verify/epub.ts'
import { layOut, paint, sampleEdition } from './sample.ts'
import { editionIn, pageMap } from '../epub/fixture.ts'
import { pack } from '../epub/read.ts'

const edition = editionIn('ar')
const book = pack(edition)
const fileOf = (bytes: Uint8Array, of: Edition = edition): FinishedFile => ({
  format: 'epub',
  bytes,
  pageMap,
  findings: verifyEpub(of, bytes, pageMap),
})
const verdicts = (file: FinishedFile, of: Edition = edition): Readonly<Record<string, string>> =>
  Object.fromEntries(accessibilityTable(of, file).map(({ id, verdict }) => [id, verdict]))

test('every check is used by a requirement and every requirement has checks', () => {
  expect(new Set(requirements.flatMap(({ checks }) => checks))).toEqual(new Set(Object.keys(accessibilityChecks)))
  expect(requirements.length).toBeGreaterThan(30)
  for (const { checks } of requirements) expect(checks.length).toBeGreaterThan(0)
})

test('a book of ours fails nothing; what needs a person is not passed by a program', async () => {
  const table = verdicts(fileOf(await book))
  expect(Object.values(table)).not.toContain('fail')
  expect(table).toMatchObject({
    'III (b) (v)': 'pass',
    'III (b) (vi)': 'pass',
    'IV (f) (i)': 'not applicable',
    'IV (f) (ii)': 'pass',
    'IV (f) (iii)': 'pass',
    'IV (f) (v)': 'pass',
    'IV (f) (vi)': 'pass',
    '1.1.1': 'pass',
    '1.4.1': 'not checked',
    '1.4.3': 'pass',
    '3.1.2': 'pass',
  })
})

test('clauses of EN 301 549 are those of documents for a book and those of the web for a page', async () => {
  const clauses = (file: FinishedFile) => accessibilityTable(edition, file).flatMap(({ clause }) => clause ?? [])
  expect(clauses(fileOf(await book))).toContain('10.3.1.2')
  const html = new TextEncoder().encode(`<!doctype html><html lang="ar" dir="rtl"><title>t</title><main></main></html>`)
  expect(clauses({ format: 'html', bytes: html, pageMap, findings: [] })).toContain('9.3.1.2')
})

/** Put a fault into the book: the row that is about it must fail. */
const edit = (path: string, change: (text: string) => string) => (files: Record<string, Uint8Array>) => {
  const name = path.includes('/') && path.startsWith('META') ? path : `OEBPS/${path}`
  const after = change(new TextDecoder().decode(files[name]))
  files[name] = new TextEncoder().encode(after)
}
describe('a fault fails its row', () => {
  test.each([
    ['a picture without a description', '1.1.1', edit('text/001.xhtml', (text) => text.replace(/ alt="[^"]*"/, ''))],
    ['words that are gone', '1.3.2', edit('text/001.xhtml', (text) => text.replace(/<p id="p-0-0"[\s\S]*?<\/p>/, ''))],
    ['a table head that heads nothing', '1.3.1', edit('text/001.xhtml', (text) => text.replace(' scope="col"', ''))],
    ['another language', '3.1.1', edit('text/001.xhtml', (text) => text.replaceAll('lang="ar"', 'lang="fa"'))],
    ['a document without a title', '2.4.2', edit('text/001.xhtml', (text) => text.replace(/<title>[^<]*/, '<title>'))],
    ['a link without words', '2.4.4', edit('text/001.xhtml', (text) => text.replace('>example.org<', '><'))],
    ['a script', '2.1.1', edit('text/001.xhtml', (text) => text.replace('<p ', '<p onclick="x()" '))],
    ['type in pixels', '1.4.4', edit('style.css', (text) => `${text}p{font-size:12px}`)],
    ['leading in points', '1.4.12', edit('style.css', (text) => `${text}p{line-height:12pt}`)],
    ['a width in pixels', '1.4.10', edit('style.css', (text) => `${text}p{width:600px}`)],
    ['no metadata', 'IV (f) (v)', edit('content.opf', (text) => text.replace(/<meta property="schema:accessibilityHazard">[^<]*<\/meta>/, ''))],
    ['a page that is not marked', 'IV (f) (iii)', edit('text/001.xhtml', (text) => text.replace(/<span id="page-2"[^>]*><\/span>/, ''))],
    ['a lock', 'IV (f) (vi)', edit('META-INF/encryption.xml', () => '<encryption/>')],
  ])('%s', async (_name, row, spoil) => {
    const files = { ...unzipSync(await book) }
    spoil(files)
    const mimetype = files['mimetype'] ?? new Uint8Array()
    const bytes = zipSync({ ...files, mimetype: [mimetype, { level: 0 }] })
    expect(verdicts(fileOf(bytes))[row]).toBe('fail')
  })

  test('a stand-in for a description', async () => {
    const undescribed = { ...edition, missingAlternatives: ['figure-1'] }
    expect(verdicts(fileOf(await book), undescribed)['1.1.1']).toBe('fail')
  })

  test('a file that cannot be read passes nothing', () => {
    const found = Object.values(verdicts(fileOf(new Uint8Array([1, 2, 3]))))
    expect(new Set(found)).toEqual(new Set(['fail']))
  })
}) // prettier-ignore

test('colours of its own are passed only when somebody measured them', async () => {
  const files = { ...unzipSync(await book) }
  edit('style.css', (text) => `${text}p{color:#333}`)(files)
  const mimetype = files['mimetype'] ?? new Uint8Array()
  const file = fileOf(zipSync({ ...files, mimetype: [mimetype, { level: 0 }] }))
  expect(verdicts(file)['1.4.3']).toBe('not checked')
  expect(verdicts({ ...file, measured: { contrast: 'pass' } })['1.4.3']).toBe('pass')
  expect(verdicts({ ...file, measured: { contrast: 'fail' } })['III (b) (v)']).toBe('fail')
})

test('a PDF passes as passive as long as its links lead somewhere and nothing else acts', async () => {
  const sample = sampleEdition('en')
  const layout = await layOut(sample)
  const text = Buffer.from(await paint(layout)).toString('latin1')
  const passive = (pdf: string) => {
    const bytes = Buffer.from(pdf, 'latin1')
    const table = accessibilityTable(sample, { format: 'pdf', bytes, pageMap: layout.pageMap, findings: [] })
    return table.find(({ id }) => id === '2.1.1')?.verdict
  }
  expect(passive(text)).toBe('pass')
  // Same length, so that the table of objects holds.
  for (const [from, to] of [
    [/\/S \/URI/, '/S /Lau'],
    [/\/Subtype \/Link/, '/Subtype /Wink'],
    [/\/Outlines (?=\d+ 0 R)/, '/AA       '],
    [/\/ViewerPreferences (?=\d+ 0 R|<<)/, '/OpenAction        '],
  ] as const) {
    const spoiled = text.replace(from, to)
    expect(spoiled).not.toBe(text)
    expect([from, passive(spoiled)]).toEqual([from, 'fail'])
  }
})
