import type { PageDesign } from '../config/types.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import type { Edition } from '../edition/types.ts'
import type { FontLibrary } from '../font/types.ts'
import type { Layout } from './display/types.ts'
import { measureText, setLine, setParagraph } from './line/index.ts'
import { layoutWith } from './page/layout.ts'

/**
 * Sets an edition on pages: its lines, pages, structure, outline and page map, everything but the bytes. Errors: a
 * character that no font has (`typeset/missing-glyph`, with block and font package).
 */
export function layoutEdition(edition: Edition, design: PageDesign, fonts: FontLibrary): Outcome<Layout> {
  const diagnostics: Diagnostic[] = []
  const value = layoutWith(edition, design, fonts, { measureText, setLine, setParagraph }, diagnostics)
  return { value, diagnostics }
}
