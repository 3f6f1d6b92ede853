/** What bytes 0x80 to 0x9F mean in windows-1252 (WHATWG Encoding Standard); undefined bytes are the control of that number. */
export const windows1252Controls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Decode windows-1252. Node 20 has this encoding as ISO 8859-1 (nodejs/node#56542), so its TextDecoder makes controls of
 * all typographic marks; may go when Node 20 does. Buffer has the true ISO 8859-1 everywhere.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/gu, (control) => windows1252Controls.charAt(control.charCodeAt(0) - 0x80))
}
