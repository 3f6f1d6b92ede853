/**
 * Widths of table columns (CSS 2.2, 17.5.2.2, without percentages): what the content would like if that fits, else at
 * least its widest unbreakable piece and a share of the rest in proportion to what is wanted beyond it, else shrunk.
 */
export function columnWidths(least: readonly number[], most: readonly number[], available: number): readonly number[] {
  const wanted = sum(most)
  if (wanted <= available) return most
  const needed = sum(least)
  if (needed <= available) {
    const share = (available - needed) / (wanted - needed)
    return most.map((width, index) => (least[index] ?? 0) + (width - (least[index] ?? 0)) * share)
  }
  // Columns that need less than an even share keep what they need; the wide ones divide the rest.
  const even = available / least.length
  const small = least.filter((width) => width <= even)
  const wide = sum(least) - sum(small)
  const rest = available - sum(small)
  return least.map((width) => (width <= even ? width : (width * rest) / wide))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
