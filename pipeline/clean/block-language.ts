import { functionWords } from './guess-language.data.ts'
import { guessLanguage } from './guess-language.ts'
import { primarySubtag, type Range } from './rule.ts'

/** Says which language some words are in; undefined when not sure. */
export type LanguageJudge = (words: string) => string | undefined

/** A stretch in another language than the text; 'und' when it is not known which. */
export interface LanguageRange extends Range {
  readonly lang: string
}

/** Fewest words and letters by which a block is judged; names and headings are shorter. */
const fewestWords = 12
const fewestLetters = 60
/** UTF-16 units of a block that are looked at. */
const sampleLength = 3000
/** Share of the words of a block that are function words of the language, from which on nothing else is asked. */
const plainShare = 0.2
/** Share under which they say that it is not the language. */
const deniedShare = 0.06

/** Languages so near to each other that one block does not tell them apart. */
const families = [
  ...[
    'nb nn no da',
    'hr sr bs sh cnr',
    'id ms min bjn jv',
    'cs sk',
    'es gl ast an oc ca lad',
    'pt gl',
    'ru be',
    'mk bg',
    'tr az crh gag',
  ],
  ...[
    'tl ceb hil war bcl bik ilo pam',
    'fr frp oc wa pcd ht',
    'it co rm lij pms lmo vec scn sc nap fur',
    'hi mr ne bho mai mag',
    'am ti',
  ],
].map((family) => new Set(family.split(' ')))

const lists = new Map<string, ReadonlySet<string> | undefined>()
function wordList(tag: string): ReadonlySet<string> | undefined {
  if (!lists.has(tag) && lists.size < 500) {
    const lang = primarySubtag(tag)
    const words = functionWords[sameWords[lang] ?? lang]
    // Of a language in another script than it mostly has we know no words.
    const isUsual = scriptName(tag) === scriptName(lang)
    lists.set(tag, words === undefined || !isUsual ? undefined : new Set(words.split(' ')))
  }
  return lists.get(tag)
}

const sameWords: Readonly<Record<string, string>> = { nn: 'nb', no: 'nb', bs: 'hr', ms: 'id' }

/** Scripts of a language, as regular expression; undefined for an unknown one. */
const scripts = new Map<string, RegExp | undefined>()
function scriptOfLanguage(tag: string): RegExp | undefined {
  if (!scripts.has(tag) && scripts.size < 500) scripts.set(tag, findScript(tag))
  return scripts.get(tag)
}

const mixedScripts: Readonly<Record<string, readonly string[]>> = {
  Jpan: ['Han', 'Hira', 'Kana'],
  Kore: ['Hang', 'Han'],
  Hans: ['Han'],
  Hant: ['Han'],
}

function findScript(tag: string): RegExp | undefined {
  const script = scriptName(tag)
  if (script === undefined || twoScripts.test(primarySubtag(tag))) return undefined
  return new RegExp(`[${(mixedScripts[script] ?? [script]).map((name) => `\\p{Script=${name}}`).join('')}]`, 'gu')
}

/** Languages that are written in two scripts: a text may change between them. */
const twoScripts = /^(?:und|sr|bs|kk|uz|az|tg|tk|ku|mn|pa|ug|sd|ms|ha|shi|yue|vai|ff|iu|cr|mni|sat|ks|crh)$/u

function scriptName(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().script
  } catch {
    return undefined
  }
}

/** The words of a block in lower case, so that spaces and marks, which will be repaired, say nothing. */
interface Words {
  readonly list: readonly string[]
  readonly letters: string
  readonly count: number
}

function wordsOf(text: string): Words {
  const list =
    text
      .slice(0, sampleLength)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  const letters = list.join('')
  // A word of Chinese or Thai has two letters, and no space after it.
  const unspaced = (letters.match(unspacedLetter)?.length ?? 0) / 2
  return { list, letters, count: Math.max(list.length, unspaced) }
}

const unspacedLetter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

/** Whether a block is in the script of a language. */
function isInScript({ letters }: Words, lang: string): boolean {
  const script = scriptOfLanguage(lang)
  return script === undefined || (letters.match(script)?.length ?? 0) >= letters.length / 2
}

/** Part of the words that are function words of a language; undefined when we have no list of them. */
function shareOf({ list }: Words, lang: string): number | undefined {
  const known = wordList(lang)
  return known && list.filter((word) => known.has(word)).length / list.length
}

/** Whether there is any doubt that a block is in a language: only then the judge is asked. */
function isDoubtful(words: Words, main: string): 'no' | 'script' | 'words' {
  const { list, letters } = words
  if (letters.length < 4) return 'no'
  if (!isInScript(words, main)) return 'script'
  if (words.count < fewestWords || letters.length < fewestLetters) return 'no'
  const share = shareOf(words, main)
  if (share !== undefined && share >= plainShare) return 'no'
  const own = guessLanguage(list.join(' '))
  if (own === primarySubtag(main) || (share === undefined && own === undefined && main !== 'und')) return 'no'
  // Words enough not to be denied, and in no language twice as many: whatever the judge says, `languageOf` stays with the main language.
  const isKept = own === undefined && share !== undefined && share >= deniedShare
  return isKept && !isPlainer(words, share) ? 'no' : 'words'
}

