import { linesOf, type Line } from '../blocks.ts'
import { hasIdeographic, sentenceEnd } from '../characters.ts'
import type { View } from '../rule.ts'
import { hyphenParticles, suspendingWords } from './wrap.data.ts'

/** Two lines that are one, and how. */
export interface Join {
  readonly kind: 'wrap' | 'hyphen' | 'separator'
  readonly start: number
  readonly end: number
  readonly text: string
}

const structureMark = /^(?:#{1,6} |[-*+•▪●◦‣⁃■□–—] |\d{1,3}[.)] |>)/u
const endsSentence = new RegExp(`[${sentenceEnd}:][”’»“"')\\]）】」』》›]*$`, 'u')
const startsClosing = /^[,.;:!?)\]”’»،؛؟。，、；：！？）】」』》…%]/u
const startsLower = /^[“"„«‘'(¿¡[]*\p{Ll}/u
const startsCaseless = /^[“"„«‘'(¿¡[]*\p{Lo}/u

/** Three rules share one reading of the lines. */
const memory = new WeakMap<View, readonly Join[]>()

/**
 * Find line ends inside paragraphs. A hard-wrapped paragraph was filled greedily, so the first word of a line never
 * fits on the line before: length + space + word > width. Where that cannot decide, the sentence does: a line without
 * a final stop that goes on in lower case. Lines of verse and addresses pass neither test and stay.
 */
export function findJoins(view: View): readonly Join[] {
  const known = memory.get(view)
  if (known) return known
  const joins: Join[] = []
  memory.set(view, joins)
  const compounds = new Set(Array.from(view.text.matchAll(/[\p{L}\p{M}]+-[\p{L}\p{M}]+/gu), (match) => match[0]))
  let run: Line[] = []
  const close = (): void => {
    if (run.length > 1) for (const join of joinsOf(view, run, compounds)) joins.push(join)
    run = []
  }
  for (const line of linesOf(view.text)) {
    if (line.isBlank) close()
    else run.push(line)
  }
  close()
  return joins
}

function* joinsOf(view: View, run: readonly Line[], compounds: ReadonlySet<string>): Generator<Join> {
  const texts = run.map((line) => view.text.slice(line.start, line.end))
  const width = texts.reduce((most, text) => Math.max(most, text.length), 0)
  // Repairs before this phase may have shortened a line by some characters.
  const slack = width > 54 ? 8 : 2
  const fills = texts.map((text, index) => {
    const word = /^\S+/u.exec(texts[index + 1] ?? '')
    return word !== null && text.length + 1 + word[0].length > width - slack
  })
  const filled = fills.slice(0, -1).filter(Boolean).length
  const isVerse = run.length > 3 && filled < 0.6 * (run.length - 1)
  for (let index = 0; index + 1 < run.length; index++) {
    const line = texts[index]!
    const next = texts[index + 1]!
    const start = run[index]!.end
    const end = run[index + 1]!.start
    if (structureMark.test(next) || /^#{1,6} /u.test(line)) {
      // A dash may also open a line in the middle of a sentence.
      if (!/^[–—] /u.test(next) || endsSentence.test(line.slice(-12)) || !fills[index]) continue
    }
    const hyphen = hyphenJoin(compounds, line, next, start, end)
    const gap = view.text.slice(start, end)
    if (hyphen) yield hyphen
    else if (isJoined(line, next, { width, isFilled: fills[index]!, isVerse, gap }))
      yield { kind: gap.includes('\u2028') ? 'separator' : 'wrap', start, end, text: glue(line, next) }
  }
}

interface Fit {
  readonly width: number
  readonly isFilled: boolean
  readonly isVerse: boolean
  readonly gap: string
}

function isJoined(line: string, next: string, fit: Fit): boolean {
  if (startsClosing.test(next) && !/^\.{2,}|^…/u.test(next)) return true
  const isEnd = endsSentence.test(line.slice(-12))
  if (fit.gap.includes('\u2028') && !isEnd) return true
  if (fit.isVerse) return false
  if (hasIdeographic(line.slice(-1)) || hasIdeographic(next.slice(0, 1))) return !isEnd && line.length > 11
  if (isEnd) return fit.isFilled && fit.width > 44 && fit.width < 111 && (startsLower.test(next) || fit.width < 91)
  if (startsLower.test(next)) return fit.isFilled || line.length > 19
  if (startsCaseless.test(next)) return fit.isFilled || line.length > 24
  return fit.isFilled && fit.width > 44
}

/** Ideographs join without a space, everything else with one; a dash keeps its own spacing. */
function glue(line: string, next: string): string {
  if (hasIdeographic(line.slice(-1)) && hasIdeographic(next.slice(0, 1))) return ''
  return startsClosing.test(next) && hasIdeographic(line.slice(-1)) ? '' : ' '
}

/** A word broken with a hyphen. The hyphen stays in compounds (`state-of-the-`), before capitals, particles and doublings. */
function hyphenJoin(
  compounds: ReadonlySet<string>,
  line: string,
  next: string,
  start: number,
  end: number,
): Join | undefined {
  const head = /(?<![\p{L}\p{M}\p{N}])((?:[\p{L}\p{M}’']+[-\u2010])*)([\p{L}\p{M}’']+)[-\u2010]$/u.exec(line.slice(-80))
  const tail = /^[\p{L}\p{M}]+/u.exec(next)?.[0]
  if (!head || tail === undefined) return undefined
  const stem = head[2]!
  if (suspendingWords.has(tail)) return { kind: 'hyphen', start, end, text: ' ' }
  const isCapital = /^\p{Lu}/u.test(tail)
  const keeps =
    head[1] !== '' ||
    isCapital ||
    hyphenParticles.has(tail) ||
    tail === stem.toLowerCase() ||
    next.charAt(tail.length) === '-'
  if (keeps || compounds.has(`${stem}-${tail}`)) return { kind: 'hyphen', start, end, text: '' }
  return { kind: 'hyphen', start: start - 1, end, text: '' }
}
