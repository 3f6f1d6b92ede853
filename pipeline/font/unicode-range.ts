const hex = (codePoint: number): string => codePoint.toString(16).toUpperCase()

/**
 * Value of the CSS descriptor `unicode-range` that holds all of `own`, sorted, as few ranges as the characters of
 * `others` allow: a gap is bridged when none of them lies in it. A character that is in both stays in.
 */
export function unicodeRange(own: readonly number[], others: readonly number[]): string {
  const mine = new Set(own)
  const points = [...mine, ...others.filter((codePoint) => !mine.has(codePoint))].toSorted((a, b) => a - b)
  const ranges: [number, number][] = []
  let open: [number, number] | undefined
  for (const codePoint of points) {
    if (!mine.has(codePoint)) open = undefined
    else if (open === undefined) {
      open = [codePoint, codePoint]
      ranges.push(open)
    } else open[1] = codePoint
  }
  return ranges.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join()
}
