import { canonicalLocale } from '../language/language.ts'

/**
 * Languages to ask for an edition, best first: the locale, its chain of publication.yaml, the source language. Text exists in
 * the source language always, so whatever would come behind it is cut off. Chains are not followed further (kk → ru → en must be
 * written out), and tags are not shortened: zh-Hant never falls to zh-Hans unasked.
 */
export function chainFor(
  locale: string,
  fallback: Readonly<Record<string, readonly string[]>> | undefined,
  source: string,
): readonly string[] {
  const own = fallback !== undefined && Object.hasOwn(fallback, locale) ? (fallback[locale] ?? []) : []
  const all = [locale, ...own, source].map((tag) => canonicalLocale(tag) ?? tag)
  return [...new Set(all.slice(0, all.indexOf(canonicalLocale(source) ?? source) + 1))]
}
