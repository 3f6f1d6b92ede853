import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeAddress } from '../../pipeline/pdf/address.ts'
import { escapeXml } from '../../pipeline/pdf/metadata.ts'
import { operand, utf16Hex } from '../../pipeline/pdf/number.ts'
import { byStringBytes } from '../../pipeline/pdf/order.ts'

test.each([
  ['https://example.org/a', 'https://example.org/a'],
  ['HTTP://example.org', 'HTTP://example.org'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  [' https://example.org/ü x ', 'https://example.org/%C3%BC%20x'],
  ['https://example.org/\ud800', 'https://example.org/%EF%BF%BD'],
  ['javascript:alert(1)', undefined],
  ['java\tscript:alert(1)', undefined],
  ['file:///etc/passwd', undefined],
  ['data:text/html,x', undefined],
  ['//example.org', undefined],
  ['', undefined],
])('the address %j is written as %j', (url, expected) => {
  expect(safeAddress(url)).toBe(expected)
})

test('addresses are ASCII without spaces, whatever they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (path) => {
      expect(safeAddress(`https://example.org/${path}`)).toMatch(/^https:\/\/[\x21-\x7e]*$/u)
    }),
    { seed: 1 },
  )
})

test('names are sorted by the bytes that are written', () => {
  const bytes = (name: string): Buffer =>
    /^[\0-\x7f]*$/u.test(name) ? Buffer.from(name) : Buffer.from(`feff${utf16Hex(name)}`, 'hex')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(Math.sign(byStringBytes(a, b))).toBe(Buffer.compare(bytes(a), bytes(b)))
    }),
    { seed: 2 },
  )
})

test('numbers are rounded to thousandths, without a negative zero', () => {
  expect([1.23456, -0.0001, 7].map(operand)).toEqual([1.235, 0, 7])
})

test('what XML cannot hold becomes a space', () => {
  expect(escapeXml('a\u0000b\ud800c&"')).toBe('a b c&amp;&quot;')
})
