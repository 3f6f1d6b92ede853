import { diagnose } from '../../diagnostic/codes.ts'
import type { Outcome } from '../../diagnostic/diagnostic.ts'
import type { Imported } from './types.ts'

/** Largest file that is read, in bytes. */
const largest = 64 * 1024 * 1024

/** Text of a file in UTF-8 or, by its byte order mark, UTF-16; undefined when it is neither. */
export function decodeExchange(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** What is wrong with a file that by its name or first byte is none of the formats, and what to do with it. */
function otherKind(file: string, bytes: Uint8Array): readonly [message: string, hint: string] | undefined {
  const hint = 'import takes .po, .xlf, .tmx and .csv files, as "stemma export" writes them'
  if (/\.(?:md|markdown|txt|x?html?|docx)$/iu.test(file)) {
    const aligned = 'a translation of its own, in Markdown: stemma import --aligned FILE.md --article A --locale L'
    return ['this is a text, and no file of segments with their targets', `${hint}; ${aligned}`]
  }
  if (/\.json$/iu.test(file) || bytes[0] === 0x7b) {
    const catalog = 'put a catalog at locales/<locale>/<article>.json and run "stemma extract"'
    return ['this is JSON, which is not imported', `${catalog}; ${hint}`]
  }
  if (/\.(?:pdf|docm?|rtf|odt)$/iu.test(file)) return ['this kind of file is not imported', hint]
  if (/\.(?:xlsx?|ods|numbers)$/iu.test(file))
    return ['a spreadsheet is not imported as such', 'save it as CSV in UTF-8']
  return bytes.length === 0 ? ['the file is empty', hint] : undefined
}

/** Read a translator's file, whatever its format: told by its content, tables and PO by their names too. */
export async function readExchange(
  file: string,
  bytes: Uint8Array,
  languages: { readonly source: string; readonly locale?: string },
): Promise<Outcome<Imported>> {
  const refuse = (message: string, hint: string): Outcome<Imported> => ({
    value: { units: [] },
    diagnostics: [diagnose('localise/import', message, { file }, [hint])],
  })
  const other = otherKind(file, bytes)
  if (other !== undefined) return refuse(...other)
  if (bytes.length > largest) return refuse('the file is larger than 64 MB', 'export fewer articles at a time')
  const text = decodeExchange(bytes)
  if (text === undefined) return refuse('the file is neither UTF-8 nor UTF-16', 'save it as UTF-8')
  const start = text.slice(0, 4000)
  if (/^\s*</u.test(start)) {
    if (/<(?:\w+:)?tmx\b/u.test(start)) {
      const { readTmx } = await import('./tmx.ts')
      return readTmx(file, text, languages.source, languages.locale)
    }
    const { readXliff } = await import('./xliff-read.ts')
    return readXliff(file, text)
  }
  if (/\.pot?$/iu.test(file) || /^msgid /mu.test(start)) {
    const { readPo } = await import('./po.ts')
    return readPo(file, text)
  }
  const { readCsv } = await import('./csv.ts')
  return readCsv(file, text)
}
