import { hasOwnScript, scriptOf } from '../../language/script.ts'

/** Scripts that OpenType treats alike for our purposes: one run of Han and kana, not many. */
const sameForShaping: Readonly<Record<string, string>> = {
  Hans: 'Hani', Hant: 'Hani', Hira: 'Hani', Jpan: 'Hani', Kana: 'Hani', Bopo: 'Hani', Kore: 'Hang', Aran: 'Arab',
} // prettier-ignore

/** The script to shape with, for a script of a character or of a language. */
export function shapingScript(script: string): string {
  return sameForShaping[script] ?? script
}

/** Letters of Latin, and what takes its script from them. */
const plainLatin = /^[\0-\u02df\u2000-\u206f]+$/

/** A stretch of one script, [start, end) in UTF-16 units. */
export interface ScriptRun {
  readonly start: number
  readonly end: number
  readonly script: string
}

/**
 * Runs of one script (UAX #24 §5.1): characters of scripts Common and Inherited go with what stands before them, at the
 * beginning with what follows, and alone with `context`, the script of the language.
 */
export function scriptRuns(text: string, context: string): readonly ScriptRun[] {
  // Most words of most books: signs of no script and letters of one, by far the quickest to tell.
  if (context === 'Latn' && plainLatin.test(text)) return [{ start: 0, end: text.length, script: context }]
  const runs: ScriptRun[] = []
  let start = 0
  let current: string | undefined
  for (let offset = 0; offset < text.length;) {
    const point = text.codePointAt(offset)!
    if (hasOwnScript(point)) {
      const script = shapingScript(scriptOf(point))
      if (current !== undefined && script !== current) {
        runs.push({ start, end: offset, script: current })
        start = offset
      }
      current = script
    }
    offset += point > 0xffff ? 2 : 1
  }
  runs.push({ start, end: text.length, script: current ?? context })
  return runs
}
