import { canonicalLocale } from './language.ts'

/** Articles that catalogues leave out of sorting (Library of Congress, "Initial Definite and Indefinite Articles"), where each is a word. */
const articles: Readonly<Record<string, RegExp>> = {
  de: /^(?:der|die|das|ein|eine)\s+/iu,
  en: /^(?:the|an?)\s+/iu,
  es: /^(?:el|la|los|las|una?|unos|unas)\s+/iu,
  fr: /^(?:(?:les?|la|une?)\s+|l['’])/iu,
  hu: /^(?:az?|egy)\s+/iu,
  it: /^(?:(?:il|lo|la|i|gli|le|uno?|una)\s+|(?:l|un)['’])/iu,
  nl: /^(?:(?:de|het|een)\s+|['’][tn]\s+)/iu,
  pt: /^(?:os?|as?|uma?)\s+/iu,
}

/** A title as lists sort it, "Tree, The"; undefined where that is the title itself. */
export function sortingTitle(title: string, locale: string): string | undefined {
  const language = new Intl.Locale(canonicalLocale(locale) ?? 'und').language
  const article = articles[language]?.exec(title)?.[0]
  const rest = article === undefined ? '' : title.slice(article.length).trim()
  return article === undefined || !/[\p{L}\p{N}]/u.test(rest) ? undefined : `${rest}, ${article.trim()}`
}
