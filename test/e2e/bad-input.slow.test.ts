import { crc32, deflateSync } from 'node:zlib'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { manifestIn, stemma, temporaryFolder } from './run.ts'

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A grey picture of one shade, whatever its size: a small file that becomes a large one in memory. */
function greyPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const rows = deflateSync(Buffer.alloc((width + 1) * height))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

const small = greyPng(40, 30)
const many = Array.from({ length: 1000 }, (_, index) => index)
const folder = temporaryFolder({
  'publication.yaml': 'title: Bad\nsource: en\nlocales: [en, sw]\ndate: 2026-01-01\npolicies: {minTranslated: 0}\n',
  'content/another-type/a.jpg': small,
  'content/another-type/source.md': '# Another type\n\nText.\n\n![A PNG named JPEG](a.jpg)\n',
  'content/no-picture/a.png': '<!doctype html><script>alert(1)</script>',
  'content/no-picture/source.md': '# No picture\n\nText.\n\n![A page named PNG](a.png)\n',
  'content/cut/a.png': small.subarray(0, -20),
  'content/cut/source.md': '# Cut\n\nText.\n\n![A part](a.png)\n',
  'content/huge/a.png': greyPng(10_000, 8_000),
  'content/huge/source.md': '# Huge\n\nText.\n\n![80 million pixels](a.png)\n',
  'content/long-title/source.md': `# ${'very long '.repeat(50).trim()}\n\nText.\n`,
  'content/symbols/source.md': '# ★☆ !!! ★\n\nText.\n',
  'content/empty/source.md': '',
  'content/title-only/source.md': '# Only a title\n',
  'content/notes/source.md':
    `# Notes\n\n${many.map((index) => `Sentence ${index}.[^${index}]`).join('\n\n')}\n\n` +
    many.map((index) => `[^${index}]: Note ${index}.\n`).join(''),
  'content/same-ids/source.md':
    '# Same ids\n\n## Same\n\nText.\n\n## Same\n\nText.\n\n<a id="same">x</a> <a id="same">y</a>\n',
})

let err = ''
const states = new Map<string, string>()

beforeAll(async () => {
  const run = await stemma(['build', '--quiet', '--publication', folder.root])
  expect(run.code).toBe(1)
  err = run.err
  const { editions } = manifestIn(folder.path('output'))
  for (const { article, locale, cells } of editions)
    for (const { format, status } of cells) states.set(`${article} ${locale} ${format}`, status)
}, 240_000)

afterAll(() => folder.dispose())

test.each([
  ['a picture that is something else', 'no-picture', 'edition/picture-kind'],
  ['a picture that was cut', 'cut', 'edition/picture-damaged'],
  ['a picture of 80 million pixels', 'huge', 'edition/picture-too-large'],
  ['an article without text', 'empty', 'source/empty'],
])('%s costs its article and is named with what to do', (_name, article, code) => {
  for (const locale of ['en', 'sw'])
    for (const format of ['html', 'pdf', 'epub']) expect(states.get(`${article} ${locale} ${format}`)).toBe('failed')
  expect(err).toMatch(new RegExp(`error ${code}: content/${article}.*\\n  → `, 'u'))
})

test.each([
  ['a picture of another type than its name says', 'another-type'],
  ['a title of 500 characters', 'long-title'],
  ['a title of symbols', 'symbols'],
  ['a title alone', 'title-only'],
  ['1,000 notes', 'notes'],
  ['ids that are there twice', 'same-ids'],
])('%s gives valid editions, in a language without any translation too', async (_name, article) => {
  for (const locale of ['en', 'sw']) {
    for (const format of ['html', 'pdf', 'epub']) expect(states.get(`${article} ${locale} ${format}`)).toBe('built')
    const { messages } = await EpubCheck.validate(new Uint8Array(folder.read(`output/${locale}/${article}.epub`)))
    expect(messages.filter(({ severity }) => !['usage', 'info'].includes(severity))).toEqual([])
  }
})
