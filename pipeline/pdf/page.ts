import type { Artifact, Colour, GlyphItem, Item, LinkItem, Page, StructureElement } from '../typeset/display/types.ts'
import { safeAddress } from './address.ts'
import type { PdfDocument, Reference } from './document.ts'
import { textString } from './document.ts'
import type { EmbeddedFont } from './font.ts'
import { operand } from './number.ts'
import type { StructureWriter } from './structure.ts'
import { openText } from './text.ts'

/** What painting a page needs to know of the file around it. */
export interface PaintContext {
  readonly document: PdfDocument
  readonly structure: StructureWriter
  readonly elements: readonly StructureElement[]
  font(id: string): EmbeddedFont
  /** The image object of a picture with its resource name; undefined when it cannot be shown. */
  image(url: string): { readonly reference: Reference; readonly name: string } | undefined
}

const ARTIFACT_DICTIONARIES: Readonly<Record<Artifact['type'], string>> = {
  header: '<</Type/Pagination/Subtype/Header>>',
  footer: '<</Type/Pagination/Subtype/Footer>>',
  layout: '<</Type/Layout>>',
  background: '<</Type/Background>>',
}

/** Paints a page; items keep their order, which is the reading order. Gives the content stream for the file's fingerprint. */
export function paintPage(page: Page, context: PaintContext): Uint8Array {
  const { document, structure } = context
  document.kit.addPage({ size: [page.width, page.height], margin: 0 })
  const target = document.kit.page
  delete target.dictionary.data['UserUnit']
  structure.beginPage(target.dictionary, page.height)
  const out: string[] = []
  let filled: Colour = [0, 0, 0]
  const setColour = (colour: Colour): void => {
    if (colour.every((part, index) => part === filled[index])) return
    filled = colour
    const [red, green, blue] = colour
    const isGrey = red === green && green === blue
    out.push(isGrey ? `${operand(red)} g` : `${operand(red)} ${operand(green)} ${operand(blue)} rg`)
  }
  const text = openText(out, setColour)
  let section: number | 'artifact' | undefined
  function enter(next: number | 'artifact' | undefined, opening: () => string): void {
    if (next === section && next !== 'artifact') return
    text.close()
    if (section !== undefined) out.push('EMC')
    section = next
    if (next !== undefined) out.push(opening())
  }
  const leave = (): void => enter(undefined, () => '')
  function paint(item: Item): void {
    switch (item.kind) {
      case 'glyphs': {
        const font = context.font(item.font)
        target.fonts[font.name] ??= font.reference
        text.add(withWholeAdvances(item), font)
        return
      }
      case 'rule':
        text.close()
        setColour(item.colour)
        out.push(`${[item.x, item.y, item.width, item.height].map(operand).join(' ')} re f`)
        return
      case 'image': {
        text.close()
        const image = context.image(item.image)
        if (image === undefined) return
        target.xobjects[image.name] ??= image.reference
        const { x, y, width, height } = item
        out.push(`q ${[width, 0, 0, -height, x, y + height].map(operand).join(' ')} cm /${image.name} Do Q`)
        return
      }
      case 'link': {
        const link = annotation(item, page, context)
        if (link !== undefined) target.annotations.push(link)
        return
      }
    }
  }
  function paintArtifact(artifact: Artifact): void {
    enter('artifact', () => `/Artifact ${ARTIFACT_DICTIONARIES[artifact.type]} BDC`)
    for (const item of artifact.items) paint(item)
    leave()
  }
  for (const artifact of page.artifacts) if (artifact.type === 'background') paintArtifact(artifact)
  for (const item of page.items) {
    const element = item.element
    if (item.kind === 'link') paint(item)
    else if (element === undefined) paintArtifact({ type: 'layout', items: [item] })
    else {
      enter(element, () => `/${context.elements[element]?.type ?? 'Span'} <</MCID ${structure.mark(element)}>> BDC`)
      paint(item)
    }
  }
  leave()
  for (const artifact of page.artifacts) if (artifact.type !== 'background') paintArtifact(artifact)
  // Codes of glyphs are bytes (see `EmbeddedFont.code`), all else is ASCII.
  const content = Buffer.from(out.join('\n'), 'latin1')
  target.content.write(content)
  return content
}

/** pdfkit refuses numbers that are not finite; so does every reader. A layout that holds one is a bug of ours. */
function withWholeAdvances(item: GlyphItem): GlyphItem {
  if (!Number.isFinite(item.x) || !Number.isFinite(item.y)) throw new Error(`paintPage: "${item.text}" has no place`)
  return item
}

function annotation(item: LinkItem, page: Page, context: PaintContext): Reference | undefined {
  const { document, structure } = context
  const { target } = item
  const address = 'url' in target ? safeAddress(target.url) : undefined
  if ('url' in target && address === undefined) return undefined
  const top = page.height - item.y
  const reference = document.open({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [item.x, top - item.height, item.x + item.width, top].map(operand),
    Border: [0, 0, 0],
    // Printed with the page (bit 3), as PDF/A asks of every annotation.
    F: 4,
    Contents: textString(item.contents === '' ? (address ?? '\u2192') : item.contents),
    ...(address !== undefined && { A: { Type: 'Action', S: 'URI', URI: textString(address) } }),
    ...('destination' in target && { Dest: textString(target.destination) }),
  })
  reference.data['StructParent'] = structure.annotate(item.element, reference)
  reference.end()
  return reference
}
