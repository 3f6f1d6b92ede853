import { buildRichText, type RichText, type Style } from '../rich-text.ts'
import type { PrintedBlock, PrintedRun } from './read-blocks.ts'
import { controlsOf, readVisual, styleOf, visibleText } from './reading.ts'
import { linesIn } from './shown.ts'
import { hasRightToLeft } from './visual-order.ts'

/**
 * A block of code as it can stand on paper, with the place there of an offset in the code. White space counts, save that
 * of lines that hold nothing else; a tab is four spaces, a control character a space.
 */
export function printedCode(rich: RichText): { rich: RichText; place: (offset: number) => number } {
  const starts: { source: number; paper: number; line: string }[] = []
  let [source, paper] = [0, 0]
  const shown = rich.text.split('\n').map((line) => {
    const text = onPaper(line)
    starts.push({ source, paper, line })
    source += line.length + 1
    paper += text.length + 1
    return text
  })
  const text = shown.join('\n').replace(/\n+$/, '')
  const place = (offset: number) => {
    const at = starts.findLast((line) => line.source <= offset)
    if (!at || onPaper(at.line) === '') return Math.min(at?.paper ?? 0, text.length)
    return Math.min(at.paper + visibleCode(at.line.slice(0, offset - at.source)).length, text.length)
  }
  const pieces = rich.pieces.map(({ start, style }) => ({ start: place(start), style }))
  return { rich: { text, pieces, embedded: [], ...controlsOf(rich.text, place) }, place }
}

function onPaper(line: string): string {
  return line.trim() === '' ? '' : visibleCode(line)
}

function visibleCode(text: string): string {
  return visibleText(text)
    .replaceAll('\t', '    ')
    .replaceAll(/[\r\f\v]/g, ' ')
}

/**
 * Read a block of code line by line; a glyph without width ends each. Lines with right-to-left letters are read as those
 * of any text. Undefined when such a line is not what UAX #9 makes of the wanted one.
 */
export function readCode(block: PrintedBlock, wanted: RichText): RichText | undefined {
  const builder = buildRichText(true)
  let page: number | undefined
  const turnTo = (next: number) => {
    if (page !== next) builder.embed('page', String(next))
    page = next
  }
  const wantedLines = wanted.text.split('\n')
  const lines = linesOf(block.runs)
  // Line is compared with line only when there are as many: else that is the finding.
  const areAligned = lines.findLastIndex((runs) => runs.length > 0) + 1 === wantedLines.length
  let lineStart = 0
  for (const [index, runs] of lines.entries()) {
    const whole = wantedLines[index] ?? ''
    const [start, end] = [lineStart, lineStart + whole.length]
    lineStart = end + 1
    const style = styleOfRuns(runs, block)
    if (index > 0) builder.text('\n', style)
    const found = runs.map((run) => visibleText(run.shown.text))
    const steering = wanted.controls?.filter(({ at }) => at >= start && at <= end) ?? []
    if (!areAligned || (steering.length === 0 && !hasRightToLeft(found.join('')))) {
      runs.forEach((run, place) => {
        turnTo(run.page)
        builder.text(found[place] ?? '', style)
      })
      continue
    }
    const indent = /^ */.exec(found.join(''))?.[0] ?? ''
    const line = whole.replace(/^ */, '')
    const skipped = end - line.length
    const controls = steering.map(({ at, character }) => ({ at: Math.max(0, at - skipped), character }))
    const pieces = [{ start: 0, style: { ...style, dir: 'ltr' as const } }]
    const reading = readVisual({ ...block, runs }, { text: line, pieces, embedded: [], controls }, { lang: style.lang, dir: 'ltr' }, []) // prettier-ignore
    if (!reading) return undefined
    turnTo(runs[0]?.page ?? 0)
    builder.text(indent + line, style)
    page = runs.at(-1)?.page
  }
  return builder.finish()
}

function styleOfRuns(runs: readonly PrintedRun[], block: PrintedBlock): Style {
  const run = runs[0] ?? block.runs[0]
  return run ? styleOf(run, undefined) : { lang: block.lang, dir: 'ltr', marks: 'code', link: '', linkTitle: '' }
}

/** Runs line by line, without the glyphs that end the lines. */
function linesOf(runs: readonly PrintedRun[]): readonly (readonly PrintedRun[])[] {
  const lines: PrintedRun[][] = [[]]
  for (const run of runs) {
    for (const [index, shown] of linesIn(run.shown).entries()) {
      if (index > 0) lines.push([])
      if (shown.x.length > 0) lines.at(-1)?.push({ ...run, shown })
    }
  }
  return lines
}
