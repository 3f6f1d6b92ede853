import type { Picture } from '../../edition/types.ts'
import { visit } from '../../tree/visit.ts'
import { metaValues } from '../container/read-book.ts'
import type { Finding } from '../types.ts'
import { findAll, findFirst, textOf, type MarkupElement } from '../xhtml/element.ts'
import type { Evidence } from './evidence.ts'
import type { AccessibilityCheck, Verdict } from './types.ts'

const verdict = (isRight: boolean): Verdict => (isRight ? 'pass' : 'fail')

/** No finding of these kinds, and the file could be read. */
const isFreeOf = ({ findings }: Evidence, ...kinds: readonly Finding['kind'][]): boolean =>
  !findings.some(({ code, kind }) => code === 'verify/unreadable' || kinds.includes(kind))

const elements = ({ documents }: Evidence, isWanted: (element: MarkupElement) => boolean): readonly MarkupElement[] =>
  documents.flatMap((root) => findAll(root, isWanted))

/** Elements that play, run, ask or move. */
const active = new Set([
  'script',
  'audio',
  'video',
  'iframe',
  'object',
  'embed',
  'form',
  'input',
  'button',
  'select',
  'marquee',
])
/** A script element that holds data only. */
const isData = ({ name, attributes }: MarkupElement): boolean =>
  name === 'script' && /json/.test(attributes.get('type') ?? '')

const isActive = (element: MarkupElement): boolean =>
  (active.has(element.name) && !isData(element)) || [...element.attributes.keys()].some((key) => /^on[a-z]/.test(key))

function mayMove({ type, bytes }: Picture): boolean {
  if (type === 'image/jpeg') return false
  const text = new TextDecoder('latin1').decode(bytes)
  return type === 'image/png' ? text.slice(0, text.indexOf('IDAT')).includes('acTL') : /<(?:animate|set)\b/.test(text)
}

function hasHeadingsInOrder({ edition }: Evidence): boolean {
  const depths: number[] = []
  for (const block of edition.root.children) {
    visit(block, (node) => {
      if (node.type === 'heading') depths.push(node.depth)
    })
  }
  return depths[0] === 1 && depths.every((depth, index) => depth <= (depths[index - 1] ?? 0) + 1)
}

/** Whether every declaration of a property has a value in relative units. */
function isRelative(css: string, property: string): boolean {
  const values = [...css.matchAll(new RegExp(`(?:^|[;{\\s])${property}\\s*:\\s*([^;}]+)`, 'g'))].map(
    (match) => match[1] ?? '',
  )
  return values.every((value) => !/\d(?:px|pt|mm|cm|in|pc)\b/.test(value))
}

function contents(evidence: Evidence): Verdict {
  const { book, pdf, edition } = evidence
  if (pdf !== undefined) return verdict(edition.contents.length === 0 || pdf.outline.length > 0)
  if (book === undefined) {
    const isReached = elements(
      evidence,
      ({ attributes }) => (attributes.get('href') ?? '') === '#main' || attributes.get('class') === 'skip',
    )
    return verdict(
      edition.contents.length === 0 ||
        isReached.length > 0 ||
        elements(evidence, ({ name }) => name === 'nav').length > 0,
    )
  }
  const toc = book.nav && findAll(book.nav, ({ attributes }) => attributes.get('epub:type') === 'toc')[0]
  return verdict(toc !== undefined && isFreeOf(evidence, 'link', 'order'))
}

function languages(evidence: Evidence): Verdict {
  const { edition, pdf, documents } = evidence
  const isSaid =
    pdf === undefined
      ? documents.every((root) => (findFirst(root, 'html')?.attributes.get('lang') ?? '') === edition.locale)
      : pdf.lang === edition.locale
  return verdict(isSaid && isFreeOf(evidence, 'language'))
}

function titles({ documents, pdf }: Evidence): Verdict {
  if (pdf !== undefined) return verdict(pdf.title.trim() !== '')
  return verdict(documents.every((root) => textOf(findFirst(root, 'title') ?? root).trim() !== ''))
}

