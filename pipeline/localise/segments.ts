import { foldText, inlineText } from '../tree/text.ts'
import type { Article, FrontMatter, Image, Inline, Link, PhrasingBlock, Root } from '../tree/nodes.ts'
import { digest, kindOf } from '../tree/identify.ts'
import { isPhrasingBlock, visit } from '../tree/visit.ts'
import { quantitiesOf } from './quantities.ts'
import { describeSlot, encode, escapeText } from './tokens.ts'
import type { Segment } from './types.ts'

/** First 16 hex of sha256 of the NFC text, white space folded: equal hash = nothing to translate anew. */
export function segmentHash(text: string): string {
  return digest(foldText(text), 16)
}

/** All segments of an article: front matter first, then those of the tree in document order. */
export function segmentsOf(
  article: Pick<Article, 'frontMatter' | 'lang' | 'root' | 'title' | 'drawings'>,
): readonly Segment[] {
  const segments = [...frontSegments(article), ...treeSegments(article.root), ...drawingSegments(article)]
  return article.frontMatter.quantities === true ? segments.map((one) => withQuantities(one, article)) : segments
}

/** Segments of a tree in document order; attributes follow their block. */
export function treeSegments(root: Root): readonly Segment[] {
  const segments: Segment[] = []
  visit(root, (node) => {
    if (node.type === 'figure' && node.id !== undefined) {
      for (const [id, text] of imageAttributes(node.image, attributeNaming(node.id))) {
        segments.push(segmentFrom(id, id.endsWith('.alt') ? 'figure.alt' : 'figure.title', escapeText(text)))
      }
    }
    if (!isPhrasingBlock(node)) return true
    if (node.type === 'notice' || node.id === undefined) return false
    const { text, slots } = encode(node.children)
    if (isTranslatable(node)) segments.push(segmentFrom(node.id, kindOf(node), text, slots))
    forEachAttribute(node, (id, kind, value) => segments.push(segmentFrom(id, kind, escapeText(value))))
    return false
  })
  return segments
}

function withQuantities(segment: Segment, { lang }: Pick<Article, 'lang'>): Segment {
  const vars = quantitiesOf(segment.text, lang)
  return vars === undefined ? segment : { ...segment, vars }
}

/** Words in drawings, each under the block that shows the drawing first: `<id>.svg-1`, `<id>.svg-2` … */
function drawingSegments(article: Pick<Article, 'root' | 'drawings'>): readonly Segment[] {
  return [...drawingIds(article)].flatMap(([url, ids]) =>
    ids.map((id, index) => segmentFrom(id, 'image.text', escapeText(article.drawings?.get(url)?.[index] ?? ''))),
  )
}

/** Ids of the segments of each drawing, by its address. */
export function drawingIds({
  root,
  drawings,
}: Pick<Article, 'root' | 'drawings'>): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, readonly string[]>()
  if (drawings === undefined) return ids
  const counts = new Map<string, number>()
  const see = (image: Image, block: string) => {
    if (ids.has(image.url)) return
    const own = (drawings.get(image.url) ?? []).map(() => {
      const count = (counts.get(block) ?? 0) + 1
      counts.set(block, count)
      return `${block}.svg-${count}`
    })
    if (own.length > 0) ids.set(image.url, own)
  }
  visit(root, (node) => {
    if (node.type === 'figure' && node.id !== undefined) see(node.image, node.id)
    if (!isPhrasingBlock(node)) return true
    const block = node.id
    if (block === undefined || node.type === 'notice') return false
    for (const child of node.children) {
      visit(child, (inner) => {
        if (inner.type === 'image') see(inner, block)
      })
    }
    return false
  })
  return ids
}

function segmentFrom(id: string, kind: string, text: string, slots: readonly Inline[] = []): Segment {
  const tags = slots.map((slot, number) => describeSlot(slot, number))
  return { id, kind, text, hash: segmentHash(text), ...(tags.length > 0 && { tags }) }
}

const wordCharacter = /[\p{L}\p{N}]/u

