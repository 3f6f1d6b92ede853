import type { ElementContent } from 'hast'
import { toXast } from 'hast-util-to-xast'
import type { Element } from 'xast'
import type { Edition } from '../edition/types.ts'
import { xml, xmlFile } from './xml.ts'

/** One content document of the book. */
export interface ContentDocument {
  /** Path from the package document, e.g. 'text/001.xhtml'. */
  readonly path: string
  /** Id of its manifest item. */
  readonly id: string
  readonly title: string
  /** Language of the title when a fallback answered. */
  readonly titleLang?: string
  /** Value of `epub:type` of the body. */
  readonly type: 'cover' | 'frontmatter' | 'bodymatter' | 'backmatter'
  readonly body: readonly ElementContent[]
}

const empty = /><\/(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)>/g

/** Readers of HTML look at `lang`, readers of XML at `xml:lang`: both are said. */
function sayLanguageTwice(element: Element): void {
  const { lang } = element.attributes
  if (typeof lang === 'string') element.attributes['xml:lang'] = lang
  for (const child of element.children) if (child.type === 'element') sayLanguageTwice(child)
}

/**
 * A content document as XHTML that parsers of XML and of HTML read alike: elements without content close themselves,
 * all others have an end tag even when nothing is in them.
 */
export function xhtml(document: ContentDocument, edition: Edition): string {
  const converted = toXast({ type: 'root', children: [...document.body] })
  const body = converted.type === 'root' ? converted.children : []
  const elements = body.filter((node): node is Element => node.type === 'element')
  for (const element of elements) {
    delete element.attributes.xmlns
    sayLanguageTwice(element)
  }
  const { locale, dir } = edition
  const up = '../'.repeat(document.path.split('/').length - 1)
  const root = xml(
    'html',
    {
      xmlns: 'http://www.w3.org/1999/xhtml',
      'xmlns:epub': 'http://www.idpf.org/2007/ops',
      lang: locale,
      'xml:lang': locale,
      dir,
    },
    xml(
      'head',
      {},
      xml('meta', { charset: 'utf-8' }),
      xml('title', { lang: document.titleLang, 'xml:lang': document.titleLang }, document.title),
      xml('meta', { name: 'viewport', content: 'width=device-width' }),
      xml('link', { rel: 'stylesheet', type: 'text/css', href: `${up}style.css` }),
    ),
    xml('body', { 'epub:type': document.type }, elements),
  )
  return xmlFile(root, { emptyTags: false, doctype: 'html' }).replaceAll(empty, '/>')
}

/** Names of elements that make a document need a property in the manifest (EPUB 3.3 §D.6.2), sorted. */
export function manifestProperties(document: ContentDocument): readonly string[] {
  const found = new Set<string>()
  const walk = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue
      if (node.tagName === 'svg') found.add('svg')
      if (node.tagName === 'math') found.add('mathml')
      walk(node.children)
    }
  }
  walk(document.body)
  return [...found].toSorted()
}
