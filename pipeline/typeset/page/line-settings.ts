import type { PageDesign } from '../../config/types.ts'
import type { ParagraphStyle } from '../line/types.ts'

/** What the design says about the lines of a language, by its tag; a setting for `ar` holds for `ar-EG` too, unless that has its own. */
export function lineSettings(
  design: Pick<PageDesign, 'kashida' | 'lineBreaks'>,
): (lang: string) => Pick<ParagraphStyle, 'lang' | 'kashida'> {
  const isMeant = (tag: string, lang: string): boolean => lang === tag || lang.startsWith(`${tag}-`)
  return (lang) => {
    const [, keyword] = [...(design.lineBreaks ?? [])]
      .filter(([tag]) => isMeant(tag, lang))
      .reduce((best, own) => (own[0].length > best[0].length ? own : best), ['', ''])
    const hasKashida = design.kashida?.some((tag) => isMeant(tag, lang)) === true
    // A tag with extensions of its own says itself how its lines break.
    const isPlain = keyword === '' || /-[a-z\d]-/iu.test(lang)
    return { lang: isPlain ? lang : `${lang}-u-${keyword}`, ...(hasKashida && { kashida: true }) }
  }
}