/** Whether a block has words outside of code. */
function isTranslatable(block: PhrasingBlock): boolean {
  const outside = (node: Inline): boolean => {
    if (node.type === 'text') return wordCharacter.test(node.value)
    return 'children' in node && node.children.some(outside)
  }
  return block.children.some(outside)
}

/** Hands out `<id>.alt`, `<id>.alt-2` … and the same for titles. */
export function attributeNaming(id: string): (name: 'alt' | 'title') => string {
  const counts = { alt: 0, title: 0 }
  return (name) => {
    counts[name]++
    return counts[name] === 1 ? `${id}.${name}` : `${id}.${name}-${counts[name]}`
  }
}

/** Translatable attributes of a picture with their ids. A decorative picture says nothing. */
export function imageAttributes(
  image: Image,
  name: (attribute: 'alt' | 'title') => string,
): readonly (readonly [id: string, text: string])[] {
  const found: (readonly [string, string])[] = []
  if (wordCharacter.test(image.alt)) found.push([name('alt'), image.alt])
  if (
    image.title !== undefined &&
    wordCharacter.test(image.title) &&
    !(image.alt === '' && image.title === 'decorative')
  ) {
    found.push([name('title'), image.title])
  }
  return found
}

/** The translatable title of a link with its id. */
export function linkTitle(link: Link, name: (attribute: 'title') => string): string | undefined {
  return link.title !== undefined && wordCharacter.test(link.title) ? name('title') : undefined
}

function forEachAttribute(block: PhrasingBlock, see: (id: string, kind: string, text: string) => void): void {
  const name = attributeNaming(block.id ?? '')
  for (const child of block.children) {
    visit(child, (node) => {
      if (node.type === 'image') {
        for (const [id, text] of imageAttributes(node, name))
          see(id, /\.alt(?:-\d+)?$/u.test(id) ? 'image.alt' : 'image.title', text)
      } else if (node.type === 'link') {
        const id = linkTitle(node, name)
        if (id !== undefined) see(id, 'link.title', node.title ?? '')
      }
    })
  }
}

/** Front matter values that are words, by segment id. The title is one only where it differs from the h1. */
export function frontValues(article: Pick<Article, 'frontMatter' | 'root'>): ReadonlyMap<string, string> {
  const { title, subtitle, description, keywords, authors } = article.frontMatter
  const values = new Map<string, string>()
  const put = (id: string, text: string | undefined) => {
    if (text !== undefined && wordCharacter.test(text)) values.set(id, text)
  }
  if (title !== headingText(article.root)) put('@title', title)
  put('@subtitle', subtitle)
  put('@description', description)
  put('@keywords', keywords?.join(', '))
  put('@author', authors?.join('; '))
  return values
}

/** Plain text of the h1 that a tree begins with. */
export function headingText(root: Root): string | undefined {
  const [first] = root.children
  return first?.type === 'heading' ? foldText(inlineText(first.children)) : undefined
}

function frontSegments(article: Pick<Article, 'frontMatter' | 'root'>): readonly Segment[] {
  return [...frontValues(article)].map(([id, text]) => segmentFrom(id, `front.${id.slice(1)}`, escapeText(text)))
}

/** The front matter with some values in other words. */
export function withFrontValues(frontMatter: FrontMatter, values: ReadonlyMap<string, string>): FrontMatter {
  const one = (key: 'title' | 'subtitle' | 'description') => {
    const value = values.get(`@${key}`)
    return value === undefined ? {} : { [key]: value }
  }
  const list = (key: 'keywords' | 'authors', id: string, divide: RegExp) => {
    const value = values.get(id)
    if (value === undefined) return {}
    return {
      [key]: value
        .split(divide)
        .map((part) => foldText(part))
        .filter((part) => part !== ''),
    }
  }
  return {
    ...frontMatter,
    ...one('title'),
    ...one('subtitle'),
    ...one('description'),
    ...list('keywords', '@keywords', /[,،、，;；؛]/u),
    ...list('authors', '@author', /[;；؛]/u),
  }
}
