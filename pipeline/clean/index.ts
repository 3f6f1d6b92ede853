import { diagnose } from '../diagnostic/codes.ts'
import { counted } from '../diagnostic/counted.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import type { SourceText } from '../source/types.ts'
import { mayBeMixed, type LanguageJudge, type LanguageRange } from './block-language.ts'
import { textBlocks } from './blocks.ts'
import { creditIn, type Credit } from './byline.ts'
import { work } from './engine.ts'
import { guessLanguage } from './guess-language.ts'
import { applyVerdicts } from './judge.ts'
import { frontMatterLanguage } from './markdown.ts'
import { withHouse, type HouseStyle } from './house.ts'
import { originOf, withOrigins } from './origins.ts'
import { pointsOf, recordsOf } from './records.ts'
import { replay } from './replay.ts'
import type { Cleaned, Verdicts } from './types.ts'

export interface CleanOptions {
  /** BCP 47 tag of the text; without it the language is guessed. 'und': only rules for every language. Front matter `lang` goes first. */
  readonly lang?: string
  /** Finds the language of a text that does not say it, instead of our own guess; what it finds is told. */
  readonly detect?: (text: string) => string | undefined
  /** Says the language of a block that may be in another one than the text; without it all blocks are in that of the text. */
  readonly judge?: LanguageJudge
  /** Languages that blocks may be in, as primary subtags; none: all are in that of the text. Goes before the house style. */
  readonly languages?: readonly string[]
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
  const declared = declaredLanguage(source, options.lang)
  const lang = declared ?? (options.detect ?? guessLanguage)(input) ?? 'und'
  const dated = options.dated === true || (source.page !== undefined && /^date:/mu.test(input.slice(0, 2000)))
  const { house } = options
  const setting = { format, lang, dated, ...(house && { house }), ...blockSetting(source, declared, lang, options) }
  const done = work(input, setting, source.page?.cuts)
  const records = withOrigins(recordsOf(input, done), source.page)
  const diagnostics: Diagnostic[] = []
  if (declared === undefined && options.detect !== undefined) diagnostics.push(foundLanguage(file, lang))
  if (done.foreign.length > 0) diagnostics.push(foreignLanguages(source, done.foreign))
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

/** The language that a text says it is in, else the one that is said of it. */
function declaredLanguage({ format, text }: SourceText, lang: string | undefined): string | undefined {
  return (format === 'markdown' ? frontMatterLanguage(text) : undefined) ?? lang
}

/** Whether cleaning will ask the judge about blocks of a text that is said to be in a language: it is large. */
export function asksJudge(source: SourceText, lang: string): boolean {
  return mayBeMixed(source.text, declaredLanguage(source, lang) ?? lang)
}

/** How the languages of blocks are found. A text that is said to be in no language has none in its blocks either. */
function blockSetting(source: SourceText, declared: string | undefined, lang: string, options: CleanOptions) {
  const languages = options.languages ?? options.house?.languages
  const isAsked = declared !== 'und' && languages?.length !== 0
  const { judge } = options
  return {
    ...(languages && { languages }),
    ...(isAsked && judge && mayBeMixed(source.text, lang) && { judge }),
    ...(isAsked && source.page?.languages && { given: source.page.languages }),
  }
}

function foreignLanguages({ file, text, page }: SourceText, foreign: readonly LanguageRange[]): Diagnostic {
  const pointOf = pointsOf(page?.input ?? text)
  const points = foreign.map(({ start }) => pointOf(page ? originOf(page.origin, start, 'start') : start))
  const lines = new Map<string, number[]>()
  foreign.forEach(({ lang }, index) => lines.set(lang, [...(lines.get(lang) ?? []), points[index]!.line]))
  const found = [...lines].map(([lang, all]) => {
    const some = `${all.slice(0, 5).join(', ')}${all.length > 5 ? ', …' : ''}`
    const what = lang === 'und' ? 'another one, not known which, so only rules for every language ran' : `'${lang}'`
    return `${what} (${all.length === 1 ? 'line' : 'lines'} ${some})`
  })
  const { line, column, offset } = points[0]!
  const hints = ['where this is wrong, name the languages of the text in `cleaning.languages` or with --languages']
  const message = `${counted(foreign.length, 'block is', 'blocks are')} in another language: ${found.join('; ')}`
  return diagnose('clean/block-language', message, { file, line, column, offset }, hints)
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
