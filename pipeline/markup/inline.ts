import type { ElementContent } from 'hast'
import { readArticleLink } from '../edition/article-link.ts'
import { isDecorative } from '../edition/images.ts'
import type { Image, Inline, Link, Mark } from '../tree/nodes.ts'
import { inside, type MarkupContext } from './context.ts'
import { element, languageOf, textNode } from './element.ts'

const MARK_ELEMENTS = {
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
  subscript: 'sub',
  superscript: 'sup',
  keyboard: 'kbd',
  span: 'span',
} as const satisfies Record<Mark['type'], string>

/** Phrasing content. */
export function renderInlines(nodes: readonly Inline[], context: MarkupContext): readonly ElementContent[] {
  return nodes.flatMap((node) => renderInline(node, context))
}

function renderInline(node: Inline, context: MarkupContext): readonly ElementContent[] {
  const language = languageOf(node, context.options.target)
  switch (node.type) {
    case 'text':
      return node.lang === undefined && node.dir === undefined
        ? [textNode(node.value)]
        : [element('span', language, [textNode(node.value)])]
    case 'inlineCode':
      return [element('code', { ...language, dir: codeDirection(inside(context, node)) }, [textNode(node.value)])]
    case 'break':
      return [element('br', {})]
    case 'image':
      return [renderImage(node, context)]
    case 'footnoteReference':
      return renderCall(node.identifier, context)
    case 'link':
      return renderLink(node, context)
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'subscript':
    case 'superscript':
    case 'keyboard':
    case 'span':
      return [element(MARK_ELEMENTS[node.type], language, renderInlines(node.children, inside(context, node)))]
  }
}

/** Code is written from left to right, also where the text around it is not. */
export function codeDirection(context: MarkupContext): 'ltr' | undefined {
  return context.dir === 'rtl' ? 'ltr' : undefined
}

/** A picture with its description; an empty one says that there is nothing to describe. */
export function renderImage(image: Image, context: MarkupContext): ElementContent {
  const { edition, options } = context
  const picture = edition.pictures.get(image.url)
  if (picture === undefined) throw new Error(`renderImage: the edition holds no picture "${image.url}"`)
  const isSilent = isDecorative(image)
  const isHtml = options.target === 'html'
  return element('img', {
    ...languageOf(image, options.target),
    src: options.pictureHref(picture),
    alt: isSilent ? '' : image.alt,
    title: isSilent ? undefined : image.title,
    width: picture.width,
    height: picture.height,
    loading: isHtml ? 'lazy' : undefined,
    decoding: isHtml ? 'async' : undefined,
  })
}

function renderCall(identifier: string, context: MarkupContext): readonly ElementContent[] {
  const note = context.notes.get(identifier)
  if (note === undefined) throw new Error(`renderCall: the edition holds no note "${identifier}"`)
  const call = context.calls.get(identifier) ?? 0
  context.calls.set(identifier, call + 1)
  // The bare number says little to who hears it. A name has the language of its element, so none is given in another language.
  const { furniture, locale } = context.edition
  const isSpoken = furniture.lang('note-number') === undefined && context.lang === locale
  const properties = {
    id: note.calls[call],
    href: `#${note.id}`,
    role: 'doc-noteref',
    ariaLabel: isSpoken ? furniture.label('note-number', { number: note.label }) : undefined,
    'epub:type': context.options.target === 'epub' ? 'noteref' : undefined,
  }
  return [element('sup', { className: ['call'] }, [element('a', properties, [textNode(note.label)])])]
}

function renderLink(node: Link, context: MarkupContext): readonly ElementContent[] {
  const href = addressOf(node.url, context)
  const language = languageOf(node, context.options.target)
  const children = renderInlines(node.children, inside(context, node))
  if (href !== undefined) return [element('a', { ...language, href, title: node.title }, children)]
  return node.lang === undefined && node.dir === undefined ? children : [element('span', language, children)]
}

/** Only what an edition's links may be; whatever else a tree may hold never reaches a document. */
function addressOf(url: string, context: MarkupContext): string | undefined {
  const article = readArticleLink(url)
  if (article === undefined) return /^(?:https?:\/\/|mailto:|#)/iu.test(url) ? url : undefined
  const href = context.options.articleHref(article.name, article.fragment)
  if (href === undefined) context.unlinked.add(article.name)
  return href
}
