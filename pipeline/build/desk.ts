import type { ParseArgsConfig } from 'node:util'
import type { Outcome } from '../diagnostic/diagnostic.ts'
import type { World } from '../world/types.ts'
import type { OutputFile } from './types.ts'

type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

/** What a command of the translation desk did: files for the publication, text for standard output or for a file of its own. */
export interface DeskResult {
  readonly files: readonly OutputFile[]
  /** Printed at the end. */
  readonly text?: string
  /** Path that the text goes to instead of standard output. */
  readonly to?: string
  /** Files for a folder outside of the publication's own. */
  readonly pack?: { readonly folder: string; readonly files: readonly OutputFile[] }
}

/** What the command line brings along. */
export interface DeskInput {
  readonly values: Values
  readonly positionals: readonly string[]
  readonly version: string
  /** Fingerprint of our code; absent = nothing that other runs have kept may be used. */
  readonly code?: string
  readFile(path: string): Uint8Array
  /** Ends the command: wrong usage. */
  usage(message: string): never
}

export interface DeskCommand {
  readonly usage: string
  readonly summary: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  readonly positionals: readonly [min: number, max: number]
  run(world: World, input: DeskInput): Promise<Outcome<DeskResult>>
}

const text = (value: Values[string]): string | undefined => (typeof value === 'string' ? value : undefined)
const list = (value: Values[string]): readonly string[] =>
  (Array.isArray(value) ? value : []).flatMap((item) => String(item).split(',')).filter((item) => item !== '')

function localeOf(value: Values[string], usage: DeskInput['usage']): string | undefined {
  const tag = text(value)
  if (tag === undefined) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return usage(`--locale takes a BCP 47 tag such as "kk", not "${tag}"`)
  }
}

/** Who has translated, and when, for the records. */
function stampOf(values: Values, usage: DeskInput['usage']): { readonly by?: string; readonly at?: string } {
  const [by, at] = [text(values['by']), text(values['at'])]
  if (at !== undefined && Number.isNaN(Date.parse(at)))
    return usage(`--at takes a date such as 2022-01-31, not "${at}"`)
  return { ...(by !== undefined && { by }), ...(at !== undefined && { at: new Date(at).toISOString() }) }
}

