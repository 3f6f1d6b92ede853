import { formats } from '../config/types.ts'
import type { Format } from '../config/types.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { requirements } from '../verify/accessibility/requirements.data.ts'
import type { World } from '../world/types.ts'
import { openArticles } from './article-shelf.ts'
import { checksPath } from './claim.ts'
import { cellKey, decideBase, decideCells, seenByBook, seenByPage } from './decide.ts'
import type { DecidedBase, Decision } from './decide.ts'
import { indexesOf } from './indexes.ts'
import { digest, digestOf } from './keys.ts'
import { openLedger } from './ledger.ts'
import type { Ledger, LookedAt } from './ledger.ts'
import { listingOf } from './listing.ts'
import type { ArticleListing } from './listing.ts'
import { articleNames, loadPublication } from './load.ts'
import { unknownNames } from './local-text.ts'
import { strayCatalogs } from './locales.ts'
import { makeAll } from './make-all.ts'
import { articleManifestFile, readArticleManifest, readManifest, recordOfFile, textOf, writeOutput } from './output.ts'
import { editionParts, linkedArticles } from './parts.ts'
import { planOf } from './plan.ts'
import type { Plan } from './plan.ts'
import { prepareSources } from './sources.ts'
import type { EditionState } from './state.ts'
import type { ArticleManifest, BuildOptions, EditionEntry, EditionResult } from './types.ts'
import type { EditionTask, FileRecord, Manifest } from './types.ts'
import { openWorkshop } from './workshop.ts'
import type { Workshop } from './workshop.ts'

/** A cell that a build makes, and why. */
export interface PlannedCell {
  readonly article: string
  readonly locale: string
  readonly format: Format
  readonly reason: string
}

export interface BuildReport {
  /** Undefined when nothing was written: publication.yaml or the selection is wrong, or it was a dry run. */
  readonly manifest: Manifest | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** What was made, or in a dry run would be; what is not listed was there already. */
  readonly made: readonly PlannedCell[]
}

const nameOf = ({ article, locale }: EditionTask): string => `${article} ${locale}`

/**
 * Build a publication into its output folder. Errors of publication.yaml or of the selection write nothing; any other error costs
 * the cells that it touches: they are not written, an older file of that name is removed, and the manifest and the indexes list them as
 * failed. What an earlier build made of the same inputs is taken from there, diagnostics included; articles of which nothing changed are
 * not looked at.
 */
export async function buildPublication(world: World, options: BuildOptions): Promise<BuildReport> {
  const { value: config, diagnostics: wrong } = loadPublication(world.publication)
  if (config === undefined) return { manifest: undefined, diagnostics: wrong, made: [] }
  const previous = readManifest(world.output)
  const { value: names } = articleNames(world.publication)
  const ledger = openLedger(world, config, names, previous, options)
  const open = names.filter((name) => ledger.settled(name) === undefined)
  const shelf = openArticles(world.publication, config, ledger.inputs, ledger.tools, ledger.store)
  const unread = open.filter((name) => !shelf.has(name))
  await prepareSources(world.publication, unread, config.limits.bytes, config.source)
  const planned = planOf(world.publication, config, options, ledger.facts, shelf.article)
  if (planned.value === undefined)
    return { manifest: undefined, diagnostics: [...wrong, ...planned.diagnostics], made: [] }
  const plan = planned.value
  const workshop = await openWorkshop(world, plan, options)
  const decisions = decideAll(plan, new Set(open), workshop, ledger)
  const made = decisions.flatMap(({ job: { task }, missing }) =>
    plan.formats.flatMap((format) =>
      missing.has(format) ? [{ ...task, format, reason: missing.get(format) ?? '' }] : [],
    ),
  )
  if (options.dryRun === true) return { manifest: undefined, diagnostics: [], made }
  const results = await makeAll(workshop, decisions, localesOf(plan), options, shelf.keys)
  const fresh = new Map<string, Uint8Array>()
  for (const file of results.flatMap((result) => result.files)) fresh.set(digestOf(file.bytes), file.bytes)

  const looked = lookAt(world, plan, decisions, results, previous, ledger, fresh)
  const listings = listingsOf(world, plan, looked, previous, ledger)
  const pages = indexesOf(workshop, ledger, listedFrom(world, listings, looked), fresh)
  for (const [sha256, bytes] of fresh) ledger.store?.putFile(sha256, bytes)
  const { title, source, locales } = config
  const manifest: Manifest = {
    version: 2,
    toolchain: options.toolchain,
    publication: { title, source, locales },
    requirements,
    articles: [...listings].map(([article, listing]) => ({ article, ...listing.manifest })),
    files: distinctFiles(Object.values(pages).flatMap(({ files }) => files)),
  }
  const outputs = writeOutput(
    world.output,
    {
      articles: new Map([...looked].map(([name, { files, listing }]) => [name, { files, manifest: listing.manifest }])),
      files: manifest.files,
      manifest,
      shared: new Set(
        [...listings].flatMap(([name, { assets }]) => (looked.has(name) ? [] : [manifestOf(name), ...assets])),
      ),
      bytesOf: ({ path, sha256 }) => fresh.get(sha256) ?? ledger.store?.file(sha256) ?? missingBytes(path),
    },
    previous,
    ledger.output,
  )
  const unknown = [
    ...unknownNames(world.publication, config, plan.tasks),
    ...strayCatalogs(world.publication, plan.tasks),
  ]
  const general = [...wrong, ...unknown, ...planned.diagnostics]
  ledger.close({ plan, articles: looked, pages, outputs, told: general })
  const selected = new Set(plan.selected.map(({ article }) => article))
  const told = plan.names.flatMap((name) =>
    selected.has(name) ? (looked.get(name)?.diagnostics ?? ledger.told(name)) : [],
  )
  return { manifest, diagnostics: [...general, ...told], made }
}

