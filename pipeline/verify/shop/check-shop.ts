import { diagnose } from '../../diagnostic/codes.ts'
import type { Diagnostic, Place } from '../../diagnostic/diagnostic.ts'
import { readBook } from '../container/read-book.ts'
import { shopChecks } from './checks.ts'
import { shopProfiles } from './profiles.data.ts'
import { shopNames, type ShopName } from './types.ts'

/** The name of a shop, if it is one. */
export function isShop(name: string): name is ShopName {
  return (shopNames as readonly string[]).includes(name)
}

/**
 * Hold a finished e-book to the rules of a shop, without asking the shop: what it would refuse is an error, what would look or
 * work worse there a warning. An empty list says that every rule of the profile was looked at and none is broken.
 */
export function checkShop(bytes: Uint8Array, shop: ShopName, place?: Place): readonly Diagnostic[] {
  const profile = shopProfiles[shop]
  const book = readBook(bytes)
  if (typeof book === 'string') {
    return [diagnose('verify/unreadable', `this is no e-book: ${book}`, place, ['build it again with "stemma build"'])]
  }
  return profile.rules.flatMap((rule) =>
    shopChecks[rule.check](book, rule).map((message) => {
      const code = rule.level === 'required' ? 'verify/shop' : 'verify/shop-advice'
      return diagnose(code, `${profile.title}: ${message}`, place, [rule.hint])
    }),
  )
}
