import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { Edition, Picture } from '../edition/types.ts'
import type { FontLibrary } from '../font/types.ts'
import { pagePictures } from '../typeset/drawing/pictures.ts'
import { setLine } from '../typeset/line/index.ts'

/**
 * The pictures of an edition as its book holds them. A drawing has no part in the fonts of the book, and a reading device may know no
 * letters of its script: so they are outlines, as in the PDF. A drawing with text that we cannot set is left as it is.
 */
export function bookPictures(edition: Edition, library: FontLibrary): readonly Picture[] {
  return [...edition.pictures].map(([url, picture]) => {
    if (picture.type !== 'image/svg+xml') return picture
    const problems: Diagnostic[] = []
    const alone = { ...edition, pictures: new Map([[url, picture]]) }
    const outlined = pagePictures(alone, library, (spans, style) => setLine(spans, style, library).value, problems)
    return problems.length > 0 ? picture : (outlined.get(url) ?? picture)
  })
}
