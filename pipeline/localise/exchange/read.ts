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
