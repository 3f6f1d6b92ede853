import { diagnose } from '../../diagnostic/codes.ts'
import type { Place } from '../../diagnostic/diagnostic.ts'
import type { Image, Inline, Link } from '../nodes.ts'
import { foldAttribute } from '../inline.ts'
import { safeUrl } from '../url.ts'
import type { Conversion } from './context.ts'

/** A link, or its text with a diagnostic when its address is refused. A link inside a link is its text. */
export function linkTo(
  url: string,
  title: string | undefined,
  children: readonly Inline[],
  conversion: Conversion,
  place: Place,
): readonly Inline[] {
  const safe = safeUrl(url)
  const inside = children.flatMap((child) => withoutLinks(child))
  if (safe !== undefined) {
    return [{ type: 'link', url: safe, ...(title !== undefined && { title }), children: inside } satisfies Link]
  }
  refuse('link', url, conversion, place)
  return inside
}

/** A picture, or its alternative text with a diagnostic when its address is refused. */
export function imageFrom(
  url: string,
  alt: string,
  title: string | undefined,
  conversion: Conversion,
  place: Place,
): readonly Inline[] {
  const safe = safeUrl(url)
  if (safe !== undefined && safe !== '') {
    return [{ type: 'image', url: safe, alt, ...(title !== undefined && { title }) } satisfies Image]
  }
  refuse('picture', url, conversion, place)
  return [{ type: 'text', value: alt }]
}

function refuse(what: string, url: string, conversion: Conversion, place: Place): void {
  const shown = foldAttribute(url).slice(0, 80)
  const message = `the address '${shown}' of a ${what} is refused; its text stays`
  const hints = ['use an http, https or mailto address, a #fragment, or a path inside the publication']
  conversion.diagnostics.push(diagnose('tree/unsafe-url', message, place, hints))
}

function withoutLinks(node: Inline): readonly Inline[] {
  if (node.type === 'link') return node.children.flatMap((child) => withoutLinks(child))
  if ('children' in node) return [{ ...node, children: node.children.flatMap((child) => withoutLinks(child)) }]
  return [node]
}
