import type { Heading, Root } from '../tree/nodes.ts'
import { visit } from '../tree/visit.ts'
import { plainText } from './plain-text.ts'

/**
 * The addresses that an edition's links may have:
 * `#<id of a block>` inside the article · `article:<name>` or `article:<name>#<fragment>` another article of the publication in the
 * same locale · an absolute `http:`, `https:` or `mailto:` address. Everything else has been resolved to one of these or dropped.
 */
export type LinkTarget =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'none'; readonly reason: string; readonly hint: string }

/** What links are resolved against. */
export interface LinkContext {
  /** Name of the article that holds the link. */
  readonly article: string
  readonly articles: ReadonlySet<string>
  /** Id of the h1, target of links to the article itself. */
  readonly title: string
  readonly anchors: ReadonlyMap<string, string>
  /** Absolute address of the output folder, when the publication has one. */
  readonly baseUrl: string | undefined
}

const ALLOWED = new Set(['http', 'https'])
const SOURCE_NAME = /^(?:source|index|readme)$/iu
const EXTENSION = /\.(?:txt|md|markdown|html?|docx|pdf|epub)$/iu

/** Turn an address as the author wrote it into one of the forms above. */
export function resolveLink(written: string, context: LinkContext): LinkTarget {
  // Browsers drop these characters before they look for a scheme, so we must as well.
  const address = written.replaceAll(/[\u0000-\u001F\u007F]/gu, '').trim()
  if (address.startsWith('#')) return resolveFragment(address.slice(1), context)
  if (address.startsWith('//')) return web(`https:${address}`)
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(address)?.[1]?.toLowerCase()
  if (scheme === 'article') return resolveArticle(address.slice('article:'.length), address, context)
  if (scheme !== undefined) {
    if (scheme === 'mailto') return url(escapeAddress(address))
    if (ALLOWED.has(scheme)) return web(address)
    return none(`links of the kind "${scheme}:" are not published`, 'use an http, https or mailto address')
  }
  if (address.startsWith('/')) {
    const { baseUrl } = context
    if (baseUrl !== undefined && URL.canParse(address, baseUrl)) return web(new URL(address, baseUrl).href)
    return none(
      `"${written}" needs the address of the site`,
      'set "url" in publication.yaml or write the whole address',
    )
  }
  return resolveArticle(address, written, context)
}

/** Every name under which a place of the article can be linked to: ids of blocks, and headings spelled as fragments. */
export function anchorsOf(source: Root, shown: Root): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>()
  const headings: Heading[] = []
  for (const block of shown.children) {
    visit(block, (node) => {
      if ('id' in node && node.id !== undefined) anchors.set(node.id, node.id)
      if (node.type === 'heading') headings.push(node)
    })
  }
  // Authors wrote fragments for the source's headings; a translated heading answers to its own words as well.
  const ids = new Set(anchors.keys())
  source.children.forEach((block) => block.type === 'heading' && headings.push(block))
  for (const heading of headings) {
    const fragment = fragmentOf(plainText(heading.children))
    if (heading.id !== undefined && ids.has(heading.id) && fragment !== '' && !anchors.has(fragment)) {
      anchors.set(fragment, heading.id)
    }
  }
  return anchors
}

/** A heading as a fragment, the way Git hosts spell it: small letters, hyphens for spaces, no other signs. */
function fragmentOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

function resolveFragment(written: string, context: LinkContext): LinkTarget {
  const fragment = decode(written)
  if (fragment === '') return url(`#${context.title}`)
  const id = context.anchors.get(fragment) ?? context.anchors.get(fragment.toLowerCase())
  if (id !== undefined) return url(`#${id}`)
  return none(
    `no heading or block answers to "#${fragment}"`,
    'write the heading in small letters with hyphens, or the id of the block',
  )
}

function resolveArticle(address: string, written: string, context: LinkContext): LinkTarget {
  const hash = address.indexOf('#')
  const path = (hash < 0 ? address : address.slice(0, hash)).replace(/\?.*$/su, '')
  const fragment = hash < 0 ? '' : address.slice(hash + 1)
  const segments = path.split(/[/\\]/u).filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
  const names = segments.map((segment) => decode(segment).normalize('NFC').replace(EXTENSION, ''))
  if (names.length > 1 && SOURCE_NAME.test(names.at(-1) ?? '')) names.pop()
  const last = names.at(-1)
  const isOwn = last === undefined || last === context.article || (names.length === 1 && SOURCE_NAME.test(last))
  if (isOwn) return resolveFragment(fragment, context)
  if (!context.articles.has(last)) {
    return none(
      `"${written}" is no article of this publication`,
      'link to the folder name of an article, or write the whole address',
    )
  }
  return url(fragment === '' ? `article:${last}` : `article:${last}#${decode(fragment)}`)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign stands for itself.
    return text
  }
}

/** A web address as machines want it: host in ASCII, everything else percent-encoded (WHATWG URL, and RFC 3986 where that is stricter). */
function web(address: string): LinkTarget {
  if (!URL.canParse(address)) return none(`"${address}" is no web address`, 'mend it, or remove the link')
  const parsed = new URL(address)
  const tail = `${parsed.pathname}${parsed.search}${parsed.hash}`
  const head = parsed.href.slice(0, parsed.href.length - tail.length)
  return url(head + escapeAddress(tail))
}

function escapeAddress(address: string): string {
  const signs = /%(?![0-9a-f]{2})|[\s"<>[\]\\^`{|}]|[^\u0000-\u007F]+/giu
  return address.replaceAll(/\p{Cs}/gu, '\uFFFD').replaceAll(signs, (found) => encodeURIComponent(found))
}

function url(value: string): LinkTarget {
  return { kind: 'url', url: value }
}

function none(reason: string, hint: string): LinkTarget {
  return { kind: 'none', reason, hint }
}
