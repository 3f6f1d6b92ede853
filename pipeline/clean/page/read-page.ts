import { creditIn, type Credit } from '../byline.ts'
import { guessLanguage } from '../guess-language.ts'
import { createView } from '../view.ts'
import { pictureAddress } from './address.ts'
import { blocksOf, type PageBlock } from './blocks.ts'
import { fromBylines } from './byline.ts'
import { classify, type Verdict } from './classify.ts'
import { metadataOf, type PageMetadata } from './metadata.ts'
import { attribute, elementsIn, isElement, parsePage, type PageElement, type ParsedPage } from './parse.ts'
import { readableNodes } from './readable.ts'

/** A page taken apart. */
export interface ReadPage {
  readonly metadata: PageMetadata
  readonly title: string | undefined
  readonly blocks: readonly PageBlock[]
  readonly verdicts: readonly Verdict[]
  /** Plain texts of the blocks of the article, without its title and captions. */
  readonly texts: readonly string[]
  readonly body: PageElement
  /** The page says that its text is for payers. */
  readonly isGated: boolean
  /** Why there is no text, if there is none. */
  readonly trouble?: 'too-complex' | 'scripted' | 'empty'
}

const nothing: PageMetadata = {
  title: undefined,
  author: undefined,
  date: undefined,
  lang: undefined,
  site: undefined,
  image: undefined,
  description: undefined,
  base: undefined,
}

/** Find the article in a page and judge its blocks. Never throws; linear in the size of the page but for Readability, whose work is bounded. */
export function readPage(html: string, url?: string, whole = false): ReadPage {
  const page = parsePage(html)
  if (page === undefined) {
    const { body } = parsePage('')!
    return {
      metadata: nothing,
      title: undefined,
      blocks: [],
      verdicts: [],
      texts: [],
      body,
      isGated: false,
      trouble: 'too-complex',
    }
  }
  const metadata = metadataOf(page, url)
  const blocks = blocksOf(page.body)
  const sample = blocks.filter((block) => block.kind === 'paragraph' && block.letters > 40).map((block) => block.text)
  const lang = metadata.lang ?? guessLanguage(sample.join('\n').slice(0, 6000)) ?? 'und'
  const view = createView('', { format: 'text', lang, dated: true })
  const verdicts = whole ? wholeDocument(blocks) : classify(blocks, readableNodes(page), metadata, view)
  const said = whole
    ? { ...metadata, ...creditOfDocument(blocks, verdicts, lang) }
    : fromBylines(metadata, blocks, verdicts, lang)
  const texts = blocks.flatMap(({ kind, text }, index) => {
    const verdict = verdicts[index]!
    return verdict.rule === undefined &&
      verdict.isTitle !== true &&
      kind !== 'picture' &&
      kind !== 'rule' &&
      text !== ''
      ? [text]
      : []
  })
  const titleAt = verdicts.findIndex((verdict) => verdict.isTitle)
  const title = blocks[titleAt]?.text ?? metadata.title
  const trouble = texts.length > 0 ? undefined : page.scripted ? 'scripted' : 'empty'
  return {
    metadata: said,
    title,
    blocks,
    verdicts,
    texts,
    body: page.body,
    isGated: isGated(page),
    ...(trouble && { trouble }),
  }
}

/** A document keeps everything; its first heading of the highest level is its title. */
function wholeDocument(blocks: readonly PageBlock[]): readonly Verdict[] {
  const title = blocks.findIndex((block) => block.kind === 'heading' && block.level === 1)
  return blocks.map(({ kind, parent }, index) => {
    // A style says what a caption is; one without a picture before it, as that of a table, stays where it is.
    if (attribute(parent, 'class') === 'caption' && isPicture(blocks[index - 1]))
      return { rule: 'page/caption', captionOf: index - 1 }
    return { rule: kind === 'embed' ? 'page/embed' : undefined, ...(index === title && { isTitle: true }) }
  })
}

/** A picture that is shown: one that could not be taken out of its document has no address. */
function isPicture(block: PageBlock | undefined): boolean {
  const image = block?.kind === 'picture' ? block.nodes[0] : undefined
  return image !== undefined && isElement(image) && pictureAddress(image, undefined) !== undefined
}

/** A document says nothing of itself but in its lines. */
function creditOfDocument(
  blocks: readonly PageBlock[],
  verdicts: readonly Verdict[],
  lang: string,
): Credit | undefined {
  const title = verdicts.findIndex((verdict) => verdict.isTitle)
  return title < 0
    ? undefined
    : creditIn(
        blocks.slice(title).map(({ kind, text }) => (kind === 'table' ? '' : text)),
        lang,
      )
}

/** `isAccessibleForFree: false` (https://schema.org/isAccessibleForFree), or an element that calls itself a paywall. */
function isGated(page: ParsedPage): boolean {
  if (page.data.some((text) => /"isAccessibleForFree"\s*:\s*"?false/iu.test(text))) return true
  for (const element of elementsIn(page.body)) {
    if (
      /(?:^|[\s_-])(?:paywall|regwall|premium-?wall|piano-offer)/iu.test(
        `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`,
      )
    )
      return true
  }
  return false
}
