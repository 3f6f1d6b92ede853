import { createHash } from 'node:crypto'
import type { LanguageJudge } from '../clean/block-language.ts'
import { asksJudge } from '../clean/index.ts'
import { defaultLimits, largestSource } from '../config/limits.ts'
import type { Outcome } from '../diagnostic/diagnostic.ts'
import { decodeSource, tooLarge } from '../source/decode.ts'
import type { PageText, SourceText } from '../source/types.ts'
import type { Folder } from '../world/types.ts'

type Reader = (file: string, bytes: Uint8Array, most?: number) => Outcome<SourceText | undefined>

type PageReader = (page: PageText) => Outcome<SourceText | undefined>

/** Loaded when a source asks for them: they are as large as the rest of Stemma. */
const readers: {
  page: PageReader | undefined
  /** Judge of the language of blocks. */
  judge: LanguageJudge | undefined
  /** Word files that were read already: reading them is the one thing that takes promises. */
  readonly documents: Map<string, Outcome<PageText | undefined>>
} = {
  page: undefined,
  judge: undefined,
  documents: new Map(),
}

const special = /\.(?:html?|xhtml|docx)$/iu

/**
 * Load what reads the sources of articles (all of them, when none are named) that are neither text nor Markdown. Call it before any of
 * them is loaded.
 */
export async function prepareSources(
  folder: Folder,
  articles: readonly string[] = folder.list('content').flatMap((name) => (name.endsWith('/') ? name.slice(0, -1) : [])),
  most: number = largestSource,
  lang?: string,
): Promise<void> {
  for (const name of articles) {
    for (const file of folder.list(`content/${name}`)) {
      if (!/^source\./u.test(file)) continue
      const path = `content/${name}/${file}`
      await prepareSource(path, folder.read(path) ?? new Uint8Array(), most, lang)
    }
  }
}

/**
 * Load what reads one file and, unless it is a text all of which is in its language, what tells languages apart. `lang` is the language
 * that is said of it, if any.
 */
export async function prepareSource(
  file: string,
  bytes: Uint8Array,
  most: number = largestSource,
  lang?: string,
): Promise<void> {
  const isSpecial = special.test(file)
  if (isSpecial) readers.page ??= (await import('../clean/page/index.ts')).sourceOfPage
  if (isSpecial || lang === undefined || isMixed(file, bytes, most, lang)) {
    readers.judge ??= (await import('../clean/detect-language.ts')).judgeLanguage
  }
  if (!/\.docx$/iu.test(file) || bytes.length > most) return
  const { readDocx } = await import('../source/docx.ts')
  readers.documents.set(keyOf(file, bytes), await readDocx(file, bytes))
}

/** Nothing is asked twice: once the judge is there, it is there for all files. */
function isMixed(file: string, bytes: Uint8Array, most: number, lang: string): boolean {
  if (readers.judge !== undefined || bytes.length > most) return false
  const { value } = decodeSource(file, bytes)
  return value !== undefined && value.format !== 'html' && asksJudge(value, lang)
}

/** The judge of the language of blocks, where a source that was prepared asks for it. */
export function blockJudge(): { readonly judge?: LanguageJudge } {
  return readers.judge === undefined ? {} : { judge: readers.judge }
}

/** A watch reads the same file in many states: the content tells them apart. */
function keyOf(file: string, bytes: Uint8Array): string {
  return `${file}\0${createHash('sha256').update(bytes).digest('hex')}`
}

/** Bytes of a source file → text or Markdown. Web pages and Word files need `prepareSource` before. */
export const readSource: Reader = (file, bytes, most = defaultLimits.bytes) => {
  const isDocument = /\.docx$/iu.test(file)
  if (bytes.length > most) return { value: undefined, diagnostics: [tooLarge(file, bytes.length, most)] }
  const decoded = isDocument ? readers.documents.get(keyOf(file, bytes)) : decodeSource(file, bytes, most)
  if (decoded === undefined) throw new Error('readSource: prepareSource must run before a Word file is read')
  const { value, diagnostics } = decoded
  if (value === undefined || value.format !== 'html') return { value, diagnostics }
  if (readers.page === undefined) throw new Error('readSource: prepareSource must run before a page is read')
  const page = readers.page(value)
  return { value: page.value, diagnostics: [...diagnostics, ...page.diagnostics] }
}
