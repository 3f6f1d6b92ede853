import { clean } from '../clean/index.ts'
import type { Cleaned } from '../clean/types.ts'
import { toldOfFile } from '../clean/origins.ts'
import { parseVerdicts } from '../clean/verdicts.ts'
import { parsePublication, publicationFile } from '../config/publication.ts'
import type { PublicationConfig } from '../config/schema.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { hasErrors } from '../diagnostic/format.ts'
import type { SourceText } from '../source/types.ts'
import { articleFrom } from '../tree/article.ts'
import { readUnits } from '../localise/units.ts'
import type { UnitsFile } from '../localise/types.ts'
import type { Article } from '../tree/nodes.ts'
import { readDrawings } from './pictures.ts'
import { verifySource } from '../verify/source.ts'
import type { Folder } from '../world/types.ts'
import { notText, textAt } from './locales.ts'
import { blockJudge, readSource } from './sources.ts'

const sourceFile = /^source\.(?:txt|md|html|docx)$/u

/** Stem of the page in output/<locale>/ that lists the articles. */
const indexName = 'index'

/** An article as all that follows the tree knows it. */
export interface ReadArticle {
  readonly name: string
  /** Path of its source. */
  readonly file: string
  readonly article: Article
  /** Locales of its editions, source language first. */
  readonly locales: readonly string[]
  /** Pictures that stand in its source itself, by their address in the tree. */
  readonly pictures?: SourceText['pictures']
  /** What `verify` says of the tree and the source. */
  proof(): readonly Diagnostic[]
}

/** An article with everything that was known on its way to the tree. */
interface LoadedArticle extends ReadArticle {
  readonly source: SourceText
  readonly cleaned: Cleaned
}

/** Read publication.yaml of a folder; undefined when it is absent or wrong. */
export function loadPublication(folder: Folder): Outcome<PublicationConfig | undefined> {
  const bytes = folder.read(publicationFile)
  if (bytes === undefined) {
    const hints = ['run "stemma init" there, or name the folder with --publication DIR']
    return {
      value: undefined,
      diagnostics: [diagnose('config/missing', `no ${publicationFile} in this folder`, undefined, hints)],
    }
  }
  const text = textAt(folder, publicationFile)
  const wrong = notText(folder, publicationFile, 'config/yaml')
  return wrong === undefined ? parsePublication(text ?? '') : { value: undefined, diagnostics: [wrong] }
}

/** Longest name of an article, in bytes of UTF-8: file systems allow 255, and names of its files are up to 50 longer. */
const longestName = 200

/** Names of the articles: the folders of content/, in order of code units. Those whose names are too long are told of and left out. */
export function articleNames(folder: Folder): Outcome<readonly string[]> {
  const encoder = new TextEncoder()
  const isLong = (name: string): boolean => encoder.encode(name).length > longestName
  const names = folder
    .list('content')
    .filter((name) => name.endsWith('/') && !name.startsWith('.') && !name.startsWith('_'))
    .map((name) => name.slice(0, -1))
  const diagnostics = names.filter(isLong).map((name) => {
    const message = `the name of this article is longer than ${longestName} bytes: there would be no room for those of its files`
    return diagnose('build/long-name', message, { file: `content/${name}/` }, ['rename the folder'])
  })
  return { value: diagnostics.length === 0 ? names : names.filter((name) => !isLong(name)), diagnostics }
}