const manifestOf = articleManifestFile

function missingBytes(path: string): never {
  throw new Error(
    `buildPublication: ${path} was promised by the cache and is not there; delete .stemma/ and build again`,
  )
}

/** Each file once, by path; their fields in one order, wherever they come from. */
function distinctFiles(files: readonly FileRecord[]): readonly FileRecord[] {
  const byPath = new Map(files.map(({ path, bytes, sha256 }) => [path, { path, bytes, sha256 }]))
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Locales of every article of a plan. */
function localesOf(plan: Plan): Readonly<Record<string, readonly string[]>> {
  const locales = new Map<string, string[]>()
  for (const { article, locale } of plan.tasks) {
    const list = locales.get(article)
    if (list === undefined) locales.set(article, [locale])
    else list.push(locale)
  }
  return Object.fromEntries(locales)
}

/** What is left to do, edition by edition, of the articles that may have changed. */
function decideAll(plan: Plan, open: ReadonlySet<string>, workshop: Workshop, ledger: Ledger): readonly Decision[] {
  const bases = new Map<string, DecidedBase>()
  const names = new Set(plan.names)
  const baseOf = (task: EditionTask) => {
    const known = bases.get(nameOf(task))
    if (known !== undefined) return known
    const facts = ledger.factsOf(plan, task.article)
    const parts = editionParts(plan.config, ledger.tools, ledger.inputs, names, facts, task)
    const made = decideBase(task, parts, ledger)
    bases.set(nameOf(task), made)
    return made
  }
  const tasks = plan.selected.filter(({ article }) => open.has(article))
  const locales = tasks.length === 0 ? {} : localesOf(plan)
  return tasks.map((task) => {
    const base = baseOf(task)
    const titles: Record<string, string> = {}
    for (const locale of locales[task.article] ?? []) {
      const title = baseOf({ ...task, locale }).base?.title ?? workshop.title({ ...task, locale })
      if (title !== undefined) titles[locale] = title
    }
    const known = Object.keys(titles).length === locales[task.article]?.length
    const pages = linkedArticles(ledger.factsOf(plan, task.article), names).filter(
      (name) => locales[name]?.includes(task.locale) === true,
    )
    const report = reportOn(plan, ledger, task)
    const decision = decideCells(task, base, plan.formats, titles, known, pages, report, ledger)
    const { lang } = ledger.factsOf(plan, task.article)
    const source = baseOf({ ...task, locale: lang }).key
    const original = digest([source, task.article, JSON.stringify(titles)])
    return known && ledger.tools !== '' ? { ...decision, job: { ...decision.job, original } } : decision
  })
}

interface Looked extends LookedAt, ArticleManifest {}

/** What there is now of the articles that were looked at; manifests are put among the fresh bytes. */
function lookAt(
  world: World,
  plan: Plan,
  decisions: readonly Decision[],
  results: readonly EditionResult[],
  previous: Manifest | undefined,
  ledger: Ledger,
  fresh: Map<string, Uint8Array>,
): ReadonlyMap<string, Looked> {
  const byArticle = new Map<string, number[]>()
  for (const [index, { job }] of decisions.entries()) {
    const list = byArticle.get(job.task.article)
    if (list === undefined) byArticle.set(job.task.article, [index])
    else list.push(index)
  }
  const known = new Set(previous?.articles.map(({ article }) => article))
  const locales = localesOf(plan)
  const looked = new Map<string, Looked>()
  for (const article of plan.names) {
    const indexes = byArticle.get(article)
    if (indexes === undefined) continue
    const own = indexes.flatMap((index) => results[index] ?? [])
    const tasks = locales[article] ?? []
    const isWhole = own.length === tasks.length && plan.formats.length === plan.config.formats.length
    const before = isWhole || !known.has(article) ? undefined : readArticleManifest(world.output, article)
    const editions = mergeEntries(plan, tasks, own, before)
    const kept = (before?.files ?? []).filter(({ path }) => isKept(path, editions, own, plan))
    const files = distinctFiles([
      ...kept,
      ...own.flatMap((result) => Object.values(result.kept?.cells ?? {}).flatMap((cell) => cell.files)),
      ...own.flatMap((result) => result.files.map(recordOfFile)),
    ])
    const bytes = textOf({ article, editions, files })
    const manifest = recordOfFile({ path: articleManifestFile(article), bytes })
    fresh.set(manifest.sha256, bytes)
    const states = keepStates(plan, indexes, decisions, results, ledger)
    looked.set(article, {
      article,
      editions,
      files,
      states,
      diagnostics: own.flatMap(({ diagnostics }) => diagnostics),
      isWhole: isWhole && tasks.every((locale) => states.has(locale)),
      listing: listingOf(manifest, { editions, files }),
    })
  }
  return looked
}

/** Listings of all articles that there is something of, in the order of the publication. */
function listingsOf(
  world: World,
  plan: Plan,
  looked: ReadonlyMap<string, Looked>,
  previous: Manifest | undefined,
  ledger: Ledger,
): ReadonlyMap<string, ArticleListing> {
  const known = new Map(previous?.articles.map(({ article, ...manifest }) => [article, manifest]))
  const listings = new Map<string, ArticleListing>()
  for (const name of plan.names) {
    const now = looked.get(name)?.listing
    const manifest = known.get(name)
    const last = ledger.before(name)?.listing
    if (now !== undefined) listings.set(name, now)
    else if (manifest !== undefined && last?.manifest.sha256 === manifest.sha256) listings.set(name, last)
    else if (manifest !== undefined) {
      const read = readArticleManifest(world.output, name)
      if (read !== undefined) listings.set(name, listingOf(manifest, read))
    }
  }
  return listings
}

function listedFrom(world: World, articles: ReadonlyMap<string, ArticleListing>, looked: ReadonlyMap<string, Looked>) {
  const read = new Map<string, readonly EditionEntry[]>()
  const entries = (article: string): readonly EditionEntry[] => {
    const known =
      looked.get(article)?.editions ?? read.get(article) ?? readArticleManifest(world.output, article)?.editions ?? []
    read.set(article, known)
    return known
  }
  return { articles, entries }
}

/** Put what was made on the shelf, and say what the next build may take over. Failures of ours are tried again. */
function keepStates(
  plan: Plan,
  indexes: readonly number[],
  decisions: readonly Decision[],
  results: readonly EditionResult[],
  ledger: Ledger,
): ReadonlyMap<string, EditionState> {
  const states = new Map<string, EditionState>()
  for (const index of indexes) {
    const decision = decisions[index]
    const kept = results[index]?.kept
    if (decision === undefined || kept === undefined) continue
    const { job, parts, baseKey, missing, pages } = decision
    if (job.base === undefined) ledger.store?.putRecord(baseKey, kept.base)
    const cells: Record<string, EditionState['cells'][string]> = {}
    for (const format of formats) {
      const record = kept.cells[format]
      if (record === undefined) continue
      const seen = {
        html: seenByPage(kept.cells, job.titles, pages),
        pdf: seenByBook(reportOn(plan, ledger, job.task)),
        epub: seenByBook(reportOn(plan, ledger, job.task)),
      }
      const key = cellKey(format, baseKey, seen[format])
      if (missing.has(format)) ledger.store?.putRecord(key, record)
      cells[format] = { key, record }
    }
    const before = ledger.state(job.task)
    // A build of some formats keeps what is known of the others.
    const others = before?.base.key === baseKey ? before.cells : {}
    states.set(job.task.locale, { parts, base: { key: baseKey, record: kept.base }, cells: { ...others, ...cells } })
  }
  return states
}

/** Digest of the report that a book may rest a claim on; '' when nobody certifies. */
function reportOn({ config }: Plan, { inputs }: Ledger, task: EditionTask): string {
  return config.certifiedBy === undefined ? '' : inputs.hash(checksPath(task)).slice(0, 16)
}

/** Entries of this build in the order of the plan; what a limited build did not look at is taken from the previous manifest. */
function mergeEntries(
  plan: Plan,
  locales: readonly string[],
  results: readonly EditionResult[],
  previous: ArticleManifest | undefined,
): readonly EditionEntry[] {
  const built = new Map(results.map(({ entry }) => [entry.locale, entry]))
  const old = new Map((previous?.editions ?? []).map((entry) => [entry.locale, entry]))
  return locales.flatMap((locale) => {
    const now = built.get(locale)
    const before = old.get(locale)
    if (now === undefined) return before === undefined ? [] : [before]
    const kept = (before?.cells ?? []).filter(
      (cell) => !plan.formats.includes(cell.format) && plan.config.formats.includes(cell.format),
    )
    const cells = [...now.cells, ...kept].sort((a, b) => formats.indexOf(a.format) - formats.indexOf(b.format))
    return [{ ...now, cells }]
  })
}

/** Which files of an article a limited build leaves alone: cells it did not build, and all assets. */
function isKept(
  path: string,
  editions: readonly EditionEntry[],
  results: readonly EditionResult[],
  { formats: made }: Plan,
): boolean {
  if (path.startsWith('assets/')) return true
  // The page that compares an edition with its original, and its statement, belong to the page of the edition.
  const cell = path.replace(/\.(?:compare|accessibility)\.html$/u, '.html')
  const isBuilt = results.some(({ entry }) =>
    made.some((format) => cell === `${entry.locale}/${entry.article}.${format}`),
  )
  return !isBuilt && editions.some(({ cells }) => cells.some((one) => one.path === cell))
}
