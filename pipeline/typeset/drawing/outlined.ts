import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { Edition, Picture } from '../../edition/types.ts'
import type { FontLibrary } from '../../font/types.ts'
import { setLine } from '../line/index.ts'
import { pagePictures } from './pictures.ts'

/**
 * The pictures of an edition for readers whose machine we do not know, by address. A drawing has no part in the fonts of a page or a book, and the
 * machine may know no letters of its script: so they are outlines, as in the PDF. A drawing with text that we cannot set is left as it is.
 */
export function outlinedPictures(edition: Edition, library: FontLibrary): ReadonlyMap<string, Picture> {
  const pictures = [...edition.pictures].map(([url, picture]): [string, Picture] => {
    if (picture.type !== 'image/svg+xml') return [url, picture]
    const problems: Diagnostic[] = []
    const alone = { ...edition, pictures: new Map([[url, picture]]) }
    const outlined = pagePictures(alone, library, (spans, style) => setLine(spans, style, library).value, problems)
    return [url, problems.length > 0 ? picture : (outlined.get(url) ?? picture)]
  })
  return new Map(pictures)
}
