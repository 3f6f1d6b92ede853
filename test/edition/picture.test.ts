import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { measurePicture } from '../../pipeline/edition/picture.ts'

const ascii = (value: string) => new TextEncoder().encode(value)
const join = (...parts: readonly (readonly number[] | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]))
const uint = (value: number, length: number) =>
  Array.from({ length }, (_, index) => (value >>> (8 * (length - 1 - index))) & 255)
const chunk = (type: string, data: readonly number[] | Uint8Array) =>
  join(uint(data.length, 4), ascii(type), data, [0, 0, 0, 0])

function png(width: number, height: number, data = new Uint8Array((width * 3 + 1) * height), colour = 2): Uint8Array {
  const header = [...uint(width, 4), ...uint(height, 4), 8, colour, 0, 0, 0]
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  return join(signature, chunk('IHDR', header), chunk('IDAT', deflateSync(data)), chunk('IEND', []))
}
function jpeg(width: number, height: number, { frame = 0xc0, orientation = 1, end = true } = {}): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
  const exif = [...ascii('Exif'), 0, 0, ...tiff]
  const sof = [8, ...uint(height, 2), ...uint(width, 2), 1, 1, 0x11, 0]
  const segment = (marker: number, data: readonly number[]) => [0xff, marker, ...uint(data.length + 2, 2), ...data]
  const parts = [[0xff, 0xd8], segment(0xe1, exif), segment(frame, sof), segment(0xda, [1, 1, 0, 0, 63, 0]), [1, 2, 3]]
  return join(...parts, end ? [0xff, 0xd9] : [])
}
const svg = (inside: string, attributes = 'width="10" height="20"') =>
  ascii(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  )
const codeOf = (bytes: Uint8Array) => measurePicture('a.png', bytes).diagnostics.map(({ code }) => code)
const cleaned = (inside: string, attributes?: string) => {
  const { value, diagnostics } = measurePicture('a.svg', svg(inside, attributes))
  expect(diagnostics.map(({ code }) => code)).toEqual(diagnostics.length === 0 ? [] : ['edition/picture-cleaned'])
  return new TextDecoder().decode(value?.bytes)
}

test.each([
  ['a PNG', png(30, 20), { type: 'image/png', width: 30, height: 20 }],
  ['a JPEG', jpeg(40, 25), { type: 'image/jpeg', width: 40, height: 25 }],
  ['a progressive JPEG', jpeg(40, 25, { frame: 0xc2 }), { type: 'image/jpeg', width: 40, height: 25 }],
  ['an SVG', svg('<path d="M0 0"/>'), { type: 'image/svg+xml', width: 10, height: 20 }],
  ['an SVG in millimetres', svg('', 'width="25.4mm" height="1in"'), { width: 96, height: 96 }],
  ['an SVG with a viewBox alone', svg('', 'viewBox="0 0 300 200"'), { width: 300, height: 200 }],
  ['an SVG with a width and a viewBox', svg('', 'width="150" viewBox="0 0 300 200"'), { width: 150, height: 100 }],
])('the size of %s is read from its header', (_name, bytes, expected) => {
  const { value, diagnostics } = measurePicture('pictures/My Map.gif', bytes)
  expect(diagnostics).toEqual([])
  expect(value).toMatchObject(expected)
})

test('a picture is named after its stem, its content and what it is, not what it is called', () => {
  expect(measurePicture('x/Карта Ünder 1.jpeg', png(1, 1)).value?.name).toMatch(/^under-1-[0-9a-f]{8}\.png$/)
  expect(measurePicture('карта.png', png(1, 1)).value?.name).toMatch(/^picture-[0-9a-f]{8}\.png$/)
  expect(measurePicture('../../etc/passwd', png(1, 1)).value?.name).toMatch(/^passwd-[0-9a-f]{8}\.png$/)
  expect(measurePicture('a.png', png(1, 1)).value?.name).not.toBe(measurePicture('a.png', png(2, 1)).value?.name)
})

