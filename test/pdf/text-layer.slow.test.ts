import { expect, test } from 'vitest'
import { printed, readByPdfJs, texts, textScore } from './text-layer.ts'

/** What pdf.js gives back less of: it writes U+0EB3 as two characters, and drops U+200C, which Malayalam has in every tenth word. */
const less: Readonly<Record<string, number>> = { ml: 0.95 }

test.each(texts)('pdf.js gives back the text of a PDF in $name', async ({ name, locale, paragraphs }) => {
  const own = paragraphs()
  expect(textScore(own, await readByPdfJs(await printed(locale, own)))).toBeGreaterThan(less[name] ?? 0.98)
})

test('the score falls with every letter that is lost or in the wrong place', () => {
  const own = ['one two three', 'four']
  expect(textScore(own, 'one two\nthree 7 four')).toBe(1)
  expect(textScore(own, 'one tow three four')).toBeCloseTo(1 - 2 / 11 / 2, 5)
  expect(textScore(own, 'four')).toBeLessThan(0.75)
})
