import { nameShape, readByline, startsWithBylineWord } from '../byline.ts'
import type { PageBlock } from './blocks.ts'
import type { Facts, PageRule, Verdict } from './classify.ts'
import { sentenceEnds } from './container.ts'
import { squeeze, type PageMetadata } from './metadata.ts'
import { around, isOpening } from './names.ts'

/** By-lines and dates stand at the edges of the text, are short, and say no sentence. */
export function bylineRule(block: PageBlock, facts: Facts, isHead: boolean, isTail: boolean): PageRule | undefined {
  const { metadata, main, view } = facts
  if (
    (!isHead && !isTail) ||
    block.kind !== 'paragraph' ||
    block.frames.some((frame) => frame.kind === 'quote') ||
    block.letters > 160 ||
    (isHead && isOpening(block))
  )
    return undefined
  const text = block.text
  if (
    block.parent.tagName === 'time' ||
    [...around(block, main, 3)].some((element) => element.tagName === 'time' || element.tagName === 'address')
  )
    return 'page/byline'
  const words = text.split(/\s+/u).length
  const { author: named, date, unread } = readByline(text, view.lang)
  // A stop may also end a short form: `3 мая 2025 г.`
  const isSentence = sentenceEnds.test(text) && words > 6 && unread > 11
  const author = squeeze(metadata.author ?? '')
  if (author.length > 3 && squeeze(text).includes(author) && block.letters < author.length + 60 && !isSentence)
    return 'page/byline'
  if (named !== undefined && !isSentence && unread < 30) return 'page/byline'
  // `By bus to the lake, 3 May 2025`: a word of by-lines, and no name.
  if (named === undefined && startsWithBylineWord.test(text)) return undefined
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0
  // `(Town, 14 March 20)`, `5 min read`: a few words with a number, before the text begins.
  if (isHead && digits > 0 && !sentenceEnds.test(text) && (words <= 5 || (words <= 10 && /^[([].*[)\]]$/u.test(text))))
    return 'page/byline'
  const isDate =
    date !== undefined ||
    /\p{Nd}{1,2}[:.h]\p{Nd}{2}(?!\p{Nd})|(?<!\p{Nd})\p{Nd}{1,4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,4}(?!\p{Nd})|\p{Nd}{4}\s?[年년]|(?<!\p{Nd})(?:19|20|13|14)\p{Nd}{2}(?!\p{Nd})|[٠-٩۰-۹०-९]{4}/u.test(
      text,
    )
  if (isDate && digits >= 4 && words <= 14 && block.letters <= 80 && !isSentence) return 'page/byline'
  return undefined
}

/** What the page does not say in its head, but in lines beside its title and in the by-lines that are taken out. */
export function fromBylines(
  metadata: PageMetadata,
  blocks: readonly PageBlock[],
  verdicts: readonly Verdict[],
  lang: string,
): PageMetadata {
  if (metadata.author !== undefined && metadata.date !== undefined) return metadata
  let { author, date } = metadata
  const title = verdicts.findIndex((verdict) => verdict.isTitle)
  const first = verdicts.findIndex(
    ({ rule }, index) => index > title && rule === undefined && blocks[index]!.letters > 80,
  )
  blocks.forEach((block, index) => {
    const isByline = verdicts[index]!.rule === 'page/byline'
    const isNear = title >= 0 && index > title && index < first && index < title + 8
    if ((!isByline && !isNear) || block.letters > 160 || block.letters === 0 || block.kind === 'table') return
    const said = readByline(block.text, lang)
    date ??= said.date
    if (isByline || said.unread === 0) author ??= said.author ?? (isByline ? loneName(block) : undefined)
  })
  return { ...metadata, author, date }
}

/** A line that is nothing but a name, in an element that says what it is. */
function loneName(block: PageBlock): string | undefined {
  return nameShape.test(block.text) ? block.text : undefined
}