test.each([
  ['nothing', new Uint8Array(0), 'edition/picture-damaged'],
  ['a text', ascii('hello'), 'edition/picture-kind'],
  ['a GIF', ascii('GIF89a....'), 'edition/picture-kind'],
  ['a page of HTML', ascii('<!DOCTYPE html><html><svg/></html>'), 'edition/picture-kind'],
  ['a PNG cut short', png(30, 20).subarray(0, 60), 'edition/picture-damaged'],
  ['a PNG without its end', png(30, 20).subarray(0, -12), 'edition/picture-damaged'],
  ['a PNG without a height', png(30, 0), 'edition/picture-damaged'],
  ['a PNG of an impossible colour type', png(3, 3, undefined, 5), 'edition/picture-damaged'],
  ['a palette PNG without palette', png(3, 3, undefined, 3), 'edition/picture-damaged'],
  ['a PNG that promises what it cannot hold', png(6000, 6000, new Uint8Array(10)), 'edition/picture-damaged'],
  ['a PNG of 64 million pixels', png(8000, 8000, new Uint8Array(10)), 'edition/picture-too-large'],
  ['a JPEG of 41 million pixels', jpeg(6500, 6500), 'edition/picture-too-large'],
  ['a JPEG cut short', jpeg(40, 25).subarray(0, 30), 'edition/picture-damaged'],
  ['a JPEG without its end', jpeg(40, 25, { end: false }), 'edition/picture-damaged'],
  ['a lossless JPEG', jpeg(40, 25, { frame: 0xc3 }), 'edition/picture-kind'],
  ['a JPEG that lies on its side', jpeg(40, 25, { orientation: 6 }), 'edition/picture-rotated'],
  ['an SVG that is not well-formed', svg('<g>'), 'edition/picture-damaged'],
  [
    'an SVG with a DTD',
    ascii('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'),
    'edition/picture-unsafe',
  ],
  ['an SVG of another namespace', ascii('<svg xmlns="urn:x"/>'), 'edition/picture-damaged'],
  [
    'an SVG in Latin-1',
    join(ascii('<svg xmlns="http://www.w3.org/2000/svg"><title>'), [0xe9], ascii('</title></svg>')),
    'edition/picture-damaged',
  ],
  ['an SVG of a million elements', svg('<g/>'.repeat(1_000_000)), 'edition/picture-too-large'],
  ['an SVG nested too deep', svg('<g>'.repeat(5000) + '</g>'.repeat(5000)), 'edition/picture-too-large'],
  ['an SVG that uses itself', svg('<g id="a"><use href="#a"/></g><use href="#a"/>'), 'edition/picture-too-large'],
])('%s is reported', (_name, bytes, code) => {
  const { value, diagnostics } = measurePicture('a.png', bytes)
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code])
  expect(diagnostics[0]?.hints).not.toEqual([])
  expect(value === undefined).toBe(diagnostics[0]?.severity === 'error')
})

test('elements that use each other do not multiply without end', () => {
  const layers = Array.from(
    { length: 30 },
    (_, n) => `<g id="l${n + 1}">${`<use href="#l${n}"/>`.repeat(10)}</g>`,
  ).join('')
  expect(codeOf(svg(`<defs><path id="l0" d="M0 0"/>${layers}</defs><use href="#l30"/>`))).toEqual([
    'edition/picture-too-large',
  ])
  expect(codeOf(svg(`<defs><path id="l0" d="M0 0"/></defs>${'<use href="#l0"/>'.repeat(100)}`))).toEqual([])
})

test('more than 64 MiB are not even looked at', () => {
  expect(codeOf(new Uint8Array(64 * 1024 * 1024 + 1))).toEqual(['edition/picture-too-large'])
})

