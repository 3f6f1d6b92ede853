import { describe, expect, test, vi } from 'vitest'
import type { ContentsEntry, Edition, Note } from '../../pipeline/edition/types.ts'
import type { Block, Heading, Inline } from '../../pipeline/tree/nodes.ts'
import { verifyEpub } from '../../pipeline/verify/epub.ts'
import { editionIn } from './fixture.ts'
import { complaints, pack, read } from './read.ts'

// Large books: a machine that is busy with other tests needs more than the usual time.
vi.setConfig({ testTimeout: 30_000 })

const text = (value: string): Inline => ({ type: 'text', value })

function titled(title: string): Edition {
  const edition = editionIn('en')
  const heading: Heading = { ...edition.title, children: [text(title)] }
  const children = [heading, ...edition.root.children.slice(1)]
  return { ...edition, title: heading, metadata: { ...edition.metadata, title }, root: { type: 'root', children } }
}

describe('a strange title gives a valid book', () => {
  test.each([
    ['of 500 characters', 'Supercalifragilistic '.repeat(25).slice(0, 500)],
    ['of one word of 500 letters', 'x'.repeat(500)],
    ['of symbols only', '★ ☂ ☃ ¶ § † ‡ • → ∞ ≠ ½'],
    ['of XML', '</title><script>alert("1")</script> & ]]> <!--'],
    ['of emoji', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(20)],
    ['of letters that XML may not hold', '\u0000\u0001\uFFFF'],
    ['of white space', ' \u00A0\u2003\u200B '],
    ['of nothing', ''],
    ['that changes direction', 'abc \u202E فارسی \u2066 def'],
  ])('%s', async (_name, title) => {
    const bytes = await pack(titled(title), { cover: 'generated' })
    expect(await complaints(bytes)).toEqual([])
  })
})

test('an article without text gives a valid book', async () => {
  const edition = editionIn('ar')
  const bare: Edition = {
    ...edition,
    root: { type: 'root', children: [edition.title] },
    notes: [],
    contents: [],
    pictures: new Map(),
    metadata: { ...edition.metadata, description: '' },
  }
  const bytes = await pack(bare, { pageMap: [{ index: 0, label: '1' }] })
  expect(await complaints(bytes)).toEqual([])
  expect(verifyEpub(bare, bytes, [{ index: 0, label: '1' }])).toEqual([])
})

test('1,000 notes, each called five times, give a valid book', async () => {
  const edition = editionIn('en')
  const notes = Array.from({ length: 1000 }, (_, index): Note => ({
    id: `note-${index}`,
    identifier: String(index),
    number: index + 1,
    label: String(index + 1),
    calls: [1, 2, 3, 4, 5].map((call) => `note-${index}-call-${call}`),
    children: [{ type: 'paragraph', id: `np-${index}`, children: [text('See the whole of it. '.repeat(6))] }],
  }))
  const paragraphs = [1, 2, 3, 4, 5].map((round): Block => ({
    type: 'paragraph',
    id: `round-${round}`,
    children: notes.flatMap(({ identifier }): Inline[] => [text('word'), { type: 'footnoteReference', identifier }]),
  }))
  const many: Edition = { ...edition, root: { type: 'root', children: [edition.title, ...paragraphs] }, notes, contents: [], pictures: new Map() } // prettier-ignore
  const bytes = await pack(many, { pageMap: [] })
  expect(await complaints(bytes)).toEqual([])
  expect(verifyEpub(many, bytes, [])).toEqual([])
})

test('headings and captions of nothing but invisible characters leave no empty entry in the contents', async () => {
  const edition = editionIn('en')
  const hidden: Block = { type: 'heading', id: 'hidden', depth: 2, children: [text('\u200B')] }
  const entry: ContentsEntry = { id: 'hidden', depth: 2, label: '\u200B', children: [] }
  const odd: Edition = { ...edition, root: { type: 'root', children: [edition.title, hidden] }, notes: [], contents: [entry], pictures: new Map() } // prettier-ignore
  const bytes = await pack(odd, { pageMap: [] })
  expect(await complaints(bytes)).toEqual([])
  expect(read(bytes)['OEBPS/toc.xhtml']).toContain('#hidden')
})

test('two pages of one number, numbers that are no words and 5,000 pages have marks of their own', async () => {
  const edition = editionIn('en')
  const pages = Array.from({ length: 5000 }, (_, index) => ({
    index,
    label: ['1', '1', '٣', 'a b', '"<'][index] ?? String(index),
    at: { block: 'p-0-0', offset: index < 5 ? index : 5 },
  }))
  const bytes = await pack(edition, { pageMap: pages })
  expect(await complaints(bytes)).toEqual([])
  expect(verifyEpub(edition, bytes, pages)).toEqual([])
})

test('ids that come twice, and a page number that looks like an id, give a valid book', async () => {
  const edition = editionIn('en')
  const again: Block = { type: 'paragraph', id: 'p-0-0', children: [text('Again.')] }
  const clash: Block = { type: 'paragraph', id: 'page-1234', children: [text('Page')] }
  const twice: Edition = { ...edition, root: { type: 'root', children: [...edition.root.children, again, clash] } }
  const pages = [{ index: 1233, label: '1234', at: { block: 'page-1234', offset: 0 } }]
  const bytes = await pack(twice, { pageMap: pages })
  expect(await complaints(bytes)).toEqual([])
  expect(read(bytes)['OEBPS/text/001.xhtml']).toContain('id="page-index-1234"')
})
