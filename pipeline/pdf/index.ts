import { createHash } from 'node:crypto'
import type { Outcome } from '../diagnostic/diagnostic.ts'
import type { Layout } from '../typeset/display/types.ts'
import type { Reference } from './document.ts'
import { openDocument } from './document.ts'
import type { EmbeddedFont } from './font.ts'
import { openFont } from './font.ts'
import { openImages } from './image.ts'
import { writeDestinations, writeOutline, writePageLabels } from './navigation.ts'
import { paintPage } from './page.ts'
import { openStructure } from './structure.ts'

const PRODUCER = 'Stemma'

/**
 * Paints a layout as one tagged PDF that is PDF/UA-1 and PDF/A-2a. Pages are written as they come. Equal layouts give
 * equal bytes. A picture that cannot be read (`pdf/picture`) is left out.
 */
export async function paintPdf(layout: Layout): Promise<Outcome<Uint8Array>> {
  const document = await openDocument(layout.metadata, PRODUCER)
  const images = await openImages(document, layout.pictures)
  const diagnostics = [...images.diagnostics]
  const structure = openStructure(document, layout.structure)
  const fonts = new Map<string, EmbeddedFont>()
  const pages: { readonly label: string; readonly reference: Reference; readonly height: number }[] = []
  const fingerprint = createHash('md5').update(JSON.stringify(layout.metadata))
  const context = {
    document,
    structure,
    elements: layout.structure,
    image: (url: string) => images.image(url),
    font(id: string): EmbeddedFont {
      let font = fonts.get(id)
      if (font === undefined) {
        const source = layout.fonts.get(id)
        if (source === undefined) throw new Error(`paintPdf: the layout has no font "${id}"`)
        font = openFont(document, source, `F${fonts.size + 1}`)
        fonts.set(id, font)
      }
      return font
    },
  }
  for (const page of layout.pages) {
    fingerprint.update(paintPage(page, context))
    pages.push({ label: page.label, reference: document.kit.page.dictionary, height: page.height })
  }
  // A reader cannot open a file without a page.
  if (pages.length === 0) throw new Error('paintPdf: the layout has no pages')
  document.kit.flushPages()
  for (const font of fonts.values()) font.embed()
  writeOutline(document, layout.outline)
  writeDestinations(document, layout.destinations, pages)
  writePageLabels(document, pages)
  structure.end()
  document.kit._id = fingerprint.digest()
  return { value: await document.close(), diagnostics }
}
