import type { Artifact, GlyphItem } from '../display/types.ts'
import type { Span } from '../line/types.ts'
import { reportGaps } from './coverage.ts'
import { placed } from './lines.ts'
import { NO_ELEMENT } from './structure.ts'
import { GREY, type Flow } from './style.ts'
import type { Typesetter } from './typesetter.ts'

/** The pages' furniture; y of its items is the baseline 0, x counts from the left edge of the text area. */
export interface PageFurniture {
  /** Running head of left-hand pages (publication) and right-hand pages (article), set against the outer edge. */
  head(isRight: boolean): readonly GlyphItem[]
  folio(label: string, isRight: boolean): readonly GlyphItem[]
}

/** Longest running head that is even tried, in UTF-16 units. */
const LONGEST_HEAD = 240

/** Heads are set down to this part of their size before anything is left out. */
const SMALLEST = 0.86

/** The part of a title before a colon, dash or full stop in its middle. */
function shortHead(title: string): string | undefined {
  return /^(.{8,}?)(?:\s*[:：;；]\s|\s+[–—-]\s+|\s*——|[.!?]\s|[。！？])\S/u.exec(title)?.[1]
}

/** Prepares running heads; folios are set on demand. `flow` is that of the body text. */
export function pageFurniture(
  heads: { readonly left: string; readonly right: string },
  flow: Flow,
  typesetter: Typesetter,
): PageFurniture {
  const normal = 0.78 * flow.style.size
  const request = { face: 'serif', weight: 400, italic: false, lang: flow.lang } as const
  const spanOf = (text: string, size: number): Span => ({ text, request, size, colour: GREY, element: NO_ELEMENT })

  /** The line at its edge; undefined when it is longer than the measure. */
  function setLine(text: string, isRight: boolean, size: number, limit = flow.width): readonly GlyphItem[] | undefined {
    const { lang, dir } = flow
    const line = typesetter.lines.setLine([spanOf(text, size)], { lang, dir }, typesetter.fonts).value
    if (line.width > limit) return undefined
    // Outer edge: the end side of right-hand pages (odd folios), the start side of left-hand ones, in every direction.
    const atRight = (dir === 'ltr') === isRight
    return line.items.map((item) => placed(item, atRight ? flow.width - line.width : 0, 0))
  }

  /** A head that is too long is set smaller, then without what follows a colon or dash, then cut between words. */
  function setHead(text: string, isRight: boolean): readonly GlyphItem[] {
    const clean = text.replaceAll(/\s+/gu, ' ').trim().slice(0, LONGEST_HEAD)
    if (clean === '') return []
    reportGaps([spanOf(`${clean}…`, normal)], flow.lang, undefined, typesetter)
    const short = shortHead(clean)
    for (const size of [normal, SMALLEST * normal])
      for (const head of size === normal ? [clean] : [clean, short]) {
        const whole = head === undefined ? undefined : setLine(head, isRight, size)
        if (whole !== undefined) return whole
      }
    const words = [...new Intl.Segmenter(flow.lang, { granularity: 'word' }).segment(clean)]
    let [low, high] = [0, words.length]
    let best: readonly GlyphItem[] = []
    while (low < high) {
      const middle = (low + high + 1) >> 1
      const cut = clean.slice(0, words[middle]?.index ?? clean.length).replace(/[\p{P}\s]+$/u, '')
      const line = setLine(`${cut}…`, isRight, SMALLEST * normal)
      if (line === undefined) high = middle - 1
      else {
        best = line
        low = middle
      }
    }
    return best
  }

  const left = setHead(heads.left, false)
  const right = setHead(heads.right, true)
  return {
    head: (isRight) => (isRight ? right : left),
    folio: (label, isRight) => setLine(label, isRight, normal, Infinity) ?? [],
  }
}

export function artifact(type: Artifact['type'], items: Artifact['items']): readonly Artifact[] {
  return items.length === 0 ? [] : [{ type, items }]
}
