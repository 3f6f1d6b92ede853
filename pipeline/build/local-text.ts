import { placeOfKey, publicationFile } from '../config/publication.ts'
import type { LocalText, PublicationConfig } from '../config/schema.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { didYouMean } from '../diagnostic/nearest.ts'
import { chainFor } from '../localise/chain.ts'
import type { Folder } from '../world/types.ts'
import { textAt } from './locales.ts'
import type { EditionTask } from './types.ts'

/** A text of publication.yaml as a locale shows it: in the first language of its chain that has one. */
export function textIn(
  texts: LocalText,
  locale: string,
  { fallback, source }: Pick<PublicationConfig, 'fallback' | 'source'>,
): { readonly text: string; readonly lang: string } {
  const lang = chainFor(locale, fallback, source).find((one) => Object.hasOwn(texts, one)) ?? source
  return { text: texts[lang] ?? '', lang }
}

/** Articles and locales that publication.yaml names in `title`, `series`, `isbn` and `translators` and that it does not have. */
export function unknownNames(
  folder: Folder,
  config: PublicationConfig,
  tasks: readonly EditionTask[],
): readonly Diagnostic[] {
  const articles = new Set(tasks.map(({ article }) => article))
  const locales = new Set([...tasks.map(({ locale }) => locale), ...config.locales])
  const problem = (path: readonly string[], kind: 'article' | 'locale', name: string): Diagnostic => {
    const there = kind === 'article' ? articles : locales
    const place = placeOfKey(textAt(folder, publicationFile) ?? '', path)
    const hint = didYouMean(name, there) ?? `there are ${[...there].join(', ')}`
    return diagnose(
      'config/unknown-name',
      `"${path.slice(0, -1).join('.')}" names the ${kind} "${name}", which is not there`,
      place,
      [hint],
    )
  }
  const inLocales = (path: readonly string[], texts: Readonly<Record<string, unknown>>): readonly Diagnostic[] =>
    Object.keys(texts).flatMap((locale) => (locales.has(locale) ? [] : [problem([...path, locale], 'locale', locale)]))
  return [
    ...inLocales(['title'], config.titles),
    ...inLocales(['series', 'title'], config.series?.titles ?? {}),
    ...(config.series?.articles ?? []).flatMap((name, index) =>
      articles.has(name) ? [] : [problem(['series', 'articles', String(index)], 'article', name)],
    ),
    ...Object.entries(config.isbn).flatMap(([name, numbers]) => [
      ...(articles.has(name) ? [] : [problem(['isbn', name], 'article', name)]),
      ...inLocales(['isbn', name], numbers),
    ]),
    ...inLocales(['translators'], config.translators),
  ]
}
