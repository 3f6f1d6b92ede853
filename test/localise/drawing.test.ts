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

const said = (...texts: readonly string[]) => texts.map((text) => ({ text }))

describe('the words of a drawing', () => {
  test('are the pieces of its text elements that have letters, then its title', () => {
    expect(textsOfDrawing(svg)).toEqual(['Two & three', 'four', 'five < six', 'Not a text'])
  })

  test('can be said in other words; nothing else changes, and nothing becomes markup', () => {
    expect(withDrawingTexts(svg, said(...textsOfDrawing(svg))).replace('&lt;', '&#x3c;')).toBe(svg)
    const russian = withDrawingTexts(svg, said('<script>', 'четыре', '"пять"', 'нет'))
    expect(russian).not.toContain('<script>')
    expect(textsOfDrawing(russian)).toEqual(['<script>', 'четыре', '"пять"', 'нет'])
    expect(russian.replaceAll(/>[^<]*</gu, '><')).toBe(svg.replaceAll(/>[^<]*</gu, '><'))
  })

  test('say their language: the drawing that of the edition, each word in another one its own', () => {
    const mixed = '<svg lang="en"><text x="1">a<tspan>b</tspan></text><text xml:lang="la">c</text><desc>d</desc></svg>'
    const lang = 'en'
    expect(textsOfDrawing(mixed)).toEqual(['a', 'b', 'c', 'd'])
    const one = withDrawingTexts(
      mixed,
      [{ text: 'a', lang }, { text: 'b', lang }, { text: 'ц' }, { text: 'd', lang }],
      'ru',
    )
    expect(one).toBe(
      '<svg xml:lang="ru"><text x="1"><tspan xml:lang="en">a</tspan><tspan xml:lang="en">b</tspan></text><text xml:lang="ru">ц</text><desc xml:lang="en">d</desc></svg>',
    )
    const two = withDrawingTexts(mixed, [{ text: 'а' }, { text: 'б' }, { text: 'c', lang }, { text: 'д' }], 'ru')
    expect(two).toBe(
      '<svg xml:lang="ru"><text x="1">а<tspan>б</tspan></text><text xml:lang="la">c</text><desc>д</desc></svg>',
    )
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
    expect(ids.map(({ text }) => text)).toEqual(['Two & three', 'four', 'five \\< six', 'Not a text'])
    expect(ids.map(({ id }) => id.replace(/^[\w-]+(?=\.)/u, ''))).toEqual(['.svg-1', '.svg-2', '.svg-3', '.svg-4'])
  })

  test('shows what is translated, and the rest as the source has it', () => {
    const catalog = new Map([[ids[1]?.id ?? '', 'четыре']])
    const { value } = localise(article, 'ru', { files: new Map([['ru', { catalog }]]) })
    expect(value.drawings?.get('map.svg')).toEqual([
      { text: 'Two & three', lang: 'en' },
      { text: 'четыре' },
      { text: 'five < six', lang: 'en' },
      { text: 'Not a text', lang: 'en' },
    ])
    const pictures = withOwnWords(folder, article, readPictures(folder, loaded).value, value.drawings, 'ru')
    const shown = new TextDecoder().decode(pictures.get('map.svg')?.bytes)
    for (const piece of [' xml:lang="ru" width', '>четыре<', '<title xml:lang="en">Not', '<tspan xml:lang="en">five']) {
      expect(shown).toContain(piece)
    }
    expect(pictures.get('map.svg')?.url).toBe('map.svg')
  })

  test('asks for no words where a language has a picture of its own', () => {
    expect(withoutOwnDrawings(folder, article, ['kk', 'en']).drawings).toBeUndefined()
    expect(withoutOwnDrawings(folder, article, ['ru', 'en']).drawings?.size).toBe(1)
  })
})
