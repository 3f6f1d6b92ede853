import type { PublicationConfig } from '../config/schema.ts'
import type { Format } from '../config/types.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import type { Folder } from '../world/types.ts'
import { articleNames, loadArticle, loadPublication } from './load.ts'
import type { ReadArticle } from './load.ts'
import type { ArticleFacts } from './records.ts'
import type { BuildOptions, EditionTask } from './types.ts'

/** What a build will do. */
export interface Plan {
  readonly config: PublicationConfig
  /** Every edition of the publication, article by article, locale by locale. */
  readonly tasks: readonly EditionTask[]
  /** Those that this build makes. */
  readonly selected: readonly EditionTask[]
  /** Formats that this build makes, in the order of the publication. */
  readonly formats: readonly Format[]
  /** Names of the articles, in order of code units. */
  readonly names: readonly string[]
  /** An article, loaded when first asked for; a source that cannot be read has no value. */
  article(name: string): Outcome<ReadArticle | undefined>
  /** Let an article go that was loaded. */
  forget(name: string): void
}

/** What is known of an article without loading it: its language and the locales of its editions. */
export type KnownArticle = (name: string) => Pick<ArticleFacts, 'locales'> | undefined

/** Read the publication and its articles and select what the options ask for. The value is undefined when nothing can be built. */
export function planBuild(
  folder: Folder,
  options: Pick<BuildOptions, 'locales' | 'formats' | 'articles'>,
): Outcome<Plan | undefined> {
  const { value: config, diagnostics } = loadPublication(folder)
  return config === undefined ? { value: undefined, diagnostics } : planOf(folder, config, options, () => undefined)
}

/** The plan of a publication that was read already; articles that are known are not loaded for it. `read` loads an article. */
export function planOf(
  folder: Folder,
  config: PublicationConfig,
  options: Pick<BuildOptions, 'locales' | 'formats' | 'articles'>,
  known: KnownArticle,
  read: Plan['article'] = (name) => loadArticle(folder, config, name),
): Outcome<Plan | undefined> {
  const { value: names, diagnostics: unnamed } = articleNames(folder)
  if (names.length === 0) {
    const hints = ['put a text into content/<article>/source.txt or source.md']
    const none = diagnose('build/no-article', 'no article in content/', undefined, hints)
    return { value: undefined, diagnostics: unnamed.length > 0 ? unnamed : [none] }
  }
  const articles = new Map<string, Outcome<ReadArticle | undefined>>()
  const article = (name: string) => {
    const loaded = articles.get(name) ?? read(name)
    articles.set(name, loaded)
    return loaded
  }
  const tasks = names.flatMap((name) => {
    const locales = known(name)?.locales ?? article(name).value?.locales ?? config.locales
    return locales.map((locale) => ({ article: name, locale }))
  })
  const formats = config.formats.filter((format) => options.formats?.includes(format) ?? true)
  const selected = tasks.filter(
    (task) => (options.articles?.includes(task.article) ?? true) && (options.locales?.includes(task.locale) ?? true),
  )
  const wrong = checkSelection(options, tasks, formats, config)
  if (wrong.length > 0) return { value: undefined, diagnostics: wrong }
  const forget = (name: string) => void articles.delete(name)
  return { value: { config, tasks, selected, formats, names, article, forget }, diagnostics: unnamed }
}

function checkSelection(
  options: Pick<BuildOptions, 'locales' | 'formats' | 'articles'>,
  tasks: readonly EditionTask[],
  formats: readonly Format[],
  config: PublicationConfig,
): readonly Diagnostic[] {
  const known = {
    locale: [...new Set(tasks.map(({ locale }) => locale))],
    article: [...new Set(tasks.map(({ article }) => article))],
    format: config.formats,
  }
  const asked = { locale: options.locales ?? [], article: options.articles ?? [], format: options.formats ?? [] }
  const diagnostics = (['locale', 'article', 'format'] as const).flatMap((kind) =>
    asked[kind]
      .filter((value) => !(known[kind] as readonly string[]).includes(value))
      .map((value) =>
        diagnose('build/selection', `no ${kind} "${value}" in this publication`, undefined, [
          `there are ${known[kind].join(', ')}`,
        ]),
      ),
  )
  if (diagnostics.length > 0 || formats.length > 0) return diagnostics
  return [
    diagnose('build/selection', 'no format is left to build', undefined, [`there are ${config.formats.join(', ')}`]),
  ]
}
