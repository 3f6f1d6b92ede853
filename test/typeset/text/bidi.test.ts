import { expect, test } from 'vitest'
import { bidiLevels, visualOrder } from '../../../pipeline/typeset/text/bidi.ts'
import { probeBidi } from '../../../pipeline/typeset/text/probe.ts'

/** Letters as in UAX #9: capitals are right-to-left. */
const rtl = (text: string): string =>
  text.replaceAll(/[A-Z]/gu, (letter) => String.fromCharCode(0x5d0 + letter.charCodeAt(0) - 65))
const shown = (text: string, dir: 'ltr' | 'rtl' | 'auto'): string => {
  const source = rtl(text)
  return probeBidi({ id: '', text: source, dir })
    .order.map((offset) => text[offset])
    .join('')
}

test.each([
  ['plain text stays', 'car means', 'ltr', 'car means'],
  ['a word runs backwards', 'car means CAR.', 'ltr', 'car means RAC.'],
  ['a right-to-left paragraph', 'car MEANS CAR.', 'rtl', '.RAC SNAEM car'],
  ['numbers keep their order', 'HE SAID 12, 34', 'rtl', '34 ,12 DIAS EH'],
  ['automatic direction', 'ABC def', 'auto', 'def CBA'],
  ['trailing white space goes to the end side', 'abc DEF  ', 'ltr', 'abc FED  '],
] as const)('%s', (_name, text, dir, expected) => {
  expect(shown(text, dir)).toBe(expected)
})

test('levels after L1: tabs and spaces before them take the level of the paragraph', () => {
  expect(probeBidi({ id: 'x', text: rtl('AB \tC '), dir: 'ltr' })).toMatchObject({
    id: 'x',
    levels: [1, 1, 0, 0, 1, 0],
  })
})

test('a text without right-to-left letters has no levels at all', () => {
  expect(bidiLevels('Қазақстан — 2022', 'ltr')).toBeUndefined()
  expect(bidiLevels('abc', 'rtl')).toEqual(Uint8Array.of(2, 2, 2))
})

test('an isolate does not disturb what stands around it', () => {
  const text = rtl('list: ABC, DEF 1')
  // Without isolates the comma joins the two words to one run; the number would go to its left.
  expect([...(bidiLevels(text, 'ltr') ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
  const levels = bidiLevels(text, 'ltr', [
    { start: 6, end: 9, dir: 'rtl' },
    { start: 11, end: 14, dir: 'rtl' },
  ])
  expect([...(levels ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0])
})

test('unbalanced controls inside an isolate cannot leave it', () => {
  const hostile = '\u2069\u202eab\u2067'
  const levels = bidiLevels(`${hostile}cd`, 'ltr', [{ start: 0, end: hostile.length, dir: 'ltr' }])
  expect(levels?.length).toBe(hostile.length + 2)
  expect([...(levels ?? [])].slice(-2)).toEqual([0, 0])
})

test('visual order reverses nested levels', () => {
  expect(visualOrder([0, 1, 1, 2, 2, 1, 0])).toEqual([0, 5, 3, 4, 2, 1, 6])
  expect(visualOrder([])).toEqual([])
})
