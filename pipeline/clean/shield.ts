import type { Range } from './rule.ts'

/**
 * Stretches that no rule may touch: code, addresses, paths, versions, numbers, emoticons. One alternation, so the text is
 * read once; every part is bounded or cannot overlap itself, so time is linear.
 */
const shieldPattern = new RegExp(
  [
    '`[^`\\n]{1,500}`',
    // addresses: closing marks at the end belong to the sentence
    '(?:https?|ftp|file|mailto|tel|data|git|ssh|urn|doi):[^\\s<>"“”«»]{0,2000}[^\\s<>"“”«».,;:!?)\\]’\']',
    'www\\.[^\\s<>"“”«»]{0,2000}[^\\s<>"“”«».,;:!?)\\]’\']',
    '[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}',
    '[@#][\\p{L}\\p{N}_]{1,80}',
    // paths and globs
    '(?<![\\p{L}\\p{N}])(?:[A-Za-z]:\\\\|\\.{1,2}/|~/|/)[\\w./\\\\*+-]{1,300}[\\w/*]',
    '\\*\\*?/[\\w./*-]{1,100}',
    // names with a dot inside: Node.js, ASP.NET, file.txt, a.b.c
    '(?<![\\p{L}\\p{N}])(?:[A-Za-z][\\w-]{0,40})?(?:\\.[A-Za-z][A-Za-z0-9]{0,12})+(?![\\p{L}\\p{N}])',
    '\\p{Nd} : \\p{Nd}',
    // numbers, dates, times, versions, ratios with their inner marks
    "[vV]?\\p{Nd}+(?:[.,:/\\u00a0\\u202f\\u2009’'٫٬-]\\p{Nd}+)*(?:[-+][A-Za-z0-9.]{1,30}[A-Za-z0-9])?",
    '(?<![\\p{L}\\p{N}.])[.,]\\p{Nd}+',
    // emoticons
    "(?<=^|\\s)[:;=8xX]['’]?-?[)(\\]\\[DPpOo|/\\\\*3](?=$|[\\s.,!?)])",
    '(?<=^|\\s)[(<][:;3](?=$|[\\s.,!?)])',
    // spaced ellipsis
    '\\.(?: \\.){2,5}(?!\\p{L})',
    '\\.{2,}',
    '\\?\\.{1,2}|!\\.{2}',
  ].join('|'),
  'gu',
)

/** All shielded stretches, sorted. */
export function findShields(text: string): readonly Range[] {
  const found: Range[] = []
  for (const match of text.matchAll(shieldPattern))
    found.push({ start: match.index, end: match.index + match[0].length })
  return found
}

/** Whether [start, end) cuts into a sorted, non-overlapping list: an insertion counts only inside, not at an edge. */
export function cuts(ranges: readonly Range[], start: number, end: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  const range = ranges[low]
  return range !== undefined && (start === end ? range.start < start : range.start < end)
}
