import { languageOf } from '../../language/language.ts'
import type { BreakTailoring } from './line-break.ts'

const plain: BreakTailoring = {
  quotesAsBrackets: false,
  smallKanaBreaks: false,
  keepHangulWords: false,
  neverFirst: '',
  mayBeFirst: '',
  neverLast: '',
  ignoresSigns: false,
}

/** Interpuncts, connectors and solidi: general letters to UAX #14. */
const basicFirst = '·‧・–～〜／/'
/** Levels of CLREQ §3.1.4 (prohibition rules for line start and line end). */
const chinese: Readonly<Record<string, BreakTailoring>> = {
  none: { ...plain, quotesAsBrackets: true, ignoresSigns: true },
  basic: { ...plain, quotesAsBrackets: true, neverFirst: basicFirst, mayBeFirst: '…⋯—' },
  gb: { ...plain, quotesAsBrackets: true, neverFirst: basicFirst, mayBeFirst: '…⋯—', neverLast: '／/' },
  strict: { ...plain, quotesAsBrackets: true, neverFirst: `${basicFirst}…⋯—`, neverLast: '／/' },
}
/** CSS Text 3 §5.2 `line-break`, after JIS X 4051. */
const japanese: Readonly<Record<string, BreakTailoring>> = {
  strict: { ...plain, quotesAsBrackets: true },
  normal: { ...plain, quotesAsBrackets: true, smallKanaBreaks: true, mayBeFirst: 'ー' },
  loose: {
    ...plain,
    quotesAsBrackets: true,
    smallKanaBreaks: true,
    mayBeFirst: 'ー々〻ゝゞヽヾ・：；！？…‥〜゠–‐',
  },
}
const levels: Readonly<Record<string, string>> = { anywhere: 'none', loose: 'none', normal: 'basic', strict: 'strict' }

/** Value of a key of the Unicode extension of a locale (BCP 47, `-u-`): 'keepall' for `lw` in ko-u-lw-keepall. */
function keyword(locale: string, key: string): string | undefined {
  const [, extension = ''] = /-u-(.+?)(?:-[a-tv-z0-9]-|$)/u.exec(locale.toLowerCase()) ?? []
  const parts = extension.split('-')
  const at = parts.indexOf(key)
  return at < 0 ? undefined : parts[at + 1]
}

const known = new Map<string, BreakTailoring>()

/**
 * Break rules of a language. The locale may say more (UTS #35 §3.6.1): `lb` strict, normal or loose for Japanese; for Chinese
 * strict, normal (CLREQ basic) or loose (none), without it the level of the Chinese standard GB/T 15834; `lw-keepall` for Korean
 * lines that break at spaces only.
 */
export function tailoringOf(lang: string): BreakTailoring {
  let found = known.get(lang)
  if (found === undefined) known.set(lang, (found = findTailoring(lang)))
  return found
}

function findTailoring(lang: string): BreakTailoring {
  const { script } = languageOf(lang)
  const level = keyword(lang, 'lb') ?? ''
  if (script === 'Jpan') return japanese[level] ?? japanese['strict']!
  if (script === 'Hans' || script === 'Hant') return chinese[levels[level] ?? 'gb']!
  if (script === 'Kore' && keyword(lang, 'lw') === 'keepall') return { ...plain, keepHangulWords: true }
  return plain
}

/** Signs that end what stands before them, though a space parts them from it: dandas (ILREQ), dashes between spaces. */
const dandas = /(?<= )[\u0964\u0965]/gu
const dandasAndDashes = /(?<= )(?:[\u0964\u0965]|[\u2013\u2014](?= ))/gu

/**
 * Takes back, in place, the opportunities before such signs. A dash between spaces ends a line and begins none in Cyrillic, Greek and
 * Latin typesetting (Milchin & Cheltsova; Chicago Manual of Style), except in French, where it may open an aside.
 */
export function keepEndSigns(text: string, breaks: Uint8Array, lang: string): void {
  const { script } = languageOf(lang)
  const keepsDashes = ['Cyrl', 'Grek', 'Latn'].includes(script) && !/^fr\b/u.test(lang)
  const signs = keepsDashes ? dandasAndDashes : dandas
  for (const { index } of text.matchAll(signs)) if (breaks[index] === 1) breaks[index] = 0
}
