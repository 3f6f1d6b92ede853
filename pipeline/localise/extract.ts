import type { Article } from '../tree/nodes.ts'
import { segmentHash, segmentsOf } from './segments.ts'
import type { Catalog, Segment, StateFile, UnitsFile } from './types.ts'

/** locales/<source>/<article>.units.json: the segments of an article in document order. */
export function unitsFile(article: Article): UnitsFile {
  return { version: 1, units: Object.fromEntries(segmentsOf(article).map(({ id, ...unit }) => [id, unit])) }
}

/** locales/<source>/<article>.json: id → source text, the file that translators begin with. */
export function templateCatalog(article: Article): Catalog {
  return new Map(segmentsOf(article).map((segment) => [segment.id, segment.text]))
}

/**
 * Records for the targets of one locale: one for each target that has none (it counts as translated from the source as it is now), a
 * new one for each that was changed since its record was made, the old one else. Records without target are dropped; those of
 * segments that are gone stay as long as their target does.
 */
export function statesFor(
  segments: readonly Segment[],
  catalog: Catalog,
  states: StateFile,
  stamp: { readonly at?: string; readonly by?: string } = {},
): StateFile {
  const known = new Map(Object.entries(states))
  const segmentById = new Map(segments.map((segment) => [segment.id, segment]))
  const records: [string, StateFile[string]][] = []
  const ids = [...segments.map((segment) => segment.id), ...[...catalog.keys()].filter((id) => !segmentById.has(id))]
  for (const id of ids) {
    const target = catalog.get(id)
    if (target === undefined || target.trim() === '') continue
    const record = known.get(id)
    const segment = segmentById.get(id)
    const th = segmentHash(target)
    if (record !== undefined && (segment === undefined || record.th === th)) records.push([id, record])
    else if (segment !== undefined)
      records.push([id, { h: segment.hash, src: segment.text, th, s: 'translated', ...stamp }])
  }
  return Object.fromEntries(records)
}

/** Any of the files above as JSON, in the order that it has, ending in a line feed. */
export function writeJson(value: UnitsFile | StateFile | Catalog): string {
  const plain = value instanceof Map ? Object.fromEntries(value as Catalog) : value
  return `${JSON.stringify(plain, undefined, 2)}\n`
}
