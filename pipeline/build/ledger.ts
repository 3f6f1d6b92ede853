import { publicationFile } from '../config/publication.ts'
import type { PublicationConfig } from '../config/schema.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { isOwnTheme } from '../html/theme.ts'
import { isInside } from '../world/path.ts'
import type { World } from '../world/types.ts'
import type { Shelf } from './decide.ts'
import type { IndexPage } from './index-pages.ts'
import { scanInputs } from './inputs.ts'
import type { Inputs, KnownFiles } from './inputs.ts'
import { digest, keyOf } from './keys.ts'
import { isPresent } from './output.ts'
import type { KnownOutput } from './output.ts'
import { articleParts, factsOf, linkedArticles } from './parts.ts'
import { fontFilesOf } from './own-fonts.ts'
import type { KnownArticle, Plan } from './plan.ts'
import type { ArticleFacts } from './records.ts'
import { outputName, scanOf } from './scan.ts'
import { emptyState, readArticleState, readState, readTold, removeArticleState, trimStates } from './state.ts'
import { writeArticleState, writeState, writeTold } from './state.ts'
import type { ArticleRecord, ArticleState, EditionState } from './state.ts'
import { clearWhenFull, openStore } from './store.ts'
import type { Store } from './store.ts'
import { toolsOf } from './tools.ts'
import type { BuildOptions, EditionTask, Manifest } from './types.ts'

/** What a build knows of the builds before it, and writes down for those after it. */
export interface Ledger extends Shelf {
  readonly tools: string
  readonly inputs: Inputs
  readonly output: KnownOutput
  readonly store: Store | undefined
  /** The last indexes, each with the key that it was made for. */
  readonly pages: Readonly<Record<string, IndexPage>>
  /** Facts of an article that did not change; undefined when it must be loaded. */
  readonly facts: KnownArticle
  /** Facts of any article of the plan. */
  factsOf(plan: Plan, name: string): ArticleFacts
  /** The record of an article of which nothing changed since all of it was made: no build needs to look at it. */
  settled(name: string): ArticleRecord | undefined
  /** What the last build knew of an article. */
  before(name: string): ArticleRecord | undefined
  /** What the last build told of an article. */
  told(name: string): readonly Diagnostic[]
  close(closing: Closing): void
}

/** What a build leaves to the next. */
export interface Closing {
  readonly plan: Plan
  /** Articles that were looked at. */
  readonly articles: ReadonlyMap<string, LookedAt>
  readonly pages: Readonly<Record<string, IndexPage>>
  readonly outputs: KnownFiles
  /** Diagnostics of no article in particular. */
  readonly told: readonly Diagnostic[]
}

export interface LookedAt {
  /** By locale. */
  readonly states: ReadonlyMap<string, EditionState>
  readonly diagnostics: readonly Diagnostic[]
  readonly isWhole: boolean
  readonly listing: ArticleRecord['listing']
}

/** Files outside content/ and locales/ that a build reads. */
export function otherInputs({
  cover,
  theme,
  fonts,
}: Pick<PublicationConfig, 'cover' | 'theme' | 'fonts'>): readonly string[] {
  const pictures = cover === 'generated' || cover === 'none' ? [] : [cover]
  const named = [...pictures, ...(isOwnTheme(theme) ? [] : [theme]), ...fontFilesOf({ fonts })]
  // What lies outside is refused where it is wanted; nobody looks at it.
  return [publicationFile, ...named.filter(isInside)]
}

