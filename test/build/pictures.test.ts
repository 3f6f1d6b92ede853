import { expect, test } from 'vitest'
import { loadArticle, loadPublication } from '../../pipeline/build/load.ts'
import { localPictures, readPictures } from '../../pipeline/build/pictures.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const svg = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="10" viewBox="0 0 ${width} 10"><rect width="5" height="5"/></svg>`

const folder = memoryFolder({
  'publication.yaml': 'title: T\nsource: en\nlocales: [en, ru, kk, ar]\ndate: 2022-01-10\n',
  'content/a/source.md': '# T\n\n![One](map.svg)\n\n![Two](img/plan.svg)\n\n![Three](other.svg)\n',
  'content/a/map.svg': svg(10),
  'content/a/map.ru.svg': svg(20),
  'content/a/map.ar.svg': '<svg',
  'content/a/img/plan.svg': svg(30),
  'content/a/img/plan.kk.svg': svg(40),
  'content/a/other.svg': svg(50),
  'content/a/other.en.svg': svg(60),
})
const { value: config } = loadPublication(folder)
if (config === undefined) throw new Error('no publication')
const { value: loaded } = loadArticle(folder, config, 'a')
if (loaded === undefined) throw new Error('no article')
const { value: all } = readPictures(folder, loaded)

test.each([
  ['ru', ['ru', 'en'], [20, 30, 50]],
  ['kk along its chain', ['kk', 'ru', 'en'], [20, 40, 50]],
  ['the source language, which is never asked', ['en'], [10, 30, 50]],
])('a picture of its own is shown in %s', (_name, chain, widths) => {
  const { value, diagnostics } = localPictures(folder, loaded, all, chain)
  expect([...value.values()].map((picture) => picture?.width)).toEqual(widths)
  expect([...value].map(([url, picture]) => url === picture?.url)).toEqual([true, true, true])
  expect(diagnostics).toEqual([])
})

test('one that is damaged is told, and the picture of the source is shown', () => {
  const { value, diagnostics } = localPictures(folder, loaded, all, ['ar', 'en'])
  expect(value.get('map.svg')?.width).toBe(10)
  expect(diagnostics.length).toBeGreaterThan(0)
})
