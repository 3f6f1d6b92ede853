import { lineBlocks } from './blocks.ts'
import type { HouseStyle } from './house.ts'
import type { LanguageJudge, LanguageRange } from './block-language.ts'
import { marksOf } from './language.ts'
import type { BlockRange, Range, View } from './rule.ts'
import { cuts, findShields } from './shield.ts'

/** What stays the same for all snapshots of one text. */
export interface Setting {
  readonly format: 'text' | 'markdown'
  readonly lang: string
  readonly dated: boolean
  readonly house?: HouseStyle
  /** Says which language a block is in that may be in another one than the text. */
  readonly judge?: LanguageJudge
  /** Languages that blocks may be in; without it any. */
  readonly languages?: readonly string[]
  /** Blocks whose language is given, in offsets of the input. */
  readonly given?: readonly LanguageRange[]
}

/** A snapshot for the rules. Blocks and shields are found when first asked for: most phases change nothing. */
export function createView(
  text: string,
  setting: Setting,
  markdown?: { readonly blocks: readonly BlockRange[]; readonly shields: readonly Range[] },
  foreign: readonly LanguageRange[] = [],
): View {
  let blocks: readonly BlockRange[] | undefined = markdown?.blocks
  const lines = createLineIndex(text)
  const shields = new Map<number, readonly Range[]>()
  // Few lines are ever asked about, and no shield crosses a line end.
  const cutsShield = (start: number, end: number): boolean => {
    const line = lines(start)
    let found = shields.get(line.start)
    if (!found) {
      found = findShields(text.slice(line.start, line.end))
      shields.set(line.start, found)
    }
    return cuts(found, start - line.start, end - line.start)
  }
  const view: View = {
    ...setting,
    text,
    marks: marksOf(setting.lang),
    holds: () => true,
    get blocks() {
      blocks ??= lineBlocks(text)
      return blocks
    },
    isShielded(start, end) {
      return cutsShield(start, end) || (markdown !== undefined && cuts(markdown.shields, start, end))
    },
  }
  return foreign.length === 0 ? view : { ...view, parts: partsOf(view, foreign) }
}

/** A view for each language of a text. Rules see the whole of it, because they count and look around, and speak for their own blocks. */
function partsOf(view: View, foreign: readonly LanguageRange[]): readonly View[] {
  const languages = new Set([view.lang, ...foreign.map(({ lang }) => lang)])
  const languageAt = (offset: number): string => {
    let low = 0
    let high = foreign.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (foreign[middle]!.end < offset) low = middle + 1
      else high = middle
    }
    const range = foreign[low]
    return range !== undefined && range.start <= offset ? range.lang : view.lang
  }
  return [...languages].map((lang) => ({
    ...view,
    lang,
    marks: marksOf(lang),
    holds: (offset) => languageAt(offset) === lang,
  }))
}

/** The line round an offset. The line ends are found when first asked for. */
function createLineIndex(text: string): (offset: number) => Range {
  let starts: number[] | undefined
  return (offset) => {
    if (!starts) {
      starts = [0]
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    }
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return { start: starts[low]!, end: starts[low + 1] ?? text.length }
  }
}
