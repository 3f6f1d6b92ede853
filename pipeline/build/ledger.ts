import type { PublicationConfig } from '../config/schema.ts'
import { publicationFile } from '../config/publication.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { isInside } from '../world/path.ts'
import { isOwnTheme } from '../html/theme.ts'
import type { World } from '../world/types.ts'
import type { Shelf } from './decide.ts'
import { scanInputs } from './inputs.ts'
import type { Inputs, KnownFiles } from './inputs.ts'
import { keyOf } from './keys.ts'
import { isPresent } from './output.ts'
import type { KnownOutput } from './output.ts'
import { articleParts, factsOf } from './parts.ts'
import type { KnownArticle, Plan } from './plan.ts'
import type { ArticleFacts, FileRecord } from './records.ts'
import { outputName, scanOf } from './scan.ts'
import { emptyState, readState, trimStates, writeState } from './state.ts'
import type { BuildState, EditionState } from './state.ts'
import { openStore } from './store.ts'
import type { Store } from './store.ts'
import { toolsOf } from './tools.ts'
import type { BuildOptions, EditionTask, Manifest } from './types.ts'

/** Bytes of the store that a build leaves behind at most, apart from what it used itself. */
const storeLimit = 512 * 1024 * 1024

/** What a build knows of the builds before it, and writes down for those after it. */
export interface Ledger extends Shelf {
  readonly tools: string
  readonly inputs: Inputs
  readonly output: KnownOutput
  readonly store: Store | undefined
  /** The last indexes, and the key that they were made for. */
  readonly indexes: BuildState['indexes']
  /** Facts of an article that did not change; undefined when it must be loaded. */
  readonly facts: KnownArticle
  /** Facts of any article of the plan. */
  factsOf(plan: Plan, name: string): ArticleFacts
  close(
    plan: Plan,
    states: ReadonlyMap<string, EditionState>,
    indexes: { readonly key: string; readonly files: readonly FileRecord[] },
    outputs: KnownFiles,
    told: { readonly diagnostics: readonly Diagnostic[]; readonly manifest: Manifest },
  ): void
}

/** Files outside content/ and locales/ that a build reads. */
export function otherInputs({ cover, theme }: Pick<PublicationConfig, 'cover' | 'theme'>): readonly string[] {
  const named = [...(cover === 'generated' || cover === 'none' ? [] : [cover]), ...(isOwnTheme(theme) ? [] : [theme])]
  // What lies outside is refused where it is wanted; nobody looks at it.
  return [publicationFile, ...named.filter(isInside)]
}

/** Open what is known. Without a cache folder or a fingerprint of the code everything is new. */
export function openLedger(world: World, config: PublicationConfig, options: BuildOptions): Ledger {
  const tools = toolsOf(world, options)
  const cache = tools === undefined ? undefined : world.cache
  const before = cache === undefined ? emptyState : readState(cache, outputName(options))
  const store = cache === undefined ? undefined : openStore(cache)
  const inputs = scanInputs(world.publication, before.files, otherInputs(config), options.rehash)
  const output: KnownOutput = { stamps: world.output.stamps(''), files: before.outputs }
  for (const path of output.stamps.keys()) if (/\.\d+\.part$/u.test(path)) world.output.remove(path)
  const facts = new Map<string, { readonly key: string; readonly value: ArticleFacts }>()
  const factsKey = (name: string) => keyOf('facts', articleParts(config, tools ?? '', inputs, name))
  const known = (name: string): ArticleFacts | undefined => {
    const key = factsKey(name)
    const found = facts.get(name) ?? before.facts[name]
    const value = found?.key === key ? found.value : store?.record<ArticleFacts>(key)
    if (value !== undefined) facts.set(name, { key, value })
    return value
  }
  return {
    tools: tools ?? '',
    inputs,
    output,
    store,
    indexes: before.indexes,
    facts: known,
    factsOf(plan, name) {
      const found = facts.get(name)?.value
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
    state: ({ article, locale }: EditionTask) => before.editions[`${article} ${locale}`],
    record: (key) => store?.record(key),
    hasFile: (file) => isPresent(output, file) || store?.hasFile(file.sha256) === true,
    close(plan, states, indexes, outputs, told) {
      if (cache === undefined) return
      const whole = plan.selected.length === plan.tasks.length && plan.formats.length === plan.config.formats.length
      const editions: Record<string, EditionState> = {}
      for (const { article, locale } of plan.tasks) {
        const name = `${article} ${locale}`
        const state = states.get(name) ?? (whole ? undefined : before.editions[name])
        if (state !== undefined) editions[name] = state
      }
      const live = new Set<string>([indexes.key])
      for (const { base, cells } of Object.values(editions)) {
        live.add(base.key)
        for (const { key, record } of Object.values(cells))
          for (const one of [key, ...record.files.map((file) => file.sha256)]) live.add(one)
      }
      for (const file of indexes.files) live.add(file.sha256)
      writeState(cache, outputName(options), {
        version: 1,
        tools: tools ?? '',
        scan: scanOf(inputs),
        files: inputs.known(),
        facts: Object.fromEntries(facts),
        editions,
        indexes,
        outputs,
        told: whole ? told : undefined,
      })
      trimStates(cache)
      store?.trim(storeLimit, (key) => live.has(key))
    },
  }
}
