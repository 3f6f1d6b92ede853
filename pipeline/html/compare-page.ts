import type { Element, ElementContent } from 'hast'
import { languageName } from '../edition/metadata.ts'
import type { Edition } from '../edition/types.ts'
import { renderArticle } from '../markup/article.ts'
import { element, textNode } from '../markup/element.ts'
import type { ArticleMarkup } from '../markup/types.ts'
import { pageHref } from './address.ts'
import { listStyle } from './digits.ts'
import { ORIGINAL, serialisePage } from './document.ts'
import { siteLinks } from './head.ts'
import { labelsFor, type Labels } from './label.ts'
import type { PageFonts, PageOptions } from './types.ts'

/** Put before the ids of the original, which are those of the translation. */
const PREFIX = 'source-'

/**
 * A translation beside its original, for output/<locale>/<article>.compare.html: blocks with one id stand side by side. The texts are those
 * of the two pages; it is for readers who want to check, so search engines are kept out.
 */
export function renderComparison(
  source: Edition,
  edition: Edition,
  options: PageOptions,
  fonts: PageFonts | undefined,
): string {
  const labels = labelsFor(edition.furniture, edition)
  const [left, right] = [markupOf(source, options), markupOf(edition, options)]
  const digits = listStyle(edition.furniture.digits(1))
  const pair = (original: readonly ElementContent[], translated: readonly ElementContent[]): Element =>
    element('div', { className: ['pair'] }, [
      element(
        'div',
        { className: [ORIGINAL], lang: source.locale, dir: source.dir },
        original.map((node) => lowered(renamed(node))),
      ),
      element('div', { className: ['target'] }, translated.map(lowered)),
    ])
  const pairs = [pair([left.title], [right.title]), ...align(left, right).map(([a, b]) => pair(a, b))]
  if (left.notes !== undefined || right.notes !== undefined) pairs.push(...notePairs(left.notes, right.notes, pair))
  const [back, heading, heads] = comparisonFrame(source, edition)
  return serialisePage({
    locale: edition.locale,
    dir: edition.dir,
    title: `${edition.furniture.label('compare')} · ${edition.metadata.title}`,
    kind: 'compare',
    ...(digits !== undefined && { digits }),
    head: [
      element('meta', { name: 'description', content: edition.metadata.description }),
      element('meta', { name: 'robots', content: 'noindex' }),
      ...siteLinks('../', undefined),
    ],
    body: [
      labels.say('a', 'skip-to-text', {}, { className: ['skip'], href: '#main' }),
      element('header', { className: ['top'] }, [element('p', { className: ['home'] }, [back])]),
      element('main', { id: 'main', tabIndex: -1 }, [heading, heads, ...pairs]),
    ],
    fonts: options.fonts,
    isOnline: edition.metadata.url !== undefined,
    theme: options.theme,
    shared: fonts,
  })
}

function markupOf(edition: Edition, options: PageOptions): ArticleMarkup {
  const articles = new Set(options.articles)
  return renderArticle(edition, {
    target: 'html',
    pageMap: [],
    pictureHref: ({ name }) => `../assets/images/${encodeURIComponent(name)}`,
    articleHref: (name, fragment) => (articles.has(name) ? pageHref(name, fragment) : undefined),
  })
}

/** What the page says itself: the way back, its name, the heads of its columns. */
export function comparisonFrame(
  source: Pick<Edition, 'locale'>,
  edition: Edition,
): readonly [back: Element, heading: Element, heads: Element] {
  const labels = labelsFor(edition.furniture, edition)
  const back = labels.say('a', 'back-to-article', {}, { href: pageHref(edition.article) })
  return [back, labels.say('h1', 'compare'), headsOf(source, edition, labels)]
}

/** What stands in which column: the language, and whether it is the original. */
function headsOf(source: Pick<Edition, 'locale'>, edition: Edition, labels: Labels): Element {
  const head = ({ locale }: Pick<Edition, 'locale'>, key: string) => [
    element('b', {}, [
      element('bdi', {}, [textNode(languageName(locale, edition.locale))]),
      textNode(' · '),
      labels.say('span', key),
    ]),
  ]
  return element('div', { className: ['pair', 'heads'] }, [
    element('p', {}, head(source, 'original')),
    element('p', {}, head(edition, 'translation')),
  ])
}

type Pair = readonly [readonly ElementContent[], readonly ElementContent[]]

/** Blocks of two articles by id, in the order of the translation; notices go with the block that they speak of. */
function align(source: ArticleMarkup, target: ArticleMarkup): readonly Pair[] {
  const originals = new Map<string, ElementContent>()
  for (const node of source.blocks) originals.set(idOf(node) ?? `block ${originals.size}`, node)
  const pairs: Pair[] = []
  let waiting: ElementContent[] = []
  for (const node of target.blocks) {
    const id = idOf(node)
    const original = id === undefined ? undefined : originals.get(id)
    waiting.push(node)
    if (original === undefined || id === undefined) continue
    originals.delete(id)
    pairs.push([[original], waiting])
    waiting = []
  }
  if (waiting.length > 0) pairs.push([[], waiting])
  // Both articles come from one tree, so nothing is left; if it were, it must not be lost.
  return [...pairs, ...[...originals.values()].map((node): Pair => [[node], []])]
}

/** The heading of the notes, then note by note, each with its number. */
function notePairs(
  source: Element | undefined,
  target: Element | undefined,
  pair: (a: readonly ElementContent[], b: readonly ElementContent[]) => Element,
): readonly Element[] {
  const partsOf = (notes: Element | undefined) => {
    const list = notes?.children.find((node): node is Element => node.type === 'element' && node.tagName === 'ol')
    const heading = (notes?.children ?? []).filter((node) => node !== list)
    return { heading, items: list?.children ?? [] }
  }
  const [left, right] = [partsOf(source), partsOf(target)]
  const one = (item: ElementContent | undefined, index: number) =>
    item === undefined ? [] : [element('ol', { start: index === 0 ? undefined : index + 1 }, [item])]
  const count = Math.max(left.items.length, right.items.length)
  return [
    pair(left.heading, right.heading),
    ...Array.from({ length: count }, (_, index) => pair(one(left.items[index], index), one(right.items[index], index))),
  ]
}

/** Id of a block, or of the table in its frame. */
function idOf(node: ElementContent): string | undefined {
  if (node.type !== 'element') return undefined
  const { id } = node.properties
  if (typeof id === 'string') return id
  const first = node.children.find((child) => child.type === 'element')
  return first === undefined ? undefined : idOf(first)
}

/** Ids and what refers to them, so that they differ from those of the other column. */
function renamed(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node
  const { id, href, ariaLabelledBy } = node.properties
  const properties = { ...node.properties }
  if (typeof id === 'string') properties.id = PREFIX + id
  if (typeof href === 'string' && href.startsWith('#')) properties.href = `#${PREFIX}${href.slice(1)}`
  if (Array.isArray(ariaLabelledBy)) properties.ariaLabelledBy = ariaLabelledBy.map((name) => `${PREFIX}${name}`)
  return { ...node, properties, children: node.children.map(renamed) }
}

/** Headings one level down: the page has its own. */
function lowered(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node
  const depth = /^h([1-6])$/u.exec(node.tagName)?.[1]
  const tagName = depth === undefined ? node.tagName : `h${Math.min(6, Number(depth) + 1)}`
  return { ...node, tagName, children: node.children.map(lowered) }
}
