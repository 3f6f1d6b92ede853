/** Vowel letters; у and и are vowels too, unless у glides beside another vowel. */
const vowels = 'аәеёиоөұүыіэюя'
/** Letters that begin a syllable with р or л in borrowed words. */
const stops = 'бвгғдзкқпстфхч'

/** Whether the letter at `at` is the core of a syllable: су, қу, оқу have у as a vowel; тау, уақыт, жауап as a consonant. */
function isCore(word: string, at: number): boolean {
  const letter = word[at] ?? ''
  if (letter !== 'у') return vowels.includes(letter)
  const before = word[at - 1] ?? ''
  const after = word[at + 1] ?? ''
  if (before === '' && after !== '') return !vowels.includes(after)
  // After и and ю, which end in a glide of their own, у is a vowel: ки-у, жа-ю-у.
  return !vowels.includes(before) || before === 'и' || before === 'ю'
}

/**
 * Places where a Kazakh word in Cyrillic letters may be divided, as offsets, by its syllables: each has one vowel and begins
 * with at most one consonant («Қазақ тілінің емле ережелері», rules of dividing words). A cluster of
 * a borrowed word where that gives no sure answer is left whole. No letter stands alone before or after the division.
 */
export function kazakhSyllables(word: string): readonly number[] {
  const lower = word.toLowerCase()
  if (lower.length !== word.length || !/^[а-яёәғқңөұүһі]+$/u.test(lower)) return []
  const points: number[] = []
  let last = -1
  for (let at = 0; at < lower.length; at++) {
    if (!isCore(lower, at)) continue
    const point = last < 0 ? undefined : divide(lower, last, at)
    if (point !== undefined && point >= 2 && point <= lower.length - 2) points.push(point)
    last = at
  }
  return points
}

/** Where to divide between the vowels at `left` and `right`; undefined = not at all. */
function divide(word: string, left: number, right: number): number | undefined {
  const between = word.slice(left + 1, right)
  if (between === '') return right
  const country = between.indexOf('ст')
  if (country > 0 && word.startsWith('стан', left + 1 + country)) return left + 1 + country
  if (between.length >= 3 && stops.includes(word[right - 2] ?? '') && /[рл]/u.test(word[right - 1] ?? ''))
    return undefined
  // ь and ъ stay with the consonant before them.
  const signs = /[ьъ]+$/u.exec(between)?.[0].length ?? 0
  return signs < between.length ? right - 1 - signs : undefined
}
