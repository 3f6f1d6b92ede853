import { existsSync, readFileSync } from 'node:fs'
import { contentsOf } from '../../pipeline/edition/contents.ts'
import type { Edition, Note, Picture } from '../../pipeline/edition/types.ts'
import { createFontLibrary } from '../../pipeline/font/index.ts'
import type { FontLibrary } from '../../pipeline/font/types.ts'
import { languageOf } from '../../pipeline/language/language.ts'
import type { Block, Heading, Inline } from '../../pipeline/tree/nodes.ts'

const modules = new URL('../../node_modules/', import.meta.url)

/** The installed fonts, once per test file. */
export const fonts: FontLibrary = createFontLibrary((name, path) => {
  const file = new URL(`${name}/${path}`, modules)
  return existsSync(file) ? readFileSync(file) : undefined
})

/** An A5 page with small margins. */
export const design = {
  width: 419.53,
  height: 595.28,
  margin: { top: 56, bottom: 62, inside: 48, outside: 52 },
  fontSize: 10,
}

export function text(value: string): Inline {
  return { type: 'text', value }
}

export function paragraph(id: string, ...children: readonly (Inline | string)[]): Block {
  return { type: 'paragraph', id, children: children.map((child) => (typeof child === 'string' ? text(child) : child)) }
}

export function heading(id: string, depth: Heading['depth'], value: string): Heading {
  return { type: 'heading', id, depth, children: [text(value)] }
}

interface Parts {
  readonly locale?: string
  readonly title?: string
  readonly blocks?: readonly Block[]
  readonly notes?: readonly Note[]
  readonly pictures?: readonly Picture[]
  readonly subtitle?: string
  readonly authors?: readonly string[]
  readonly url?: string
  readonly labels?: Readonly<Record<string, string>>
}

/** An edition of an article, as `edition/` makes it, without the stages before it. */
export function edition(parts: Parts): Edition {
  const locale = parts.locale ?? 'en'
  const language = languageOf(locale)
  const title = heading('title-0001', 1, parts.title ?? 'A title')
  const blocks = [title, ...(parts.blocks ?? [])]
  const numbers = new Intl.NumberFormat(`${locale}-u-nu-${language.numbering}`, { useGrouping: false })
  const labels: Readonly<Record<string, string>> = {
    notes: 'Notes',
    'back-to-text': 'Back to the text',
    ...parts.labels,
  }
  return {
    article: 'sample',
    locale,
    sourceLocale: 'en',
    dir: language.dir,
    metadata: {
      title: parts.title ?? 'A title',
      description: 'What it is about',
      keywords: ['one', 'two'],
      authors: parts.authors ?? [],
      translators: [],
      date: '2022-01-10',
      modified: '2022-01-11T12:00:00Z',
      dateLabel: new Intl.DateTimeFormat(`${locale}-u-nu-${language.numbering}`, {
        dateStyle: 'long',
        timeZone: 'UTC',
      }).format(new Date('2022-01-10')),
      publication: 'A publication',
      identifiers: { html: 'urn:uuid:1', pdf: 'urn:uuid:2', epub: 'urn:uuid:3' },
      ...(parts.subtitle !== undefined && { subtitle: parts.subtitle }),
      ...(parts.url !== undefined && { url: parts.url }),
    },
    root: { type: 'root', children: blocks },
    title,
    notes: parts.notes ?? [],
    contents: contentsOf(blocks, title),
    coverage: { total: 1, own: 1, states: {} },
    missingAlternatives: [],
    alternates: [],
    pictures: new Map((parts.pictures ?? []).map((picture) => [picture.url, picture])),
    furniture: {
      label: (key, values) => labels[key] ?? `${key} ${Object.values(values ?? {}).join(' ')}`.trim(),
      lang: () => undefined,
      digits: (value) => numbers.format(value),
    },
  }
}
