import { describe, expect, test } from 'vitest'
import { verifyEpub } from '../../pipeline/verify/epub.ts'
import { verifyHtml } from '../../pipeline/verify/html.ts'
import { verifyPdf } from '../../pipeline/verify/pdf.ts'
import { finish, LOCALES, sampleEdition } from './sample.ts'

describe.each(LOCALES)('the files of a whole edition in %s say what the edition says:', async (locale) => {
  const { edition, pageMap, html, epub, pdf } = await finish(sampleEdition(locale))
  test('HTML', () => expect(verifyHtml(edition, html, pageMap)).toEqual([]))
  test('EPUB', () => expect(verifyEpub(edition, epub, pageMap)).toEqual([]))
  test('PDF', () => expect(verifyPdf(edition, pdf, pageMap)).toEqual([]))
})
