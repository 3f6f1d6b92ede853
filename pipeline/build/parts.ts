import type { PublicationConfig } from '../config/schema.ts'
import { isOwnTheme } from '../html/theme.ts'
import { chainFor } from '../localise/chain.ts'
import { visit } from '../tree/visit.ts'
import type { ReadArticle } from './load.ts'
import type { Inputs } from './inputs.ts'
import { digest } from './keys.ts'
import type { Parts } from './keys.ts'
import { textIn } from './local-text.ts'
import { fontFilesOf } from './own-fonts.ts'
import type { ArticleFacts } from './records.ts'
import type { EditionTask } from './types.ts'

const short = (parts: readonly string[]): string => digest(parts).slice(0, 16)

const isPicture = (path: string): boolean => /\.(?:png|jpe?g|svg|gif|webp|avif)$/iu.test(path)

const hashes = (inputs: Inputs, paths: readonly string[]): string =>
  short(paths.flatMap((path) => [path, inputs.hash(path)]))

/** Limits that show in what is made; how long an edition may take, and in how much memory, does not. */
function sizesOf({ limits }: PublicationConfig): readonly string[] {
  return [limits.bytes, limits.nodes, limits.nesting, limits.pixels].map(String)
}

/** Inputs of the facts of an article: its own files, the last segments, and what publication.yaml says about languages. */
export function articleParts(config: PublicationConfig, tools: string, inputs: Inputs, name: string): Parts {
  return {
    tools,
    'publication.yaml': short([
      config.source,
      config.locales.join(' '),
      String(config.date !== undefined),
      ...sizesOf(config),
    ]),
    source: hashes(
      inputs,
      inputs.below(`content/${name}`).filter((path) => !isPicture(path)),
    ),
    segments: segmentsOf(inputs, name),
  }
}

/** Inputs of the tree of an article and of what is told of it: besides those of its facts, how it is cleaned, and words in its drawings. */
export function treeParts(config: PublicationConfig, tools: string, inputs: Inputs, name: string): Parts {
  return {
    ...articleParts(config, tools, inputs, name),
    cleaning: short([JSON.stringify(config.cleaning ?? {})]),
    drawings: hashes(
      inputs,
      inputs.below(`content/${name}`).filter((path) => /\.svg$/iu.test(path)),
    ),
  }
}

/**
 * Inputs of an edition by name, as `--dry-run` tells them. Left out of publication.yaml is what touches other editions only, so that a
 * further locale costs no edition of the others.
 */
export function editionParts(
  config: PublicationConfig,
  tools: string,
  inputs: Inputs,
  names: ReadonlySet<string>,
  facts: ArticleFacts,
  { article, locale }: EditionTask,
): Parts {
  const { locales: _locales, limits: _limits, fallback, translators, formats, titles, ...rest } = config
  const chain = chainFor(locale, fallback, facts.lang)
  const own = [...Object.entries({ ...rest, limits: sizesOf(config) })].map(
    ([key, value]) => `${key} ${JSON.stringify(value)}`,
  )
  const cover = config.cover === 'generated' || config.cover === 'none' ? '' : inputs.hash(config.cover)
  const theme = isOwnTheme(config.theme) ? '' : inputs.hash(config.theme)
  const files = inputs.below(`content/${article}`)
  // A page that compares also shows the original, with the furniture of its language.
  const furniture = [
    ...new Set([locale, facts.lang].flatMap((one) => chainFor(one, fallback, config.source)).concat('en')),
  ]
  return {
    tools,
    'publication.yaml': short([
      ...own,
      chain.join(' '),
      JSON.stringify([translators[locale] ?? '', textIn(titles, locale, config)]),
      String(formats.includes('pdf')),
      cover,
      theme,
      hashes(inputs, fontFilesOf(config)),
    ]),
    source: hashes(
      inputs,
      files.filter((path) => !isPicture(path)),
    ),
    pictures: hashes(inputs, files.filter(isPicture)),
    segments: segmentsOf(inputs, article),
    catalog: catalogs(inputs, article, [locale]),
    fallbacks: catalogs(
      inputs,
      article,
      chain.filter((one) => one !== locale),
    ),
    furniture: hashes(
      inputs,
      furniture.flatMap((one) => [`locales/${one}/ui.json`, `locales/${one}/locale.json`]),
    ),
    terms: inputs.hash('locales/terms.json').slice(0, 16),
    articles: short(linkedArticles(facts, names)),
  }
}

function catalogs(inputs: Inputs, article: string, locales: readonly string[]): string {
  const paths = locales.flatMap((one) => [`locales/${one}/${article}.json`, `locales/${one}/${article}.state.json`])
  return hashes(inputs, paths)
}

function segmentsOf(inputs: Inputs, name: string): string {
  return hashes(
    inputs,
    localeFolders(inputs).map((locale) => `locales/${locale}/${name}.units.json`),
  )
}

const folders = new WeakMap<Inputs, readonly string[]>()

/** Names of the folders of locales/. */
function localeFolders(inputs: Inputs): readonly string[] {
  const known = folders.get(inputs)
  if (known !== undefined) return known
  const found = new Set<string>()
  for (const path of inputs.stamps.keys()) if (path.startsWith('locales/')) found.add(path.split('/')[1] ?? '')
  const sorted = [...found].sort()
  folders.set(inputs, sorted)
  return sorted
}

/** The facts of an article that was loaded. */
export function factsOf({ article, locales }: ReadArticle): ArticleFacts {
  const links = new Set<string>()
  for (const block of article.root.children)
    visit(block, (node) => {
      if (node.type === 'link') for (const name of namesIn(node.url)) links.add(name)
    })
  return { lang: article.lang, locales, links: [...links] }
}

/** Names of articles that an address inside the publication may lead to, as `edition/links.ts` resolves it: any part of its path. */
function namesIn(address: string): readonly string[] {
  const path = /^article:(.*)$/su.exec(address)?.[1] ?? address
  if (/^[a-z][a-z0-9+.-]*:/iu.test(path) || path.startsWith('#')) return []
  const parts = path.replace(/[?#].*$/su, '').split(/[/\\]/u)
  const names = parts.map((part) => decoded(part).normalize('NFC'))
  return names.flatMap((name) => [name, name.replace(/\.[a-z]+$/iu, '')]).filter((name) => /[^.]/u.test(name))
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // a stray percent sign stands for itself
  }
}

/** Articles that the links of an article lead to, and the locales that they have. */
export function linkedArticles({ links }: Pick<ArticleFacts, 'links'>, names: ReadonlySet<string>): readonly string[] {
  return links.filter((name) => names.has(name))
}
