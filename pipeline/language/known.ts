import { nearest } from '../diagnostic/nearest.ts'
import { canonicalLocale } from './language.ts'

/** Canonical tags of two letters that a language has (ISO 639-1): `Intl` would load the English names of all languages for this. */
const languages: ReadonlySet<string> = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ' +
    'ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo ' +
    'lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl ' +
    'sm sn so sq sr ss st su sv sw ta te tg th ti tk tn to tr ts tt ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
)

/**
 * Whether a tag is well-formed and its language may exist: each of the two-letter codes of ISO 639-1 is known, codes of three letters
 * are too many to know, and longer ones were never given out (RFC 5646 §2.2.1).
 */
export function isKnownLocale(tag: string): boolean {
  const canonical = canonicalLocale(tag)
  if (canonical === undefined) return false
  const { language } = new Intl.Locale(canonical)
  return language.length === 3 || languages.has(language)
}

/**
 * The tag that somebody meant who wrote the name of a language, in English or as it calls itself, or the code of a country: `es` for
 * "spanish", "español" and "espagnol" is too far, `ja` for "jp". Undefined when nothing is near.
 */
export function meantLocale(written: string): string | undefined {
  const word = written.trim().normalize('NFC').toLowerCase()
  const first = word.split(/[-_\s]/u)[0] ?? ''
  // An underscore for a hyphen.
  const hyphened = word.includes('_') ? canonicalLocale(word.replaceAll('_', '-')) : undefined
  if (hyphened !== undefined && isKnownLocale(hyphened)) return hyphened
  if (/^[a-z]{2}$/u.test(first)) {
    const { language, region } = new Intl.Locale(`und-${first}`).maximize()
    return region?.toLowerCase() === first && language !== 'en' ? language : undefined
  }
  const names = namesOfLanguages()
  const meant = nearest(word, names.keys()) ?? nearest(first, names.keys())
  return meant === undefined ? undefined : names.get(meant)
}

/** Tags by the names of the languages that have two letters, in English and in themselves. */
function namesOfLanguages(): ReadonlyMap<string, string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const inEnglish = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  const names = new Map<string, string>()
  for (const tag of letters.flatMap((a) => letters.map((b) => a + b))) {
    const name = inEnglish.of(tag)
    if (name === undefined || Intl.getCanonicalLocales(tag)[0] !== tag) continue
    names.set(name.toLowerCase(), tag)
    const own =
      Intl.DisplayNames.supportedLocalesOf([tag]).length > 0
        ? new Intl.DisplayNames([tag], { type: 'language' }).of(tag)
        : undefined
    if (own !== undefined) names.set(own.toLowerCase(), tag)
  }
  return names
}
