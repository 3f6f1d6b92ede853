import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { readBook } from '../../pipeline/verify/container/read-book.ts'
import { readPdf } from '../../pipeline/verify/print/document.ts'
import type { PdfDocument } from '../../pipeline/verify/print/document.ts'
import type { PdfElement } from '../../pipeline/verify/print/structure.ts'
import { findAll, textOf, type MarkupElement } from '../../pipeline/verify/xhtml/element.ts'
import { readHtml } from '../../pipeline/verify/xhtml/html-reader.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'
import { paragraphsOf } from '../typeset/udhr.ts'
import { png } from './fixture.ts'

vi.setConfig({ testTimeout: 300_000 })

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }

/** Where a page begins: its printed number, the block, and how many signs of the block stand on earlier pages. */
interface Beginning {
  readonly label: string
  readonly block: string
  readonly signs: number
}

/** Signs are counted without what layout and formats may add: white space, soft hyphens, marks of direction; composed or not. */
const count = (text: string): number => text.replaceAll(/[\s\p{Cf}]/gu, '').normalize('NFD').length

/**
 * The beginnings of pages in a finished PDF, from its structure alone: for each page the first text in reading order that is no
 * note, no label of an item and no call. A page without such text has none.
 */
function beginningsOnPaper(document: PdfDocument): readonly Beginning[] {
  const found = new Map<number, Beginning>()
  const signs = new Map<string, number>()
  const walk = (element: PdfElement, around: string | undefined): void => {
    if (['Note', 'Lbl', 'Reference'].includes(element.type)) return
    const block = element.id ?? around
    for (const kid of element.kids) {
      if (kid.kind === 'element') walk(kid, block)
      if (kid.kind !== 'content' || block === undefined) continue
      const page = document.pages[kid.page]
      const text = page?.content.marked.get(kid.mcid)?.text ?? ''
      if (page === undefined || count(text) === 0) continue
      const before = signs.get(block) ?? 0
      if (!found.has(kid.page)) found.set(kid.page, { label: page.label, block, signs: before })
      signs.set(block, before + count(text))
    }
  }
  for (const element of document.structure) walk(element, undefined)
  return [...found].toSorted(([a], [b]) => a - b).map(([, beginning]) => beginning)
}

/** The page marks of a page or of the documents of a book, with what stands around them. */
function marksIn(roots: readonly MarkupElement[]): readonly (Beginning & { readonly id: string })[] {
  const found: (Beginning & { readonly id: string })[] = []
  const signs = new Map<string, number>()
  const walk = (element: MarkupElement, around: string): void => {
    const role = element.attributes.get('role')
    if (role === 'doc-endnotes' || role === 'doc-noteref') return
    const id = element.attributes.get('id')
    if (role === 'doc-pagebreak') {
      const label = element.attributes.get('aria-label') ?? element.attributes.get('title') ?? ''
      found.push({ id: id ?? '', label, block: around, signs: signs.get(around) ?? 0 })
      return
    }
    for (const child of element.children) {
      if (typeof child !== 'string') walk(child, id ?? around)
      else signs.set(id ?? around, (signs.get(id ?? around) ?? 0) + count(child))
    }
  }
  for (const root of roots) for (const article of findAll(root, ({ name }) => name === 'article' || name === 'section')) walk(article, '') // prettier-ignore
  return found
}

type Kind = 'paragraph' | 'note' | 'longNote' | 'heading' | 'bullets' | 'steps' | 'table' | 'code' | 'quote' | 'figure' | 'rule' // prettier-ignore
const kinds: readonly Kind[] = ['paragraph', 'paragraph', 'note', 'longNote', 'heading', 'bullets', 'steps', 'table', 'code', 'quote', 'figure', 'rule'] // prettier-ignore

/** A Markdown text of blocks of these kinds, out of the paragraphs of a language. */
function markdownOf(plan: readonly (readonly [Kind, number])[], texts: readonly string[]): string {
  const notes: string[] = []
  const blocks = plan.map(([kind, at], index): string => {
    const text = (offset = 0): string => texts[(at + offset) % texts.length] ?? ''
    const short = (offset = 0): string => text(offset).slice(0, 24).trim()
    switch (kind) {
      case 'paragraph':
        return text()
      case 'note':
      case 'longNote':
        notes.push(`[^${index}]: ${kind === 'note' ? text(1) : texts.slice(0, 26).join(' ')}`)
        return `${text()}[^${index}] ${text(2)}`
      case 'heading':
        return `## ${short()}\n\n### ${short(1)}`
      case 'bullets':
        return `- ${text()}\n  - ${text(1)}\n  - ${text(2)}\n- ${short(3)}`
      case 'steps':
        return `3. ${text()}\n\n   ${text(1)}\n4. **${short(2)}** ${text(3)}`
      case 'table':
        return ['| A | B |', '|---|--:|', ...[1, 2, 3, 4, 5, 6].map((row) => `| ${text(row)} | ${short(row)} |`)].join('\n') // prettier-ignore
      case 'code':
        return `\`\`\`sh\n${Array.from({ length: 30 }, (_, line) => `${line % 7 === 0 ? '\n' : ''}run --step ${line}`).join('\n')}\n\`\`\`` // prettier-ignore
      case 'quote':
        return `> ${text()}\n>\n> ${text(1)}`
      case 'figure':
        return `![${short()}](map.png "${text(1)}")`
      case 'rule':
        return '***'
    }
  })
  return [`# ${texts[0] ?? ''}`, ...blocks, texts[3] ?? '', ...notes].join('\n\n')
}

