import { readFileSync } from 'node:fs'
import { buildEdition } from '../../pipeline/edition/build.ts'
import type { EditionInput } from '../../pipeline/edition/input.ts'
import type { Edition, Furniture, Picture } from '../../pipeline/edition/types.ts'
import { languageOf } from '../../pipeline/language/language.ts'
import type { SegmentReport } from '../../pipeline/localise/types.ts'
import type { Block, Heading, Inline, Mark, Paragraph, Table } from '../../pipeline/tree/nodes.ts'

/** A text node. */
export const text = (value: string): Inline => ({ type: 'text', value })
/** A node that marks its content. */
export const mark = (type: Mark['type'], ...children: readonly Inline[]): Inline => ({ type, children })
/** A link. */
export const link = (url: string, ...children: readonly Inline[]): Inline => ({ type: 'link', url, children })
/** A call of a note. */
export const call = (identifier: string): Inline => ({ type: 'footnoteReference', identifier })
/** A paragraph; strings become text nodes. */
export const paragraph = (id: string, ...children: readonly (Inline | string)[]): Paragraph => ({
  type: 'paragraph',
  id,
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
})
/** A heading. */
export const heading = (depth: Heading['depth'], id: string, value: string): Heading => ({
  type: 'heading',
  depth,
  id,
  children: [text(value)],
})
/** A note. */
export const note = (identifier: string, ...children: readonly Block[]): Block => ({
  type: 'footnoteDefinition',
  id: `footnote-${identifier}`,
  identifier,
  children,
})
/** A table of plain cells; the first row is the head. */
export const table = (id: string, rows: readonly (readonly (string | Inline)[])[]): Table => ({
  type: 'table',
  id,
  align: (rows[0] ?? []).map((_, column) => (column === 0 ? 'none' : 'right')),
  children: rows.map((cells, row) => ({
    type: 'tableRow',
    id: `${id}-row-${row}`,
    children: cells.map((cell, column) => ({
      type: 'tableCell',
      id: `${id}-cell-${row}-${column}`,
      children: typeof cell === 'string' ? (cell === '' ? [] : [text(cell)]) : [cell],
    })),
  })),
})

/** A picture without meaning in its pixels. */
export const picture = (url: string): Picture => ({
  url,
  bytes: new Uint8Array([1]),
  type: 'image/png',
  width: 300,
  height: 160,
  name: 'map-00000000.png',
})

/** The repository's furniture for a locale, English for what is missing. */
export function furnitureOf(locale: string): Furniture {
  const own = words(locale)
  const english = words('en')
  const find = (key: string, count: unknown): { readonly value: string; readonly isOwn: boolean } => {
    const tag = Intl.PluralRules.supportedLocalesOf([locale])[0] ?? 'en'
    const suffix = typeof count === 'number' ? `_${new Intl.PluralRules(tag).select(count)}` : ''
    const value = own[key + suffix]
    if (value !== undefined) return { value, isOwn: true }
    const fallback = english[key + suffix] ?? english[`${key}_other`] ?? english[key]
    if (fallback === undefined) throw new Error(`no furniture key ${key}`)
    return { value: fallback, isOwn: locale === 'en' }
  }
  return {
    label: (key, values = {}) =>
      find(key, values['count']).value.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? '?')),
    lang: (key) => (find(key, undefined).isOwn ? undefined : 'en'),
    digits: (value) =>
      new Intl.NumberFormat('en', { numberingSystem: languageOf(locale).numbering, useGrouping: false }).format(value),
  }
}

function words(locale: string): Readonly<Record<string, string>> {
  try {
    const path = new URL(`../../locales/${locale}/ui.json`, import.meta.url)
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
  } catch {
    return {}
  }
}

/** What a test says about an edition; everything else is filled in. */
export interface SampleInput extends Partial<Omit<EditionInput, 'localised' | 'language'>> {
  readonly blocks: readonly Block[]
  readonly locale?: string
  readonly source?: string
  readonly segments?: readonly SegmentReport[]
  readonly title?: string
  readonly coverage?: Edition['coverage']
  readonly frontMatter?: EditionInput['localised']['frontMatter']
}

/** Input of `buildEdition` for a tree of blocks that begins with an h1 or gets one. */
export function inputOf(sample: SampleInput): EditionInput {
  const { blocks, locale = 'en', source = 'en', segments = [], coverage, ...rest } = sample
  const hasTitle = blocks[0]?.type === 'heading' && blocks[0].depth === 1
  const title = sample.title ?? 'A title'
  const root = { type: 'root' as const, children: hasTitle ? blocks : [heading(1, 'a-title-0000', title), ...blocks] }
  const frontMatter = sample.frontMatter ?? { date: '2022-01-10' }
  return {
    article: { name: 'sample', lang: source, title, frontMatter, root },
    localised: { root, title, frontMatter, segments, coverage: coverage ?? { total: 1, own: 1, states: {} } },
    language: languageOf(locale),
    publication: { title: 'The Publication' },
    furniture: furnitureOf(locale),
    alternates: [],
    pictures: new Map(),
    articles: ['sample', 'other'],
    staleNotices: ['stale:minor'],
    ...rest,
  }
}

/** An edition without errors; diagnostics of other kinds are dropped. */
export function editionOf(sample: SampleInput): Edition {
  const { value, diagnostics } = buildEdition(inputOf(sample))
  const error = diagnostics.find(({ severity }) => severity === 'error')
  if (error !== undefined) throw new Error(error.message)
  return value
}
