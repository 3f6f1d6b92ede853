import * as v from 'valibot'
import { isKnownLocale } from '../language/known.ts'

/** A BCP 47 tag of a known language. */
export const locale = v.pipe(
  v.string('must be a BCP 47 tag such as "kk" or "zh-Hans"'),
  v.check(isKnownLocale, 'must be a well-formed BCP 47 tag of a known language, such as "kk" or "zh-Hans"'),
)
/** Adds what the documentation and editors show for a key. */
export function described<Schema extends v.GenericSchema>(schema: Schema, text: string) {
  return v.pipe(schema, v.description(text))
}
