import { negationCharacters, negations, unitAfterNumber } from './facts.data.ts'

const negation = new Set(negations.split(' '))
const negationCharacter = new RegExp(`[${negationCharacters}]`, 'gu')
const address = /https?:\/\/[^\s<>"“”«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu
const unit = new RegExp(
  String.raw`(?<=\p{Nd}[\s\u00a0\u202f-]?)(?:${unitAfterNumber})(?![\p{L}\p{M}])|[\p{Sc}%‰]`,
  'giu',
)
// Languages that give every noun a capital.
const nounsAreCapital = new Set(['de', 'lb', 'nds'])
const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/u

/**
 * What a text claims besides numbers: units and currencies, negations, addresses, and names, which are words with a capital letter
 * inside a sentence, so days and months of English too. In order, so that who and whom cannot change places. Where most words have
 * capitals (headlines, German) capitals tell nothing, and only months and days count.
 */
export function claimsOf(text: string, language: string): readonly string[] {
  const plain = text.replaceAll(/['’ʼ]s\b/gu, '').replaceAll(/n['’]t\b/gu, ' not')
  const claims: string[] = (plain.match(address) ?? []).map((found) => found.toLowerCase())
  const rest = plain.replaceAll(address, ' ')
  claims.push(...(rest.match(unit) ?? []).map((found) => found.toLowerCase().replace(/(?<=..)s$/u, '')))
  claims.push(...(rest.match(negationCharacter) ?? []))
  const names: string[] = []
  let inside = 0
  for (const [word] of rest.matchAll(/\p{L}[\p{L}\p{M}]*/gu))
    if (negation.has(word.toLowerCase())) claims.push(word.toLowerCase())
  for (const [, before = '', word = ''] of rest.matchAll(
    /(^|[.?!:…]["”»')\]]*\s+|["“«(\s–—/-]+|[,;]\s*)(\p{L}[\p{L}\p{M}]*)/gu,
  )) {
    if (before === '' || /[.?!:…]/u.test(before)) continue
    inside++
    if (/^\p{Lu}/u.test(word)) names.push(word.toLowerCase())
  }
  const tells = (names.length * 2 <= inside || inside < 4) && !nounsAreCapital.has(new Intl.Locale(language).language)
  claims.push(...(tells ? names.filter((name) => name !== 'i') : names.filter((name) => months.test(name))))
  return claims
}
