import type { Edition, Picture } from '../edition/types.ts'
import type { Block, Heading, Image, Inline } from '../tree/nodes.ts'

/** What the package says about accessibility (EPUB Accessibility 1.1 §2.2), every word of it derived. */
export interface AccessibilityFacts {
  readonly accessModes: readonly string[]
  /** Each entry is a set of modes that suffices by itself. */
  readonly sufficientModes: readonly string[]
  readonly features: readonly string[]
  readonly hazard: 'none' | 'unknown'
  readonly summary: { readonly text: string; readonly lang?: string }
}

/** Images and headings of a tree, in reading order. */
interface Contents {
  readonly images: Image[]
  readonly headings: Heading[]
}

function collectInline(nodes: readonly Inline[], found: Contents): void {
  for (const node of nodes) {
    if (node.type === 'image') found.images.push(node)
    else if ('children' in node) collectInline(node.children, found)
  }
}

function collect(blocks: readonly Block[], found: Contents): void {
  for (const block of blocks) {
    switch (block.type) {
      case 'heading':
        found.headings.push(block)
        collectInline(block.children, found)
        break
      case 'paragraph':
      case 'notice':
        collectInline(block.children, found)
        break
      case 'figure':
        found.images.push(block.image)
        collectInline(block.caption?.children ?? [], found)
        break
      case 'blockquote':
      case 'footnoteDefinition':
        collect(block.children, found)
        break
      case 'list':
        for (const item of block.children) collect(item.children, found)
        break
      case 'table':
        for (const cell of block.children.flatMap((row) => row.children)) collectInline(cell.children, found)
        break
      case 'code':
      case 'thematicBreak':
        break
    }
  }
}

/** Whether a picture may move: then nobody has looked whether it flashes. */
function mayMove(picture: Picture): boolean {
  if (picture.type === 'image/jpeg') return false
  const text = new TextDecoder('latin1').decode(picture.bytes)
  return picture.type === 'image/png'
    ? text.slice(0, text.indexOf('IDAT')).includes('acTL')
    : /<(?:animate|set)\b/.test(text)
}

/** Every level follows the one above it, so that a reader who jumps from heading to heading misses none. */
const skipsNoLevel = (headings: readonly Heading[]): boolean =>
  headings.every((heading, index) => heading.depth <= (headings[index - 1]?.depth ?? 0) + 1)

/** The facts of an edition; `hasPages` = page marks of the PDF edition are in the text and in the page list. */
export function accessibilityFacts(edition: Edition, hasPages: boolean): AccessibilityFacts {
  const found: Contents = { images: [], headings: [] }
  collect(edition.root.children, found)
  for (const note of edition.notes) collect(note.children, found)
  // Descriptions are never empty in an edition but where the author said "decorative".
  const isVisual = found.images.some((image) => image.alt.trim() !== '')
  const isDescribed = edition.missingAlternatives.length === 0
  const features = [
    ...(isVisual && isDescribed ? ['alternativeText'] : []),
    'displayTransformability',
    ...(hasPages ? ['pageBreakMarkers', 'pageNavigation'] : []),
    'readingOrder',
    ...(skipsNoLevel(found.headings) ? ['structuralNavigation'] : []),
    'tableOfContents',
    'unlocked',
  ]
  const keys = [
    'accessibility-summary-text',
    ...(hasPages ? ['accessibility-page-numbers'] : []),
    ...(isVisual && isDescribed ? ['accessibility-images'] : []),
  ]
  const { furniture } = edition
  const lang = furniture.lang(keys[0] ?? '')
  // A sentence that only another language has would be read aloud in the wrong one: it is left out.
  const sentences = keys.filter((key) => furniture.lang(key) === lang).map((key) => furniture.label(key))
  return {
    accessModes: ['textual', ...(isVisual ? ['visual'] : [])],
    sufficientModes: [...(isDescribed ? ['textual'] : []), ...(isVisual ? ['textual,visual'] : [])],
    features,
    hazard: [...edition.pictures.values()].some(mayMove) ? 'unknown' : 'none',
    summary: { text: sentences.join(' '), ...(lang !== undefined && { lang }) },
  }
}
