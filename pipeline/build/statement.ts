import type { Edition } from '../edition/types.ts'
import { editionStatementName } from '../html/address.ts'
import { renderStatement } from '../html/statement-page.ts'
import { languageOf } from '../language/language.ts'
import { requirements } from '../verify/accessibility/requirements.data.ts'
import type { Cell, OutputFile } from './types.ts'
import type { Workshop } from './workshop.ts'

/** The accessibility statement of an edition, from what is known of its finished files. It has the fonts of the reader: it says nothing of its own. */
export function statementFile(
  { config, theme }: Pick<Workshop, 'config' | 'theme'>,
  edition: Edition,
  cells: readonly Cell[],
): OutputFile {
  const { article, locale, sourceLocale, dir, furniture, metadata } = edition
  const { title, titleLang, publication, langs, url } = metadata
  const { autonym } = languageOf(locale)
  const about = {
    article,
    locale,
    sourceLocale,
    dir,
    autonym,
    title,
    ...(titleLang !== undefined && { titleLang }),
    cells,
  }
  const text = renderStatement(
    {
      ...{ publication, locale, dir, furniture, theme, editions: [about] },
      ...(langs?.publication !== undefined && { publicationLang: langs.publication }),
      ...(config.url !== undefined && url !== undefined && { url }),
    },
    requirements,
    about,
  )
  return { path: `${locale}/${editionStatementName(article)}`, bytes: new TextEncoder().encode(text) }
}
