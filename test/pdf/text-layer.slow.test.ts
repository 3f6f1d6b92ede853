import { expect, test } from 'vitest'
import { printed, readByPdfJs, texts, textScore } from './text-layer.ts'

test.each(texts)('pdf.js gives back the text of a PDF in $name', async ({ locale, paragraphs }) => {
  const own = paragraphs()
  expect(textScore(own, await readByPdfJs(await printed(locale, own)))).toBeGreaterThan(0.98)
})

test('the score falls with every letter that is lost or in the wrong place', () => {
  const own = ['one two three', 'four']
  expect(textScore(own, 'one two\nthree 7 four')).toBe(1)
  expect(textScore(own, 'one tow three four')).toBeCloseTo(1 - 2 / 11 / 2, 5)
  expect(textScore(own, 'four')).toBeLessThan(0.75)
})
