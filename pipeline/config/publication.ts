import * as v from 'valibot'
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Document, Node } from 'yaml'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome, Place } from '../diagnostic/diagnostic.ts'
import { didYouMean } from '../diagnostic/nearest.ts'
import { isKnownLocale, meantLocale } from '../language/known.ts'
import { publicationSchema } from './schema.ts'
import type { LocalText, PublicationConfig, WrittenPublication } from './schema.ts'
import { publicationFile } from './types.ts'
import { yamlProblem } from './yaml-words.ts'

export { publicationFile }

/**
 * Read publication.yaml: YAML 1.2 core schema, no aliases beyond 50, every message with line and column. The value is
 * undefined when there is an error.
 */
export function parsePublication(text: string, file = publicationFile): Outcome<PublicationConfig | undefined> {
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/u, ''), {
    schema: 'core',
    version: '1.2',
    uniqueKeys: true,
    lineCounter: lines,
    prettyErrors: false,
  })
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), offset }
  }
  if (document.errors.length > 0) {
    const diagnostics = document.errors.map((error) => {
      const { message, hint } = yamlProblem(error)
      return diagnose('config/yaml', message, at(error.pos[0]), [hint])
    })
    return { value: undefined, diagnostics }
  }
  if (document.contents !== null && !isMap(document.contents)) {
    const hints = ['write lines such as "title: My book"; the smallest file has title, source and locales']
    const problem = diagnose('config/invalid', 'the file holds no "key: value" lines', at(0), hints)
    return { value: undefined, diagnostics: [problem] }
  }
  const plain = toPlain(document, at)
  if (plain.diagnostics.length > 0) return { value: undefined, diagnostics: plain.diagnostics }
  const result = v.safeParse(publicationSchema, plain.value ?? {})
  if (result.success) {
    const config = canonical(result.output)
    const titles = [
      ['title', config.titles],
      ['series.title', config.series?.titles],
    ] as const
    const wrong = titles.flatMap(([key, texts]) =>
      texts === undefined || Object.hasOwn(texts, config.source)
        ? []
        : [
            diagnose(
              'config/invalid',
              `"${key}" has no text in ${config.source}, the source language`,
              at(offsetOf(document, key.split('.'))),
              [`add "${config.source}: …" to it`],
            ),
          ],
    )
    return { value: wrong.length > 0 ? undefined : config, diagnostics: wrong }
  }
  return { value: undefined, diagnostics: result.issues.map((issue) => explain(issue, document, at)) }
}

function toPlain(document: Document.Parsed, at: (offset: number) => Place): Outcome<unknown> {
  try {
    return { value: document.toJS({ maxAliasCount: 50 }), diagnostics: [] }
  } catch (error) {
    const isUnknown = error instanceof ReferenceError && !error.message.startsWith('Excessive')
    const message = isUnknown
      ? 'a value begins with * and is read as an alias of something that is not there'
      : 'aliases (*name) repeat values beyond all measure'
    const hint = isUnknown ? 'put the value into quotes' : 'write the values out'
    return { value: undefined, diagnostics: [diagnose('config/yaml', message, at(0), [hint])] }
  }
}

function explain(issue: v.BaseIssue<unknown>, document: Document, at: (offset: number) => Place): Diagnostic {
  const path = (issue.path ?? []).map((part) => String(part.key))
  const key = nameOf(issue.path ?? [])
  const offset = offsetOf(document, path)
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = knownKeys(path.slice(0, -1))
    const meant = didYouMean(path.at(-1) ?? '', known)
    const hints = known.length > 0 ? [`known keys here: ${known.join(', ')}`] : []
    return diagnose('config/invalid', `unknown key ${key}`, at(offset), meant === undefined ? hints : [meant, ...hints])
  }
  if (issue.received === 'undefined') {
    return diagnose('config/invalid', `${key} is missing`, at(path.length > 1 ? offset : 0), [
      `add "${path.at(-1)}: …" ${path.length > 1 ? 'there' : `to ${publicationFile}`}`,
    ])
  }
  if (issue.type === 'strict_object') {
    const hints = [`known keys here: ${knownKeys(path).join(', ')}`]
    return diagnose('config/invalid', `${key} must hold keys of its own; found ${issue.received}`, at(offset), hints)
  }
  const meant = issue.requirement === isKnownLocale ? meantLocale(String(issue.input)) : undefined
  const hint =
    meant === undefined ? 'see pipeline/config/KEYS.md for the meaning of every key' : `did you mean "${meant}"?`
  return diagnose('config/invalid', `${key} ${issue.message}; found ${issue.received}`, at(offset), [hint])
}

