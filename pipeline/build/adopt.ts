import { diagnose } from '../diagnostic/codes.ts'
import { counted } from '../diagnostic/counted.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { hasErrors } from '../diagnostic/format.ts'
import { adoptTranslation } from '../localise/adopt.ts'
import { mergeUnits } from '../localise/exchange/merge.ts'
import { writeJson } from '../localise/extract.ts'
import { segmentsOf } from '../localise/segments.ts'
import { decodeSource } from '../source/decode.ts'
import { articleFrom } from '../tree/article.ts'
import type { World } from '../world/types.ts'
import { namesToKeep } from './checks.ts'
import { readLocaleFiles } from './locales.ts'
import { planBuild } from './plan.ts'
import type { OutputFile } from './types.ts'

/** Below this a person should look at the pair before all others. */
const doubtful = 0.6

/** What `stemma import --aligned FILE.md` writes: drafts from a translation that was a file of its own. */
export function adoptFile(
  world: World,
  file: string,
  bytes: Uint8Array,
  { article: name, locale }: { readonly article: string; readonly locale: string },
): Outcome<{ readonly files: readonly OutputFile[]; readonly text: string }> {
  const folder = world.publication
  const { value: plan, diagnostics: found } = planBuild(folder, { articles: [name], locales: [locale] })
  const diagnostics: Diagnostic[] = [...found]
  const stop = { value: { files: [], text: 'nothing was taken' }, diagnostics }
  const loaded = plan?.article(name)
  diagnostics.push(...(loaded?.diagnostics ?? []))
  const source = decodeSource('source.md', bytes)
  diagnostics.push(...source.diagnostics)
  const article = loaded?.value?.article
  if (article === undefined || source.value === undefined || hasErrors(diagnostics)) return stop
  if (article.lang === locale) {
    diagnostics.push(
      diagnose('localise/import', `${name} is written in ${locale}`, { file }, ['name another --locale']),
    )
    return stop
  }
  const cleaned = { file, format: 'markdown', text: source.value.text, blocks: [], records: [] } as const
  const translated = articleFrom(name, cleaned, { lang: locale })
  if (translated.value === undefined) return { ...stop, diagnostics: [...diagnostics, ...translated.diagnostics] }
  const local = readLocaleFiles(folder, locale, name)
  diagnostics.push(...local.diagnostics)
  if (hasErrors(local.diagnostics)) return stop
  const segments = segmentsOf(article)
  const { units, copies, missing, extra } = adoptTranslation(segments, segmentsOf(translated.value))
  const merged = mergeUnits(
    segments,
    { catalog: local.value?.catalog ?? new Map(), states: local.value?.states ?? {} },
    units.map(({ id, source: text, target, confidence }) => {
      const mt = `aligned ${confidence.toFixed(2)}`
      return { id, source: text, target, state: 'draft', mt, place: { file, segment: id } } as const
    }),
    {},
    { source: article.lang, locale, names: namesToKeep(folder) },
  )
  diagnostics.push(...merged.diagnostics)
  const weak = units.filter(({ confidence }) => confidence < doubtful).map(({ id }) => id)
  const tell = (ids: readonly string[], one: string, many: string, hint: string) => {
    if (ids.length === 0) return
    const named = ids.slice(0, 5).join(', ') + (ids.length > 5 ? ', …' : '')
    diagnostics.push(
      diagnose('localise/aligned', `${counted(ids.length, one, many)}: ${named}`, { file, locale }, [hint]),
    )
  }
  tell(weak, 'pair is doubtful', 'pairs are doubtful', 'compare them with the source first')
  tell(copies, 'passage is a copy of the source', 'passages are a copy of the source', 'translate them')
  tell(missing, 'segment has nothing in this file', 'segments have nothing in this file', 'translate them')
  const encode = (text: string) => new TextEncoder().encode(text)
  const files =
    merged.counts.added + merged.counts.changed === 0
      ? []
      : [
          { path: `locales/${locale}/${name}.json`, bytes: encode(writeJson(merged.catalog)) },
          { path: `locales/${locale}/${name}.state.json`, bytes: encode(writeJson(merged.states)) },
        ]
  const { added, same, newer } = merged.counts
  const text = `${locale}: ${added} of ${counted(segments.length, 'segment', 'segments')} filled as drafts, ${same + newer} already there, ${copies.length} not translated, ${missing.length} missing, ${counted(extra, 'passage belongs', 'passages belong')} to nothing`
  return { value: { files, text }, diagnostics }
}
