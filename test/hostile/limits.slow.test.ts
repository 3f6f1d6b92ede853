import { deflateSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { stemma, temporaryFolder } from '../e2e/run.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

const yaml = 'title: Limits\nsource: en\nlocales: [en]\ndate: 2026-01-02\ncover: none\npolicies: {minTranslated: 0}\n'
const meter = fileURLToPath(new URL('usage.cjs', import.meta.url))

async function build(files: Files) {
  const folder = temporaryFolder({
    'publication.yaml': yaml,
    'content/calm/source.md': '# Calm\n\nA text.\n',
    ...files,
  })
  try {
    const env = { NODE_OPTIONS: `--require ${meter}`, STEMMA_USAGE: folder.path('usage.json') }
    const run = await stemma(['build', '--publication', folder.root, '--jobs', '1'], { env })
    const usage = JSON.parse(folder.text('usage.json')) as { cpu: number; memory: number }
    const codes = [...run.err.matchAll(/^(?:error|warning|info) ([a-z-]+\/[a-z0-9-]+)/gmu)].map(
      ([, code]) => code ?? '',
    )
    const published = [...folder.files('output').keys()].filter((path) => /^en\/[^/]+\.pdf$/u.test(path))
    return { ...run, ...usage, codes, published }
  } finally {
    folder.dispose()
  }
}

const entities =
  '<!DOCTYPE svg [<!ENTITY a "lol">' +
  Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`,
  ).join('') +
  ']>'
const svg = (before: string, inside: string) =>
  `${before}<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">${inside}</svg>`
const withPicture = (name: string, bytes: string | Uint8Array): Files => ({
  'content/hostile/source.md': `# A\n\n![a picture](${name})\n`,
  [`content/hostile/${name}`]: bytes,
})
const aliases = `a: &a [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, index) => `${'bcdefghij'[index]}: &${'bcdefghij'[index]} [${`*${'abcdefghi'[index]}, `.repeat(9)}x]`).join('\n')}\n`
const document = (xml: string) => docx(strToU8(`<?xml version="1.0"?>${xml}`))

/** What an attacker writes, the diagnostic that answers ('' when it is simply read), and whether the article can be published all the same. */
const rows: readonly (readonly [name: string, files: Files, code: string, isPublished: boolean])[] = [
  ['*a_ × 100,000', { 'content/hostile/source.md': `# A\n\n${'*a_ '.repeat(100_000)}\n` }, 'tree/long-paragraph', true],
  ['**/ × 100,000', { 'content/hostile/source.md': `# A\n\n${'**/'.repeat(100_000)}\n` }, 'tree/long-paragraph', true],
  ['*a_ × 100,000 in plain text', { 'content/hostile/source.txt': `A\n\n${'*a_ '.repeat(100_000)}\n` }, '', true],
  [
    'a word of 300,000 letters',
    { 'content/hostile/source.md': `# A\n\n${'a'.repeat(300_000)}\n` },
    'tree/long-paragraph',
    true,
  ],
  [
    '100,000 quotes in a line',
    { 'content/hostile/source.md': `# A\n\n${'> '.repeat(100_000)}x\n` },
    'tree/too-deep',
    true,
  ],
  [
    'elements 100,000 deep in Markdown',
    { 'content/hostile/source.md': `# A\n\nText.\n\n${'<div><blockquote>'.repeat(50_000)}x\n` },
    'tree/',
    true,
  ],
  [
    'elements 100,000 deep in a page',
    { 'content/hostile/source.html': `<h1>A</h1>${'<div>'.repeat(100_000)}x` },
    'source/page-too-complex',
    false,
  ],
  ['6 million paragraphs', { 'content/hostile/source.md': 'a\n\n'.repeat(6_000_000) }, 'too-', false],
  [
    'a text of 80 MB',
    { 'content/hostile/source.txt': 'words and words. '.repeat(4_700_000) },
    'source/too-large',
    false,
  ],
  [
    'a drawing with entities of entities',
    withPicture('a.svg', svg(entities, '<text>&j;</text>')),
    'edition/picture-unsafe',
    false,
  ],
  [
    'a drawing with a file as entity',
    withPicture('a.svg', svg('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>', '<text>&a;</text>')),
    'edition/picture-unsafe',
    false,
  ],
  [
    'a drawing 100,000 groups deep',
    withPicture('a.svg', svg('', '<g>'.repeat(100_000) + '</g>'.repeat(100_000))),
    'edition/picture-',
    false,
  ],
  [
    'a picture that says it has 900 million pixels',
    withPicture('a.png', png(30_000, 30_000, Buffer.alloc(10))),
    'edition/picture-too-large',
    false,
  ],
  [
    'a picture of 64 million pixels',
    withPicture('a.png', png(8000, 8000, Buffer.alloc(8001 * 8000))),
    'edition/picture-too-large',
    false,
  ],
  ['ten pixels that inflate to 300 MB', withPicture('a.png', png(10, 10, Buffer.alloc(300_000_000))), 'picture', false],
  [
    'a photograph that says it has 4 billion pixels',
    withPicture('a.jpg', jpeg(65_000, 65_000)),
    'edition/picture-too-large',
    false,
  ],
  [
    'a manuscript that inflates to 400 MB',
    { 'content/hostile/source.docx': docx(Buffer.alloc(400_000_000, 0x20)) },
    'source/',
    false,
  ],
  [
    'a manuscript with entities of entities',
    {
      'content/hostile/source.docx': document(
        `${entities.replace('DOCTYPE svg', 'DOCTYPE w:document')}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`,
      ),
    },
    'source/',
    false,
  ],
  [
    'aliases of aliases in front matter',
    { 'content/hostile/source.md': `---\n${aliases}---\n\n# A\n\nText.\n` },
    'tree/front-matter',
    false,
  ],
  [
    'front matter that is a program',
    { 'content/hostile/source.md': '---js\n{ title: process.exit(9) }\n---\n\n# A\n\nText.\n' },
    'tree/front-matter',
    false,
  ],
  [
    'a catalog 100,000 lists deep',
    {
      'publication.yaml': yaml.replace('[en]', '[en, ru]'),
      'content/hostile/source.md': '# A\n',
      'locales/ru/hostile.json': '['.repeat(100_000),
    },
    'localise/json',
    true,
  ],
  [
    'verdicts 100,000 lists deep',
    { 'content/hostile/source.md': '# A\n', 'content/hostile/edits.json': '['.repeat(100_000) },
    'clean/verdicts-invalid',
    false,
  ],
]

describe('hostile input meets a limit of its own, and costs its article at most:', () => {
  test.each(rows)('%s', async (_name, files, code, isPublished) => {
    const { codes, err, cpu, memory, published, ...run } = await build(files)
    expect([0, 1], err.slice(0, 500)).toContain(run.code)
    expect(published).toEqual(isPublished ? ['en/calm.pdf', 'en/hostile.pdf'] : ['en/calm.pdf'])
    if (code !== '')
      expect(
        codes.filter((one) => one.includes(code)),
        err.slice(0, 800),
      ).not.toEqual([])
    expect(err).not.toMatch(/\n\s+at .*:\d+:\d+/u)
    expect(cpu).toBeLessThan(20)
    expect(memory).toBeLessThan(1000)
  })

  test('aliases of aliases in publication.yaml write nothing', async () => {
    const run = await build({ 'publication.yaml': `${yaml}${aliases}` }).catch(() => undefined)
    // Nothing is written, so there is no output folder to list.
    expect(run).toBeUndefined()
  })
})

test.each([
  ['Markdown', 'md', '*a_ '],
  ['Markdown', 'md', '**/'],
  ['plain text', 'txt', '*a_ '],
  ['plain text', 'txt', '“a” -- '],
])('time on %s grows with its length, not with the square of it: %s of “%s”', async (_name, ending, pattern) => {
  const cpuOf = async (count: number) =>
    (await build({ [`content/hostile/source.${ending}`]: `A\n\n${`${pattern.repeat(250)}\n\n`.repeat(count)}` })).cpu
  const [empty, once, twice] = [await cpuOf(0), await cpuOf(60), await cpuOf(120)]
  expect((twice - empty) / Math.max(once - empty, 0.2)).toBeLessThan(3)
})

function png(width: number, height: number, rows: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts])
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([size, body, sum])
}

function jpeg(width: number, height: number): Uint8Array {
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]
  return Buffer.from([0xff, 0xd8, ...frame, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0xff, 0xd9])
}

/** A manuscript whose text is given as it stands in the archive. */
function docx(text: Uint8Array): Uint8Array {
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
  const relations =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(relations),
    'word/document.xml': [text, { level: 1 }],
  })
}

function crc(bytes: Uint8Array): number {
  let value = ~0
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return ~value >>> 0
}
