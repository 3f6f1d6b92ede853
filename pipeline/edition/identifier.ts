import { createHash } from 'node:crypto'

/** Namespace "URL" of RFC 9562, section 6.6. */
const NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')

/** A name-based identifier (RFC 9562, section 5.5: UUID version 5) as a URN; the same name gives the same identifier for ever. */
export function nameIdentifier(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name.normalize('NFC')).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return `urn:uuid:${parts.join('-')}`
}