test.each([
  ['script', '<script>alert(1)</script>'],
  ['script in another case', '<SCRIPT>alert(1)</SCRIPT>'],
  ['script under a prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
  ['an event handler', '<path onload="alert(1)" onClick="alert(1)"/>'],
  [
    'foreign content',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)">alert(1)</body></foreignObject>',
  ],
  ['XHTML without a wrapper', '<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/>'],
  ['a link that runs', '<a href="javascript:alert(1)"><path/></a>'],
  [
    'an animation that rewrites',
    '<set attributeName="href" to="javascript:alert(1)"/><animate attributeName="x" values="alert(1)"/>',
  ],
  ['a picture from elsewhere', '<image href="https://evil.example/alert(1)"/>'],
  ['a reference to elsewhere', '<use xlink:href="https://evil.example/a.svg#alert(1)"/>'],
  ['a filter from elsewhere', '<filter id="f"><feImage href="file:///alert(1)"/></filter>'],
  ['a style sheet', '<style>@import url(https://evil.example/alert(1));</style>'],
  ['a style sheet in pieces', '<style>a{fill:ur<!-- x -->l(https://evil.example/alert(1))}</style>'],
  ['a style sheet under cover', '<style>@\\69mport "https://evil.example/alert(1)"</style>'],
  ['a style that loads', '<path style="fill:url(https://evil.example/alert(1))"/>'],
  ['a style that loads under cover', '<path style="fill:u\\72l(https://evil.example/alert(1))"/>'],
  ['a paint that loads', '<path fill="url( \'https://evil.example/alert(1)\' )"/>'],
  ['a second paint that loads', '<path fill="url(#a) url(https://evil.example/alert(1))"/>'],
  ['a processing instruction', '<?xml-stylesheet href="https://evil.example/alert(1)"?>'],
  ['a comment', '<!-- alert(1) -->'],
  ['a data address', '<use href="data:image/svg+xml,alert(1)"/>'],
])('%s leaves no trace in a drawing', (_name, inside) => {
  const out = cleaned(`${inside}<path d="M1 1"/>`)
  expect(out).not.toMatch(/alert|evil|https?:\/\/(?!www\.w3\.org\/2000\/svg)|<script|\son/iu)
  expect(out).toContain('<path d="M1 1">')
})

test('a style sheet that only paints stays', () => {
  expect(cleaned('<style>.a{fill:url(#g);stroke:#123}</style><path class="a"/>')).toContain(
    '<style>.a{fill:url(#g);stroke:#123}</style><path class="a">',
  )
})

test('what draws stays: gradients, local references, text and styles', () => {
  const inside =
    '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>' +
    '<path fill="url(#g)" style="stroke:url(#g);opacity:.5" transform="rotate(5)"/><use xlink:href="#g" x="1"/><text>a &lt; b &amp; "c"</text>'
  const out = cleaned(inside)
  expect(out).toContain('fill="url(#g)" style="stroke:url(#g);opacity:.5" transform="rotate(5)"')
  expect(out).toContain('<use href="#g" x="1">')
  expect(out).toContain('a &lt; b &amp; &quot;c&quot;')
  expect(measurePicture('b.svg', ascii(out)).value?.bytes).toEqual(ascii(out))
})

test('whatever bytes come, the answer is a picture or an error, and a drawing stays well-formed', () => {
  const starts = fc.constantFrom(png(3, 2), jpeg(3, 2), svg('<g><path d="M0 0"/></g>'))
  const damage = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 })
  fc.assert(
    fc.property(starts, damage, fc.nat(400), (bytes, changes, length) => {
      const broken = bytes.slice(0, Math.max(1, bytes.length - (length > 200 ? 0 : length)))
      for (const [at, value] of changes) broken[at % broken.length] = value
      const { value, diagnostics } = measurePicture('a.png', broken)
      expect(value === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'))
      if (value?.type !== 'image/svg+xml') return
      const parser = new SaxesParser({ xmlns: true })
      parser.on('error', (error) => expect.unreachable(error.message))
      parser.write(new TextDecoder().decode(value.bytes)).close()
    }),
    { seed: 7, numRuns: 1000 },
  )
})
