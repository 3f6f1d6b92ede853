import { numberWords, writtenTogether } from './number-words.data.ts'

interface Words {
  readonly whole: readonly (readonly [value: string, pattern: RegExp])[]
  /** A word that is nothing but parts of numbers, and one part of it. */
  readonly compound: { readonly whole: RegExp; readonly part: RegExp } | undefined
  /** Values by word; words of a text come again and again. */
  readonly known: Map<string, string | undefined>
}

const byLanguage = new Map<string, Words | undefined>()

function wordsOf(language: string): Words | undefined {
  if (byLanguage.has(language)) return byLanguage.get(language)
  const table = Object.hasOwn(numberWords, language) ? numberWords[language] : undefined
  const forms = Object.values(table ?? {}).join('|')
  const words: Words | undefined = table && {
    whole: Object.entries(table).map(([value, pattern]) => [
      String(Number(value)),
      new RegExp(`^(?:${pattern})$`, 'u'),
    ]),
    compound: writtenTogether.has(language)
      ? {
          whole: new RegExp(`^(?:ein(?:und)?|und|${forms})+$`, 'u'),
          // Longer numbers stand behind shorter ones in the table, and 'dreizehn' is not 3 and 10.
          part: new RegExp(Object.values(table).toReversed().join('|'), 'gu'),
        }
      : undefined,
    known: new Map(),
  }
  byLanguage.set(language, words)
  return words
}

function valueOf(word: string, words: Words): string | undefined {
  if (words.known.has(word)) return words.known.get(word)
  let value = words.whole.find(([, pattern]) => pattern.test(word))?.[0]
  if (value === undefined && words.compound?.whole.test(word) === true) {
    // Its parts in their order say which number it is; nobody reckons with it.
    const parts = word.match(words.compound.part) ?? []
    const values = parts.map((part) => words.whole.find(([, pattern]) => pattern.test(part))?.[0])
    const one = /^ein|(?<=hundert|tausend)ein/u.test(word) ? ['1'] : []
    if (parts.length > 0) value = [...one, ...values].join('|')
  }
  words.known.set(word, value)
  return value
}

/**
 * A text with its number words as digits, each apart from its neighbours: 'twenty-two' → ' |20| - |2| '. Cardinals and ordinals in all
 * their forms, of the languages in number-words.data.ts; other languages, and words for 1, stay.
 */
export function withNumberWords(text: string, locale: string): string {
  const words = wordsOf(new Intl.Locale(locale).language)
  if (words === undefined) return text
  return text.replaceAll(/(?<!\p{N})\p{L}[\p{L}\p{M}]+/gu, (word) => {
    const value = valueOf(word.normalize('NFC').toLowerCase(), words)
    return value === undefined ? word : ` |${value}| `
  })
}
