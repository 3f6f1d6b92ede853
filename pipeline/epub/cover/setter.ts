import type { Edition } from '../../edition/types.ts'
import type { FontLibrary } from '../../font/types.ts'
import { languageOf } from '../../language/language.ts'
import { rightToLeftScripts } from '../../language/locale.data.ts'
import { scriptOf } from '../../language/script.ts'
import type { Direction } from '../../tree/nodes.ts'
import type { Palette } from './design.ts'
import { setCoverText, type CoverText, type SetText } from './text.ts'

/** As much of a text as a cover has room for, in UTF-16 units; longer ones end in an ellipsis. */
const longest = 300
const shortened = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/u, '')}…`

const rightToLeft = new Set(rightToLeftScripts.split(' '))

/** Direction of the first letter that has one: a name keeps its own direction on a cover in another script. */
function directionOfText(text: string): Direction | undefined {
  const letter = /\p{L}/u.exec(text)?.[0]
  if (letter === undefined) return undefined
  return rightToLeft.has(scriptOf(letter.codePointAt(0) ?? 0)) ? 'rtl' : 'ltr'
}

/** Sets a text of an edition in a language, absent = the edition's own. */
export type Setter = (
  text: string,
  lang: string | undefined,
  style: Pick<CoverText, 'weight' | 'sizes' | 'maxLines' | 'maxHeight'> & { readonly accent?: boolean },
) => SetText

/** Sets the texts of an edition's cover or card to a measure in pixels. */
export function setterFor(edition: Edition, library: FontLibrary, palette: Palette, measure: number): Setter {
  const { locale, dir } = edition
  return (text, lang, { accent, ...style }) => {
    const language = languageOf(lang ?? locale)
    const direction = directionOfText(text) ?? dir
    return setCoverText(
      {
        ...style,
        text: shortened(text),
        lang: language.locale,
        dir: direction,
        align: direction === dir ? 'start' : 'end',
        // Scripts with high or deep letters need more room, but a title less than running text.
        leading: Math.min(1.5, Math.max(1.18, language.leading * 0.8)),
        colour: accent === true ? palette.accent : palette.ink,
      },
      measure,
      library,
    )
  }
}
