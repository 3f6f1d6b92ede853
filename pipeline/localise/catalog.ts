import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome, Place } from '../diagnostic/diagnostic.ts'
import { readJson } from './json.ts'
import type { Catalog, StateFile, UnitsFile } from './types.ts'

/** A catalog with the places of its targets, for messages. */
export interface CatalogFile {
  readonly catalog: Catalog
  readonly places: ReadonlyMap<string, Place>
}

/**
 * Read locales/<lng>/<article>.json or ui.json: one flat object of texts. What cannot be used is left out and reported with
 * file, line and column.
 */
export function parseCatalog(file: string, text: string): Outcome<CatalogFile> {
  const { root, diagnostics: found, placeOf } = readJson(file, text)
  const diagnostics = [...found]
  const catalog = new Map<string, string>()
  const places = new Map<string, Place>()
  if (root !== undefined && root.kind !== 'object') {
    diagnostics.push(notFlat(placeOf(root.at)))
  }
  for (const { key, value, at } of root?.kind === 'object' ? root.members : []) {
    if (value.kind === 'string') {
      catalog.set(key, value.value)
      places.set(key, placeOf(value.at))
    } else {
      const hints = ['write "id": "text"; for what is not translated yet leave the line out']
      const message = `the value of '${key}' is not a text`
      diagnostics.push(diagnose('localise/not-a-text', message, { ...placeOf(at), segment: key }, hints))
    }
  }
  return { value: { catalog, places }, diagnostics }
}

function notFlat(place: Place): Diagnostic {
  return diagnose('localise/json', 'a catalog is one object of texts', place, ['write {"id": "text", …}'])
}

const states = new Set(['draft', 'translated', 'reviewed'])

/** Read locales/<lng>/<article>.state.json. Records that are not whole are left out and reported. */
export function parseStates(file: string, text: string): Outcome<StateFile> {
  const { root, diagnostics: found, placeOf } = readJson(file, text)
  const diagnostics = [...found]
  if (root !== undefined && root.kind !== 'object') diagnostics.push(notFlat(placeOf(root.at)))
  const records: [string, StateFile[string]][] = []
  for (const { key, value, at } of root?.kind === 'object' ? root.members : []) {
    const fields = new Map<string, string>()
    for (const member of value.kind === 'object' ? value.members : []) {
      if (member.value.kind === 'string') fields.set(member.key, member.value.value)
    }
    const [h, src, th, s] = ['h', 'src', 'th', 's'].map((name) => fields.get(name))
    if (h === undefined || src === undefined || th === undefined || s === undefined || !states.has(s)) {
      const message = `the state of '${key}' is not whole`
      const hints = ['run "stemma extract" to write it anew']
      diagnostics.push(diagnose('localise/state', message, { ...placeOf(at), segment: key }, hints))
      continue
    }
    const [by, when, mt] = ['by', 'at', 'mt'].map((name) => fields.get(name))
    const record = {
      h,
      src,
      th,
      s: s as StateFile[string]['s'],
      ...(by !== undefined && { by }),
      ...(when !== undefined && !Number.isNaN(Date.parse(when)) && { at: when }),
      ...(mt !== undefined && { mt }),
    }
    records.push([key, record])
  }
  return { value: Object.fromEntries(records), diagnostics }
}

/** Read a units file; undefined when it is not one, which costs only that ids are given anew. */
export function parseUnits(file: string, text: string): Outcome<UnitsFile | undefined> {
  const { root, diagnostics, placeOf } = readJson(file, text)
  const member = root?.kind === 'object' ? root.members.find(({ key }) => key === 'units')?.value : undefined
  if (member?.kind !== 'object') {
    const hints = ['take the file back from version control, or remove it and run "stemma extract"']
    const problem = diagnose('localise/units', 'not a list of segments', placeOf(root?.at ?? 0), hints)
    return { value: undefined, diagnostics: diagnostics.length > 0 ? diagnostics : [problem] }
  }
  const units: [string, UnitsFile['units'][string]][] = []
  for (const { key, value } of member.members) {
    const fields = new Map<string, string>()
    for (const field of value.kind === 'object' ? value.members : []) {
      if (field.value.kind === 'string') fields.set(field.key, field.value.value)
    }
    const [kind, words, hash] = ['kind', 'text', 'hash'].map((name) => fields.get(name))
    if (kind !== undefined && words !== undefined) units.push([key, { kind, text: words, hash: hash ?? '' }])
  }
  return { value: { version: 1, units: Object.fromEntries(units) }, diagnostics }
}
