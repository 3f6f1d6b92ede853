import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { distinct, formatPlace } from '../diagnostic/format.ts'
import type { Problem } from './types.ts'

const MOST = 50

/** The errors and warnings of an edition as its entry keeps them; nothing when there are none. */
export function problemsOf(diagnostics: readonly Diagnostic[]): { readonly problems?: readonly Problem[] } {
  const problems = distinct(diagnostics).flatMap(({ severity, code, message, place, hints }): readonly Problem[] => {
    if (severity === 'info') return []
    const where = formatPlace(place)
    return [{ severity, code, message, ...(where !== '' && { place: where }), ...(hints.length > 0 && { hints }) }]
  })
  return problems.length === 0 ? {} : { problems: problems.slice(0, MOST) }
}
