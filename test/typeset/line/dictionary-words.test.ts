import { describe, expect, test } from 'vitest'
import { setParagraph } from '../../../pipeline/typeset/line/index.ts'
import { installedFonts } from '../../font/installed.ts'
import { paragraphsOf } from '../udhr.ts'

const request = (lang: string) => ({ face: 'serif', weight: 400, italic: false, lang }) as const

function linesOf(text: string, lang: string, width: number, align: 'justify' | 'start') {
  const spans = [{ text, request: request(lang), size: 10, colour: [0, 0, 0] as const, element: 0 }]
  const style = { lang, dir: 'ltr', width, align, indent: 0, hyphenate: false } as const
  return setParagraph(spans, style, installedFonts).value
}

describe.each([
  ['th', 'tha'],
  ['lo', 'lao'],
  ['km', 'khm'],
  ['my', 'mya'],
])('a line of %s', (lang, code) => {
  const paragraphs = paragraphsOf(code).filter((text) => text.length > 120).slice(0, 12) // prettier-ignore
  test('is filled evenly between its letters: no white between words could be read as a space', () => {
    let filled = 0
    for (const text of paragraphs) {
      const normal = text.normalize('NFC')
      for (const line of linesOf(text, lang, 260, 'justify').slice(0, -1)) {
        // A line of nothing but words between spaces ends short before its spaces look like columns.
        if (line.width < 259) continue
        expect(line.width).toBeCloseTo(260, 3)
        const own = normal.slice(line.start, line.end).trim()
        const plain = linesOf(own, lang, 2000, 'start')[0]
        const glyphs = (from: typeof line | undefined) =>
          (from?.items ?? []).flatMap(({ runs }) => runs.flatMap((run) => [...run.glyphs]))
        const [wide, natural] = [glyphs(line), glyphs(plain)]
        const added = wide.flatMap(({ advance, id }, index) => {
          const more = advance - (natural[index]?.advance ?? 0)
          return natural[index]?.id !== id || Math.abs(more) < 1e-6 ? [] : [more]
        })
        // A cluster of several letters has the white of all of them behind it.
        const least = Math.min(...added.map(Math.abs))
        if (added.length === 0) continue
        filled++
        for (const more of added) expect(Math.abs(Math.abs(more / least) - Math.round(Math.abs(more / least)))).toBeLessThan(1e-3) // prettier-ignore
        expect(added.length).toBeGreaterThan(8)
      }
    }
    expect(filled).toBeGreaterThan(10)
  })
})
