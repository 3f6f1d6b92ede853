/** A length as PDF operand, rounded to a thousandth of a point: the one place where painted numbers are rounded. */
export function operand(value: number): number {
  const rounded = Math.round(value * 1000) / 1000
  return Object.is(rounded, -0) ? 0 : rounded
}

/** Four lower-case hex digits. */
export function hex4(value: number): string {
  return value.toString(16).padStart(4, '0')
}

/** UTF-16BE in hex, as PDF strings and ToUnicode maps want it. */
export function utf16Hex(text: string): string {
  let hex = ''
  for (let index = 0; index < text.length; index += 1) hex += hex4(text.charCodeAt(index))
  return hex
}
