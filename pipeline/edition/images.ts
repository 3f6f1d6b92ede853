import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts'
import type { Block, Caption, Figure, Image, Inline, Root } from '../tree/nodes.ts'
import { visit } from '../tree/visit.ts'
import { plainText } from './plain-text.ts'
import type { Picture } from './types.ts'

/** The pictures that were read: undefined stands for one that could not be, which whoever read it has reported. */
export type ReadPictures = ReadonlyMap<string, Picture | undefined>

/** Addresses of the pictures that a tree shows, each once, in order; remote ones are left out, nothing is ever fetched. */
export function pictureUrls(root: Root): readonly string[] {
  const urls = new Set<string>()
  visit(root, (node) => {
    if (node.type === 'image') urls.add(node.url)
  })
  return [...urls].filter((url) => !isRemote(url))
}

/** What becomes of the pictures of an edition, with everything that was noticed on the way. */
export interface ImageResolver {
  inline(image: Image, block: string): readonly Inline[]
  figure(figure: Figure): readonly Block[]
  readonly used: ReadonlyMap<string, Picture>
  readonly missingAlternatives: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Give every picture its description and its bytes. Without a description the caption or file name serves, with a warning; what
 * cannot be shown is replaced by its description, so that no renderer meets a picture that it does not have.
 */
export function imageResolver(pictures: ReadPictures, locale: string): ImageResolver {
  const used = new Map<string, Picture>()
  const missingAlternatives = new Set<string>()
  const diagnostics: Diagnostic[] = []

  const describe = (image: Image, block: string, caption: string): Image => {
    if (image.alt.trim() !== '' || isDecorative(image)) return image
    missingAlternatives.add(block)
    diagnostics.push(
      diagnose('edition/missing-alternative', `the picture "${quoted(image.url)}" has no description`, at(block), [
        'write one between the brackets: ![what it shows](…), or mark it: ![](… "decorative")',
      ]),
    )
    return { ...image, alt: caption || (image.title ?? '').trim() || fileStem(image.url) }
  }
  const has = (image: Image, block: string): boolean => {
    const picture = pictures.get(image.url)
    if (picture !== undefined) {
      used.set(image.url, picture)
      return true
    }
    if (isRemote(image.url)) {
      diagnostics.push(
        diagnose(
          'edition/remote-picture',
          `the picture "${quoted(image.url)}" lies elsewhere and is not fetched`,
          at(block),
          ['put the file beside the source and use its name'],
        ),
      )
    } else if (!pictures.has(image.url)) {
      diagnostics.push(
        diagnose('edition/missing-picture', `there is no picture "${quoted(image.url)}"`, at(block), [
          'put the file beside the source, or mend its name (capital letters count)',
        ]),
      )
    }
    return false
  }
  const at = (block: string): Place => ({ segment: block, locale })
  return {
    used,
    missingAlternatives,
    diagnostics,
    inline(written, block) {
      const image = describe(written, block, '')
      if (has(image, block)) return [image]
      return standIn(image)
    },
    figure(figure) {
      const block = figure.id ?? ''
      const image = describe(figure.image, block, figure.caption ? plainText(figure.caption.children) : '')
      const isShown = has(image, block)
      const caption = figure.caption ?? captionFromTitle(figure)
      if (isShown) {
        const { title: _title, ...untitled } = image
        // The title has become the caption; said twice it would be read out twice.
        const shown = figure.caption === undefined && caption !== undefined ? untitled : image
        return [{ ...figure, image: shown, ...(caption !== undefined && { caption }) }]
      }
      const { image: _image, caption: _caption, type: _type, ...base } = figure
      const blocks: Block[] = []
      const text = standIn(image)
      if (text.length > 0) blocks.push({ ...base, type: 'paragraph', children: text })
      if (caption !== undefined) blocks.push({ ...caption, type: 'paragraph' })
      return blocks
    },
  }
}

/** Whether a picture says nothing, by the author's word. */
export function isDecorative(image: Image): boolean {
  return image.title === 'decorative' && image.alt.trim() === ''
}

function captionFromTitle(figure: Figure): Caption | undefined {
  const title = figure.image.title?.trim() ?? ''
  if (title === '' || isDecorative(figure.image)) return undefined
  const { lang, dir } = figure.image
  return {
    type: 'caption',
    ...(figure.id !== undefined && { id: `${figure.id}-caption` }),
    ...(lang !== undefined && { lang }),
    ...(dir !== undefined && { dir }),
    children: [{ type: 'text', value: title }],
  }
}

/** What stands for a picture that cannot be shown: its description, linked to where it lies when that is elsewhere. */
function standIn(image: Image): readonly Inline[] {
  if (image.alt.trim() === '') return []
  const { lang, dir } = image
  const own = { ...(lang !== undefined && { lang }), ...(dir !== undefined && { dir }) }
  const text: Inline = { type: 'text', value: image.alt }
  if (/^https?:/iu.test(image.url)) return [{ ...own, type: 'link', url: image.url, children: [text] }]
  return lang === undefined && dir === undefined ? [text] : [{ ...own, type: 'span', children: [text] }]
}

function isRemote(url: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|\/\/)/iu.test(url)
}

/** An address as messages show it: data: addresses may be megabytes long. */
function quoted(url: string): string {
  return url.length > 100 ? `${url.slice(0, 100)}…` : url
}

function fileStem(url: string): string {
  const name =
    url
      .replace(/[?#].*$/su, '')
      .split(/[/\\]/u)
      .at(-1) ?? ''
  return (
    name
      .replace(/\.[^.]*$/u, '')
      .replaceAll(/[-_]+/gu, ' ')
      .trim() ||
    name ||
    url
  )
}
