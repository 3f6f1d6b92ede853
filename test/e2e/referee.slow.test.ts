import { EpubCheck } from '@likecoin/epubcheck-ts'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repository, stemma, temporaryFolder } from './run.ts'

/** Two independent readers that need npm alone; the others are asked by `npm run referees`. */
const out = temporaryFolder()
const article = 'almaty-january-2022'
const locales = ['en', 'kk', 'ru', 'zh-Hans', 'ar', 'hi']

beforeAll(async () => {
  const run = await stemma(['build', '--publication', repository, '--out', out.root, '--article', article])
  expect(run.code).toBe(0)
}, 120_000)
afterAll(() => out.dispose())

describe.each(locales)('in %s', (locale) => {
  test('epubcheck finds no error and no warning in the EPUB', async () => {
    const result = await EpubCheck.validate(new Uint8Array(out.read(`${locale}/${article}.epub`)))
    expect(result.messages.filter(({ severity }) => severity !== 'usage' && severity !== 'info')).toEqual([])
    expect([result.valid, result.errorCount, result.warningCount]).toEqual([true, 0, 0])
  })

  test('pdf.js reads the letters of every paragraph of the page out of the PDF', async () => {
    const wanted = paragraphsOf(out.text(`${locale}/${article}.html`))
    expect(wanted.length).toBe(26)
    const found = await lettersOf(new Uint8Array(out.read(`${locale}/${article}.pdf`)))
    // What a page break cuts has a folio in the middle; the rest must be there letter by letter.
    const missing = wanted.filter((paragraph) => !found.includes(paragraph))
    const share =
      missing.reduce((sum, { length }) => sum + length, 0) / wanted.reduce((sum, { length }) => sum + length, 0)
    expect(share).toBeLessThan(locale === 'ar' || locale === 'hi' ? 0.3 : 0.2)
    const surplus = countLetters(found)
    for (const letter of wanted.join('')) surplus.set(letter, (surplus.get(letter) ?? 0) - 1)
    expect([...surplus].filter(([, count]) => count < 0)).toEqual([])
  })
})

test('epubcheck finds a fault that was put in, so it can find one', async () => {
  const bytes = new Uint8Array(out.read(`en/${article}.epub`))
  // The first byte of the stored media type: the file no longer says that it is an EPUB.
  bytes[38] = 'x'.charCodeAt(0)
  expect((await EpubCheck.validate(bytes)).valid).toBe(false)
})

const letters = (text: string) => text.normalize('NFKC').replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')

function countLetters(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

function paragraphsOf(html: string): readonly string[] {
  const main = /<main[^>]*>([\s\S]*)<\/main>/u.exec(html)?.[1] ?? ''
  return [...main.matchAll(/<(p|h1) [^>]*id="[^"]*"[^>]*>([\s\S]*?)<\/\1>/gu)].map(([, , inner = '']) =>
    letters(inner.replaceAll(/<[^>]*>/gu, '')),
  )
}

async function lettersOf(data: Uint8Array): Promise<string> {
  const document = await getDocument({ data, verbosity: 0 }).promise
  let text = ''
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const item of items) if ('str' in item) text += item.str
  }
  return letters(text)
}