/** Build a text in all formats, on small pages, and read the three files again. */
async function editionsOf(locale: string, markdown: string) {
  const publication = memoryFolder({
    'publication.yaml': `title: T\nsource: ${locale}\nlocales: [${locale}]\ndate: 2024-05-06\ncover: none\nwebfonts: none\npage: {size: A6}\n`,
    'content/one/source.md': markdown,
    'content/one/map.png': png(),
  })
  const output = memoryFolder()
  const world = { publication, output, packageFile: diskWorld('.', '.').packageFile }
  const { diagnostics } = await buildPublication(world, { toolchain, jobs: 1 })
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const bytes = (format: string) => output.read(`${locale}/one.${format}`) ?? new Uint8Array()
  const pdf = readPdf(bytes('pdf'))
  const book = readBook(bytes('epub'))
  if (pdf === undefined || typeof book === 'string') throw new Error('no PDF or no book')
  return { pdf, book, page: readHtml(new TextDecoder().decode(bytes('html'))) }
}

test.each([
  ['en', 'eng', /^\d+$/u],
  ['ar', 'arb', /^\d+$/u],
  ['ar-EG', 'arb', /^[٠-٩]+$/u],
  ['zh-Hans', 'cmn_hans', /^\d+$/u],
])('page list, anchors and printed pages agree at every page of any text in %s', async (locale, code, folio) => {
  const texts = paragraphsOf(code).filter((text) => /^\p{L}/u.test(text) && text.length > 20)
  const seen = { pages: 0, empty: 0, inside: 0, kinds: new Set<string>() }
  const plan = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(texts.length - 1)), { minLength: 25, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(plan, async (blocks) => {
      const { pdf, book, page } = await editionsOf(locale, markdownOf(blocks, texts))
      const printed = beginningsOnPaper(pdf)
      // The number of every page, empty ones too, is the one at its foot.
      expect(pdf.pages.map(({ content }) => content.footer)).toEqual(pdf.pages.map(({ label }) => label))
      expect(pdf.pages.every(({ label }) => folio.test(label))).toBe(true)
      const own = book.spine.filter(({ path }) => path.startsWith('OEBPS/text/'))
      const marks = marksIn(own.flatMap(({ path }) => book.documents.get(path) ?? []))
      const anchors = marksIn(findAll(page, ({ name }) => name === 'main'))
      const plain = (list: readonly Beginning[]) => list.map(({ label, block, signs }) => `${label}: ${block} ${signs}`)
      expect(plain(marks)).toEqual(plain(printed))
      expect(anchors).toEqual(marks)
      const [list] = book.nav === undefined ? [] : findAll(book.nav, ({ attributes }) => attributes.get('epub:type') === 'page-list') // prettier-ignore
      const entries = (list === undefined ? [] : findAll(list, ({ name }) => name === 'a')).map((link) => [link.attributes.get('href')?.split('#')[1], textOf(link)]) // prettier-ignore
      expect(entries).toEqual(marks.map(({ id, label }) => [id, label]))
      seen.pages += pdf.pages.length
      seen.empty += pdf.pages.length - printed.length
      seen.inside += printed.filter(({ signs }) => signs > 0).length
      for (const { block } of printed) seen.kinds.add(kindOf(page, block))
    }),
    { seed: 11, numRuns: 4 },
  )
  // What is claimed was met: pages of notes alone, beginnings inside a text, and in every kind of block that can be cut.
  expect(seen.pages).toBeGreaterThan(100)
  expect(seen.empty).toBeGreaterThan(0)
  expect(seen.inside).toBeGreaterThan(20)
  expect([...seen.kinds].toSorted()).toEqual(expect.arrayContaining(['li', 'p', 'pre', 'td']))
})

/** The element that holds a block: `li` for a paragraph in an item. */
function kindOf(page: MarkupElement, id: string): string {
  const inItem = findAll(page, ({ name }) => name === 'li').some((item) =>
    findAll(item, ({ attributes }) => attributes.get('id') === id).some(({ name }) => name === 'p'),
  )
  return inItem ? 'li' : (findAll(page, ({ attributes }) => attributes.get('id') === id)[0]?.name ?? 'none')
}
