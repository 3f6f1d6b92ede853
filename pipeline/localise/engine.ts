import { createInstance, type i18n } from 'i18next'
import type { Catalog } from './types.ts'

/**
 * Options that make i18next a plain lookup of texts: keys hold dots and colons, an empty text counts as missing, tags are taken
 * as they are. `initAsync: false` so that the instance can be used at once.
 */
export const plainLookup = {
  keySeparator: false,
  nsSeparator: false,
  ignoreJSONStructure: false,
  returnEmptyString: false,
  returnNull: false,
  load: 'currentOnly',
  showSupportNotice: false,
  initAsync: false,
} as const

const namespace = 'article'
let shared: i18n | undefined

function instance(): i18n {
  if (shared === undefined) {
    shared = createInstance()
    void shared.init({ ...plainLookup, fallbackLng: false, ns: [namespace], defaultNS: namespace, resources: {} })
  }
  return shared
}

/** Text of a segment in a language exactly as the catalog has it: `$t(…)` and `{{…}}` are letters like others. */
/** With `values`, `{{name}}` is filled from them, and still nothing is nested. */
export type Lookup = (id: string, language: string, values?: Readonly<Record<string, string>>) => string | undefined

/**
 * Load catalogs into i18next, let `use` look texts up, unload them. One instance serves all calls: making one costs as much as
 * a hundred lookups. Fallback is not left to i18next, since a target may be there and yet not be fit to ship.
 */
export function withCatalogs<Value>(catalogs: ReadonlyMap<string, Catalog>, use: (lookup: Lookup) => Value): Value {
  const engine = instance()
  const loaded = [...catalogs.keys()]
  for (const [language, catalog] of catalogs) {
    engine.addResourceBundle(language, namespace, bundleOf(catalog), false, true)
  }
  try {
    return use((id, language, values) => {
      if (catalogs.get(language)?.has(id) !== true) return undefined
      const filling =
        values === undefined
          ? { skipInterpolation: true }
          : { replace: values, nest: false, interpolation: { escapeValue: false, skipOnVariables: true } }
      const found = engine.t(id, { lng: language, ns: namespace, ...filling, returnDetails: true })
      return found.usedLng === language ? found.res : undefined
    })
  } finally {
    for (const language of loaded) engine.removeResourceBundle(language, namespace)
  }
}

/** A catalog as the plain object that i18next wants, without a prototype to reach. */
export function bundleOf(catalog: Catalog): Record<string, string> {
  const bundle = Object.create(null) as Record<string, string>
  for (const [id, text] of catalog) if (!(id in Object.prototype)) bundle[id] = text
  return bundle
}
