import { po } from 'gettext-parser'
import type { Entry } from 'gettext-parser'
import { diagnose } from '../../diagnostic/codes.ts'
import type { Outcome } from '../../diagnostic/diagnostic.ts'
import type { Exchange, ExchangeUnit, Imported, ImportedUnit } from './types.ts'
import { changeNote } from './units.ts'

/** Drafts and stale targets: a person must look at them, and no reader may see them (gettext calls that fuzzy). */
function isFuzzy({ state, target }: ExchangeUnit): boolean {
  return target !== undefined && (state === 'draft' || state === 'invalid' || state.startsWith('stale:'))
}

/** A text as a PO string, for the comment that shows the previous source. */
function quoted(text: string): string {
  return `"${text
    .replaceAll(/["\\]/gu, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\t', String.raw`\t`)}"`
}

/**
 * A PO file (GNU gettext). msgctxt = article/id; extracted comments: kind, what the tokens are, and the hash of the target as it was.
 * No date but that of the newest translation, so that the same input gives the same bytes.
 */
export function writePo({ sourceLocale, locale, units, modifiedAt }: Exchange, title: string): string {
  const date =
    modifiedAt === undefined
      ? '2000-01-01 00:00+0000'
      : `${new Date(modifiedAt).toISOString().slice(0, 16).replace('T', ' ')}+0000`
  const headers = {
    'Project-Id-Version': title.replaceAll(/\s+/gu, ' '),
    'Report-Msgid-Bugs-To': '',
    'POT-Creation-Date': date,
    'PO-Revision-Date': date,
    'Last-Translator': 'Unknown',
    'Language-Team': locale,
    Language: locale.replaceAll('-', '_'),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    'X-Source-Language': sourceLocale,
    'X-Generator': 'Stemma',
  }
  const translations: Record<string, Record<string, Entry>> = Object.create(null) as Record<
    string,
    Record<string, Entry>
  >
  translations[''] = { '': { msgid: '', msgstr: [''] } }
  for (const unit of units) {
    const msgctxt = `${unit.article}/${unit.id}`
    translations[msgctxt] = {
      [unit.source]: {
        msgctxt,
        msgid: unit.source,
        msgstr: [unit.target ?? ''],
        comments: {
          reference: `content/${unit.article}`.replaceAll(/\s/gu, '_'),
          extracted: [unit.kind, ...unit.tags, `state ${unit.state}`, ...changeNote(unit), `base ${unit.base}`].join(
            '\n',
          ),
          ...(isFuzzy(unit) && { flag: 'fuzzy' }),
          ...(unit.previous !== undefined && { previous: `msgid ${quoted(unit.previous)}` }),
        },
      },
    }
  }
  return new TextDecoder().decode(po.compile({ charset: 'utf-8', headers, translations }, { foldLength: 0 }))
}

/** Read a PO file. One that cannot be read gives no unit and says why. */
export function readPo(file: string, text: string): Outcome<Imported> {
  const unfinished = unfinishedEntry(text)
  if (unfinished !== undefined) {
    const hints = ['the file may be cut off: save it again in the program that wrote it']
    const place = { file, line: unfinished, column: 1 }
    return {
      value: { units: [] },
      diagnostics: [diagnose('localise/import', 'no PO file: an entry has no msgstr', place, hints)],
    }
  }
  let parsed
  try {
    parsed = po.parse(text.replaceAll('\r\n', '\n'))
  } catch (error) {
    const line = error instanceof Error && 'lineNumber' in error ? Number(error.lineNumber) : undefined
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    const hints = ['run "msgfmt -c" on it; it shows the line']
    const place = { file, ...(line !== undefined && { line }) }
    return { value: { units: [] }, diagnostics: [diagnose('localise/import', `no PO file: ${reason}`, place, hints)] }
  }
  const repeated = repeatedEntry(text.replaceAll('\r\n', '\n'))
  if (repeated !== undefined) {
    const message = `an entry stands there twice; first in line ${repeated.first}`
    const place = { file, line: repeated.line, column: 1 }
    return {
      value: { units: [] },
      diagnostics: [diagnose('localise/import', message, place, ['keep one of them ("msguniq" does that)'])],
    }
  }
  const lines = linesOf(text)
  const units = Object.entries(parsed.translations).flatMap(([context, entries]) =>
    Object.values(entries).flatMap((entry): readonly ImportedUnit[] => {
      if (entry.msgid === '') return []
      const slash = context.indexOf('/')
      const [article, id] = slash === -1 ? ['', context] : [context.slice(0, slash), context.slice(slash + 1)]
      const base = /^base ([\da-f]{16}|-)$/mu.exec(entry.comments?.extracted ?? '')?.[1]
      const fuzzy = (entry.comments?.flag ?? '').split(/,\s*/u).includes('fuzzy')
      const line = lines.get(context)
      return [
        {
          ...(article !== '' && { article }),
          ...(id !== '' && { id }),
          source: entry.msgid,
          target: entry.msgstr[0] ?? '',
          state: fuzzy ? 'draft' : 'translated',
          place: { file, ...(line !== undefined && { line, column: 1 }) },
          ...(base !== undefined && { base }),
        },
      ]
    }),
  )
  const language = Object.entries(parsed.headers ?? {}).find(([name]) => name.toLowerCase() === 'language')?.[1]
  const locale = language?.trim().replaceAll('_', '-')
  return { value: { units, ...(locale !== undefined && locale !== '' && { locale }) }, diagnostics: [] }
}

/** Line of the first msgid to which no msgstr belongs: the parser would give an entry without one. */
function unfinishedEntry(text: string): number | undefined {
  let open: number | undefined
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*msgstr\b/u.test(line)) open = undefined
    else if (/^\s*msgid\b(?!_)/u.test(line)) {
      if (open !== undefined) return open
      open = index + 1
    }
  }
  return open
}

/** The first entry whose context and text another has before it, with the lines of both: the parser would keep the last alone. */
function repeatedEntry(text: string): { readonly first: number; readonly line: number } | undefined {
  const seen = new Map<string, number>()
  const entries = /^(?:msgctxt +((?:".*"[ \t]*\n)+))?msgid +((?:".*"[ \t]*\n)+)/gmu
  let [line, counted] = [1, 0]
  for (const { 1: context = '', 2: source = '', index } of text.matchAll(entries)) {
    for (; counted < index; counted++) if (text[counted] === '\n') line++
    // Where a string is folded does not count.
    const key = `${context}\n${source}`.replaceAll(/"[ \t]*\n"/gu, '')
    const first = seen.get(key)
    if (first !== undefined) return { first, line }
    seen.set(key, line)
  }
  return undefined
}

/** Line of each context, for messages. */
function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  text.split('\n').forEach((line, index) => {
    const context = /^msgctxt "(.*)"/u.exec(line)?.[1]
    if (context !== undefined && !lines.has(context)) lines.set(context, index + 1)
  })
  return lines
}
