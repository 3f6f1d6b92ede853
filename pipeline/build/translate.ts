import { diagnose } from '../diagnostic/codes.ts'
import { counted } from '../diagnostic/counted.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { hasErrors } from '../diagnostic/format.ts'
import { mergeUnits } from '../localise/exchange/merge.ts'
import { writeJson } from '../localise/extract.ts'
import { segmentsOf } from '../localise/segments.ts'
import { stateOf } from '../localise/state.ts'
import { machineDrafts } from '../localise/translator.ts'
import type { Translator } from '../localise/translator.ts'
import { hasWords } from '../localise/wording.ts'
import type { World } from '../world/types.ts'
import { namesToKeep, readTerms } from './checks.ts'
import { readLocaleFiles } from './locales.ts'
import { planBuild } from './plan.ts'
import type { OutputFile } from './types.ts'

/** What `stemma translate` writes: drafts by a machine for segments that have no target. They ship only where drafts do. */
export async function translatePublication(
  world: World,
  translator: Translator,
  locale: string,
  articles?: readonly string[],
): Promise<Outcome<{ readonly files: readonly OutputFile[]; readonly text: string }>> {
  const folder = world.publication
  const { value: plan, diagnostics: found } = planBuild(folder, { locales: [locale], ...(articles && { articles }) })
  const terms = readTerms(folder)
  const names = namesToKeep(folder)
  const diagnostics: Diagnostic[] = [...found, ...terms.diagnostics]
  const files: OutputFile[] = []
  const counts = { added: 0, refused: 0, silent: 0 }
  for (const { article: name } of plan?.selected ?? []) {
    const loaded = plan?.article(name)
    diagnostics.push(...(loaded?.diagnostics ?? []))
    const article = loaded?.value?.article
    if (article === undefined || article.lang === locale) continue
    const local = readLocaleFiles(folder, locale, name)
    diagnostics.push(...local.diagnostics)
    if (hasErrors(local.diagnostics)) continue
    const catalog = local.value?.catalog ?? new Map<string, string>()
    const states = local.value?.states ?? {}
    const segments = segmentsOf(article)
    const passage = { source: article.lang, locale, names }
    const open = segments.filter(
      (segment) =>
        stateOf(segment, catalog.get(segment.id), states[segment.id], passage) === 'new' &&
        segment.kind !== 'front.author' &&
        hasWords(segment, names),
    )
    if (open.length === 0) continue
    let drafts
    try {
      drafts = await machineDrafts(translator, open, { from: article.lang, to: locale }, terms.value)
    } catch (error) {
      const message = `${translator.id} gives no answer for ${name}: ${error instanceof Error ? error.message : String(error)}`
      diagnostics.push(diagnose('localise/translator', message, { locale }, ['look at its address and key']))
      continue
    }
    for (const { id, reason } of drafts.refused) {
      const message = `the draft of ${translator.id} for '${id}' is refused: ${reason}`
      diagnostics.push(diagnose('localise/import-refused', message, { segment: id, locale }, ['translate it by hand']))
    }
    const merged = mergeUnits(segments, { catalog, states }, drafts.units, {}, passage)
    counts.added += merged.counts.added
    counts.refused += drafts.refused.length
    counts.silent += drafts.silent.length
    if (merged.counts.added === 0) continue
    const encode = (text: string) => new TextEncoder().encode(text)
    files.push({ path: `locales/${locale}/${name}.json`, bytes: encode(writeJson(merged.catalog)) })
    files.push({ path: `locales/${locale}/${name}.state.json`, bytes: encode(writeJson(merged.states)) })
  }
  const text = `${locale}: ${counted(counts.added, 'draft', 'drafts')} by ${translator.id}, ${counts.refused} refused, ${counts.silent} without answer`
  return { value: { files, text }, diagnostics }
}
