import type { Edition, PageMap } from '../edition/types.ts'
import { compareArticle } from './xhtml/compare-article.ts'
import { findAll, findFirst, idsOf, textOf } from './xhtml/element.ts'
import { readHtml } from './xhtml/html-reader.ts'
import { fragmentOf } from './xhtml/read-blocks.ts'
import { startReport } from './report.ts'
import type { Finding } from './types.ts'

/**
 * Re-read a finished HTML page and compare it with its edition, block by block. The page says in its one `<main>` what
 * the edition says, and nothing else there.
 */
export function verifyHtml(
  edition: Edition,
  html: string,
  pageMap: PageMap,
  document = readHtml(html),
): readonly Finding[] {
  const report = startReport(edition, 'html')
  const root = findFirst(document, 'html')
  const lang = root?.attributes.get('lang') ?? ''
  const dir = root?.attributes.get('dir') === 'rtl' ? 'rtl' : 'ltr'
  if (lang !== edition.locale)
    report.add('language', undefined, `html lang ${edition.locale}`, `html lang ${lang || 'none'}`)
  if (dir !== edition.dir) report.add('language', undefined, `html dir ${edition.dir}`, `html dir ${dir}`)
  const title = findFirst(document, 'title')
  const titleText = title ? textOf(title) : ''
  if (!titleText.normalize('NFC').includes(fold(edition.metadata.title))) {
    report.add('text', undefined, `title ${edition.metadata.title}`, `title ${titleText || 'none'}`)
  }
  const mains = findAll(document, (element) => element.name === 'main')
  const main = mains[0]
  if (!main || mains.length > 1) {
    report.unreadable('one main element', `${mains.length} main elements`)
    return report.findings
  }
  compareArticle(report, edition, [{ element: main, lang, dir }], pageMap)
  const ids = idsOf(document)
  for (const link of findAll(document, ({ name }) => name === 'a')) {
    const href = link.attributes.get('href') ?? ''
    if (href.startsWith('#') && href !== '#' && !ids.has(fragmentOf(href))) {
      report.add('link', undefined, 'an existing target', href)
    }
  }
  return report.findings
}

function fold(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[ \t\n\r\f]+/g, ' ')
    .trim()
}