/** `"page.size"`, `entry 2 of "locales"`, `"file" of entry 1 of "fonts"`: a person counts from one. */
function nameOf(path: readonly v.IssuePathItem[]): string {
  const last = path.at(-1)
  if (last?.type === 'array') return `entry ${last.key + 1} of ${nameOf(path.slice(0, -1))}`
  const from = path.findLastIndex(({ type }) => type === 'array') + 1
  const keys = path.slice(from).map(({ key }) => String(key))
  return `"${keys.join('.')}"${from === 0 ? '' : ` of ${nameOf(path.slice(0, from))}`}`
}

/** Keys that the schema knows at a path; empty where anything goes. */
function knownKeys(path: readonly string[]): readonly string[] {
  let schema: unknown = publicationSchema
  for (const key of path) schema = entriesOf(schema)?.[key]
  return Object.keys(entriesOf(schema) ?? {})
}

function entriesOf(schema: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined
  if ('entries' in schema) return schema.entries as Record<string, unknown>
  return 'wrapped' in schema
    ? entriesOf(schema.wrapped)
    : 'pipe' in schema
      ? entriesOf((schema.pipe as unknown[])[0])
      : undefined
}

/** Offset of the deepest node of the path that is written in the file. */
function offsetOf(document: Document, path: readonly string[]): number {
  let node: unknown = document.contents
  let offset = 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key)
      if (pair === undefined) return offset
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(key)] as Node | undefined
      if (item === undefined) return offset
      node = item
      offset = item.range?.[0] ?? offset
    } else return offset
  }
  return offset
}

/** Where the value of a key is written in publication.yaml; its beginning when it is not there. */
export function placeOfKey(text: string, path: readonly string[], file = publicationFile): Place {
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/u, ''), { schema: 'core', version: '1.2', lineCounter: lines })
  const offset = offsetOf(document, path)
  const { line, col } = lines.linePos(offset)
  return { file, line: Math.max(line, 1), column: Math.max(col, 1), offset }
}

/** Locale tags in canonical case, each once, the source among the locales. */
function canonical({ title, series, ...config }: WrittenPublication): PublicationConfig {
  const tag = (locale: string) => Intl.getCanonicalLocales(locale)[0] ?? locale
  const byLocale = (text: typeof title): LocalText =>
    typeof text === 'string'
      ? { [source]: text }
      : Object.fromEntries(Object.entries(text).map(([key, one]) => [tag(key), one]))
  const source = tag(config.source)
  const locales = [...new Set([source, ...config.locales.map(tag)])]
  const fallback = Object.fromEntries(
    Object.entries(config.fallback).map(([locale, chain]) => [tag(locale), [...new Set(chain.map(tag))]]),
  )
  const translators = Object.fromEntries(Object.entries(config.translators).map(([key, names]) => [tag(key), names]))
  const isbn = Object.fromEntries(
    Object.entries(config.isbn).map(([article, numbers]) => [
      article,
      Object.fromEntries(Object.entries(numbers).map(([key, number]) => [tag(key), number])),
    ]),
  )
  // As addresses are written: a space or a letter beyond ASCII is escaped.
  const address = config.url === undefined ? undefined : new URL(config.url).href
  const url = address === undefined || address.endsWith('/') ? address : `${address}/`
  const titles = byLocale(title)
  const page = {
    ...config.page,
    kashida: [...new Set(config.page.kashida.map(tag))],
    lineBreaks: Object.fromEntries(Object.entries(config.page.lineBreaks).map(([key, level]) => [tag(key), level])),
  }
  return {
    ...{ ...config, page, title: titles[source] ?? '', titles, source, locales, fallback, translators, isbn },
    ...(series !== undefined && { series: { titles: byLocale(series.title), articles: series.articles } }),
    ...(url !== undefined && { url }),
  }
}
