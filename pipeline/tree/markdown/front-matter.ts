import { isAlias, isMap, isScalar, LineCounter, parseDocument, type Node as YamlNode } from 'yaml'
import { diagnose, type Code } from '../../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../../diagnostic/diagnostic.ts'
import { yamlProblem } from '../../config/yaml-words.ts'
import { nearest } from '../../diagnostic/nearest.ts'
import { isKnownLocale, meantLocale } from '../../language/known.ts'
import { canonicalLocale } from '../../language/language.ts'
import type { FrontMatter } from '../nodes.ts'
import { foldAttribute } from '../inline.ts'

/** Longest front matter that is read, in UTF-16 units. */
const longestFrontMatter = 64 * 1024
/** Aliases may repeat at most this many nodes (the "billion laughs" of YAML). */
const mostAliases = 50

/** Where the front matter of a Markdown file ends and what it says. */
export interface SplitSource {
  readonly frontMatter: FrontMatter
  /** The source with the front matter as empty lines, so that positions hold. */
  readonly body: string
}

const fence = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u

/** Take the YAML front matter off a Markdown file. Core schema only: no tags that make anything but plain data. */
export function splitFrontMatter(file: string, text: string): Outcome<SplitSource> {
  if (!text.startsWith('---')) return { value: { frontMatter: {}, body: text }, diagnostics: [] }
  const language = /^---[ \t]*([a-z+]+)[ \t]*\r?\n(?:[\s\S]*?\n)?---[ \t]*(?:\r?\n|$)/u.exec(text)?.[1]
  if (language !== undefined) {
    const message = `front matter in '${language}' is not read, only YAML is`
    const place = { file, line: 1, column: 4 }
    const hints = ["begin the file with a line of three hyphens only, then 'key: value' lines"]
    return {
      value: { frontMatter: {}, body: text },
      diagnostics: [diagnose('tree/front-matter', message, place, hints)],
    }
  }
  const match = fence.exec(text)
  // Two rules with text between them are Markdown; front matter has keys.
  if (match === null || !/^[ \t]*(?:["'{]|[^\s#:][^\n:]*:(?:\s|$))/mu.test(match[1] ?? ''))
    return { value: { frontMatter: {}, body: text }, diagnostics: [] }
  const [whole, yaml = ''] = match
  const body = whole.replaceAll(/[^\n]/gu, ' ') + text.slice(whole.length)
  if (yaml.length > longestFrontMatter) {
    const problem = diagnose('tree/front-matter', 'the front matter is too long', { file, line: 1 }, [
      `keep it under ${longestFrontMatter} characters`,
    ])
    return { value: { frontMatter: {}, body }, diagnostics: [problem] }
  }
  const read = readFrontMatter(file, yaml)
  return { value: { frontMatter: read.value, body }, diagnostics: read.diagnostics }
}

function readFrontMatter(file: string, yaml: string): Outcome<FrontMatter> {
  const diagnostics: Diagnostic[] = []
  const lines = new LineCounter()
  const report = (code: Code, message: string, offset: number | undefined, hint: string) => {
    const at = lines.linePos(offset ?? 0)
    diagnostics.push(diagnose(code, message, { file, line: at.line + 1, column: at.col }, [hint]))
  }
  const fail = (): Outcome<FrontMatter> => {
    report('tree/front-matter', 'the front matter cannot be read', 0, 'write simple key: value lines without aliases')
    return { value: {}, diagnostics }
  }
  try {
    const options = { schema: 'core', version: '1.2', lineCounter: lines, prettyErrors: false, merge: false } as const
    const document = parseDocument(yaml, options)
    for (const problem of [...document.errors, ...document.warnings]) {
      const { message, hint } = yamlProblem(problem)
      report('tree/front-matter', `the front matter is not valid YAML: ${message}`, problem.pos[0], hint)
    }
    if (document.errors.length > 0 || document.warnings.length > 0) return { value: {}, diagnostics }
    if (document.contents === null) return { value: {}, diagnostics }
    if (!isMap(document.contents)) {
      report('tree/front-matter', 'the front matter is not a list of keys', 0, "write lines like 'title: …'")
      return { value: {}, diagnostics }
    }
    // Checked here, since single values are taken out below: throws when aliases blow up.
    document.toJS({ maxAliasCount: mostAliases })
    const values = new Map<string, unknown>()
    const places = new Map<string, number>()
    for (const pair of document.contents.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : ''
      const node = pair.value as YamlNode | null
      values.set(key, isAlias(node) ? node.resolve(document)?.toJS(document) : node?.toJS(document))
      places.set(key, (pair.key as YamlNode).range?.[0] ?? 0)
    }
    const problem = (key: string, message: string, hint: string) =>
      report('tree/front-matter', message, places.get(key), hint)
    const value = checkFrontMatter(values, problem)
    const unknown = [...values.keys()].filter((key) => !knownKeys.has(key))
    if (unknown.length > 0) {
      const message = `front matter keys that say nothing here: ${unknown.map((key) => `'${key}'`).join(', ')}`
      const meant = unknown.map((key) => nearest(key, knownKeys)).find((key) => key !== undefined)
      const hint = `known keys: ${[...knownKeys].join(', ')}`
      const hints = meant === undefined ? hint : `did you mean '${meant}'? ${hint}`
      report('tree/front-matter-key', message, places.get(unknown[0] ?? ''), hints)
    }
    return { value, diagnostics }
  } catch {
    return fail()
  }
}

const knownKeys: ReadonlySet<string> = new Set([
  'title',
  'subtitle',
  'description',
  'keywords',
  'authors',
  'author',
  'lang',
  'locales',
  'date',
  'rights',
  'quantities',
  // What a page said of itself; kept for the editor.
  'site',
  'image',
])

const day = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)`
const isoDate = new RegExp(`^${day}(?:[T ]${time})?$`, 'u')

function checkFrontMatter(
  values: ReadonlyMap<string, unknown>,
  problem: (key: string, message: string, hint: string) => void,
): FrontMatter {
  const text = (key: string): string | undefined => {
    const value = values.get(key)
    if (value === undefined || value === null || value === '') return undefined
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      const folded = foldAttribute(String(value))
      return folded === '' ? undefined : folded
    }
    problem(key, `front matter '${key}' must be a text`, `write ${key}: "…"`)
    return undefined
  }
  const list = (key: string, divide: RegExp | undefined): readonly string[] | undefined => {
    const value = values.get(key)
    if (value === undefined || value === null) return undefined
    const parts: readonly unknown[] = Array.isArray(value) ? value : divide ? (text(key)?.split(divide) ?? []) : [value]
    if (!parts.every((part) => typeof part === 'string' || typeof part === 'number')) {
      problem(key, `front matter '${key}' must be a list of texts`, `write ${key}: [one, two]`)
      return undefined
    }
    const folded = parts.map((part) => foldAttribute(String(part))).filter((part) => part !== '')
    return folded.length === 0 ? undefined : folded
  }
  const locale = (key: string, tag: string): string | undefined => {
    if (isKnownLocale(tag)) return canonicalLocale(tag)
    const meant = meantLocale(tag)
    const hint = meant === undefined ? "write one like 'en' or 'zh-Hans'" : `did you mean '${meant}'?`
    problem(key, `'${tag}' is not a tag of a known language`, hint)
    return undefined
  }
  const title = text('title')
  const subtitle = text('subtitle')
  const description = text('description')
  const keywords = list('keywords', /[,،、，;；]/u)
  const authors = list(values.has('authors') ? 'authors' : 'author', undefined)
  const asked = text('lang')
  const lang = asked === undefined ? undefined : locale('lang', asked)
  const locales = list('locales', /[,\s]+/u)?.flatMap((tag) => locale('locales', tag) ?? [])
  const rights = text('rights')
  const quantities = values.get('quantities')
  if (quantities !== undefined && typeof quantities !== 'boolean') {
    problem('quantities', "front matter 'quantities' must be true or false", 'write quantities: true')
  }
  const date = text('date')
  const dated = date !== undefined && isoDate.test(date)
  if (date !== undefined && !dated) {
    problem('date', `'${date}' is not a date`, 'write it like 2022-01-11 or 2022-01-11T09:00:00Z')
  }
  return {
    ...(title !== undefined && { title }),
    ...(subtitle !== undefined && { subtitle }),
    ...(description !== undefined && { description }),
    ...(keywords !== undefined && { keywords }),
    ...(authors !== undefined && { authors }),
    ...(lang !== undefined && { lang }),
    ...(locales !== undefined && locales.length > 0 && { locales: [...new Set(locales)] }),
    ...(dated && { date }),
    ...(rights !== undefined && { rights }),
    ...(quantities === true && { quantities }),
  }
}
