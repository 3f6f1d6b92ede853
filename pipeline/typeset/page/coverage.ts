import { diagnose } from '../../diagnostic/codes.ts'
import type { Span } from '../line/types.ts'
import type { Typesetter } from './typesetter.ts'

/** Reports every character of a block that no installed font has: an error, since the page would show an empty box. */
export function reportGaps(
  spans: readonly Span[],
  lang: string,
  block: string | undefined,
  typesetter: Typesetter,
): void {
  const text = spans.map((span) => span.text).join('')
  for (const gap of typesetter.fonts.gaps(text, lang)) {
    const name = gap.codePoint.toString(16).toUpperCase().padStart(4, '0')
    const shown = `"${String.fromCodePoint(gap.codePoint)}" (U+${name}, script ${gap.script})`
    const where = block === undefined ? 'The furniture' : `The block ${block}`
    const message = `${where} needs ${shown}, which no installed font has.`
    const hint =
      gap.package === undefined
        ? 'no font package with this character is known; replace the character or add a font that has it'
        : `npm install ${gap.package}`
    const place = { locale: typesetter.edition.locale, ...(block !== undefined && { segment: block }) }
    typesetter.diagnostics.push(diagnose('typeset/missing-glyph', message, place, [hint]))
  }
}