/** The commands for translators; each is loaded when it is called. */
export const deskCommands: Readonly<Record<string, DeskCommand>> = {
  extract: {
    usage: 'extract [--no-memory] [--memory FILE.tmx] [--by NAME] [--at DATE]',
    summary: 'write the segments of all articles into locales/ for translators, with drafts from what was said before',
    options: {
      'no-memory': { type: 'boolean' },
      memory: { type: 'string', multiple: true },
      by: { type: 'string' },
      at: { type: 'string' },
    },
    positionals: [0, 0],
    async run(world, { values, readFile, usage }) {
      const { extractPublication } = await import('./extract.ts')
      const { value: files, diagnostics } = extractPublication(world, {
        fromMemory: values['no-memory'] !== true,
        stamp: stampOf(values, usage),
        memories: list(values['memory']).map((file) => ({ file, bytes: readFile(file) })),
      })
      const upToDate = 'nothing to write: locales/ is up to date'
      return { value: { files, ...(files.length === 0 && { text: upToDate }) }, diagnostics }
    },
  },
  status: {
    usage: 'status [--json] [--diff] [--gate] [--locale L] [--badge FILE]',
    summary:
      'print how much of each article each locale says in its own language; --diff shows what has changed in the source of each target that is out of date; --gate ends with 1 when too little is translated or reviewed',
    options: {
      json: { type: 'boolean' },
      gate: { type: 'boolean' },
      diff: { type: 'boolean' },
      locale: { type: 'string', multiple: true },
      badge: { type: 'string' },
    },
    positionals: [0, 0],
    async run(world, { values, usage, code }) {
      const { concerns, publicationStatus, formatStale, formatStatus } = await import('./status.ts')
      const { value: all, diagnostics: found } = publicationStatus(world, code)
      const locales = list(values['locale']).map((locale) => localeOf(locale, usage))
      const diagnostics = locales.length === 0 ? found : found.filter((problem) => concerns(problem, locales))
      const rows = locales.length === 0 ? all : all.filter(({ locale }) => locales.includes(locale))
      const { gateProblems } = await import('./gates.ts')
      const closed = values['gate'] === true ? gateProblems(world.publication, rows) : []
      const badge = text(values['badge'])
      const { coverageBadge } = await import('../localise/badge.ts')
      const label = locales.length === 0 ? 'translated' : locales.join(', ')
      const own = rows.filter(({ states, total }) => states.source !== total)
      return {
        value: {
          files: [],
          text:
            badge !== undefined
              ? coverageBadge(label, own)
              : values['json'] === true
                ? JSON.stringify(rows)
                : [formatStatus(rows), values['diff'] === true ? formatStale(rows) : '']
                    .filter((part) => part !== '')
                    .join('\n\n'),
          ...(badge !== undefined && { to: badge }),
        },
        diagnostics: [...diagnostics, ...closed],
      }
    },
  },
  export: {
    usage:
      'export --po|--xliff|--xliff21|--tmx|--csv --locale L [--article A] [--out-file F] | export --pack L [--out-file DIR]',
    summary:
      'write the segments of a locale for translators and their tools; --pack: XLIFF, pages side by side, and PDF proofs with the ids of the units',
    options: {
      po: { type: 'boolean' },
      xliff: { type: 'boolean' },
      xliff21: { type: 'boolean' },
      tmx: { type: 'boolean' },
      csv: { type: 'boolean' },
      locale: { type: 'string' },
      article: { type: 'string', multiple: true },
      'out-file': { type: 'string' },
      pack: { type: 'string' },
    },
    positionals: [0, 0],
    async run(world, { values, version, usage }) {
      const packed = localeOf(values['pack'], usage)
      if (packed !== undefined) {
        const { packPublication } = await import('./pack.ts')
        const { value: files, diagnostics } = await packPublication(world, packed, version)
        const folder = text(values['out-file']) ?? `pack-${packed}`
        return { value: { files: [], pack: { folder, files } }, diagnostics }
      }
      const { exchangeFormats, exportPublication } = await import('./export.ts')
      const [format, ...more] = exchangeFormats.filter((name) => values[name] === true)
      if (format === undefined || more.length > 0) return usage('name one of --po, --xliff, --xliff21, --tmx, --csv')
      const locale = localeOf(values['locale'], usage) ?? usage('name the language with --locale')
      const articles = list(values['article'])
      const options = { version, ...(articles.length > 0 && { articles }) }
      const { value, diagnostics } = await exportPublication(world, format, locale, options)
      const to = text(values['out-file'])
      if (value === undefined) return { value: { files: [] }, diagnostics }
      return { value: { files: [], text: value, ...(to !== undefined && { to }) }, diagnostics }
    },
  },
  import: {
    usage: 'import FILE [--locale L] [--by NAME] [--at DATE] | import --aligned FILE.md --article A --locale L',
    summary: 'take the targets of a PO, XLIFF, TMX or CSV file into the catalogs; newer work is never overwritten',
    options: {
      locale: { type: 'string' },
      by: { type: 'string' },
      at: { type: 'string' },
      aligned: { type: 'boolean' },
      article: { type: 'string' },
    },
    positionals: [1, 1],
    async run(world, { values, positionals: [file = ''], readFile, usage }) {
      if (values['aligned'] === true) {
        const { adoptFile } = await import('./adopt.ts')
        const article = text(values['article']) ?? usage('--aligned needs the name of the article: --article A')
        const language = localeOf(values['locale'], usage) ?? usage('--aligned needs the language: --locale L')
        return adoptFile(world, file, readFile(file), { article, locale: language })
      }
      const { formatImport, importFile } = await import('./import.ts')
      const locale = localeOf(values['locale'], usage)
      const options = { ...(locale !== undefined && { locale }), ...stampOf(values, usage) }
      const { value, diagnostics } = await importFile(world, file, readFile(file), options)
      return { value: { files: value.files, text: formatImport(value) }, diagnostics }
    },
  },
  translate: {
    usage: 'translate --openai URL|--libretranslate URL --locale L [--model M] [--key-file F] [--article A]',
    summary:
      'ask a machine at an address of yours for drafts of what has no target; the only command that uses the network',
    options: {
      openai: { type: 'string' },
      libretranslate: { type: 'string' },
      locale: { type: 'string' },
      model: { type: 'string' },
      'key-file': { type: 'string' },
      article: { type: 'string', multiple: true },
    },
    positionals: [0, 0],
    async run(world, { values, readFile, usage }) {
      const [chat, libre] = [text(values['openai']), text(values['libretranslate'])]
      const url = chat ?? libre
      if (url === undefined || (chat !== undefined && libre !== undefined)) {
        return usage('name one address with --openai or --libretranslate')
      }
      if (!/^https?:\/\//u.test(url)) return usage(`an address begins with https:// or http://, unlike "${url}"`)
      const locale = localeOf(values['locale'], usage) ?? usage('name the language with --locale')
      const [keyFile, model] = [text(values['key-file']), text(values['model'])]
      const key = keyFile === undefined ? undefined : new TextDecoder().decode(readFile(keyFile)).trim()
      const endpoint = { url, ...(key !== undefined && { key }), ...(model !== undefined && { model }) }
      const { libreTranslator, openAiTranslator } = await import('./translators.ts')
      const { translatePublication } = await import('./translate.ts')
      const translator = chat === undefined ? libreTranslator(endpoint, fetch) : openAiTranslator(endpoint, fetch)
      const articles = list(values['article'])
      return translatePublication(world, translator, locale, articles.length > 0 ? articles : undefined)
    },
  },
  pseudo: {
    usage: 'pseudo [--locale en-XA] [--locale ar-XB]',
    summary:
      'write catalogs in pseudo-languages, longer and from right to left, to see what breaks before translators start',
    options: { locale: { type: 'string', multiple: true } },
    positionals: [0, 0],
    async run(world, { values, usage }) {
      const { isPseudoLocale, pseudoLocales } = await import('../localise/pseudo.ts')
      const { pseudoPublication } = await import('./pseudo.ts')
      const asked = list(values['locale'])
      const locales = asked.map((locale) =>
        isPseudoLocale(locale)
          ? locale
          : usage(
              `${locale} is a language of people, and pseudo writes over what it finds; it takes ${pseudoLocales.join(', ')}`,
            ),
      )
      const { value: files, diagnostics } = pseudoPublication(world, locales.length > 0 ? locales : pseudoLocales)
      const hint = 'to build them, add them to locales of publication.yaml'
      return { value: { files, text: files.length === 0 ? 'nothing to write' : hint }, diagnostics }
    },
  },
}
