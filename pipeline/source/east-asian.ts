import { frequentCharacters, type EastAsianEncoding } from './east-asian.data.ts'

/** Bytes that are looked at. */
const sampleLength = 100_000
/** Letters that must be there, and the share of them that must be frequent ones. */
const fewest = 4
const share = 0.2

/**
 * The encoding of Chinese, Japanese or Korean text that is no UTF-8: the one without broken places whose characters are the
 * frequent ones of its language. Undefined for everything else.
 */
export function guessEastAsian(bytes: Uint8Array): EastAsianEncoding | undefined {
  const sample = bytes.subarray(0, sampleLength)
  let best: EastAsianEncoding | undefined
  let most = share
  for (const [encoding, characters] of frequentCharacters) {
    const text = decodeWhole(sample, encoding)
    const letters = text?.match(/[^\p{ASCII}\p{P}\p{S}\p{Z}]/gu) ?? []
    if (letters.length < fewest) continue
    const found = letters.filter((letter) => characters.includes(letter)).length / letters.length
    if (found > most) {
      most = found
      best = encoding
    }
  }
  return best
}

/** Text without a broken place; the sample may end in the middle of a character. */
function decodeWhole(sample: Uint8Array, encoding: EastAsianEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true })
  } catch {
    return undefined
  }
}

/** Whether bytes are ISO-2022-JP: all ASCII, with escapes into JIS X 0208 (RFC 1468). */
export function isIso2022Jp(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0 && at < sampleLength; at = bytes.indexOf(0x1b, at + 1))
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true
  return false
}
