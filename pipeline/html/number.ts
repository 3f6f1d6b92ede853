import { languageOf } from '../language/language.ts'
import { wholePercent } from '../language/percent.ts'

/** Options that pin what Intl would take from the machine. */
function pinned(locale: string): { readonly tag: string; readonly numberingSystem: string } {
  const isKnown = Intl.NumberFormat.supportedLocalesOf([locale]).length > 0
  return { tag: isKnown ? locale : 'en', numberingSystem: languageOf(locale).numbering }
}

/** A file size as readers of a locale write it: '84 kB', '1.2 MB'. */
export function sizeLabel(bytes: number, locale: string): string {
  const { tag, numberingSystem } = pinned(locale)
  const isLarge = bytes >= 999_500
  const value = isLarge ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1000))
  const unit = isLarge ? 'megabyte' : 'kilobyte'
  const known = formats.get(`${tag} ${numberingSystem} ${unit}`)
  const digits = { maximumFractionDigits: isLarge ? 1 : 0 }
  const format = known ?? new Intl.NumberFormat(tag, { style: 'unit', unit, numberingSystem, ...digits })
  formats.set(`${tag} ${numberingSystem} ${unit}`, format)
  return format.format(value)
}

/** By locale, digits and unit: making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.NumberFormat>()

/** A share from 0 to 1 as per cent, rounded like everywhere (`wholePercent`). */
export function percentLabel(share: number, locale: string): string {
  const { tag, numberingSystem } = pinned(locale)
  const format =
    formats.get(`${tag} ${numberingSystem} %`) ?? new Intl.NumberFormat(tag, { style: 'percent', numberingSystem })
  formats.set(`${tag} ${numberingSystem} %`, format)
  return format.format(wholePercent(share) / 100)
}
