import { spawnSync } from 'node:child_process'

/** How even the justified lines of a PDF are. Word spaces are parts of the height of the line. */
const attributes = (tag) => Object.fromEntries([...tag.matchAll(/(\w+)="([\d.-]+)"/gu)].map(([, name, value]) => [name, Number(value)])) // prettier-ignore

/** Lines of a page of `pdftotext -bbox-layout`, from top to bottom: edges, height and words with theirs. */
function linesOf(page) {
  const lines = [...page.matchAll(/<line ([^>]*)>(.*?)<\/line>/gsu)].map(([, head, body]) => {
    const { xMax, yMin, yMax } = attributes(head)
    const words = [...body.matchAll(/<word ([^>]*)>(.*?)<\/word>/gsu)].map(([, place, text]) => ({
      ...attributes(place),
      text,
    }))
    return { right: xMax, top: yMin, height: yMax - yMin, words }
  })
  return lines.filter(({ words }) => words.length > 3).toSorted((a, b) => a.top - b.top)
}

/**
 * Evenness of a justified PDF of a script with word spaces, as pdftotext sees it: of the mean word space of each full line the coefficient of
 * variation (over the median), the share of lines looser than 1.5 × the median, and the longest row of lines that end in a hyphen. A
 * line is full when it ends within 0.4 line heights of the edge that four fifths of the lines of the page reach.
 */
export function spacingOf(pdf) {
  const run = spawnSync('pdftotext', ['-bbox-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (run.status !== 0) throw new Error('pdftotext is missing: apt-get install poppler-utils')
  const spaces = []
  let ladder = 0
  for (const [page] of run.stdout.matchAll(/<page .*?<\/page>/gsu)) {
    const lines = linesOf(page)
    const rights = lines.map(({ right }) => right).toSorted((a, b) => a - b)
    const edge = rights[Math.floor(rights.length * 0.8)]
    let row = 0
    for (const { right, height, words } of lines) {
      const gaps = words
        .slice(1)
        .map(({ xMin }, index) => (xMin - words[index].xMax) / height)
        .filter((gap) => gap > 0.02)
      if (Math.abs(right - edge) > 0.4 * height) row = 0
      else if (gaps.length >= 3) {
        spaces.push(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length)
        row = /[-\u00ad\u2010]$/u.test(words.at(-1).text) ? row + 1 : 0
        ladder = Math.max(ladder, row)
      }
    }
  }
  const sorted = spaces.toSorted((a, b) => a - b)
  const median = (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2
  const mean = spaces.reduce((sum, space) => sum + space, 0) / spaces.length
  const deviation = Math.sqrt(spaces.reduce((sum, space) => sum + (space - mean) ** 2, 0) / spaces.length)
  const loose = spaces.filter((space) => space > 1.5 * median).length / spaces.length
  return { lines: spaces.length, variation: deviation / median, loose, ladder }
}
