/**
 * Order of PDF strings by their bytes, which name trees must keep: pdfkit writes ASCII as it is and everything else as
 * UTF-16BE after a byte order mark, so every ASCII string comes before every other one.
 */
export function byStringBytes(a: string, b: string): number {
  const wideA = isWide(a)
  const wideB = isWide(b)
  if (wideA !== wideB) return wideA ? 1 : -1
  return a < b ? -1 : a > b ? 1 : 0
}

function isWide(text: string): boolean {
  return /[^\0-\x7f]/u.test(text)
}
