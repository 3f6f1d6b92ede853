import { describe, expect, test } from 'vitest'
import { loadArticle, loadPublication } from '../../pipeline/build/load.ts'
import { readPictures, withoutOwnDrawings, withOwnWords } from '../../pipeline/build/pictures.ts'
import { textsOfDrawing, withDrawingTexts } from '../../pipeline/localise/drawing.ts'
import { localise } from '../../pipeline/localise/localise.ts'
import { segmentsOf } from '../../pipeline/localise/segments.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const svg = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10">
<title>Not a text</title><!-- <text>commented</text> --><rect width="1" height="1" data-x="a > b"/>
<text x="1">
  Two &amp; three
</text><text><tspan x="1">four</tspan> <tspan>five &#x3c; six</tspan></text><text>7 8</text></svg>`

describe('the words of a drawing', () => {
  test('are the pieces of its text elements that have letters', () => {
    expect(textsOfDrawing(svg)).toEqual(['Two & three', 'four', 'five < six'])
  })

  test('can be said in other words; nothing else changes, and nothing becomes markup', () => {
    expect(withDrawingTexts(svg, textsOfDrawing(svg)).replace('&lt;', '&#x3c;')).toBe(svg)
    const said = withDrawingTexts(svg, ['<script>', 'четыре', '"пять"'])
    expect(said).not.toContain('<script>')
    expect(textsOfDrawing(said)).toEqual(['<script>', 'четыре', '"пять"'])
    expect(said.replaceAll(/>[^<]*</gu, '><')).toBe(svg.replaceAll(/>[^<]*</gu, '><'))
  })

  test('that is no drawing are none', () => {
    expect(textsOfDrawing('<text>unclosed')).toEqual([])
    expect(textsOfDrawing('')).toEqual([])
  })
})

describe('an article with a drawing', () => {
  const folder = memoryFolder({
    'publication.yaml': 'title: T\nsource: en\nlocales: [en, ru, kk]\ndate: 2022-01-10\n',
    'content/a/source.md': '# T\n\n![One](map.svg)\n\nText with ![it](map.svg) again.\n\n![Out](../b/map.svg)\n',
    'content/a/map.svg': svg,
    'content/a/map.kk.svg': svg,
    'content/b/map.svg': svg,
  })
  const { value: config } = loadPublication(folder)
  const loaded = config && loadArticle(folder, config, 'a').value
  if (loaded === undefined) throw new Error('no article')
  const { article } = loaded
  const ids = segmentsOf(article).filter(({ kind }) => kind === 'image.text')

  test('has its words as segments, once, under the block that shows it first', () => {
    expect(ids.map(({ text }) => text)).toEqual(['Two & three', 'four', 'five \\< six'])
    expect(ids.map(({ id }) => id.replace(/^[\w-]+(?=\.)/u, ''))).toEqual(['.svg-1', '.svg-2', '.svg-3'])
  })

  test('shows what is translated, and the rest as the source has it', () => {
    const catalog = new Map([[ids[1]?.id ?? '', 'четыре']])
    const { value } = localise(article, 'ru', { files: new Map([['ru', { catalog }]]) })
    expect(value.drawings?.get('map.svg')).toEqual(['Two & three', 'четыре', 'five < six'])
    const pictures = withOwnWords(folder, article, readPictures(folder, loaded).value, value.drawings)
    expect(new TextDecoder().decode(pictures.get('map.svg')?.bytes)).toContain('>четыре<')
    expect(pictures.get('map.svg')?.url).toBe('map.svg')
  })

  test('asks for no words where a language has a picture of its own', () => {
    expect(withoutOwnDrawings(folder, article, ['kk', 'en']).drawings).toBeUndefined()
    expect(withoutOwnDrawings(folder, article, ['ru', 'en']).drawings?.size).toBe(1)
  })
})
