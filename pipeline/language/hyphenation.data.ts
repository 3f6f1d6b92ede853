/**
 * Languages (with script or region where that matters) and the module of npm `hyphen` that has their patterns. Languages
 * whose script does not hyphenate in print (Arabic, Hebrew, Han, Thai …) are left out although patterns may exist;
 * Kazakh has no patterns: `kk` stands for rules of our own (kazakh-syllables.ts), never for Russian's.
 */
export const hyphenationModules: Readonly<Record<string, string>> = {
  af: 'af', be: 'be', bg: 'bg', ca: 'ca', cs: 'cs', cy: 'cy', da: 'da', de: 'de-1996', 'de-CH': 'de-ch-1901', el: 'el-monoton',
  'el-polyton': 'el-polyton', en: 'en-us', 'en-AU': 'en-gb', 'en-GB': 'en-gb', 'en-IE': 'en-gb', 'en-IN': 'en-gb', 'en-NZ': 'en-gb',
  'en-ZA': 'en-gb', es: 'es', et: 'et', eu: 'eu', fi: 'fi', fr: 'fr', fur: 'fur', ga: 'ga', gl: 'gl', hr: 'hr', hsb: 'hsb', hu: 'hu',
  hy: 'hy', ia: 'ia', id: 'id', is: 'is', it: 'it', ka: 'ka', kk: 'kk', la: 'la', lt: 'lt', lv: 'lv', mk: 'mk', 'mn-Cyrl': 'mn-cyrl', nb: 'nb',
  nl: 'nl', nn: 'nn', no: 'no', oc: 'oc', pl: 'pl', pms: 'pms', pt: 'pt', rm: 'rm', ro: 'ro', ru: 'ru', sk: 'sk', sl: 'sl', sq: 'sq',
  sr: 'sr-cyrl', 'sr-Cyrl': 'sr-cyrl', 'sr-Latn': 'sh-latn', bs: 'sh-latn', sv: 'sv', tk: 'tk', tr: 'tr', uk: 'uk',
  kn: 'kn', ml: 'ml', ta: 'ta', te: 'te',
} // prettier-ignore

/** Modules of languages that let two letters go to the next line (`righthyphenmin` of hyph-utf8; Kazakh by its rules); others want three. */
export const twoLettersAfter: ReadonlySet<string> = new Set([
  'de-1996',
  'de-ch-1901',
  'es',
  'it',
  'kk',
  'nl',
  'pl',
  'ru',
  'tr',
  'uk',
])
