import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanAnyFile } from '../../pipeline/build/clean-file.ts'

const root = new URL('../..', import.meta.url).pathname
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stemma-bad-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sentence = 'The council met on Monday, and everyone agreed that it is far. '
const fill = (part: string, length: number) => part.repeat(Math.floor(length / part.length))
const megabytes = 1e6

describe('the command bounds time and memory', () => {
  test.each([
    ['100 MB of text', 'a.txt', () => fill(sentence, 100 * megabytes), 150, 20, 1, 'source/too-large'],
    ['one line of 5 MB', 'b.txt', () => fill(sentence, 5 * megabytes), 600, 40, 0, 'tree/no-title'],
    [
      'one paragraph of 2 MB in a page',
      'c.html',
      () => `<h1>T</h1><p>${fill(sentence, 2 * megabytes)}</p>`,
      900,
      60,
      0,
      'tree/long-paragraph',
    ],
    ['300,000 edits', 'd.txt', () => fill(' ,a', 0.9 * megabytes), 1000, 60, 0, 'tree/no-title'],
  ])('%s', { timeout: 400_000 }, (_name, file, content, heap, seconds, code, told) => {
    const path = join(folder, file)
    writeFileSync(path, content())
    const run = spawnSync(
      process.execPath,
      [`--max-old-space-size=${heap}`, 'dist/cli.js', 'clean', '--lang', 'en', '--report', 'json', path],
      { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], timeout: seconds * 5000 },
    )
    expect(run.stderr.toString()).toContain(told)
    expect(run.status).toBe(code)
  })
})

const bytes = (text: string) => new TextEncoder().encode(text)
const codesOf = async (file: string, content: Uint8Array) => {
  const { cleaned, diagnostics } = await cleanAnyFile(file, content, { lang: 'en' })
  return { text: cleaned?.text, codes: diagnostics.map(({ code }) => code) }
}

describe('what is no text gets a clear answer', () => {
  test.each([
    ['a binary file', 'a.txt', Uint8Array.from({ length: 9000 }, (_, index) => (index * 37) % 256), 'source/binary'],
    [
      'a page of scripts',
      'a.html',
      bytes('<html><body><div id="root"></div><script src="a.js"></script></body></html>'),
      'source/page-scripted',
    ],
    ['an empty page', 'a.html', bytes('<html><body></body></html>'), 'source/page-empty'],
    ['an empty file', 'a.txt', bytes(''), 'source/empty'],
    ['no file at all as Word file', 'a.docx', bytes('PK'), 'source/docx'],
  ])('%s', async (_name, file, content, code) => {
    const { codes } = await codesOf(file, content)
    expect(codes).toContain(code)
  })

  test('NUL bytes in a text go, each with a record, and broken UTF-8 is told and replaced', async () => {
    const { cleaned } = await cleanAnyFile('a.txt', bytes(`${sentence.repeat(3)}One\u0000 two.`), { lang: 'en' })
    expect(cleaned?.text).toContain('One two.')
    expect(cleaned?.records.map(({ rule }) => rule)).toContain('char/control')
    const broken = await codesOf(
      'a.txt',
      Uint8Array.of(...bytes(`${sentence.repeat(3)}Łódź, café`), 0xe2, 0x82, 0x20, ...bytes('end.')),
    )
    expect(broken.text).toContain('Łódź')
    expect(broken.codes).toContain('source/broken-utf8')
  })

  test('a stub before a paywall is told, and its text is kept', async () => {
    const html = `<html lang="en"><head><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script></head><body><article><h1>The road</h1><p>${sentence.repeat(3)}</p><div class="paywall">Subscribe to read on.</div></article></body></html>`
    const { text, codes } = await codesOf('a.html', bytes(html))
    expect(codes).toContain('source/page-stub')
    expect(text).toContain('The council met on Monday')
  })
})
