import { decodeWindows1252 } from '../../source/windows-1252.ts'

/** The code pages that UTF-8 is misread in, most frequent first. */
export const codePages = [
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'windows-1254',
  'windows-1253',
  'windows-1256',
  'koi8-r',
] as const
export type CodePage = (typeof codePages)[number]

const tables = new Map<CodePage, ReadonlyMap<string, number>>()

function tableOf(page: CodePage): ReadonlyMap<string, number> {
  let table = tables.get(page)
  if (!table) {
    const high = Uint8Array.from({ length: 128 }, (_, index) => 128 + index)
    const characters = page === 'windows-1252' ? decodeWindows1252(high) : new TextDecoder(page).decode(high)
    const pairs = Array.from(characters, (character, index): [string, number] => [character, 128 + index])
    // Tools that take windows-1252 for ISO 8859-1 leave control characters.
    if (page === 'windows-1252')
      for (let byte = 0x80; byte < 0xa0; byte++) pairs.push([String.fromCharCode(byte), byte])
    table = new Map(pairs)
    tables.set(page, table)
  }
  return table
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Read text that was UTF-8, misread in a code page, as what it was; undefined when that is impossible. */
export function reread(text: string, page: CodePage): string | undefined {
  const table = tableOf(page)
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    const byte = unit < 0x80 ? unit : table.get(text.charAt(index))
    if (byte === undefined) return undefined
    bytes[index] = byte
  }
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}
