import { createHash } from 'node:crypto'
import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { fontFaceRules, fontStack } from '../font/css.ts'
import type { FontUsage } from '../font/embed.ts'
import { languageOf } from '../language/language.ts'
import { element, textNode } from '../markup/element.ts'
import { collectUsage } from '../markup/usage.ts'
import type { Direction } from '../tree/nodes.ts'
import {
  hasScarce,
  nameRules,
  originalRules,
  preloadsOf,
  scarceCharacters,
  sourceOf,
  type ScarceCharacters,
} from './fonts.ts'
import { withLateFonts } from './late-fonts.ts'
import { ARTICLE_STYLE, BASE_STYLE, COMPARE_STYLE, INDEX_STYLE, TABLE_STYLE } from './style.data.ts'
import { ownTheme, themeStyle } from './theme.ts'
import type { PageFonts, PageOptions } from './types.ts'

const kindStyles = { article: ARTICLE_STYLE, compare: COMPARE_STYLE, index: INDEX_STYLE, report: TABLE_STYLE } as const

/** Class of what is shown of the original beside its translation. */
export const ORIGINAL = 'original'

/** Class of the list of languages. */
export const SWITCHER = 'languages'

/** An item of the list of languages. One whose font may come late is of a fixed size, so that nothing moves then. */
export function languageItem(link: Element, autonym: string): Element {
  if (!hasScarce(autonym)) return element('li', {}, [link])
  // Four letters of East Asia, each an em wide, need the least; other scripts take more or less.
  const size = autonym.length > 9 ? ['long'] : /^\p{Script=Han}{4}$/u.test(autonym) ? ['four'] : []
  return element('li', { className: ['late', ...size] }, [link])
}

/** What a page is, apart from its frame. */
export interface PageContent {
  readonly locale: string
  readonly dir: Direction
  readonly title: string
  readonly kind: 'article' | 'compare' | 'index' | 'report'
  /** CSS `list-style-type` of numbered lists; absent = ASCII digits. */
  readonly digits?: string
  /** Elements of the head after the title. */
  readonly head: readonly Element[]
  readonly body: readonly ElementContent[]
  readonly fonts: PageOptions['fonts']
  /** The publication has an address. */
  readonly isOnline: boolean
  /** Rules that set the variables of the style; absent = the first theme of ours. */
  readonly theme?: string | undefined
  /** What another page says that is shown in the fonts of this one. */
  readonly spare?: readonly ElementContent[]
  /** Fonts of another page that show all of this one but its originals. */
  readonly shared?: PageFonts | undefined
}

/**
 * A whole page as text. It runs nothing and asks nobody: the content security policy allows its own style by hash and fonts and
 * pictures from where it lies.
 */
export function serialisePage(page: PageContent): string {
  const body = element('body', { className: [page.kind] }, page.body)
  // Names of languages in other scripts come in small fonts of their own, which the pages share, or in those of the reader's system.
  const foreign = namesOf(page.body).filter(({ request }) => !isSameScript(request.lang, page.locale))
  const langs = new Set(foreign.map(({ request }) => request.lang))
  const shown = [...page.body.map((node) => withoutNames(node, langs)), ...(page.spare ?? [])]
  const usage = collectUsage([element('body', {}, shown)], page.locale)
  const fonts = page.shared ?? page.fonts?.(usage)
  const original = page.shared === undefined ? undefined : page.fonts?.(collectUsage(originalsOf(page.body), ''))
  const scarce = scarceCharacters(usage)
  const rare = foreign.filter(({ text }) => hasScarce(text))
  const names = rare.length === 0 ? undefined : page.fonts?.(rare)
  const plain = styleOf(page, fonts, scarce, [
    ...(names === undefined ? [] : [nameRules(names)]),
    ...(original === undefined ? [] : [originalRules(original, scarce)]),
  ])
  const style = withLateFonts(plain, fonts, usage)
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...page.head.flatMap(({ tagName, children: [data] }) =>
      tagName === 'script' && data?.type === 'text' ? [`script-src ${hashOf(data.value)}`] : [],
    ),
    "font-src 'self'",
    "img-src 'self'",
    // Without this, checkers may not even ask for robots.txt.
    "connect-src 'self'",
    "manifest-src 'self'",
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
    ...preloadsOf(
      fonts,
      [original, names].flatMap((used) => used ?? []),
      page.isOnline,
    ),
    element('style', {}, [textNode(style)]),
  ])
  const html = element('html', { lang: page.locale, dir: page.dir }, [head, body])
  const text = toHtml(
    { type: 'root', children: [{ type: 'doctype' }, html] },
    { characterReferences: { useNamedReferences: true } },
  )
  return `${text}\n`
}

/** A source of a content security policy that allows this text alone. */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

function isSwitcher(node: ElementContent): node is Element {
  return (
    node.type === 'element' &&
    Array.isArray(node.properties['className']) &&
    node.properties['className'].includes(SWITCHER)
  )
}

/** The columns that show the original, on a page that compares. */
function originalsOf(body: readonly ElementContent[]): readonly Element[] {
  return body.flatMap((node): readonly Element[] => {
    if (node.type !== 'element') return []
    const { className } = node.properties
    return Array.isArray(className) && className.includes(ORIGINAL) ? [node] : originalsOf(node.children)
  })
}

/** A part of a page without the names of these languages in its list of languages. */
function withoutNames(node: ElementContent, langs: ReadonlySet<string>): ElementContent {
  if (node.type !== 'element' || node.tagName !== 'header') return node
  const strip = (part: ElementContent): ElementContent[] => {
    if (part.type !== 'element') return [part]
    if (typeof part.properties.lang === 'string' && langs.has(part.properties.lang)) return []
    return [{ ...part, children: part.children.flatMap(strip) }]
  }
  return { ...node, children: node.children.flatMap((child) => (isSwitcher(child) ? strip(child) : [child])) }
}

function isSameScript(a: string, b: string): boolean {
  return a === '' || languageOf(a).script === languageOf(b).script
}

/** The names in the list of languages, each to be set for its own language. */
function namesOf(body: readonly ElementContent[]): readonly FontUsage[] {
  const lists = body.flatMap((node) => (node.type === 'element' ? node.children.filter(isSwitcher) : []))
  return collectUsage(lists, '').map((usage) => ({ ...usage, isLabel: true }))
}

function styleOf(
  page: PageContent,
  fonts: PageFonts | undefined,
  scarce: ScarceCharacters,
  others: readonly string[],
): string {
  const faces = fonts?.faces ?? []
  const rules = fonts === undefined ? '' : fontFaceRules(faces, (face) => sourceOf(face, fonts, scarce))
  const own = [
    `:root{--serif:${fontStack(faces, 'serif')};--mono:${fontStack(faces, 'mono')}}`,
    ...(page.digits === undefined ? [] : [`ol{list-style-type:${page.digits}}`]),
  ]
  const style = [
    rules.replaceAll('\n', ''),
    page.theme ?? themeStyle(ownTheme('warm')),
    BASE_STYLE,
    kindStyles[page.kind],
    ...own,
    ...others,
  ].join('')
  // Nothing in a style sheet may end the element that holds it.
  return style.replaceAll('</', '<\\/')
}
