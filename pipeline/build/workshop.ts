import { pageDesign } from '../config/page-design.ts'
import type { PublicationConfig } from '../config/schema.ts'
import type { Format, PageDesign } from '../config/types.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { hasErrors } from '../diagnostic/format.ts'
import { buildEdition } from '../edition/build.ts'
import type { ReadPictures } from '../edition/images.ts'
import type { Alternate, Edition, Furniture } from '../edition/types.ts'
import type { StrictReport } from '../epub/conformance.ts'
import type { CoverPicture } from '../epub/pack.ts'
import { createFontLibrary, startFonts } from '../font/index.ts'
import type { OwnFonts } from '../font/index.ts'
import type { FontLibrary } from '../font/types.ts'
import type { Download, Shortfall } from '../html/types.ts'
import { isOwnTheme } from '../html/theme.ts'
import { languageOf } from '../language/language.ts'
import { chainFor } from '../localise/chain.ts'
import { furniture } from '../localise/furniture.ts'
import { localise } from '../localise/localise.ts'
import type { LocaleFiles, Localised } from '../localise/localise.ts'
import type { Folder, World } from '../world/types.ts'
import type { ReadArticle } from './load.ts'
import { readChecks } from './claim.ts'
import { checkLocale, namesToKeep } from './checks.ts'
import { textIn } from './local-text.ts'
import { readLabels } from './labels.ts'
import { saidShortfall, shortfallsOf } from './gates.ts'
import { localPictures, readCover, readPictures, withOwnWords, withoutOwnDrawings } from './pictures.ts'
import { readOwnFonts } from './own-fonts.ts'
import type { Plan } from './plan.ts'
import { policyOf, readShippable } from './policy.ts'
import type { LocalePolicy } from './policy.ts'
import { readTheme } from './theme.ts'
import type { BuildOptions, EditionTask } from './types.ts'

/** Everything that building editions shares: the publication, fonts, catalogs; each thing read and made once. */
export interface Workshop {
  readonly config: PublicationConfig
  readonly formats: readonly Format[]
  readonly design: PageDesign
  readonly fonts: FontLibrary
  readonly cover: 'generated' | 'none' | CoverPicture
  /** Rules of the theme of the pages. */
  readonly theme: string
  /** All text of the theme has the contrast that it needs. */
  readonly isThemeClear: boolean
  /** Formats that this build does not make, although the publication has them: pages link to them without a size. */
  readonly unbuiltDownloads: readonly Download[]
  /** Articles that have an edition in a locale. */
  articlesIn(locale: string): readonly string[]
  furniture(locale: string): Furniture
  /** What `verify --strict` found in the e-book of a task. */
  strictReport(task: EditionTask): StrictReport | undefined
  /** Title of an article as the other locales list it; undefined when it cannot be read. */
  title(task: EditionTask): string | undefined
  /** An article of which nothing more is built: its trees are let go, and made again should somebody ask. */
  forget(article: string): void
  /** The edition of a task; `withheld` says why the locale is not published. `titles` of other locales are taken where they are given. */
  edition(
    task: EditionTask,
    titles?: Readonly<Record<string, string>>,
  ): Outcome<
    | {
        readonly edition: Edition
        readonly title: string
        readonly withheld?: { readonly below: Shortfall; readonly problem: Diagnostic }
      }
    | undefined
  >
}

