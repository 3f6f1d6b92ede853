import { expect, test } from 'vitest'
import type { Edition } from '../../pipeline/edition/types.ts'
import { verifyEpub } from '../../pipeline/verify/epub.ts'
import { editionIn, pageMap } from './fixture.ts'
import { complaints, pack, read } from './read.ts'

/** An edition whose one picture is a drawing. */
function drawn(locale: string, content: string): Edition {
  const edition = editionIn(locale)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">${content}</svg>`
  const picture = { url: 'map.png', bytes: new TextEncoder().encode(svg), type: 'image/svg+xml' as const, width: 200, height: 100, name: 'map-0a1b2c3d.svg' } // prettier-ignore
  return { ...edition, pictures: new Map([['map.png', picture]]) }
}
const drawingOf = async (edition: Edition): Promise<string> => {
  const bytes = await pack(edition)
  expect(await complaints(bytes)).toEqual([])
  expect(verifyEpub(edition, bytes, pageMap)).toEqual([])
  return read(bytes)['OEBPS/images/map-0a1b2c3d.svg'] ?? ''
}

test.each([
  ['zh-Hans', '核验'],
  ['ar', 'شجرة'],
  ['hi', 'वृक्ष'],
  ['en', 'tree'],
])('letters of a drawing in %s need no fonts of the reading device', async (locale, word) => {
  const svg = await drawingOf(drawn(locale, `<text x="20" y="40">${word}</text>`))
  expect(svg).not.toMatch(/<text|font-family/)
  expect(svg).toMatch(/<path [^>]*d="M/)
})

test.each([
  ['along a path', '<defs><path id="p" d="M0 50H200"/></defs><text><textPath href="#p">round</textPath></text>'],
  ['that no font has', '<text x="20" y="40">\u{13000}</text>'],
])('text %s stays as it is', async (_name, content) => {
  expect(await drawingOf(drawn('en', content))).toContain('<text')
})

test('a drawing without text is not touched', async () => {
  const edition = drawn('en', '<path d="M0 0h10"/>')
  expect(await drawingOf(edition)).toBe(new TextDecoder().decode(edition.pictures.get('map.png')?.bytes))
})