/** Bytes → source → clean → tree for one article. `value` is undefined when no tree can be made of it. */
export function loadArticle(
  folder: Folder,
  config: PublicationConfig,
  name: string,
): Outcome<LoadedArticle | undefined> {
  const diagnostics: Diagnostic[] = []
  const keep = <Value>(outcome: Outcome<Value>): Value => {
    diagnostics.push(...outcome.diagnostics)
    return outcome.value
  }
  if (name === indexName || name.startsWith(`${indexName}.`)) {
    const message = `an article cannot be called "${name}": so are the lists of articles of each language`
    const problem = diagnose('build/reserved-name', message, { file: `content/${name}/` }, ['rename the folder'])
    return { value: undefined, diagnostics: [problem] }
  }
  const path = keep(findSource(folder, name))
  if (path === undefined) return { value: undefined, diagnostics }
  const source = keep(readSource(path, folder.read(path) ?? new Uint8Array(), config.limits.bytes))
  if (source === undefined) return { value: undefined, diagnostics }
  const verdictsPath = `content/${name}/edits.json`
  const verdictsText = folder.read(verdictsPath)
  const verdicts = verdictsText && keep(parseVerdicts(verdictsPath, new TextDecoder().decode(verdictsText)))
  const cleaned = keep(
    clean(source, {
      lang: config.source,
      dated: config.date !== undefined,
      ...blockJudge(),
      ...(config.cleaning && { house: config.cleaning }),
      ...(verdicts && { verdicts }),
    }),
  )
  const previous = keep(loadUnits(folder, config.source, name))
  const made = articleFrom(name, cleaned, { lang: config.source, limits: config.limits, ...(previous && { previous }) })
  const read = keep({ ...made, diagnostics: toldOfFile(made.diagnostics, source, cleaned) })
  if (read === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics }
  const said = source.page === undefined ? read : inSourceLanguage(read, config.source)
  const drawings = readDrawings(folder, said)
  const article = drawings === undefined ? said : { ...said, drawings }
  const { file, pictures } = source
  const proof = () => verifySource(source, cleaned.records, article)
  const locales = localesOf(article, config)
  const value = { name, file, source, cleaned, article, locales, proof, ...(pictures && { pictures }) }
  return { value, diagnostics }
}

/** A page says `lang="en-US"` without a thought: the language of the publication in some country is that language, not another one. */
function inSourceLanguage(article: Article, source: string): Article {
  const { lang, ...frontMatter } = article.frontMatter
  if (lang === undefined) return article
  const [own, other] = [new Intl.Locale(source).maximize(), new Intl.Locale(lang).maximize()]
  const isSame = own.language === other.language && own.script === other.script
  return isSame ? { ...article, lang: source, frontMatter } : article
}

function findSource(folder: Folder, name: string): Outcome<string | undefined> {
  const found = folder.list(`content/${name}`).filter((file) => sourceFile.test(file))
  const place = { file: `content/${name}/` }
  const [first, second] = found
  if (first === undefined) {
    const hints = ['name the text source.txt, source.md, source.html or source.docx']
    return { value: undefined, diagnostics: [diagnose('build/no-source', 'no source in this article', place, hints)] }
  }
  if (second !== undefined) {
    const message = `more than one source in this article: ${found.join(', ')}`
    return { value: undefined, diagnostics: [diagnose('build/many-sources', message, place, ['keep one of them'])] }
  }
  return { value: `content/${name}/${first}`, diagnostics: [] }
}

/** Segments of the last `extract`, which keep ids alive. An article may name its own language, so every locale folder is asked. */
function loadUnits(folder: Folder, source: string, name: string): Outcome<UnitsFile | undefined> {
  const others = folder.list('locales').filter((entry) => entry.endsWith('/') && entry !== `${source}/`)
  for (const locale of [`${source}/`, ...others]) {
    const path = `locales/${locale}${name}.units.json`
    const bytes = folder.read(path)
    if (bytes !== undefined) return readUnits(path, new TextDecoder().decode(bytes))
  }
  return { value: undefined, diagnostics: [] }
}

/** Front matter `locales`; else, if its `lang` is another language than the publication's, that alone; else those of the publication. */
function localesOf(article: Article, config: PublicationConfig): readonly string[] {
  const { lang, locales } = article.frontMatter
  const isSource = lang === undefined || article.lang === config.source
  const asked = locales ?? (isSource ? config.locales : [article.lang])
  return [...new Set([article.lang, ...asked.flatMap((locale) => Intl.getCanonicalLocales(locale))])]
}
