import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { bilingualPage } from '../localise/exchange/bilingual.ts'
import { exchangeUnits } from '../localise/exchange/units.ts'
import { segmentsOf } from '../localise/segments.ts'
import { withUnitIds } from '../typeset/proof.ts'
import type { World } from '../world/types.ts'
import { layOut } from './cells.ts'
import { namesToKeep, readSettings, readTerms } from './checks.ts'
import { exportPublication } from './export.ts'
import { readLocaleFiles } from './locales.ts'
import { planBuild } from './plan.ts'
import type { OutputFile } from './types.ts'
import { openWorkshop } from './workshop.ts'

/**
 * What a translator gets of a locale: everything as XLIFF to work in, each article side by side to read, and as a PDF as readers will see
 * it, with the ids of the units in a strip beside the page.
 */
export async function packPublication(
  world: World,
  locale: string,
  version: string,
): Promise<Outcome<readonly OutputFile[]>> {
  const folder = world.publication
  const { value: plan, diagnostics: found } = planBuild(folder, { locales: [locale] })
  if (plan === undefined) return { value: [], diagnostics: found }
  const exported = await exportPublication(world, 'xliff', locale, { version })
  const diagnostics: Diagnostic[] = [...exported.diagnostics]
  const files: OutputFile[] = []
  const add = (path: string, text: string) => files.push({ path, bytes: new TextEncoder().encode(text) })
  if (exported.value !== undefined) add(`${locale}.xlf`, exported.value)
  const workshop = await openWorkshop(world, plan, {})
  const names = namesToKeep(folder)
  for (const { article: name } of plan.selected) {
    const article = plan.article(name).value?.article
    if (article === undefined || article.lang === locale) continue
    const segments = segmentsOf(article)
    const local = readLocaleFiles(folder, locale, name).value ?? { catalog: new Map<string, string>() }
    add(
      `${name}.html`,
      bilingualPage({
        ...{ title: article.title, sourceLocale: article.lang, locale },
        units: exchangeUnits(name, segments, local, { source: article.lang, locale, names }),
        ...{ terms: readTerms(folder).value, checks: readSettings(folder, locale).value.checks },
      }),
    )
    const opened = workshop.edition({ article: name, locale })
    diagnostics.push(...opened.diagnostics)
    if (opened.value === undefined) continue
    const laid = layOut(workshop, opened.value.edition)
    // An attribute has no place of its own: that of its block is named.
    const units = new Set(segments.map(({ id }) => id.replace(/\.(?:alt|title)(?:-\d+)?$/u, '')))
    const { paintPdf } = await import('../pdf/index.ts')
    const { value: bytes, diagnostics: painted } = await paintPdf(withUnitIds(laid.value, units, workshop.fonts))
    diagnostics.push(...laid.diagnostics, ...painted)
    files.push({ path: `${name}.pdf`, bytes })
  }
  return { value: files, diagnostics }
}
