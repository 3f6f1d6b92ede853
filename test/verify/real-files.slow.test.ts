import { describe, expect, test } from 'vitest'
import { verifyEpub } from '../../pipeline/verify/epub.ts'
import { verifyHtml } from '../../pipeline/verify/html.ts'
import { verifyPdf } from '../../pipeline/verify/pdf.ts'
import { paragraph } from '../edition/sample.ts'
import { finish, layOut, LOCALES, paint, sampleEdition } from './sample.ts'

describe.each(LOCALES)('the files of a whole edition in %s say what the edition says:', async (locale) => {
  const { edition, pageMap, html, epub, pdf } = await finish(sampleEdition(locale))
  test('HTML', () => expect(verifyHtml(edition, html, pageMap)).toEqual([]))
  test('EPUB', () => expect(verifyEpub(edition, epub, pageMap)).toEqual([]))
  test('PDF', () => expect(verifyPdf(edition, pdf, pageMap)).toEqual([]))
})

describe('characters that steer direction turn letters on paper as UAX #9 says:', () => {
  test.each([
    ['marks', 'The word \u200Fשלום! \u200Eand on (42).'],
    ['an embedding', 'Before \u202Bword (one), two\u202C after.'],
    ['an override', 'Before \u202Edesrever\u202C after.'],
    ['an isolate', 'Before \u2067word: 42, שלום\u2069 after.'],
    ['an isolate that nobody closes', 'Before \u2067word: 42.'],
    ['an isolate inside of an isolate', 'Before \u2067one \u2066two 3\u2069 שלום\u2069 after.'],
    ['a closing without an opening', 'Before \u2069 word \u202C שלום 3, 4.'],
  ])('%s', async (_name, words) => {
    const edition = sampleEdition('en')
    const code = { type: 'code', id: 'steered', value: `let a = "${words}"; // 1\n  b` } as const
    const span = { type: 'span', lang: 'he', dir: 'rtl', children: [{ type: 'text', value: words }] } as const
    const foreign = paragraph('foreign-words', 'See: ', span, ' (3).')
    const root = { type: 'root', children: [...edition.root.children, paragraph('p', words), code, foreign] } as const
    const layout = await layOut({ ...edition, root })
    expect(verifyPdf({ ...edition, root }, await paint(layout), layout.pageMap)).toEqual([])
  })

  test.each([
    ['an isolate closed twice', 'a \u2067 c \u2069\u2069 d שלום'],
    ['an embedding closed twice', 'a \u202B c \u202C\u202C d שלום'],
    ['controls closed in the wrong order, before the first word', '\u202B\u2067 a \u2069\u202C שלום b'],
    [
      'more of all kinds than can be nested',
      `${'a \u202E b \u2067 c \u2069\u2069 \u202C\u202C d \u202B שלום \u2066 '.repeat(150)}b`,
    ],
    ['ten thousand marks on a Hebrew letter', `ב${'\u05B8'.repeat(10_000)} שלום`],
    ['ten thousand marks on an Arabic letter', `ب${'\u064E'.repeat(10_000)} سلام`],
  ])('%s, in a paragraph', async (_name, words) => {
    const edition = sampleEdition('en')
    const root = { type: 'root', children: [...edition.root.children, paragraph('p', words)] } as const
    const layout = await layOut({ ...edition, root })
    expect(verifyPdf({ ...edition, root }, await paint(layout), layout.pageMap)).toEqual([])
  })
})
