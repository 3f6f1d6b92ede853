import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stemma, temporaryFolder } from '../e2e/run.ts'
import type { Run } from '../e2e/run.ts'
import { tracesInEpub, tracesInHtml, tracesInPdf } from './traces.ts'
import { htmlVectors, markdownVectors } from './vectors.data.ts'

const words = 'A plain paragraph of an article stands between them, long enough, with commas, to be taken for prose. '
const vectors = [...htmlVectors, ...markdownVectors]
/** A line of plain text after each vector shows that the rest of the article survives it. */
const markdown = vectors.map((vector, index) => `${vector}\n\nAfter ${index + 1}. ${words}\n`).join('\n')
const html = htmlVectors.map((vector, index) => `${vector}<p>After ${index + 1}. ${words}${words}</p>`).join('\n')
const evilText = '"><script>alert(1)</script><img src=x onerror=alert(1)>'

const folder = temporaryFolder({
  'publication.yaml': `title: 'T ${evilText}'\npublisher: 'P ${evilText}'\nrights: 'R ${evilText}'\nsource: en\nlocales: [en, ru]\ndate: 2026-01-02\nurl: https://example.org/\npolicies: {minTranslated: 0}\n`,
  'content/marks/source.md': `---\ntitle: 'M ${evilText}'\nauthor: 'A ${evilText}'\ndescription: 'D ${evilText}'\nkeywords: ['K ${evilText}']\n---\n\n${markdown}`,
  'content/page/source.html': `<html><head><title>Page ${evilText}</title></head><body><article><h1>Page</h1>${html}</article></body></html>`,
  'content/drawn/source.md': '# Drawn\n\n![a drawing](evil.svg)\n',
  'content/marks/x.png': png(),
  'content/page/x.png': png(),
  'content/drawn/evil.svg': `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60" onload="alert(1)"><script>alert(1)</script><style>@import url(https://evil.example/x.css); rect { fill: url(javascript:alert(1)) }</style><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject><a xlink:href="javascript:alert(1)"><rect width="50" height="20" onclick="alert(1)"/></a><animate attributeName="x" onbegin="alert(1)"/><image href="file:///etc/passwd" width="9" height="9"/><use href="https://evil.example/x.svg#a"/><rect width="30" height="30" fill="#900"/></svg>`,
})
let built: Run

beforeAll(async () => {
  await stemma(['extract', '--publication', folder.root])
  const units = JSON.parse(folder.text('locales/en/marks.json')) as Record<string, string>
  // A translator's file is input too: nothing in it is markup but its tokens.
  const targets = Object.fromEntries(
    Object.entries(units).map(([id, text]) => [id, `${text} ${evilText.replaceAll('<', '\\<')} $t(x) {{x}} {x}`]),
  )
  folder.write('locales/ru/marks.json', JSON.stringify(targets))
  built = await stemma(['build', '--publication', folder.root])
}, 240_000)
afterAll(() => folder.dispose())

const articles = ['marks', 'page', 'drawn']
const editions = articles.flatMap((article) => ['en', 'ru'].map((locale) => `${locale}/${article}`))

test(`${vectors.length} ways to bring in a script are built: nothing of the rest is lost`, () => {
  expect(vectors.length).toBeGreaterThanOrEqual(60)
  expect(built.err.split('\n').filter((line) => line.startsWith('error'))).toEqual([])
  expect(built.code).toBe(0)
  for (const index of vectors.keys()) expect(folder.text('output/en/marks.html')).toContain(`After ${index + 1}.`)
  for (const index of htmlVectors.keys()) expect(folder.text('output/en/page.html')).toContain(`After ${index + 1}.`)
})

describe.each(editions)('%s', (edition) => {
  test('the page has nothing that runs', () => {
    expect(tracesInHtml(folder.text(`output/${edition}.html`))).toEqual([])
  })
  test('the e-book has nothing that runs', () => {
    expect(tracesInEpub(folder.read(`output/${edition}.epub`))).toEqual([])
  })
  test('the PDF has nothing that runs', async () => {
    expect(await tracesInPdf(folder.read(`output/${edition}.pdf`))).toEqual([])
  })
})

test('indexes, feeds, drawings and all other files have nothing that runs', () => {
  const files = [...folder.files('output')].filter(
    ([path]) => !articles.some((article) => path.includes(`/${article}.`)),
  )
  expect(files.length).toBeGreaterThan(8)
  for (const [path, bytes] of files) {
    if (path.endsWith('.html')) expect([path, tracesInHtml(bytes.toString())]).toEqual([path, []])
    if (/\.(?:svg|xml|atom)$/u.test(path)) expect([path, tracesInHtml(bytes.toString())]).toEqual([path, []])
    expect(path).not.toMatch(/\.js$/u)
  }
})

test('calls of i18next and of message formats in a translation are text', () => {
  const text = folder.text('output/ru/marks.html')
  for (const piece of ['$t(x)', '{{x}}', '{x}']) expect(text).toContain(piece)
})

test('the readers of this test find what they are here to find', async () => {
  expect(tracesInHtml('<p onclick="x">a</p><a href="java\nscript:x">b</a><script>1</script>')).toHaveLength(3)
  expect(tracesInHtml('<template><script></script></template><style>@import "x";</style>')).toHaveLength(3)
  const pdf = folder.read('output/en/drawn.pdf').toString('latin1').replace('/Lang', '/AA ')
  expect(await tracesInPdf(Buffer.from(pdf, 'latin1'))).toEqual(['/AA'])
})

/** One grey pixel. */
function png(): Uint8Array {
  return Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  )
}
