import { expandRuns } from '../../language/script.ts'
import { breakClasses, breakRuns } from './line-break.data.ts'

/** What may happen at a place of a text: 0 no break, 1 a break is allowed, 2 a break is forced. */
export type BreakKind = 0 | 1 | 2

/** Where the Unicode rules leave a choice to the language. */
export interface BreakTailoring {
  /** Chinese and Japanese: “ ” ‘ ’ beside a wide character behave like brackets. */
  readonly quotesAsBrackets: boolean
  /** Small kana and ー may begin a line (JIS X 4051 loose and CSS `normal`); otherwise they may not. */
  readonly smallKanaBreaks: boolean
  /** Korean: break at spaces only. */
  readonly keepHangulWords: boolean
  /** Beside wide characters: signs that may not, and that may nevertheless, begin a line; and that may not end one. */
  readonly neverFirst: string
  readonly mayBeFirst: string
  readonly neverLast: string
  /** No sign is kept from the start or the end of a line, as in some newspapers. */
  readonly ignoresSigns: boolean
}

const plain: BreakTailoring = {
  quotesAsBrackets: false,
  smallKanaBreaks: false,
  keepHangulWords: false,
  neverFirst: '',
  mayBeFirst: '',
  neverLast: '',
  ignoresSigns: false,
}

const names = breakClasses.split(' ')
const c = Object.fromEntries(names.map((name, index) => [name, index])) as Readonly<Record<string, number>>
/** Set of classes as a table from class number to 0 or 1. */
function oneOf(...members: readonly string[]): Uint8Array {
  const set = new Uint8Array(64)
  for (const member of members) set[c[member]!] = 1
  return set
}
const AL = c['AL']!, AK = c['AK']!, AP = c['AP']!, B2 = c['B2']!, BB = c['BB']!, BK = c['BK']!, CB = c['CB']!,
  CJ = c['CJ']!, CL = c['CL']!, CM = c['CM']!, CP = c['CP']!, CR = c['CR']!, DC = c['DC']!, EB = c['EB']!, EM = c['EM']!, GL = c['GL']!,
  H2 = c['H2']!, H3 = c['H3']!, HH = c['HH']!, HL = c['HL']!, HY = c['HY']!, ID = c['ID']!, IN = c['IN']!, IS = c['IS']!,
  JL = c['JL']!, JT = c['JT']!, JV = c['JV']!, LF = c['LF']!, NL = c['NL']!, NS = c['NS']!, NU = c['NU']!, OP = c['OP']!,
  PO = c['PO']!, PR = c['PR']!, QF = c['QF']!, QI = c['QI']!, QU = c['QU']!, RI = c['RI']!, SA = c['SA']!, SP = c['SP']!,
  SY = c['SY']!, VF = c['VF']!, VI = c['VI']!, WJ = c['WJ']!, XA = c['XA']!, XP = c['XP']!, ZW = c['ZW']!, ZWJ = c['ZWJ']! // prettier-ignore

const hard = oneOf('BK', 'CR', 'LF', 'NL')
const noBase = oneOf('BK', 'CR', 'LF', 'NL', 'SP', 'ZW')
const beforeGlue = oneOf('SP', 'BA', 'HY', 'HH')
const closing = oneOf('CL', 'CP', 'EX', 'SY')
const beforeOpeningQuote = oneOf('BK', 'CR', 'LF', 'NL', 'OP', 'QU', 'QI', 'QF', 'GL', 'SP', 'ZW')
const afterClosingQuote = oneOf(
  'SP',
  'GL',
  'WJ',
  'CL',
  'QU',
  'QI',
  'QF',
  'CP',
  'EX',
  'IS',
  'SY',
  'BK',
  'CR',
  'LF',
  'NL',
  'ZW',
)
const beforeWordHyphen = oneOf('BK', 'CR', 'LF', 'NL', 'SP', 'ZW', 'CB', 'GL')
const notAtStart = oneOf('BA', 'HH', 'HY', 'NS')
const letters = oneOf('AL', 'HL', 'DC', 'XA')
const ideographs = oneOf('ID', 'EB', 'EM', 'XP')
const hangul = oneOf('JL', 'JV', 'JT', 'H2', 'H3')
/** What a Korean word can hold beside letters that no rule parts anyway: 1948년, UN의. */
const inKoreanWord = oneOf('JL', 'JV', 'JT', 'H2', 'H3', 'AL', 'NU', 'ID')
const aksara = oneOf('AK', 'AS', 'DC')

