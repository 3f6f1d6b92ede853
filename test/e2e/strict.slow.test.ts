import { strFromU8, unzipSync } from 'fflate'
import { chmodSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import type { StrictReport } from '../../pipeline/epub/conformance.ts'
import { stemma, temporaryFolder } from './run.ts'

/** Ace as this test needs it: it writes the report that `outcome.txt` beside it asks for. */
const ace = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs')
const outcome = readFileSync(__dirname + '/outcome.txt', 'utf8')
const folder = process.argv[process.argv.indexOf('--outdir') + 1]
const assertions = outcome === 'pass' ? [] : [{ 'earl:test': { 'dct:title': 'image-alt' }, 'earl:result': { 'dct:description': 'd' } }]
writeFileSync(folder + '/report.json', JSON.stringify({
  'earl:assertedBy': { 'doap:release': { 'doap:revision': '9' } },
  'earl:result': { 'earl:outcome': outcome },
  assertions: [{ assertions }],
}))
`
const folder = temporaryFolder({
  'publication.yaml':
    'title: Test\nsource: en\nlocales: [en]\ndate: 2026-01-02\npublisher: P\ncover: none\ncertifiedBy: Somebody\n',
  'content/one/source.md': '# One\n\nA *first* paragraph.\n',
  'tools/ace.cjs': ace,
  'tools/outcome.txt': 'pass',
})
chmodSync(folder.path('tools/ace.cjs'), 0o755)
afterAll(() => folder.dispose())

const build = () => stemma(['build', '--publication', folder.root])
const strict = (env: Record<string, string> = { STEMMA_ACE: folder.path('tools/ace.cjs') }) =>
  stemma(['verify', '--strict', '--publication', folder.root], { env })
const claims = () => {
  const book = strFromU8(unzipSync(folder.read('output/en/one.epub'))['OEBPS/content.opf'] ?? new Uint8Array())
  return [...book.matchAll(/conformsTo"[^>]*>([^<]*)|certifiedBy"[^>]*>([^<]*)/g)].map(([, a, b]) => a ?? b)
}
const claim = ['EPUB Accessibility 1.1 - WCAG 2.2 Level AA', 'Somebody']
const report = () => JSON.parse(folder.text('locales/en/one.checks.json')) as StrictReport

test('a book claims to be accessible after a passing report on it, until the text or a verdict changes', async () => {
  const first = await build()
  expect(first.code).toBe(0)
  expect(first.err).toContain('info epub/unclaimed')
  expect(claims()).toEqual([])

  // Without Ace something is not known: no claim rests on that.
  const without = await strict({})
  expect(without.code).toBe(0)
  expect(without.err).toContain('warning verify/not-run: ')
  expect(without.err).toMatch(/not-run: ace did not run\n {2}→ set STEMMA_ACE/)
  expect(without.err).toMatch(/warning verify\/not-run: verapdf did not run\n {2}→ set STEMMA_VERAPDF/)
  expect(without.err).toMatch(/warning verify\/not-run: epubcheck did not run; another/)
  expect(without.out).toMatch(/^pdf\.js [\d.]+: 1 passed, 0 failed$/m)
  expect(without.out).toMatch(/^epubcheck-ts [\d.]+: 1 passed, 0 failed$/m)
  expect((await build()).code).toBe(0)
  expect(claims()).toEqual([])

  const passing = await strict()
  expect([passing.code, passing.err]).toEqual([0, expect.not.stringContaining('verify/strict')])
  expect(report().checks.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual(['epubcheck pass', 'ace pass', 'stemma pass']) // prettier-ignore
  expect((await stemma(['build', '--dry-run', '--publication', folder.root])).out).toContain(
    'en/one.epub: report of verify --strict changed',
  )
  expect((await build()).err).not.toContain('epub/unclaimed')
  expect(claims()).toEqual(claim)

  // The book with the claim is judged as the one that it was made from, and nothing is written anew.
  const before = folder.text('locales/en/one.checks.json')
  expect((await strict()).code).toBe(0)
  expect(folder.text('locales/en/one.checks.json')).toBe(before)
  expect((await stemma(['build', '--dry-run', '--publication', folder.root])).out).toBe('nothing to do\n')

  // Other words: the report is about another book.
  folder.write('content/one/source.md', '# One\n\nA *second* paragraph.\n')
  expect((await strict()).err).toContain('is not the e-book that the sources give now')
  expect((await build()).err).toContain('epub/unclaimed')
  expect(claims()).toEqual([])

  // A report that fails takes the claim back.
  expect((await strict()).code).toBe(0)
  await build()
  expect(claims()).toEqual(claim)
  folder.write('tools/outcome.txt', 'fail')
  const failing = await strict()
  expect(failing.code).toBe(1)
  expect(failing.err).toContain('error verify/strict: en/one.epub: Ace 9 finds: image-alt: d')
  expect(report().checks.map(({ name, verdict }) => `${name} ${verdict}`)).toContain('ace fail')
  await build()
  expect(claims()).toEqual([])
})

test('who certifies nothing gets the verdicts and no file among the translations', async () => {
  const plain = temporaryFolder({
    'publication.yaml': 'title: Test\nsource: en\nlocales: [en]\ndate: 2026-01-02\ncover: none\nformats: [epub]\n',
    'content/one/source.md': '# One\n\nA paragraph.\n',
  })
  try {
    expect((await stemma(['build', '--publication', plain.root])).err).not.toContain('epub/unclaimed')
    const run = await stemma(['verify', '--strict', '--json', '--publication', plain.root])
    expect((JSON.parse(run.out) as { strict: readonly string[] }).strict).toEqual([
      expect.stringMatching(/^epubcheck-ts .*: 1 passed, 0 failed$/),
    ])
    expect([...plain.files().keys()].filter((path) => path.startsWith('locales/'))).toEqual([])
  } finally {
    plain.dispose()
  }
})
