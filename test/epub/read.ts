import { EpubCheck } from '@likecoin/epubcheck-ts'
import { unzipSync } from 'fflate'
import type { Edition } from '../../pipeline/edition/types.ts'
import { packEpub, type EpubOptions } from '../../pipeline/epub/pack.ts'
import { library, pageMap, png } from './fixture.ts'

const cover = { bytes: png(), type: 'image/png' as const }

/** The bytes of an edition's book. */
export const pack = async (edition: Edition, options: Partial<EpubOptions> = {}): Promise<Uint8Array> => {
  const { value } = await packEpub(edition, { pageMap, library, cover, ...options })
  return value
}

/** The texts of a book's files. */
export const read = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, new TextDecoder().decode(content)]),
  )

/** What epubcheck says against a book. */
export async function complaints(bytes: Uint8Array): Promise<readonly string[]> {
  const { messages } = await EpubCheck.validate(bytes)
  return messages
    .filter(({ severity }) => severity !== 'usage' && severity !== 'info')
    .map(({ id, message }) => `${id} ${message}`)
}