/** Whether some language that we have words of is as good a guess, by them, as a judge needs to be believed. */
function isPlainer(words: Words, share: number): boolean {
  return Object.keys(functionWords).some((lang) => {
    const other = shareOf(words, lang) ?? 0
    return other >= plainShare && other >= 2 * share
  })
}

/**
 * Whether a text may hold blocks of another language than its own, by script and function words alone. The judge, which is large, need
 * not be loaded for a text that is all of a piece.
 */
export function mayBeMixed(text: string, main: string): boolean {
  for (const part of partsOf(text)) if (isDoubtful(wordsOf(part), main) !== 'no') return true
  return false
}

/** A line of so many UTF-16 units is a paragraph, shorter ones may be parts of one. */
const longLine = 111

/** Lines between empty ones, and long lines: a regular expression would look at every character of a book. */
function* partsOf(text: string): Iterable<string> {
  let start = 0
  for (let end = 0; end < text.length;) {
    const next = text.indexOf('\n', end)
    const stop = next < 0 ? text.length : next
    const length = stop - end
    if (length >= longLine || text.slice(end, stop).trim() === '') {
      yield text.slice(start, stop)
      start = stop
    }
    end = stop + 1
  }
  yield text.slice(start)
}

/**
 * The blocks that are in another language than the text: where our own guess and the judge name the same one, that; where both only deny
 * that it is the language of the text, 'und'. A short block between two of one language belongs to them. `main` is 'und' for a text whose
 * language is not known; then every block that both are sure of is named.
 */
export function foreignBlocks(
  text: string,
  blocks: readonly Range[],
  main: string,
  judge: LanguageJudge,
): readonly LanguageRange[] {
  const known = mainOf(text, main, judge)
  const words = blocks.map((block) => wordsOf(text.slice(block.start, block.end)))
  const found = words.map((block) => languageOf(block, known, judge))
  const before = nearest(found)
  const after = nearest(found.toReversed()).toReversed()
  return blocks.flatMap(({ start, end }, index) => {
    const around = before[index] === after[index] ? before[index] : undefined
    const lang = found[index] ?? (around !== undefined && isInScript(words[index]!, around) ? around : undefined)
    return lang === undefined || lang === main ? [] : [{ start, end, lang }]
  })
}

/** What is known of the language of a text before its blocks are looked at. */
interface Main {
  readonly tag: string
  readonly lang: string
  /** What a language that we have no words of looks like to our own guess and to the judge: its blocks will look so, too. */
  readonly looks: ReadonlySet<string>
  /** Share of function words in the whole text. */
  readonly share: number | undefined
}

function mainOf(text: string, tag: string, judge: LanguageJudge): Main {
  const lang = primarySubtag(tag)
  const words = wordsOf(text)
  const share = shareOf(words, tag)
  const isAsked = lang !== 'und' && share === undefined
  const sample = words.list.join(' ')
  const found = isAsked ? [guessLanguage(sample), judge(sample)] : []
  return { tag, lang, share, looks: new Set(found.filter((one) => one !== undefined)) }
}

/** Undefined for a block that is too short to tell. */
function languageOf(words: Words, main: Main, judge: LanguageJudge): string | undefined {
  const doubt = isDoubtful(words, main.tag)
  if (doubt === 'no') return words.count < fewestWords ? undefined : main.tag
  const sample = words.list.join(' ')
  const own = guessLanguage(sample)
  const second = judge(sample)
  const isMain = (found: string | undefined): boolean =>
    found !== undefined &&
    (found === main.lang || main.looks.has(found) || families.some((all) => all.has(found) && all.has(main.lang)))
  if (doubt === 'words' && (isMain(own) || isMain(second))) return main.tag
  const [mainShare, share] = [shareOf(words, main.tag) ?? 0, second === undefined ? undefined : shareOf(words, second)]
  // Both are sure: where we have words of the language that the judge names, by these.
  if (share === undefined ? own !== undefined && own === second : share >= plainShare && share >= 2 * mainShare)
    return second
  if (doubt === 'script') return own !== undefined && second === undefined ? own : 'und'
  // That it is denied says something only of a language that would be known.
  const isDenied =
    (main.share === undefined ? main.looks.has(main.lang) : mainShare < deniedShare) &&
    second !== undefined &&
    (share ?? 1) > mainShare
  const isBare = (main.share ?? 0) >= plainShare / 2 && words.list.length >= 15 && mainShare < deniedShare / 2
  return isDenied || isBare ? 'und' : main.tag
}

/** For each block its language, else that of the last one before it that has one. */
function nearest(found: readonly (string | undefined)[]): readonly (string | undefined)[] {
  let last: string | undefined
  return found.map((lang) => (last = lang ?? last))
}
