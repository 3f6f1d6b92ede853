import type { IndexEdition, IndexLanguage } from '../html/types.ts'
import { languageOf } from '../language/language.ts'
import { digest, digestOf, keyOf } from './keys.ts'
import type { Parts } from './keys.ts'
import type { Ledger } from './ledger.ts'
import { fileOfPage, pagesOfList } from './listing.ts'
import type { ArticleListing, ListedEdition, ListPage } from './listing.ts'
import { recordOfFile } from './output.ts'
import { fontFilesOf } from './own-fonts.ts'
import type { EditionEntry, FileRecord, OutputFile } from './types.ts'
import type { Workshop } from './workshop.ts'

/** The files of one page of a list, as kept between builds. */
export interface IndexPage {
  readonly key: string
  readonly files: readonly FileRecord[]
  /** What the accessibility statement must know of its editions. */
  readonly evidence?: readonly IndexEdition[]
}

/** What the lists are made from: every article by its listing, and its entries when they are asked for. */
export interface Listed {
  readonly articles: ReadonlyMap<string, ArticleListing>
  entries(article: string): readonly EditionEntry[]
}

/** What making a page gives. */
export interface MadePage {
  readonly files: readonly OutputFile[]
  readonly evidence?: readonly IndexEdition[]
}

/** The pages of a build, each made only when something that it tells changed. */
export interface IndexPages {
  readonly languages: readonly IndexLanguage[]
  /** All pages that were kept, by name. */
  readonly kept: Readonly<Record<string, IndexPage>>
  /** Keep a page: the one of the last build when it was made of the same parts. */
  keep(name: string, parts: Parts, make: () => MadePage): IndexPage
  /** The articles of a page of a list and what stands around it, as parts of a key. */
  partsOf(page: ListPage): Parts
  /** What is told of the editions of a page, of one locale if that is named. */
  editions(page: ListPage, locale?: string): readonly (EditionEntry & IndexEdition)[]
  /** Names of the articles that have such an edition in a locale. */
  namesIn(locale: string, is?: (edition: ListedEdition) => boolean): readonly string[]
}

/** Open the pages of a build. Bytes of new ones are put into `fresh`. */
export function openPages(
  { config, theme }: Pick<Workshop, 'config' | 'theme'>,
  { tools, inputs, pages, hasFile }: Ledger,
  { articles, entries }: Listed,
  fresh: Map<string, Uint8Array>,
): IndexPages {
  const kept: Record<string, IndexPage> = {}
  const languages = languagesOf(articles)
  const fonts = fontFilesOf(config).map((path) => inputs.hash(path))
  const shared = digest([tools, JSON.stringify(config), theme, inputs.furniture(), JSON.stringify(languages), ...fonts])
  return {
    languages,
    kept,
    keep(name, parts, make) {
      const key = keyOf(`index ${name}`, { shared, ...parts })
      const known = Object.hasOwn(pages, name) ? pages[name] : undefined
      if (known?.key === key && known.files.every(hasFile)) return (kept[name] = known)
      const { files, evidence } = make()
      for (const { bytes } of files) fresh.set(digestOf(bytes), bytes)
      return (kept[name] = { key, files: files.map(recordOfFile), ...(evidence && { evidence }) })
    },
    partsOf: ({ names, previous = '', next = '' }) => ({
      articles: digest(names.flatMap((name) => [name, articles.get(name)?.manifest.sha256 ?? ''])),
      around: digest([previous, next]),
    }),
    editions: ({ names }, locale) =>
      names
        .flatMap((name) => entries(name))
        .filter((edition) => locale === undefined || edition.locale === locale)
        .map((edition) => ({ ...edition, autonym: languageOf(edition.locale).autonym })),
    namesIn: (locale, is = () => true) =>
      [...articles].flatMap(([name, { editions }]) =>
        editions.some((edition) => edition.locale === locale && is(edition)) ? [name] : [],
      ),
  }
}

/** Languages in the order of their first article. */
function languagesOf(articles: ReadonlyMap<string, ArticleListing>): readonly IndexLanguage[] {
  const found = new Map<string, boolean>()
  for (const { editions } of articles.values())
    for (const { locale, hasPage } of editions) found.set(locale, hasPage || found.get(locale) === true)
  return [...found].map(([locale, isPublished]) => {
    const { dir, autonym } = languageOf(locale)
    return { locale, dir, autonym, isPublished }
  })
}

/** The pages of a list; one without anything is a page all the same. */
export function pagesOrEmpty(names: readonly string[]): readonly ListPage[] {
  return names.length === 0 ? [{ names, id: '' }] : pagesOfList(names)
}

/** What the lists of an extension call themselves and their neighbours. The front page names all pages. */
export function pagingOf(list: readonly ListPage[], page: ListPage, stem: string, extension: string) {
  const file = (id: string) => fileOfPage(stem, id, extension)
  return {
    file: file(page.id),
    ...(page.previous !== undefined && { previous: file(page.previous) }),
    ...(page.next !== undefined && { next: file(page.next) }),
    ...(page.id === '' && list.length > 1 && { all: list.map(({ id }) => file(id)) }),
  }
}

/** What the front page knows of the pages behind it, as part of a key. */
export function idsOf(list: readonly ListPage[], { id }: ListPage): Parts {
  return id === '' ? { pages: digest(list.map((page) => page.id)) } : {}
}

/** Texts as files, with the assets that they use. */
export function textFiles(
  texts: readonly { readonly path: string; readonly text: string }[],
  assets: ReadonlyMap<string, OutputFile> = new Map(),
): readonly OutputFile[] {
  const encoder = new TextEncoder()
  return [...assets.values(), ...texts.map(({ path, text }) => ({ path, bytes: encoder.encode(text) }))]
}
