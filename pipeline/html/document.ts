import { createHash } from 'node:crypto'
import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { fontFaceRules, fontStack } from '../font/css.ts'
import { element, textNode } from '../markup/element.ts'
import { collectUsage } from '../markup/usage.ts'
import type { Direction } from '../tree/nodes.ts'
import { ARTICLE_STYLE, BASE_STYLE, INDEX_STYLE } from './style.data.ts'
import type { PageFonts, PageOptions } from './types.ts'

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
  const fonts = page.fonts?.(collectUsage([body], page.locale))
  const style = styleOf(page, fonts)
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
    element('style', {}, [textNode(style)]),
  ])
  const html = element('html', { lang: page.locale, dir: page.dir }, [head, body])
  const text = toHtml(
    { type: 'root', children: [{ type: 'doctype' }, html] },
    { characterReferences: { useNamedReferences: true } },
  )
  return `${text}\n`
}

function styleOf(page: PageContent, fonts: PageFonts | undefined): string {
  const faces = fonts?.faces ?? []
  // `optional` never moves text that is being read; a page that is opened again has its fonts at once.
  const rules = fontFaceRules(faces, (face) => ({
    src: `url("${fonts?.href(face) ?? ''}") format("woff2")`,
    display: 'optional',
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
