import { describe, expect, test } from 'vitest'
import type { Picture } from '../../../pipeline/edition/types.ts'
import { paintPdf } from '../../../pipeline/pdf/index.ts'
import type { Block } from '../../../pipeline/tree/nodes.ts'
import { outlineText } from '../../../pipeline/typeset/drawing/outline-text.ts'
import { layoutEdition } from '../../../pipeline/typeset/index.ts'
import { setLine } from '../../../pipeline/typeset/line/index.ts'
import { design, edition, fonts } from '../sample.ts'

function outline(body: string, attributes = 'viewBox="0 0 400 100" width="400" height="100"') {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`
  const outlined = outlineText(svg, 'en', fonts, (spans, style) => setLine(spans, style, fonts).value)
  if (outlined === undefined) throw new Error('no drawing')
  return outlined
}

/** Left, top, right and bottom of all outlines. */
function box(svg: string): readonly [number, number, number, number] {
  const points = [...svg.matchAll(/ d="([^"]*)"/gu)].flatMap(([, path = '']) =>
    (path.match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number),
  )
  const [xs, ys] = [points.filter((_, index) => index % 2 === 0), points.filter((_, index) => index % 2 === 1)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

describe('text in drawings', () => {
  test('becomes outlines on its base line, and what is no text stays as it is', () => {
    const { svg, texts, left } = outline(
      '<rect width="9" height="9" fill="#039"/><text x="10" y="50" font-size="20">Hxn</text>',
    )
    expect(svg).toContain('<rect width="9" height="9" fill="#039"></rect>')
    expect(svg).not.toContain('<text')
    expect(texts).toEqual([{ text: 'Hxn', lang: 'en' }])
    expect(left).toEqual([])
    const [x, top, , bottom] = box(svg)
    expect(x).toBeGreaterThan(10)
    expect(x).toBeLessThan(12)
    expect(bottom).toBeCloseTo(50, 1)
    expect(50 - top).toBeCloseTo(0.714 * 20, 0)
  })

  test.each([
    ['start', 'text-anchor="start"', 200, undefined],
    ['middle', 'text-anchor="middle"', undefined, undefined],
    ['end', 'style="text-anchor:end"', undefined, 200],
  ])('is anchored at its %s', (_name, attribute, from, to) => {
    const [x, , right] = box(outline(`<text x="200" y="50" ${attribute}>HHHH</text>`).svg)
    if (from !== undefined) expect(x).toBeCloseTo(from, -0.5)
    if (to !== undefined) expect(right).toBeCloseTo(to, -0.5)
    if (from === undefined && to === undefined) expect((x + right) / 2).toBeCloseTo(200, 0)
  })

  test.each([
    ['an attribute of a group', '<g font-size="40"><text x="0" y="50">H</text></g>', 40],
    ['a style attribute', '<text x="0" y="50" style="font-size: 30px; fill: red">H</text>', 30],
    ['a rule for a class', '<style>.big { font-size: 32px }</style><text class="big" x="0" y="50">H</text>', 32],
    [
      'a rule for the element, weaker than one for a class',
      '<style>.a{font-size:24px} text{font-size:10px}</style><text class="a" x="0" y="50">H</text>',
      24,
    ],
    ['the font shorthand', '<style>text{font: bold 28px/1.2 Arial, sans-serif}</style><text x="0" y="50">H</text>', 28],
    ['a share of the size around it', '<g font-size="10"><text x="0" y="50" font-size="2em">H</text></g>', 20],
    ['no word about it', '<text x="0" y="50">H</text>', 16],
  ])('has its size from %s', (_name, body, size) => {
    const [, top, , bottom] = box(outline(body).svg)
    expect((bottom - top) / 0.714).toBeCloseTo(size, 0)
  })

  test('goes on in a tspan, starts anew where one has a place, and keeps the colours', () => {
    const { svg } = outline(
      '<text x="10" y="20" fill="blue">A<tspan fill="red" class="k">B</tspan><tspan x="10" dy="30">C</tspan></text>',
    )
    expect(svg).toMatch(/<g fill="blue"><path[^>]*\/><g fill="red" class="k"><path[^>]*\/><\/g><g><path/u)
    const paths = [...svg.matchAll(/<path d="[^"]*"\/>/gu)].map(([path]) => box(path))
    expect(paths[1]?.[0]).toBeGreaterThan(paths[0]?.[2] ?? Infinity)
    expect(paths[2]?.[0]).toBeLessThan(20)
    expect(paths[2]?.[3]).toBeCloseTo(50, 0)
  })

  test('is shaped and ordered in every script', () => {
    const glyphs = (text: string) => outline(`<text x="0" y="50">${text}</text>`).svg
    // The reordered vowel sign stands left of its consonant.
    expect(box(glyphs('हि'))[0]).toBeLessThan(2)
    const [arabic, letters] = [glyphs('سلام'), ['س', 'ل', 'ا', 'م'].map(glyphs)]
    const width = (svg: string) => box(svg)[2] - box(svg)[0]
    expect(width(arabic)).toBeLessThan(letters.reduce((sum, one) => sum + width(one), 0))
    expect(outline('<text x="200" y="50" direction="rtl">سلام</text>').svg).not.toBe(glyphs('سلام'))
    expect(box(outline('<text x="200" y="50" direction="rtl">سلام</text>').svg)[2]).toBeLessThanOrEqual(201)
  })

  test('along a path is named, since it cannot be drawn', () => {
    const { left, svg } = outline('<text><textPath href="#p">round and round</textPath></text>')
    expect(left).toEqual(['round and round'])
    expect(svg).not.toContain('round')
  })

  test('keeps markup characters out of the markup', () => {
    const { svg } = outline('<text x="0" y="9" class="a&quot;&lt;b">&lt;script&gt;</text><title>a &amp; b</title>')
    expect(svg).toContain('class="a&quot;&lt;b"')
    expect(svg).toContain('a &amp; b')
    expect(svg).not.toContain('<script')
  })

  test('that is damaged is left to whoever paints it', () => {
    expect(
      outlineText('<svg><text>', 'en', fonts, (spans, style) => setLine(spans, style, fonts).value),
    ).toBeUndefined()
  })
})

describe('a drawing in an edition', () => {
  const picture = (text: string): Picture => ({
    url: 'd.svg',
    name: 'd.svg',
    type: 'image/svg+xml',
    bytes: new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80"><text x="9" y="60" font-size="50">${text}</text></svg>`,
    ),
    width: 400,
    height: 80,
  })
  const figure: Block = { type: 'figure', id: 'f', image: { type: 'image', url: 'd.svg', alt: 'Words' } }

  test('shows its words in the PDF', async () => {
    const sizeOf = async (text: string): Promise<number> => {
      const { value, diagnostics } = layoutEdition(
        edition({ blocks: [figure], pictures: [picture(text)] }),
        design,
        fonts,
      )
      expect(diagnostics).toEqual([])
      return (await paintPdf(value)).value.length
    }
    expect(await sizeOf('Words हिन्दी')).toBeGreaterThan((await sizeOf('')) + 2000)
  })

  test('is an error when a character has no glyph', () => {
    const { diagnostics } = layoutEdition(
      edition({ blocks: [figure], pictures: [picture('\u{13000}')] }),
      design,
      fonts,
    )
    expect(diagnostics.map(({ code, place }) => [code, place?.file])).toEqual([['typeset/missing-glyph', 'd.svg']])
  })

  test('with text along a path is a warning that names the text', () => {
    const { diagnostics } = layoutEdition(
      edition({ blocks: [figure], pictures: [picture('<textPath href="#p">around</textPath>')] }),
      design,
      fonts,
    )
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, message.includes('around')])).toEqual([
      ['typeset/drawing-text', 'warning', true],
    ])
  })
})