let table: Uint8Array | undefined

/** The text as units of the rules: a character with the marks that lean on it (LB9). Arrays are by unit. */
interface Units {
  readonly count: number
  readonly classes: Uint8Array
  /** East_Asian_Width F, W or H. */
  readonly wide: Uint8Array
  readonly endsInJoiner: Uint8Array
  /** UTF-16 offset where the unit begins. */
  readonly starts: Uint32Array
}

function readUnits(text: string, tailoring: BreakTailoring): Units {
  table ??= expandRuns(breakRuns)
  const classes = new Uint8Array(text.length)
  const wide = new Uint8Array(text.length)
  const endsInJoiner = new Uint8Array(text.length)
  const starts = new Uint32Array(text.length)
  let count = 0
  for (let offset = 0; offset < text.length; offset++) {
    const start = offset
    let point = text.charCodeAt(offset)
    if (point >= 0xd800 && point < 0xdc00) {
      point = text.codePointAt(offset)!
      if (point > 0xffff) offset++
    }
    const entry = table[point]!
    let kind = entry & 63
    if (kind === CM || kind === ZWJ) {
      if (count > 0 && noBase[classes[count - 1]!] === 0) {
        endsInJoiner[count - 1] = kind === ZWJ ? 1 : 0
        continue
      }
      endsInJoiner[count] = kind === ZWJ ? 1 : 0
      kind = AL
    } else wide[count] = entry >> 6
    if (kind === CJ) kind = tailoring.smallKanaBreaks ? ID : NS
    else if (kind === SA) kind = AL
    classes[count] = kind
    starts[count++] = start
  }
  const units = { count, classes, wide, endsInJoiner, starts }
  if (tailoring.quotesAsBrackets) quotesToBrackets(units)
  return units
}

/** ‘don’t’ keeps its apostrophe: only quotation marks that touch a wide character become brackets. */
function quotesToBrackets({ count, classes, wide }: Units): void {
  for (let at = 0; at < count; at++) {
    const kind = classes[at]
    if (kind !== QI && kind !== QF) continue
    const touches = (at > 0 && wide[at - 1] === 1) || (at + 1 < count && wide[at + 1] === 1)
    if (touches) classes[at] = kind === QI ? OP : CL
  }
}

/**
 * Line break opportunities by UAX #14, revision 55 (Unicode 17.0), rules LB1–LB31: one entry for each UTF-16 offset, the
 * end of the text included (always forced). Words of Thai, Lao, Khmer and Myanmar need `addWordBreaks` on top. Linear time.
 */
