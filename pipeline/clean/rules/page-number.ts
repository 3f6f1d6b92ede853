import type { Finding, Rule } from '../rule.ts'

const words =
  'page|seite|página|pagina|pàgina|strona|strana|stranica|sida|side|sivu|lehekülg|lapa|puslapis|oldal|sayfa|halaman|trang|ukurasa|faqe|pag|str|стр|страница|сторінка|старонка|бет|σελίδα|עמוד|صفحة|صفحه|पृष्ठ|पन्ना|หน้า'
const lone = new RegExp(
  `^(?:[-–—][ \\u00a0]?\\p{Nd}{1,4}[ \\u00a0]?[-–—]|(?:${words})\\.?[ \\u00a0]?\\p{Nd}{1,4}(?:[ \\u00a0]?(?:/|\\p{L}{1,3})[ \\u00a0]?\\p{Nd}{1,4})?|第?[ ]?\\p{Nd}{1,4}[ ]?[页頁ページ쪽]+)$`,
  'iu',
)

/** `- 3 -` on a line of its own: the number of a page that the text no longer has. */
export const pageNumber: Rule = {
  id: 'structure/page-number',
  class: 'suggest',
  languages: 'any',
  formats: ['text'],
  reason: 'number of a page on a line of its own',
  *find(view): Iterable<Finding> {
    // The first and the last block may be the number of the only page.
    if (view.blocks.length < 2) return
    for (const { start, end } of view.blocks) {
      if (end - start < 30 && lone.test(view.text.slice(start, end))) yield { start, end, text: '', bold: true }
    }
  },
  examples: [
    { before: 'They came home.\n\n- 3 -\n\nIt rained.', after: 'They came home.\n\n\n\nIt rained.' },
    { lang: 'et', before: 'Nad tulid koju.\n\nLehekülg 4 / 12\n\nSadas.', after: 'Nad tulid koju.\n\n\n\nSadas.' },
    {
      before: 'They came home.\n\n- 3 - and more\n\nIt rained.',
      after: 'They came home.\n\n- 3 - and more\n\nIt rained.',
    },
  ],
}
