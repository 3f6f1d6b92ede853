import type { PageBlock } from './blocks.ts'
import { furnitureNames, openingNames } from './classify.data.ts'
import type { Facts, PageRule } from './classify.ts'
import { holderOf, isInside, parentOf, sentenceEnds } from './container.ts'
import { attribute, type PageElement } from './parse.ts'

const wordSets = new Map<string, ReadonlySet<string>>()
/** Names of a list as a set. */
export function wordSet(names: string): ReadonlySet<string> {
  let set = wordSets.get(names)
  if (!set) wordSets.set(names, (set = new Set(names.split(' '))))
  return set
}

const nameCache = new WeakMap<PageElement, readonly string[]>()

/** Words of class, id and role, also run together in pairs: `post-meta` gives post, meta, postmeta. */
export function namesOf(element: PageElement): readonly string[] {
  const known = nameCache.get(element)
  if (known) return known
  const words: string[] = []
  for (const name of ['class', 'id', 'role', 'itemprop', 'rel', 'data-component', 'data-module']) {
    for (const part of (attribute(element, name) ?? '').slice(0, 300).split(/\s+/u)) {
      const parts = part
        .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
        .toLowerCase()
        .split(/[^a-z]+/u)
        .filter((word) => word !== '')
      words.push(...parts)
      for (let index = 1; index < parts.length; index++) words.push(parts[index - 1]! + parts[index]!)
    }
  }
  nameCache.set(element, words)
  return words
}

/** Elements round a block up to the article, which is left out. */
export function* around(block: PageBlock, main: PageElement | undefined, steps = 6): Generator<PageElement> {
  let at: PageElement | undefined = block.parent
  for (let step = 0; at && at !== main && at.tagName !== 'body' && step < steps; step++) {
    yield at
    at = parentOf(at)
  }
}

/** The furniture that names of elements round a block speak of, unless these hold much of the article. */
export function nameOf(block: PageBlock, { main, sizes, mass, isProse, distrusted }: Facts): PageRule | undefined {
  // A paragraph among those of the article speaks for itself.
  if (main !== undefined && isProse(block) && holderOf(block) === main && sentenceEnds.test(block.text))
    return undefined
  for (const element of around(block, main)) {
    // Posts of other networks are quoted in elements with their names.
    if (element.tagName === 'blockquote') return undefined
    if (main !== undefined && isInside(main, element, 60)) return undefined
    const size = sizes.get(element)
    if (size && size.letters * 3 > mass && size.linked * 3 < size.letters) continue
    if (!distrusted.has('page/navigation') && /^(?:nav|footer|aside|form|button|menu|dialog)$/u.test(element.tagName)) {
      // An aside may be a box of the article.
      if (element.tagName !== 'aside' || (size && size.linked * 4 > size.letters)) return 'page/navigation'
    }
    const names = namesOf(element)
    for (const [rule, list] of furnitureNames) {
      if (distrusted.has(rule) || !names.some((name) => wordSet(list).has(name))) continue
      // Names of authors and dates are given to many things: only short ones are believed.
      if (rule === 'page/byline' && (size?.letters ?? 0) > 240) continue
      // Buttons say little.
      if (rule === 'page/share' && size && size.letters > 200 && size.linked * 2 < size.letters) continue
      return rule
    }
  }
  return undefined
}

/** Whether a block calls itself the opening of an article. */
export function isOpening(block: PageBlock): boolean {
  return (
    block.letters > 20 &&
    [block.parent, parentOf(block.parent)].some(
      (element) => element && namesOf(element).some((name) => wordSet(openingNames).has(name)),
    )
  )
}
