import { createHash } from 'node:crypto'
import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { fontFaceRules, fontStack } from '../font/css.ts'
import { element, textNode } from '../markup/element.ts'
import { collectUsage } from '../markup/usage.ts'
import type { Direction } from '../tree/nodes.ts'
import { coversAny, preloadsOf, scarceCharacters } from './fonts.ts'
import { ARTICLE_STYLE, BASE_STYLE, INDEX_STYLE } from './style.data.ts'
import type { PageFonts, PageOptions } from './types.ts'

/** Class of the list of languages. */
export const SWITCHER = 'languages'

/** What a page is, apart from its frame. */
export interface PageContent {
  readonly locale: string
  readonly dir: Direction
  readonly title: string
  readonly kind: 'article' | 'index'
  /** CSS `list-style-type` of numbered lists; absent = ASCII digits. */
  readonly digits?: string
  /** Elements of the head after the title. */
  readonly head: readonly Element[]
  readonly body: readonly ElementContent[]
  readonly fonts: PageOptions['fonts']
}

/**
 * A whole page as text. It runs nothing and asks nobody: the content security policy allows its own style by hash and fonts and
 * pictures from where it lies.
 */
export function serialisePage(page: PageContent): string {
  const body = element('body', { className: [page.kind] }, page.body)
  // Names of languages in their own scripts would cost a font each: they are shown in the fonts of the reader's system.
  const shown = page.body.map(withoutSwitcher)
  const usage = collectUsage([element('body', {}, shown)], page.locale)
  const fonts = page.fonts?.(usage)
  const style = styleOf(page, fonts, scarceCharacters(usage))
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "font-src 'self'",
    "img-src 'self'",
    // Without this, checkers may not even ask for robots.txt.
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, [textNode(page.title)]),
    ...page.head,
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    ...preloadsOf(fonts),
    element('style', {}, [textNode(style)]),
  ])
  const html = element('html', { lang: page.locale, dir: page.dir }, [head, body])
  const text = toHtml(
    { type: 'root', children: [{ type: 'doctype' }, html] },
    { characterReferences: { useNamedReferences: true } },
  )
  return `${text}\n`
}

function isSwitcher(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    Array.isArray(node.properties['className']) &&
    node.properties['className'].includes(SWITCHER)
  )
}

function withoutSwitcher(node: ElementContent): ElementContent {
  if (node.type !== 'element' || node.tagName !== 'header') return node
  return { ...node, children: node.children.filter((child) => !isSwitcher(child)) }
}

function styleOf(page: PageContent, fonts: PageFonts | undefined, scarce: readonly number[]): string {
  const faces = fonts?.faces ?? []
  const rules = fontFaceRules(faces, (face) => ({
    src: `url("${fonts?.href(face) ?? ''}") format("woff2")`,
    display: coversAny(face.unicodeRange, scarce) ? 'swap' : 'optional',
  }))
  const own = [
    `:root{--serif:${fontStack(faces, 'serif')};--mono:${fontStack(faces, 'mono')}}`,
    ...(page.digits === undefined ? [] : [`ol{list-style-type:${page.digits}}`]),
  ]
  const style = [
    rules.replaceAll('\n', ''),
    BASE_STYLE,
    page.kind === 'article' ? ARTICLE_STYLE : INDEX_STYLE,
    ...own,
  ].join('')
  // Nothing in a style sheet may end the element that holds it.
  return style.replaceAll('</', '<\\/')
}
