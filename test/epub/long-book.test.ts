import { expect, test, vi } from 'vitest'
import type { ContentsEntry, Edition, Note, PageMap } from '../../pipeline/edition/types.ts'
import type { Block, Inline } from '../../pipeline/tree/nodes.ts'
import { verifyEpub } from '../../pipeline/verify/epub.ts'
import { editionIn } from './fixture.ts'
import { complaints, pack, read } from './read.ts'

// Large books: a machine that is busy with other tests needs more than the usual time.
vi.setConfig({ testTimeout: 30_000 })

const text = (value: string): Inline => ({ type: 'text', value })
const sentence = 'All human beings are born free and equal in dignity and rights. '

/** Chapters of about `size` characters each, with a link to the next chapter, a note each and a page each. */
function longEdition(chapters: number, size: number): { edition: Edition; pages: PageMap } {
  const base = editionIn('en')
  const count = Math.ceil(size / sentence.length / 10)
  const blocks: Block[] = []
  const notes: Note[] = []
  const contents: ContentsEntry[] = []
  const pages: { index: number; label: string; at: { block: string; offset: number } }[] = []
  for (let chapter = 1; chapter <= chapters; chapter++) {
    const label = `Chapter ${chapter}`
    const next: Inline = { type: 'link', url: `#chapter-${(chapter % chapters) + 1}`, children: [text('next')] }
    const call: Inline = { type: 'footnoteReference', identifier: `n${chapter}` }
    blocks.push({ type: 'heading', id: `chapter-${chapter}`, depth: 2, children: [text(label)] })
    for (let index = 0; index < count; index++) {
      const extra = index === 0 ? [next, call] : []
      blocks.push({ type: 'paragraph', id: `p-${chapter}-${index}`, children: [text(sentence.repeat(10)), ...extra] })
    }
    notes.push({ id: `note-${chapter}`, identifier: `n${chapter}`, number: chapter, label: String(chapter), calls: [`note-${chapter}-call-1`], children: [{ type: 'paragraph', id: `np-${chapter}`, children: [text('A note.')] }] }) // prettier-ignore
    contents.push({ id: `chapter-${chapter}`, depth: 2, label, children: [] })
    pages.push({ index: chapter - 1, label: String(chapter), at: { block: `p-${chapter}-0`, offset: 30 } })
  }
  const edition: Edition = { ...base, root: { type: 'root', children: [base.title, ...blocks] }, notes, contents, pictures: new Map() } // prettier-ignore
  return { edition, pages }
}

test('a long article becomes several documents, cut at its chapters, notes at the end; everything still leads where it did', async () => {
  const { edition, pages } = longEdition(9, 60_000)
  const bytes = await pack(edition, { pageMap: pages })
  expect(await complaints(bytes)).toEqual([])
  expect(verifyEpub(edition, bytes, pages)).toEqual([])
  const files = read(bytes)
  const texts = Object.keys(files)
    .filter((path) => path.startsWith('OEBPS/text/'))
    .toSorted()
  expect(texts).toEqual([1, 2, 3, 4, 5, 6].map((number) => `OEBPS/text/00${number}.xhtml`))
  for (const path of texts) expect((files[path] ?? '').length).toBeLessThan(160_000)
  // Two chapters fit into one document.
  expect(files['OEBPS/text/002.xhtml']).toMatch(/<title>Chapter 3<\/title>[\s\S]*<body[^>]*><section aria-labelledby="chapter-3"><h2 id="chapter-3">/) // prettier-ignore
  expect(files['OEBPS/text/001.xhtml']).toContain('href="#chapter-2"')
  expect(files['OEBPS/text/001.xhtml']).toContain('href="002.xhtml#chapter-3"')
  expect(files['OEBPS/text/001.xhtml']).toContain('href="006.xhtml#note-1"')
  expect(files['OEBPS/text/006.xhtml']).toContain('href="001.xhtml#note-1-call-1"')
  expect(files['OEBPS/toc.xhtml']).toContain('href="text/005.xhtml#chapter-9"')
  expect(files['OEBPS/toc.xhtml']).toContain('href="text/002.xhtml#page-3"')
  expect(files['OEBPS/toc.ncx']).toContain('text/005.xhtml#chapter-9')
})

test('a short article stays in one document', async () => {
  const { edition, pages } = longEdition(3, 20_000)
  const files = read(await pack(edition, { pageMap: pages }))
  expect(Object.keys(files).filter((path) => path.startsWith('OEBPS/text/'))).toEqual(['OEBPS/text/001.xhtml'])
})

test('a text without headings is cut between blocks, never behind a heading', async () => {
  const { edition } = longEdition(1, 500_000)
  const bytes = await pack({ ...edition, contents: edition.contents }, { pageMap: [] })
  expect(await complaints(bytes)).toEqual([])
  expect(verifyEpub(edition, bytes, [])).toEqual([])
  const files = read(bytes)
  const texts = Object.keys(files).filter((path) => path.startsWith('OEBPS/text/'))
  expect(texts.length).toBeGreaterThan(3)
  for (const path of texts) {
    expect((files[path] ?? '').length).toBeLessThan(160_000)
    expect(files[path]).not.toMatch(/<\/h2><\/(?:section|article)>/)
  }
  const titles = texts.map((path) => /<title>([^<]*)/.exec(files[path] ?? '')?.[1])
  expect(new Set(titles).size).toBe(titles.length)
})

test('the lists of figures and tables name what the text has, and are left out where it has none', async () => {
  const nav = read(await pack(editionIn('ar')))['OEBPS/toc.xhtml'] ?? ''
  expect(nav).toMatch(/<nav id="loi" epub:type="loi" aria-labelledby="loi-heading"><h2[^>]*>[^<]+<\/h2><ol><li><a href="text\/001\.xhtml#figure-1">/) // prettier-ignore
  expect(nav).toMatch(/<nav id="lot" [\s\S]*?<a href="text\/001\.xhtml#table-1">الجدول 1: [^<]+، 2021<\/a>/)
  expect(nav).toContain('href="#loi" epub:type="loi"'.replace('#loi', 'toc.xhtml#loi'))
  const { edition } = longEdition(1, 1000)
  const plain = read(await pack(edition, { pageMap: [] }))['OEBPS/toc.xhtml'] ?? ''
  expect(plain).not.toMatch(/epub:type="lo[it]"/)
})