function metadata({ book, pdf, documents }: Evidence): Verdict {
  if (pdf !== undefined) return verdict(pdf.isTagged && pdf.title !== '' && pdf.lang !== '')
  if (book === undefined) return verdict(documents.every((root) => findFirst(root, 'title') !== undefined))
  const needed = [
    'accessMode',
    'accessModeSufficient',
    'accessibilityFeature',
    'accessibilityHazard',
    'accessibilitySummary',
  ]
  return verdict(needed.every((property) => metaValues(book, `schema:${property}`).some((value) => value !== '')))
}

/** A link says where it leads by its words or those of its label. */
function links(evidence: Evidence): Verdict {
  const isNamed = (link: MarkupElement): boolean =>
    textOf(link) !== '' ||
    (link.attributes.get('aria-label') ?? '') !== '' ||
    findAll(link, ({ name, attributes }) => name === 'img' && (attributes.get('alt') ?? '') !== '').length > 0
  const all = elements(evidence, ({ name, attributes }) => name === 'a' && attributes.has('href'))
  return verdict(all.every(isNamed) && isFreeOf(evidence, 'link'))
}

function reflow({ book, css, documents, pdf }: Evidence): Verdict {
  if (pdf !== undefined) return 'not checked'
  const fixed = book === undefined ? false : metaValues(book, 'rendition:layout').includes('pre-paginated')
  const views = documents.flatMap((root) => findAll(root, ({ attributes }) => attributes.get('name') === 'viewport'))
  const isFree = views.every(
    ({ attributes }) => !/user-scalable\s*=\s*no|maximum-scale|width\s*=\s*\d/.test(attributes.get('content') ?? ''),
  )
  return verdict(!fixed && isFree && isRelative(css, '(?:min-)?width'))
}

/** The checks by name. */
export const accessibilityChecks: Readonly<Record<AccessibilityCheck, (evidence: Evidence) => Verdict>> = {
  'same-text': (evidence) => verdict(isFreeOf(evidence, 'missing', 'text', 'extra', 'order')),
  alternatives(evidence) {
    const { edition } = evidence
    if (edition.pictures.size === 0) return 'not applicable'
    const isDescribed = elements(evidence, ({ name }) => name === 'img').every(({ attributes }) =>
      attributes.has('alt'),
    )
    return verdict(isDescribed && edition.missingAlternatives.length === 0 && isFreeOf(evidence, 'alternative'))
  },
  structure: (evidence) => verdict((evidence.pdf?.isTagged ?? true) && isFreeOf(evidence, 'structure')),
  headings: (evidence) => verdict(hasHeadingsInOrder(evidence)),
  languages,
  titles,
  contents,
  pages: (evidence) =>
    evidence.pageMap.every(({ at }) => at === undefined) ? 'not applicable' : verdict(isFreeOf(evidence, 'page')),
  links,
  // A book that sets no colours leaves them to the reader; elsewhere somebody has to measure.
  contrast: ({ book, css, measured }) =>
    measured.contrast ??
    (book !== undefined &&
    !/(?:^|[;{\s])(?:color|background(?:-color)?)\s*:(?!\s*(?:inherit|currentcolor)\b)/i.test(css)
      ? 'pass'
      : 'not checked'),
  'text-size': ({ pdf, css }) => (pdf === undefined ? verdict(isRelative(css, 'font-size')) : 'not checked'),
  reflow,
  spacing: ({ pdf, css, measured }) =>
    measured.spacing ??
    (pdf === undefined
      ? verdict(
          isRelative(css, '(?:line-height|letter-spacing|word-spacing)') &&
            !/(?:height|spacing)\s*:[^;}]*!important/.test(css),
        )
      : 'not checked'),
  passive: (evidence) =>
    evidence.measured.passive ?? verdict(evidence.pdf?.isPassive ?? elements(evidence, isActive).length === 0),
  'no-media': (evidence) =>
    elements(evidence, ({ name }) => name === 'audio' || name === 'video').length === 0
      ? 'not applicable'
      : 'not checked',
  'no-flashing': ({ edition }) => ([...edition.pictures.values()].some(mayMove) ? 'not checked' : 'pass'),
  metadata,
  unlocked: ({ book }) => verdict(book?.paths.every((path) => path !== 'META-INF/encryption.xml') ?? true),
  validators: ({ measured, format }) => measured.validators ?? (format === 'html' ? 'not applicable' : 'not checked'),
  judgement: ({ measured }) => measured.judgement ?? 'not checked',
}