export function lineBreaks(text: string, tailoring: BreakTailoring = plain): Uint8Array {
  const breaks = new Uint8Array(text.length + 1)
  const units = readUnits(text, tailoring)
  const { count, classes, wide, endsInJoiner, starts } = units
  /** Last unit that is no space, and what stood before it. */
  let solid = -1
  let regionals = 0
  /** LB25: 1 inside NU (SY | IS)*, 2 after its closing bracket. */
  let number = 0
  for (let at = 1; at < count; at++) {
    const a = classes[at - 1]!
    const b = classes[at]!
    if (a !== SP) solid = at - 1
    regionals = a === RI ? regionals + 1 : 0
    number = a === NU ? 1 : number === 1 && (a === SY || a === IS) ? 1 : number === 1 && (a === CL || a === CP) ? 2 : 0
    // Most places of most texts: between two letters (LB28; no earlier rule sees AL AL).
    if (a === AL && b === AL && endsInJoiner[at - 1] === 0) continue
    breaks[starts[at]!] = breakBetween(at, a, b)
  }
  breaks[text.length] = 2
  const { neverFirst, mayBeFirst, neverLast, ignoresSigns } = tailoring
  if (neverFirst !== '' || mayBeFirst !== '' || neverLast !== '' || ignoresSigns)
    tailorSigns(text, breaks, units, tailoring)
  return breaks

  function breakBetween(at: number, a: number, b: number): BreakKind {
    if (a === BK || a === LF || a === NL) return 2 // LB4, LB5
    if (a === CR) return b === LF ? 0 : 2
    if (hard[b] === 1 || b === SP || b === ZW) return 0 // LB6, LB7
    const k = solid < 0 ? -1 : classes[solid]!
    if (k === ZW) return 1 // LB8
    if (endsInJoiner[at - 1] === 1) return 0 // LB8a
    if (b === WJ || a === WJ || a === GL) return 0 // LB11, LB12
    if (b === GL && beforeGlue[a] === 0) return 0 // LB12a
    if (closing[b] === 1) return 0 // LB13
    if (k === OP) return 0 // LB14
    const next = at + 1 < count ? classes[at + 1]! : -1
    if (k === QI && (solid === 0 || beforeOpeningQuote[classes[solid - 1]!] === 1)) return 0 // LB15a
    if (b === QF && (next < 0 || afterClosingQuote[next] === 1)) return 0 // LB15b
    if (b === IS) return a === SP && next === NU ? 1 : 0 // LB15c, LB15d
    if (b === NS && (k === CL || k === CP)) return 0 // LB16
    if (b === B2 && k === B2) return 0 // LB17
    if (a === SP) return 1 // LB18
    const aWide = wide[at - 1] === 1
    const bWide = wide[at] === 1
    if (b === QU || b === QF || a === QU || a === QI) return 0 // LB19
    if (b === QI && (!aWide || next < 0 || wide[at + 1] === 0)) return 0 // LB19a
    if (a === QF && (!bWide || at < 2 || wide[at - 2] === 0)) return 0
    if (a === CB || b === CB) return 1 // LB20
    const before = at > 1 ? classes[at - 2]! : -1
    if ((a === HY || a === HH) && letters[b] === 1 && (before < 0 || beforeWordHyphen[before] === 1)) return 0 // LB20a
    if (notAtStart[b] === 1 || a === BB) return 0 // LB21
    if (before === HL && (a === HY || a === HH) && b !== HL) return 0 // LB21a
    if (a === SY && b === HL) return 0 // LB21b
    if (b === IN) return 0 // LB22
    if ((letters[a] === 1 && b === NU) || (a === NU && letters[b] === 1)) return 0 // LB23
    if ((a === PR && ideographs[b] === 1) || (ideographs[a] === 1 && b === PO)) return 0 // LB23a
    if (((a === PR || a === PO) && letters[b] === 1) || (letters[a] === 1 && (b === PR || b === PO))) return 0 // LB24
    if (inNumber(at, a, b, next)) return 0 // LB25
    if (a === JL && (b === JL || b === JV || b === H2 || b === H3)) return 0 // LB26
    if ((a === JV || a === H2) && (b === JV || b === JT)) return 0
    if ((a === JT || a === H3) && b === JT) return 0
    if ((hangul[a] === 1 && b === PO) || (a === PR && hangul[b] === 1)) return 0 // LB27
    if (letters[a] === 1 && letters[b] === 1) return 0 // LB28
    if (inAksara(at, a, b, before, next)) return 0 // LB28a
    if (a === IS && letters[b] === 1) return 0 // LB29
    if ((letters[a] === 1 || a === NU) && b === OP && !bWide) return 0 // LB30
    if (a === CP && !aWide && (letters[b] === 1 || b === NU)) return 0
    if (a === RI && b === RI) return regionals % 2 === 1 ? 0 : 1 // LB30a
    if (b === EM && (a === EB || a === XP || a === XA)) return 0 // LB30b
    if (tailoring.keepHangulWords && inKoreanWord[a] === 1 && inKoreanWord[b] === 1) return 0
    return 1 // LB31
  }

  function inNumber(at: number, a: number, b: number, next: number): boolean {
    if (number > 0 && (b === PO || b === PR)) return true
    if (number === 1 && b === NU) return true
    if (b === NU) return a === PO || a === PR || a === HY || a === IS
    if ((a === PO || a === PR) && b === OP) {
      return next === NU || (next === IS && at + 2 < count && classes[at + 2] === NU)
    }
    return false
  }

  function inAksara(at: number, a: number, b: number, before: number, next: number): boolean {
    if (a === AP && aksara[b] === 1) return true
    if (aksara[a] === 1 && (b === VF || b === VI)) return true
    if (a === VI && at > 1 && aksara[before] === 1 && (b === AK || b === DC)) return true
    return aksara[a] === 1 && aksara[b] === 1 && next === VF
  }
}