/** An article in all its locales. */
interface LocalisedArticle {
  readonly loaded: ReadArticle
  /** The article in one of its locales, made when first asked for. */
  localised(locale: string): Outcome<Localised>
  /** What a locale lets its readers see. */
  policy(locale: string): LocalePolicy
  /** Pictures of an edition: of its own language, or along its chain. */
  pictures(locale: string): Outcome<ReadPictures>
  /** What was noticed about the article as such, told with its first edition. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Open a publication for building. */
export async function openWorkshop(
  world: World,
  plan: Plan,
  options: Pick<BuildOptions, 'sourceDateEpoch'>,
): Promise<Workshop> {
  await startFonts()
  const { config } = plan
  const folder = world.publication
  const uiFiles = readLabels(folder, plan)
  const articles = new Map<string, Outcome<LocalisedArticle | undefined>>()
  const furnitureOf = new Map<string, Furniture>()
  const cover = readCover(folder, config.cover, config.limits.pixels)
  const theme = readTheme(folder, config.theme)
  const ownFonts = readOwnFonts(folder, config)
  const labels = (locale: string): Furniture => {
    const chain = chainFor(locale, config.fallback, config.source)
    const made = furnitureOf.get(locale) ?? furniture(locale, chain, uiFiles.value)
    furnitureOf.set(locale, made)
    return made
  }
  const article = (name: string): Outcome<LocalisedArticle | undefined> => {
    const made = articles.get(name) ?? localiseArticle(folder, config, plan, name)
    articles.set(name, made)
    return made
  }
  return {
    config,
    formats: plan.formats,
    design: pageDesign(config.page),
    fonts: libraryOf(world, ownFonts.value),
    cover: cover.value,
    theme: theme.value,
    isThemeClear: isOwnTheme(config.theme) || theme.diagnostics.length === 0,
    unbuiltDownloads: (['pdf', 'epub'] as const)
      .filter((format) => config.formats.includes(format) && !plan.formats.includes(format))
      .map((format) => ({ format })),
    articlesIn: (locale) => plan.tasks.filter((task) => task.locale === locale).map((task) => task.article),
    furniture: labels,
    strictReport: (task) => readChecks(folder, task),
    title(task) {
      const { value } = article(task.article)
      return value && publishedTitle(value, task.locale)
    },
    forget(name) {
      articles.delete(name)
      plan.forget(name)
    },
    edition(task, titles = {}) {
      const { value, diagnostics } = article(task.article)
      if (value === undefined) return { value: undefined, diagnostics }
      const localised = value.localised(task.locale)
      const own = [
        ...diagnostics,
        ...cover.diagnostics,
        ...theme.diagnostics,
        ...ownFonts.diagnostics,
        ...localised.diagnostics,
        ...uiFiles.diagnostics.filter(({ place }) => place?.locale === task.locale),
      ]
      if (hasErrors(own)) return { value: undefined, diagnostics: own }
      const made = makeEdition(config, plan, options, value, titles, task.locale, labels(task.locale))
      const withheld = checkCoverage(made.value, policyOf(folder, task.locale, config))
      return {
        value: {
          edition: made.value,
          title: publishedTitle(value, task.locale),
          ...(withheld && { withheld }),
        },
        diagnostics: [...own, ...made.diagnostics],
      }
    },
  }
}

const libraries = new WeakMap<World['packageFile'], FontLibrary>()

/** Installed fonts are read once per process, however often it builds; those of a publication may change. */
function libraryOf({ packageFile }: World, own: OwnFonts): FontLibrary {
  if (own.size > 0) return createFontLibrary(packageFile, own)
  const library = libraries.get(packageFile) ?? createFontLibrary(packageFile)
  libraries.set(packageFile, library)
  return library
}

function localiseArticle(
  folder: Folder,
  config: PublicationConfig,
  plan: Plan,
  name: string,
): Outcome<LocalisedArticle | undefined> {
  const { value: loaded, diagnostics } = plan.article(name)
  if (loaded === undefined) return { value: undefined, diagnostics }
  const { article } = loaded
  const read = new Map<string, Outcome<LocaleFiles | undefined>>()
  const files = new Map<string, LocaleFiles>()
  const readOnce = (locale: string) => {
    if (read.has(locale) || locale === article.lang) return
    const outcome = readShippable(folder, locale, name, config)
    read.set(locale, outcome)
    if (outcome.value !== undefined) files.set(locale, outcome.value)
  }
  const pictures = readPictures(folder, loaded, config.limits.pixels)
  const local = new Map<string, Outcome<ReadPictures>>()
  const picturesIn = (locale: string): Outcome<ReadPictures> => {
    const chain = chainFor(locale, config.fallback, article.lang)
    const found = local.get(locale) ?? localPictures(folder, loaded, pictures.value, chain, config.limits.pixels)
    local.set(locale, found)
    return found
  }
  const names = namesToKeep(folder)
  const made = new Map<string, Outcome<Localised>>()
  const drawn = new Map<string, ReadPictures>()
  const localised = (locale: string): Outcome<Localised> => {
    const known = made.get(locale)
    if (known !== undefined) return known
    for (const one of chainFor(locale, config.fallback, article.lang)) readOnce(one)
    const chain = chainFor(locale, config.fallback, article.lang)
    const said = localise(withoutOwnDrawings(folder, article, chain), locale, {
      fallback: config.fallback,
      files,
      names,
    })
    const unread = read.get(locale)?.diagnostics ?? []
    const outcome = {
      value: said.value,
      diagnostics: [
        ...unread,
        // Where the file cannot be read, nobody knows what it says.
        ...said.diagnostics.filter(({ code }) => code !== 'localise/missing' || !hasErrors(unread)),
        ...checkLocale(folder, article, locale, files.get(locale)),
        ...picturesIn(locale).diagnostics,
      ],
    }
    made.set(locale, outcome)
    return outcome
  }
  const drawnIn = (locale: string): Outcome<ReadPictures> => {
    const { value, diagnostics: found } = picturesIn(locale)
    const { drawings } = localised(locale).value
    const made =
      drawn.get(locale) ?? withOwnWords(folder, article, value, locale === article.lang ? undefined : drawings, locale)
    drawn.set(locale, made)
    return { value: made, diagnostics: found }
  }
  const all = [...diagnostics, ...pictures.diagnostics, ...loaded.proof()]
  const policy = (locale: string) => policyOf(folder, locale, config)
  return { value: { loaded, localised, policy, pictures: drawnIn, diagnostics: all }, diagnostics: all }
}

function makeEdition(
  config: PublicationConfig,
  plan: Plan,
  options: Pick<BuildOptions, 'sourceDateEpoch'>,
  article: LocalisedArticle,
  titles: Readonly<Record<string, string>>,
  locale: string,
  labels: Furniture,
): Outcome<Edition> {
  const { loaded } = article
  const pictures = article.pictures(locale).value
  const localised = article.localised(locale).value
  const { title: name, url, publisher, rights, date, source, series, isbn, people } = config
  const shown = textIn(config.titles, locale, config)
  const shownSeries = series && textIn(series.titles, locale, config)
  const alternates: readonly Alternate[] = loaded.locales.flatMap((other) => {
    const { dir, autonym } = languageOf(other)
    const said = other === locale ? localised.title : (titles[other] ?? publishedTitle(article, other))
    return said === '' ? [] : [{ locale: other, dir, autonym, title: said }]
  })
  const translators = config.translators[locale]
  return buildEdition({
    article: loaded.article,
    localised,
    language: languageOf(locale),
    publication: {
      ...{ title: shown.text, titleLang: shown.lang, name },
      ...(url !== undefined && { url }),
      ...(publisher !== undefined && { publisher }),
      ...(rights !== undefined && { rights }),
      ...(date !== undefined && { date }),
      ...{ lang: source, isbn, people },
      ...(series !== undefined &&
        shownSeries !== undefined && {
          series: { title: shownSeries.text, lang: shownSeries.lang, articles: series.articles },
        }),
    },
    ...(options.sourceDateEpoch !== undefined && { sourceDateEpoch: options.sourceDateEpoch }),
    ...(localised.modifiedAt !== undefined && { modified: localised.modifiedAt }),
    ...(translators !== undefined && locale !== loaded.article.lang && { translators }),
    furniture: labels,
    alternates,
    pictures,
    articles: plan.names,
    staleNotices: article.policy(locale).marked,
  })
}

/** A locale that says too little, or has too little reviewed, is not published; the source always is. */
function checkCoverage({ coverage, locale, article }: Edition, policy: LocalePolicy) {
  const [below] = shortfallsOf(coverage, policy)
  if (below === undefined) return undefined
  const hint =
    below.what === 'translated'
      ? 'translate more, or lower policies.minTranslated in publication.yaml'
      : `review more, or lower minReviewed in locales/${locale}/locale.json`
  const place = { file: `locales/${locale}/${article}.json`, locale }
  const message = `${saidShortfall(below)}: this edition is not published`
  return { below, problem: diagnose('build/coverage', message, place, [hint]) }
}

/** The title by which other editions link to the one of a locale; '' when that one is not published. */
function publishedTitle({ localised, policy }: LocalisedArticle, locale: string): string {
  const { value, diagnostics } = localised(locale)
  const isPublished = shortfallsOf(value.coverage, policy(locale)).length === 0 && !hasErrors(diagnostics)
  return isPublished ? value.title : ''
}
