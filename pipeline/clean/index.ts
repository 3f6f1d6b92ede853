import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import type { SourceText } from '../source/types.ts'
import { textBlocks } from './blocks.ts'
import { creditIn, type Credit } from './byline.ts'
import { work } from './engine.ts'
import { guessLanguage } from './guess-language.ts'
import { applyVerdicts } from './judge.ts'
import { frontMatterLanguage } from './markdown.ts'
import { withHouse, type HouseStyle } from './house.ts'
import { withOrigins } from './origins.ts'
import { recordsOf } from './records.ts'
import { replay } from './replay.ts'
import type { Cleaned, Verdicts } from './types.ts'

export interface CleanOptions {
  /** BCP 47 tag of the text; without it the language is guessed. 'und': only rules for every language. Front matter `lang` goes first. */
  readonly lang?: string
  /** Finds the language of a text that does not say it, instead of our own guess; what it finds is told. */
  readonly detect?: (text: string) => string | undefined
  /** What the editor said about earlier records, and own patches. */
  readonly verdicts?: Verdicts
  /** The publication knows the date, so relative dates in the text have an anchor. */
  readonly dated?: boolean
  /** What the publication wants of the cleaner. */
  readonly house?: HouseStyle
}

/**
 * Clean a text: repairs are applied, suggestions offered, doubts flagged, each as a record that points into the input.
 * Cleaning the result again changes nothing. Time is linear in the length.
 */
export function clean(source: SourceText, options: CleanOptions = {}): Outcome<Cleaned> {
  const { file, format, text: input } = source
  const declared = (format === 'markdown' ? frontMatterLanguage(input) : undefined) ?? options.lang
  const lang = declared ?? (options.detect ?? guessLanguage)(input) ?? 'und'
  const dated = options.dated === true || (source.page !== undefined && /^date:/mu.test(input.slice(0, 2000)))
  const { house } = options
  const done = work(input, { format, lang, dated, ...(house && { house }) }, source.page?.cuts)
  const records = withOrigins(recordsOf(input, done, lang), source.page)
  const diagnostics: Diagnostic[] = []
  if (declared === undefined && options.detect !== undefined) diagnostics.push(foundLanguage(file, lang))
  const verdicts = withHouse(records, house, options.verdicts)
  const judged = verdicts ? applyVerdicts(file, input, records, verdicts, lang) : undefined
  if (judged) diagnostics.push(...judged.diagnostics)
  const finalRecords = judged?.value ?? records
  const text = judged ? replay(input, finalRecords) : done.map.text
  if (text.includes('\ufffd')) diagnostics.push(lostCharacter(file, text))
  const blocks = format === 'text' ? textBlocks(text) : []
  const credit = format === 'text' ? creditOf(done.map.text, lang) : undefined
  return { value: { file, format, text, blocks, records: finalRecords, ...(credit && { credit }) }, diagnostics }
}

/** Of the repaired text, before suggestions: a by-line that was taken out still says who wrote the text. */
function creditOf(text: string, lang: string): Credit | undefined {
  const blocks = textBlocks(text)
  if (blocks[0]?.kind !== 'heading') return undefined
  return creditIn(
    blocks.map(({ start, end }) => text.slice(start, end)),
    lang,
  )
}

function foundLanguage(file: string, lang: string): Diagnostic {
  const found = lang === 'und' ? 'unknown, so only rules for every language ran' : `taken for '${lang}'`
  const hints = ['name it in the front matter (lang: en) or with --lang']
  return diagnose('clean/language', `the text does not say its language: ${found}`, { file }, hints)
}

function lostCharacter(file: string, text: string): Diagnostic {
  const at = text.indexOf('\ufffd')
  const near = text.slice(Math.max(0, at - 20), at + 21).replaceAll(/\s+/gu, ' ')
  const hints = ['restore the character from the original, or patch it in edits.json']
  return diagnose('clean/lost-character', `a character was lost before the text came here: “${near}”`, { file }, hints)
}
