/** Columns of text for a terminal: cells padded to the widest, by the cells that a terminal gives them (East Asian wide = 2). */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cellWidth(cell))))
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - cellWidth(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Cells of a terminal that a text takes. */
export function cellWidth(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

/** A text that takes no more than so many cells of a terminal; `…` stands for what was cut off. */
export function cutToWidth(text: string, cells: number): string {
  if (cellWidth(text) <= cells) return text
  let room = cells - 1
  let kept = ''
  for (const character of text) {
    room -= characterWidth(character)
    if (room < 0) break
    kept += character
  }
  return cells < 1 ? '' : `${kept}…`
}

function characterWidth(character: string): number {
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0
  const isWide =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff00-\uff60]/u
  return isWide.test(character) ? 2 : 1
}

/** Bytes as a short figure, e.g. '34 kB'. */
export function formatSize(bytes: number): string {
  return bytes < 1000
    ? `${bytes} B`
    : bytes < 999_500
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`
}
