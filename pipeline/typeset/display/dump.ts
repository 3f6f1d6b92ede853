import { glyphsOf } from './glyphs.ts'
import type { Artifact, Item, Layout, OutlineEntry, Page, PlacedGlyph, StructureElement } from './types.ts'

/** A layout as text, for tests that compare typography: every page, item, element, link target and page map entry on its own line. */
export function dumpLayout(layout: Layout): string {
  const lines: string[] = []
  for (const page of layout.pages) lines.push(...dumpPage(page))
  lines.push('structure', ...dumpStructure(layout.structure))
  lines.push('outline', ...dumpOutline(layout.outline, 1))
  lines.push('destinations')
  for (const { name, page, y } of layout.destinations) lines.push(`  ${name} page ${page} y ${round(y)}`)
  lines.push('page map')
  for (const { index, label, at } of layout.pageMap)
    lines.push(`  ${index} "${label}"${at === undefined ? '' : ` ${at.block}:${at.offset}`}`)
  return `${lines.join('\n')}\n`
}

export function dumpPage(page: Page): readonly string[] {
  const artifacts = page.artifacts.flatMap(dumpArtifact)
  const size = `${round(page.width)}x${round(page.height)}`
  return [
    `page ${page.index} "${page.label}" ${size}`,
    ...page.items.map((item) => `  ${dumpItem(item)}`),
    ...artifacts,
  ]
}

function dumpArtifact(artifact: Artifact): readonly string[] {
  return [`  ${artifact.type}`, ...artifact.items.map((item) => `    ${dumpItem(item)}`)]
}

/** One item: place, what it is, element. Glyphs as `id+advance`, with `@dx,dy` where they leave the baseline. */
export function dumpItem(item: Item): string {
  const place = `${round(item.x)},${round(item.y)}`
  const element = item.element === undefined ? '' : ` #${item.element}`
  switch (item.kind) {
    case 'glyphs': {
      const glyphs = glyphsOf(item).map(dumpGlyph).join('|')
      const actual = item.actualText === undefined ? '' : ` =(${item.actualText})`
      return `${place} ${item.font}@${round(item.size)}${item.rtl ? ' rtl' : ''} ${glyphs} (${item.text})${actual}${element}`
    }
    case 'rule':
      return `${place} rule ${round(item.width)}x${round(item.height)}${element}`
    case 'image':
      return `${place} image ${round(item.width)}x${round(item.height)} ${item.image}${element}`
    case 'link': {
      const target = 'url' in item.target ? item.target.url : `#${item.target.destination}`
      return `${place} link ${round(item.width)}x${round(item.height)} ${target} (${item.contents})${element}`
    }
  }
}

function dumpGlyph(glyph: PlacedGlyph): string {
  const offset = glyph.dx === 0 && glyph.dy === 0 ? '' : `@${round(glyph.dx)},${round(glyph.dy)}`
  return `${glyph.id}${offset}+${round(glyph.advance)}`
}

function dumpStructure(structure: readonly StructureElement[]): readonly string[] {
  const depths: number[] = []
  return structure.map((element) => {
    const depth = element.parent === undefined ? 1 : (depths[element.parent] ?? 0) + 1
    depths[element.id] = depth
    const details = [
      element.lang === undefined ? '' : ` lang=${element.lang}`,
      element.block === undefined ? '' : ` block=${element.block}`,
      element.alt === undefined ? '' : ` alt=(${element.alt})`,
      element.scope === undefined ? '' : ` scope=${element.scope}`,
      element.listNumbering === undefined ? '' : ` numbering=${element.listNumbering}`,
      element.decoration === undefined ? '' : ` ${element.decoration}`,
      element.baselineShift === undefined ? '' : ` shift=${round(element.baselineShift)}`,
      element.bbox === undefined ? '' : ` bbox=${element.bbox.map(round).join(',')}`,
    ]
    return `${'  '.repeat(depth)}#${element.id} ${element.type}${details.join('')}`
  })
}

function dumpOutline(entries: readonly OutlineEntry[], depth: number): readonly string[] {
  return entries.flatMap((entry) => [
    `${'  '.repeat(depth)}${entry.label} -> ${entry.destination}`,
    ...dumpOutline(entry.children, depth + 1),
  ])
}

/** Hundredths of a point: finer differences are not typography. */
function round(value: number): number {
  const rounded = Math.round(value * 100) / 100
  return Object.is(rounded, -0) ? 0 : rounded
}
