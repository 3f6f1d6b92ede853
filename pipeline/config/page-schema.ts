import * as v from 'valibot'
import { isKnownLocale } from '../language/known.ts'
import { languageOf } from '../language/language.ts'
import { described, locale } from './schema-parts.ts'

const length = v.pipe(
  v.string('must be a length such as "15mm" or "42pt"'),
  v.regex(/^\d+(?:\.\d+)?(?:mm|cm|in|pt)$/, 'must be a length with its unit: mm, cm, in or pt, e.g. "15mm"'),
)

/** Names of page sizes with width and height in millimetres (ISO 216; letter: ANSI/ASME Y14.1). */
export const pageSizes = {
  A4: [210, 297],
  A5: [148, 210],
  A6: [105, 148],
  B5: [176, 250],
  letter: [215.9, 279.4],
  digest: [139.7, 215.9],
} as const

/** Letters of other scripts have no joins that could be lengthened. */
function isArabicScript(tag: string): boolean {
  return !isKnownLocale(tag) || languageOf(tag).script === 'Arab'
}

/** Levels of line breaking by script of the locale; the keyword of BCP 47 (UTS #35, `-u-`) that says the same, '' = the default. */
const lineBreakLevels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Hans: { none: 'lb-loose', basic: 'lb-normal', gb: '', strict: 'lb-strict' },
  Hant: { none: 'lb-loose', basic: 'lb-normal', gb: '', strict: 'lb-strict' },
  Jpan: { loose: 'lb-loose', normal: 'lb-normal', strict: 'lb-strict' },
  Kore: { syllables: '', words: 'lw-keepall' },
}
const levelMessage =
  'must give Chinese none, basic, gb or strict, Japanese loose, normal or strict, Korean syllables or words, e.g. {ja: loose}'

function hasLevels(levels: Readonly<Record<string, string>>): boolean {
  return Object.entries(levels).every(
    ([tag, level]) => !isKnownLocale(tag) || lineBreakKeyword(tag, level) !== undefined,
  )
}

/** The keyword of BCP 47 for a level of line breaking of a locale; '' for its default, undefined when it has no such level. */
export function lineBreakKeyword(tag: string, level: string): string | undefined {
  const levels = lineBreakLevels[languageOf(tag).script] ?? {}
  return Object.hasOwn(levels, level) ? levels[level] : undefined
}

/** `page` of publication.yaml. */
export const pageSchema = v.strictObject({
  size: described(
    v.optional(
      v.union(
        [v.picklist(Object.keys(pageSizes) as (keyof typeof pageSizes)[]), v.tuple([length, length])],
        'must be A4, A5, A6, B5, letter, digest or [width, height]',
      ),
      'A5',
    ),
    'A named size or `[width, height]`.',
  ),
  margins: described(
    v.optional(
      v.strictObject({
        top: v.optional(length),
        bottom: v.optional(length),
        inside: v.optional(length),
        outside: v.optional(length),
      }),
      {},
    ),
    'Margins; inside is the one at the spine. Default: in proportion to the page.',
  ),
  fontSize: described(v.optional(length), 'Size of the body type. Default: 10pt, 11pt from B5 up.'),
  kashida: described(
    v.optional(
      v.array(
        v.pipe(locale, v.check(isArabicScript, 'must be a locale of the Arabic script, such as "ar" or "fa"')),
        'must be a list of locales',
      ),
      [],
    ),
    'Locales of the Arabic script whose wide lines are filled by longer joins (kashida) too, e.g. `[ar, fa]`; `ar` stands for `ar-EG` as well.',
  ),
  lineBreaks: described(
    v.optional(
      v.pipe(
        v.record(locale, v.string('must be a level'), 'must map locales to levels'),
        v.check(hasLevels, levelMessage),
      ),
      {},
    ),
    'How strictly lines break, by locale: Chinese `none`, `basic`, `gb` (the default) or `strict` (CLREQ), Japanese `loose`, `normal` or `strict` (the default), Korean `syllables` (the default) or `words`.',
  ),
})
