import type { Element } from 'hast'
import { element } from '../markup/element.ts'
import type { Furniture } from '../edition/types.ts'
import type { Direction } from '../tree/nodes.ts'
import { serialisePage } from './document.ts'
import { labelsFor } from './label.ts'
import type { IndexInput } from './types.ts'

/** A language that a reader who is lost may read. */
export interface NotFoundLanguage {
  readonly locale: string
  readonly dir: Direction
  readonly furniture: Furniture
}

/** Where output/ begins as its server sees it, such as `/` or `/texts/`; '' without an address, for then nobody knows. */
export function rootOf(url: string | undefined): string {
  return url === undefined ? '' : new URL(url).pathname
}

/**
 * The page for output/404.html, which servers show for addresses that do not exist, at any depth; so its links start at the root of the site. It is one
 * page for readers of all languages: each finds a sentence and the way home in the own one.
 */
export function renderNotFound(
  input: Omit<IndexInput, 'editions'>,
  others: readonly NotFoundLanguage[],
  root: string,
): string {
  const title = `${input.furniture.label('page-not-found')} · ${input.publication}`
  // What another language has no words for, the first has said already.
  const known = others.filter(({ locale, furniture }) => (furniture.lang('page-not-found') ?? locale) === locale)
  const main = element('main', { id: 'main', tabIndex: -1 }, [
    element('section', { className: ['work'] }, partOf(input, 'h1', root === '' ? 'index.html' : root)),
    ...known.map((language) => {
      const { locale, dir } = language
      const href = `${root}${encodeURIComponent(locale)}/index.html`
      const own = { lang: locale, dir: dir === input.dir ? undefined : dir }
      return element('section', { className: ['work'], ...own }, partOf(language, 'h2', href))
    }),
  ])
  return serialisePage({
    ...input,
    kind: 'index',
    title,
    head: [],
    body: [main],
    fonts: input.fonts,
    isOnline: root !== '',
    theme: input.theme,
  })
}

function partOf({ furniture, ...page }: NotFoundLanguage, heading: 'h1' | 'h2', href: string): readonly Element[] {
  const labels = labelsFor(furniture, page)
  return [
    labels.say(heading, 'page-not-found'),
    labels.say('p', 'page-not-found-text'),
    element('p', {}, [labels.say('a', 'back-to-index', {}, { href, hrefLang: page.locale })]),
  ]
}