/** Signs of Chinese and Japanese, whose place the general rules leave to the language; only where a wide character is near. */
function tailorSigns(text: string, breaks: Uint8Array, units: Units, tailoring: BreakTailoring): void {
  const { neverFirst, mayBeFirst, neverLast, ignoresSigns } = tailoring
  const { count, classes, wide, starts } = units
  for (let at = 1; at < count; at++) {
    const offset = starts[at]!
    if (breaks[offset] === 2 || (wide[at] === 0 && wide[at - 1] === 0)) continue
    const [a, b] = [classes[at - 1]!, classes[at]!]
    if (noBase[a] === 1 || noBase[b] === 1 || a === WJ || b === WJ || a === GL || b === GL) continue
    const before = text[starts[at - 1]!]!
    const after = text[offset]!
    const isPair = before === after && /[…‥—―]/u.test(after)
    if (isPair) continue
    if (ignoresSigns || (mayBeFirst.includes(after) && a !== OP)) breaks[offset] = 1
    if (neverFirst.includes(after) || neverLast.includes(before)) breaks[offset] = 0
  }
}

/** Whether a character belongs to a script whose words are found by dictionary (Line_Break SA, marks left out). */
function isDictionaryLetter(codePoint: number): boolean {
  table ??= expandRuns(breakRuns)
  return (table[codePoint]! & 63) === SA
}

const dictionaryText =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Ahom}\p{M}]+/gu
const segmenters = new Map<string, Intl.Segmenter>()

/** Pieces longer than this go to the segmenter in parts, so that a text without spaces costs bounded memory. */
const longestPiece = 4096

/**
 * Add the word boundaries inside Thai, Lao, Khmer, Myanmar … text to the opportunities of `lineBreaks`, in place, found by
 * the dictionaries of ICU (Intl.Segmenter).
 */
export function addWordBreaks(text: string, breaks: Uint8Array, locale: string): void {
  for (const run of text.matchAll(dictionaryText)) {
    for (let from = 0; from < run[0].length; from += longestPiece) {
      const piece = run[0].slice(from, from + longestPiece)
      let segmenter = segmenters.get(locale)
      if (segmenter === undefined)
        segmenters.set(locale, (segmenter = new Intl.Segmenter(locale, { granularity: 'word' })))
      for (const { index } of segmenter.segment(piece)) {
        if (index === 0) continue
        const offset = run.index + from + index
        const joined = /[\u2060\ufeff]/u.test(text[offset - 1] ?? '')
        if (!joined && isDictionaryLetter(text.codePointAt(offset)!)) breaks[offset] ||= 1
      }
    }
  }
}

/** Longest text whose words are looked up: headings and captions. */
const longestKept = 400

/**
 * Take the opportunities inside Chinese and Japanese words away from those of `lineBreaks`, in place: a headline that
 * parts a name looks like a mistake. Words are found by the dictionaries of ICU.
 */
export function keepWords(text: string, breaks: Uint8Array, locale: string): void {
  if (text.length > longestKept) return
  for (const { index, segment } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    if (!/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]+$/u.test(segment)) continue
    for (let offset = index + 1; offset < index + segment.length; offset += 1)
      if (breaks[offset] === 1) breaks[offset] = 0
  }
}
