import type { Cleaned, EditRecord } from './types.ts'

/** The records as JSON, in pieces: one object with the file and its records; a flag has no `expected`. */
export function reportJson(cleaned: Cleaned): Iterable<string> {
  return withItems({ file: cleaned.file, records: [] }, 'records', cleaned.records, (record) => record)
}

/** An object as JSON with a long list in place of the empty one of that name: millions of records are more than one string can hold. */
function* withItems<Item>(
  log: object,
  key: string,
  items: readonly Item[],
  valueOf: (item: Item) => object,
): Iterable<string> {
  const text = JSON.stringify(log, undefined, 2)
  const at = text.indexOf(`"${key}": []`)
  const margin = text.slice(text.lastIndexOf('\n', at), at)
  const [head, tail] = [text.slice(0, at + key.length + 5), `${text.slice(at + key.length + 5)}\n`]
  yield head
  for (let from = 0; from < items.length; from += portion) {
    const some = items
      .slice(from, from + portion)
      .map((item) => JSON.stringify(valueOf(item), undefined, 2).replaceAll('\n', `${margin}  `))
    yield `${from === 0 ? '' : ','}${margin}  ${some.join(`,${margin}  `)}`
  }
  yield items.length === 0 ? tail : `${margin}${tail}`
}

/** Records in one piece of a report. */
const portion = 2000

const levels = { repair: 'note', suggest: 'note', flag: 'warning' } as const

/**
 * The records as SARIF 2.1.0 (OASIS Standard, 2020) in pieces, for code review tools and editors. Columns and offsets count UTF-16
 * units of the input. Rejected records are suppressed results; applied and offered ones carry their fix.
 */
export function reportSarif(cleaned: Cleaned): Iterable<string> {
  const rules = [...new Map(cleaned.records.map((record) => [record.rule, record])).values()].sort((a, b) =>
    a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0,
  )
  const index = new Map(rules.map((record, position) => [record.rule, position]))
  const uri = encodeURI(cleaned.file.replaceAll('\\', '/'))
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'stemma clean',
            rules: rules.map((record) => ({
              id: record.rule,
              defaultConfiguration: { level: levels[record.class] },
              properties: { class: record.class },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: [{ location: { uri }, sourceLanguage: cleaned.records[0]?.lang }],
        results: [],
      },
    ],
  }
  return withItems(log, 'results', cleaned.records, (record) => resultOf(record, uri, index.get(record.rule) ?? 0))
}

function resultOf(record: EditRecord, uri: string, ruleIndex: number): object {
  const { start, end } = record.origin ?? record.place
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  }
  // In a page an edit must not touch markup, and a Word file has none of its text at this place.
  const isInFile =
    record.origin === undefined ||
    (record.origin.verbatim === true && !/[<>&\\]/u.test(record.expected ?? '') && !/\.docx$/iu.test(uri))
  const isEdit = record.expected !== undefined && isInFile
  return {
    ruleId: record.rule,
    ruleIndex,
    level: levels[record.class],
    message: { text: messageOf(record) },
    locations: [{ physicalLocation: { artifactLocation: { uri, index: 0 }, region } }],
    partialFingerprints: { 'stemmaRecord/v1': record.id },
    ...(isEdit && {
      fixes: [
        {
          description: { text: record.reason },
          artifactChanges: [
            {
              artifactLocation: { uri, index: 0 },
              replacements: [{ deletedRegion: region, insertedContent: { text: record.expected } }],
            },
          ],
        },
      ],
    }),
    ...(record.state === 'rejected' && { suppressions: [{ kind: 'external', status: 'accepted' }] }),
    properties: { state: record.state, ...(record.group !== undefined && { group: record.group }) },
  }
}

function messageOf(record: EditRecord): string {
  if (record.expected === undefined) return `${record.reason}: “${record.actual}”`
  return `${record.reason}: “${record.actual}” → “${record.expected}”`
}

/** One line per record: `file:line:column rule class reason, actual → expected`. Invisible characters are shown as code points. */
export function reportText(cleaned: Cleaned): Iterable<string> {
  return byPortion(cleaned.records, (record) => {
    const { line, column } = (record.origin ?? record.place).start
    const state =
      record.state === 'rejected'
        ? ' (rejected)'
        : record.class === 'suggest' && record.state === 'applied'
          ? ' (accepted)'
          : ''
    const change =
      record.expected === undefined
        ? visible(record.actual)
        : record.expected === ''
          ? `${shortly(record.actual)} → (removed)`
          : `${visible(record.actual)} → ${visible(record.expected)}`
    return `${cleaned.file}:${line}:${column} ${record.rule} ${record.class}${state} ${visible(record.reason)}, ${change}\n`
  })
}

/** What is said of each record, in pieces. */
export function* byPortion(records: readonly EditRecord[], say: (record: EditRecord) => string): Iterable<string> {
  for (let from = 0; from < records.length; from += portion)
    yield records
      .slice(from, from + portion)
      .map(say)
      .join('')
}

/** What was removed, as its readers saw it: without markup, addresses and escapes of Markdown, on one line. The JSON report has it as it was. */
function shortly(text: string): string {
  const words = text
    .replaceAll(/!\[((?:[^\]\\]|\\.)*)\]\([^()\s]*(?:\s"[^"]*")?\)/gu, (_whole, alt: string) =>
      alt === '' ? '' : `(picture: ${alt})`,
    )
    .replaceAll(/\[((?:[^\]\\]|\\.)*)\]\([^()\s]*(?:\s"[^"]*")?\)/gu, '$1')
    .replaceAll(/<\/?(?:strong|em|sub|sup|br|code|kbd)\b[^<>]*>|\*\*/giu, '')
    .replaceAll(/\\(?=[!-/:-@[-`{-~])/gu, '')
    .replaceAll(/[ \t\u00a0]*[\r\n][\s\u00a0]*/gu, ` ${lineEnd} `)
    .trim()
    .replaceAll(/^(?:⏎ )+|(?: ⏎)+$/gu, '')
  return /[\p{L}\p{N}]/u.test(words)
    ? visible(words.replaceAll('\u00a0', ' '))
    : visible(text.trim() === '' ? text : text.trim())
}

/** Stands for a line end on a line of the report. */
const lineEnd = '⏎'

/** Nothing may hide in a report, or drive the terminal that shows it. Line ends are `⏎`, all else that cannot be seen its code point. */
export function visible(text: string): string {
  const shown = text
    .replaceAll('\n', lineEnd)
    .replaceAll(
      /[\p{Cc}\p{Cf}\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff]/gu,
      (character) => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
    )
  if (/^[\s⏎]+$/u.test(shown)) return `“${shown}”`
  const characters = Array.from(shown)
  return characters.length > 120 ? `${characters.slice(0, 100).join('')}…` : shown
}
