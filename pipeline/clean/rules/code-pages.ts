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
    const characters = new TextDecoder(page).decode(high)
    table = new Map(Array.from(characters, (character, index) => [character, 128 + index]))
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
