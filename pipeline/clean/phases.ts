import type { Rule } from './rule.ts'
import { bidiControls } from './rules/bidi-controls.ts'
import { boilerplate, keptCommentLabel } from './rules/boilerplate.ts'
import { c1Controls } from './rules/c1-controls.ts'
import { bracketSpace } from './rules/bracket-space.ts'
import { control } from './rules/control.ts'
import { dateStyle } from './rules/date-style.ts'
import { doubledWord } from './rules/doubled-word.ts'
import { duplicateMark } from './rules/duplicate-mark.ts'
import { duplicateStop } from './rules/duplicate-stop.ts'
import {
  agreement,
  doubleNegative,
  missingComma,
  numberAgreement,
  tenseSequence,
  translationArtefact,
} from './rules/english-flags.ts'
import { entities } from './rules/entities.ts'
import { hyphenConsistency } from './rules/hyphen-consistency.ts'
import { ligature } from './rules/ligature.ts'
import { hardWrap, hyphenBreak, lineSeparator } from './rules/line-rules.ts'
import { list } from './rules/list.ts'
import { byline } from './rules/byline.ts'
import { missingByline } from './rules/missing-byline.ts'
import { missingSpace } from './rules/missing-space.ts'
import { mojibake } from './rules/mojibake.ts'
import { nfc } from './rules/nfc.ts'
import { numberStyle } from './rules/number-style.ts'
import { pageNumber } from './rules/page-number.ts'
import { quoteDirection } from './rules/quote-direction.ts'
import { quoteDoubled } from './rules/quote-doubled.ts'
import { quoteCommaOrder, quoteStopOrder } from './rules/quote-order.ts'
import { quoteSpaceInside, quoteWrongSide } from './rules/quote-space.ts'
import { quotedWordCase } from './rules/quoted-word-case.ts'
import { relativeDate } from './rules/relative-date.ts'
import { repeatedMark } from './rules/repeated-mark.ts'
import { softHyphen } from './rules/soft-hyphen.ts'
import { spaceBeforeMark } from './rules/space-before-mark.ts'
import { spaceIdeographic } from './rules/space-cjk.ts'
import { spaceDouble } from './rules/space-double.ts'
import { spaceExotic, spaceNoBreak } from './rules/space-nbsp.ts'
import { spaceInTime } from './rules/space-in-time.ts'
import { spaceTrailing } from './rules/space-trailing.ts'
import { strayStop } from './rules/stray-stop.ts'
import { titleAbbreviation } from './rules/title-abbreviation.ts'
import { titleHeading } from './rules/title-heading.ts'
import { quoteUnbalanced } from './rules/unbalanced.ts'
import { unitMismatch } from './rules/unit-mismatch.ts'
import { zeroWidth } from './rules/zero-width.ts'

/** Rules that see the same text. Within a phase their order means nothing. */
export interface Phase {
  readonly name: string
  readonly rules: readonly Rule[]
  /** From here on rules differ by language, and the text is whole enough to tell that of a block. */
  readonly asksLanguages?: true
}

/** What is applied by itself, in this order. */
export const repairPhases: readonly Phase[] = [
  // First references, because their text may be half of a misread character.
  { name: 'references', rules: [entities] },
  // Before all that removes characters: a soft hyphen or a control character may be a byte of a misread letter.
  { name: 'encoding', rules: [mojibake] },
  // After misread UTF-8, whose bytes may look like these marks.
  { name: 'old marks', rules: [c1Controls] },
  // Before everything that looks at words: these hide inside them.
  { name: 'characters', rules: [control, bidiControls, softHyphen, zeroWidth, nfc, ligature] },
  // Before blocks are judged: a block is a whole paragraph.
  { name: 'lines', rules: [hardWrap, hyphenBreak, lineSeparator] },
  // After joins: space at a line end may be the space between two words.
  { name: 'edges', rules: [spaceTrailing] },
  // Before marks: what is removed need not be repaired. A title is known by the paragraph after it.
  { name: 'structure', rules: [list, ...boilerplate], asksLanguages: true },
  { name: 'title', rules: [titleHeading] },
  // Before marks: their rules expect single spaces.
  { name: 'spaces', rules: [spaceDouble, spaceNoBreak, spaceExotic, spaceIdeographic, spaceInTime, bracketSpace] },
  // Before quotes: `” ,` is a matter of the comma.
  { name: 'marks', rules: [duplicateStop, duplicateMark, spaceBeforeMark, missingSpace] },
  // Direction and spaces are one judgement on the same pairs.
  { name: 'quotes', rules: [quoteDoubled, quoteDirection, quoteWrongSide, quoteSpaceInside] },
]

/** What is offered or only told, all on the repaired text. */
export const adviceRules: readonly Rule[] = [
  strayStop,
  repeatedMark,
  pageNumber,
  keptCommentLabel,
  quotedWordCase,
  quoteCommaOrder,
  quoteStopOrder,
  titleAbbreviation,
  dateStyle,
  numberStyle,
  quoteUnbalanced,
  byline,
  missingByline,
  relativeDate,
  tenseSequence,
  doubledWord,
  doubleNegative,
  agreement,
  numberAgreement,
  translationArtefact,
  missingComma,
  unitMismatch,
  hyphenConsistency,
]
