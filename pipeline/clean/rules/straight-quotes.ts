import { isSpace, isWord } from '../characters.ts'
import type { Finding, View } from '../rule.ts'

/**
 * Spaces inside `" … "`. A straight mark has no direction, so its turn must say it: an even number of marks in the block, and
 * at no mark the outer side may speak against its turn. Inches (`6 "`) are none of it.
 */
export function* straightSpaces(view: View): Iterable<Finding> {
  const { text } = view
  for (const block of view.blocks) {
    const marks: number[] = []
    for (let at = text.indexOf('"', block.start); at >= 0 && at < block.end; at = text.indexOf('"', at + 1))
      marks.push(at)
    if (marks.length === 0 || marks.length % 2 === 1) continue
    const before = (at: number): string => (at > block.start ? text.charAt(at - 1) : ' ')
    const after = (at: number): string => (at + 1 < block.end ? text.charAt(at + 1) : ' ')
    const isSure = marks.every((at, turn) =>
      turn % 2 === 0
        ? isSpace(before(at)) || /[([{„“«–—]/u.test(before(at))
        : (isSpace(after(at)) || /[)\]},.;:!?…–—”»]/u.test(after(at))) &&
          !/\p{Nd}[ \t]*$/u.test(text.slice(at - 3, at)),
    )
    if (!isSure || marks.some((at) => view.isShielded(at, at + 1))) continue
    for (const [turn, at] of marks.entries()) {
      const isOpening = turn % 2 === 0
      if ((isOpening ? after(at) : before(at)) !== ' ') continue
      const inner = text.charAt(isOpening ? at + 2 : at - 2)
      if (!isWord(inner) && !(isOpening ? /[¿¡([„“]/u : /[,.;:!?…)\]”]/u).test(inner)) continue
      const start = isOpening ? at + 1 : at - 1
      yield { start, end: start + 1, text: '', from: Math.min(at, start), to: Math.max(at, start) + 1 }
    }
  }
}
