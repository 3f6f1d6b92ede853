import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPng } from '../../pipeline/pdf/png.ts'
import { png, type PngParts } from './png-samples.ts'

function decoded(parts: PngParts): {
  readonly colour: readonly number[]
  readonly alpha: readonly number[] | undefined
} {
  const samples = readPng(png(parts))
  if (typeof samples === 'string') throw new Error(samples)
  const alpha = samples.alpha === undefined ? undefined : [...inflateSync(samples.alpha)]
  return { colour: [...inflateSync(samples.data)], alpha }
}

test('an opaque picture keeps its compressed data and its row filters', () => {
  const samples = readPng(
    png({
      width: 1,
      height: 2,
      bits: 8,
      type: 2,
      rows: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    }),
  )
  expect(samples).toMatchObject({ colourSpace: 'DeviceRGB', predictor: true, bits: 8, alpha: undefined })
})

test.each<[string, PngParts, readonly number[], readonly number[] | undefined]>([
  [
    'RGB with alpha is parted into colour and opacity',
    { width: 2, height: 1, bits: 8, type: 6, rows: [[1, 2, 3, 4, 5, 6, 7, 8]] },
    [1, 2, 3, 5, 6, 7],
    [4, 8],
  ],
  ['grey with alpha stays grey', { width: 2, height: 1, bits: 8, type: 4, rows: [[9, 10, 11, 12]] }, [9, 11], [10, 12]],
  ['alpha that hides nothing is left out', { width: 1, height: 1, bits: 8, type: 4, rows: [[9, 255]] }, [9], undefined],
  ['sixteen bits become eight', { width: 1, height: 1, bits: 16, type: 4, rows: [[7, 99, 200, 1]] }, [7], [200]],
  [
    'a palette with transparency becomes RGB',
    {
      width: 4,
      height: 1,
      bits: 2,
      type: 3,
      palette: [1, 2, 3, 4, 5, 6],
      transparency: [128],
      rows: [[0b00_01_00_01]],
    },
    [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6],
    [128, 255, 128, 255],
  ],
  [
    'one bit of grey with a transparent colour',
    { width: 8, height: 1, bits: 1, type: 0, transparency: [0, 1], rows: [[0b1010_0000]] },
    [255, 0, 255, 0, 0, 0, 0, 0],
    [0, 255, 0, 255, 255, 255, 255, 255],
  ],
  [
    'a transparent RGB colour',
    { width: 2, height: 1, bits: 8, type: 2, transparency: [0, 1, 0, 2, 0, 3], rows: [[1, 2, 3, 1, 2, 4]] },
    [1, 2, 3, 1, 2, 4],
    [0, 255],
  ],
  [
    'all five row filters are undone',
    {
      width: 2,
      height: 5,
      bits: 8,
      type: 4,
      filtered: true,
      rows: [
        [0, 10, 20, 30, 40],
        [1, 1, 1, 1, 1],
        [2, 1, 1, 1, 1],
        [3, 5, 5, 5, 5],
        [4, 2, 2, 2, 2],
      ],
    },
    [10, 30, 1, 2, 2, 3, 6, 9, 8, 11],
    [20, 40, 1, 2, 2, 3, 6, 9, 8, 11],
  ],
  [
    'interlaced rows find their places',
    { width: 2, height: 2, bits: 8, type: 0, interlaced: true, rows: [[1], [2], [3, 4]] },
    [1, 2, 3, 4],
    undefined,
  ],
])('%s', (_name, parts, colour, alpha) => {
  expect(decoded(parts)).toEqual({ colour, alpha })
})

test.each<[string, Uint8Array, RegExp]>([
  ['something else', Buffer.from('GIF89a and some more bytes to be long enough'), /not a PNG/u],
  [
    'a picture cut short',
    png({ width: 1, height: 1, bits: 8, type: 0, rows: [[1]] }).slice(0, -24),
    /too early|damaged/u,
  ],
  ['fewer rows than promised', png({ width: 1, height: 9, bits: 8, type: 0, rows: [[1]] }), /damaged/u],
  ['a bomb', png({ width: 50_000, height: 50_000, bits: 1, type: 0, rows: [[1]] }), /megapixels/u],
  ['a palette picture without a palette', png({ width: 1, height: 1, bits: 8, type: 3, rows: [[0]] }), /palette/u],
])('%s is refused with a reason', (_name, bytes, reason) => {
  expect(readPng(bytes)).toMatch(reason)
})

test('damaged bytes anywhere never throw', () => {
  const whole = png({
    width: 4,
    height: 4,
    bits: 8,
    type: 6,
    rows: Array.from({ length: 4 }, () => Array.from({ length: 16 }, (_, i) => i)),
  })
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, value, length) => {
      const bytes = Uint8Array.from(whole.subarray(0, length))
      if (at < bytes.length) bytes[at] = value
      expect(readPng(bytes)).toBeDefined()
    }),
    { seed: 3, numRuns: 500 },
  )
})