/** Open what is known. Without a cache folder or a fingerprint of the code everything is new. */
export function openLedger(
  world: World,
  config: PublicationConfig,
  names: readonly string[],
  previous: Manifest | undefined,
  options: BuildOptions,
): Ledger {
  const tools = toolsOf(world, options)
  const cache = tools === undefined ? undefined : world.cache
  const of = outputName(options)
  const before = cache === undefined ? emptyState : readState(cache, of)
  const store = cache === undefined ? undefined : openStore(cache)
  const others = otherInputs(config)
  const inputs = scanInputs(world.publication, before.files, others, options.rehash)
  const output: KnownOutput = { stamps: world.output.stamps(''), files: before.outputs }
  for (const path of output.stamps.keys()) if (/\.\d+\.part$/u.test(path)) world.output.remove(path)
  const isIntact = Object.entries(before.outputs).every(([path, [stamp]]) => output.stamps.get(path) === stamp)
  const records = new Map(Object.entries(before.articles))
  const manifests = new Map(previous?.articles.map(({ article, sha256 }) => [article, sha256]))
  const shared = digest([
    tools ?? '',
    JSON.stringify(config),
    ...others.flatMap((path) => (path === publicationFile ? [] : [path, inputs.hash(path)])),
    inputs.furniture(),
  ])
  const articleKey = (name: string): string => {
    const paths = [...inputs.below(`content/${name}`), ...inputs.aboutArticle(name)]
    return digest([shared, ...paths.flatMap((path) => [path, inputs.hash(path)])])
  }
  const keys = new Map(names.map((name) => [name, articleKey(name)]))
  const facts = new Map<string, ArticleRecord['facts']>()
  const factsKey = (name: string) => keyOf('facts', articleParts(config, tools ?? '', inputs, name))
  const known = (name: string): ArticleFacts | undefined => {
    const found = facts.get(name)
    if (found !== undefined) return found.value
    const record = records.get(name)
    if (record !== undefined && record.key === keys.get(name)) {
      facts.set(name, record.facts)
      return record.facts.value
    }
    const key = factsKey(name)
    const value = record?.facts.key === key ? record.facts.value : store?.record<ArticleFacts>(key)
    if (value !== undefined) facts.set(name, { key, value })
    return value
  }
  const all = new Set(names)
  /** Undefined while nothing is known of an article that is linked to. */
  const linkedKey = (own: ArticleFacts): string | undefined => {
    const linked = linkedArticles(own, all).map((name) => known(name)?.locales.map((locale) => `${name} ${locale}`))
    return linked.some((locales) => locales === undefined) ? undefined : digest(linked.flatMap((list) => list ?? []))
  }
  const states = new Map<string, ArticleState | undefined>()
  const stateOf = (name: string): ArticleState | undefined => {
    if (cache !== undefined && !states.has(name)) states.set(name, readArticleState(cache, of, name))
    return states.get(name)
  }
  /** What was told of an article when its record was written. */
  const toldOf = (name: string): readonly Diagnostic[] | undefined => {
    const record = records.get(name)
    if (cache === undefined || record?.hasDiagnostics !== true) return undefined
    const told = readTold(cache, of, name)
    return told?.key === record.key ? told.diagnostics : undefined
  }
  return {
    tools: tools ?? '',
    inputs,
    output,
    store,
    pages: before.pages,
    facts: known,
    factsOf(plan, name) {
      const found = known(name)
      if (found !== undefined) return found
      const loaded = plan.article(name).value
      // What cannot be loaded has no facts that could be kept; its editions are as many as the publication asks for.
      if (loaded === undefined) return { lang: config.source, locales: config.locales, links: [] }
      const value = factsOf(loaded)
      const key = factsKey(name)
      facts.set(name, { key, value })
      store?.putRecord(key, value)
      return value
    },
    settled(name) {
      const record = records.get(name)
      if (record === undefined || !isIntact || !record.isWhole || record.key !== keys.get(name)) return undefined
      if (manifests.get(name) !== record.listing.manifest.sha256) return undefined
      if (record.linked !== linkedKey(record.facts.value)) return undefined
      return record.hasDiagnostics && toldOf(name) === undefined ? undefined : record
    },
    before: (name) => records.get(name),
    told: (name) => toldOf(name) ?? [],
    state: ({ article, locale }: EditionTask) => stateOf(article)?.editions[locale],
    record: (key) => store?.record(key),
    hasFile: (file) => isPresent(output, file) || store?.hasFile(file.sha256) === true,
    close({ plan, articles, pages, outputs, told }) {
      if (cache === undefined || store === undefined) return
      const kept: Record<string, ArticleRecord> = {}
      for (const name of plan.names) {
        const looked = articles.get(name)
        const last = records.get(name)
        if (looked === undefined) {
          if (last !== undefined) kept[name] = last
          continue
        }
        const { states: own, diagnostics, isWhole, listing } = looked
        const key = keys.get(name) ?? ''
        const fact = facts.get(name)
        writeArticleState(cache, of, name, { editions: Object.fromEntries(own) })
        if (diagnostics.length > 0) writeTold(cache, of, name, { key, diagnostics })
        if (fact === undefined) continue
        const linked = linkedKey(fact.value) ?? ''
        kept[name] = { key, linked, facts: fact, isWhole, hasDiagnostics: diagnostics.length > 0, listing }
      }
      for (const name of records.keys()) if (!all.has(name)) removeArticleState(cache, of, name)
      const isWhole = plan.selected.length === plan.tasks.length && plan.formats.length === plan.config.formats.length
      const stored = before.stored + store.written()
      const live = (): ReadonlySet<string> => liveKeys([...editionsOf(plan.names)], pages)
      writeState(cache, of, {
        version: 2,
        tools: tools ?? '',
        scan: scanOf(inputs),
        files: inputs.known(),
        articles: kept,
        pages,
        outputs,
        told: isWhole ? told : undefined,
        stored: clearWhenFull(store, stored, live),
      })
      trimStates(cache)

      function* editionsOf(all: readonly string[]): Iterable<EditionState> {
        for (const name of all)
          yield* articles.get(name)?.states.values() ?? Object.values(stateOf(name)?.editions ?? {})
      }
    },
  }
}

/** Everything in the store that the next build may ask for. */
function liveKeys(editions: readonly EditionState[], pages: Readonly<Record<string, IndexPage>>): ReadonlySet<string> {
  const live = new Set<string>()
  for (const { base, cells } of editions) {
    live.add(base.key)
    for (const { key, record } of Object.values(cells))
      for (const one of [key, ...record.files.map((file) => file.sha256)]) live.add(one)
  }
  for (const { files } of Object.values(pages)) for (const { sha256 } of files) live.add(sha256)
  return live
}
