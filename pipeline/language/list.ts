import { languageOf } from './language.ts'

const ideographic = { comma: '、', colon: '：' }
const arabic = { comma: '، ', colon: ': ' }

/** Commas and colons by script, with the space after them, where they are not those of Latin (CLDR list patterns agree). */
const punctuation: Readonly<Record<string, { readonly comma: string; readonly colon: string }>> = {
  Arab: arabic,
  Ethi: { comma: '፣ ', colon: '፦ ' },
  Hani: ideographic,
  Hans: ideographic,
  Hant: ideographic,
  Jpan: ideographic,
  Nkoo: arabic,
  Syrc: arabic,
  Thaa: arabic,
}
const latin = { comma: ', ', colon: ': ' }

const of = (locale: string) => punctuation[languageOf(locale).script] ?? latin

/** Names in a row, with the comma of the language and no "and": such a row is right whatever it stands for. */
export function joinNames(names: readonly string[], locale: string): string {
  return names.join(of(locale).comma)
}

/** What stands between a label and what it introduces: the colon of the language, with its space. */
export function colonIn(locale: string): string {
  return of(locale).colon
}
