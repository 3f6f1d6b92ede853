import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { pictureUrls } from '../edition/images.ts'
import type { ReadPictures } from '../edition/images.ts'
import { measurePicture } from '../edition/picture.ts'
import type { Picture } from '../edition/types.ts'
import type { CoverPicture } from '../epub/pack.ts'
import { textsOfDrawing, withDrawingTexts } from '../localise/drawing.ts'
import type { Localised } from '../localise/localise.ts'
import type { Article, Drawings } from '../tree/nodes.ts'
import { isInside } from '../world/path.ts'
import type { Folder } from '../world/types.ts'
import type { ReadArticle } from './load.ts'

/** Read every picture that an article shows; only files of the article's own folder are opened, and its Word file. */
export function readPictures(
  folder: Folder,
  { name, article, file: from, pictures: inside }: ReadArticle,
  mostPixels?: number,
): Outcome<ReadPictures> {
  const pictures = new Map<string, Picture | undefined>()
  const diagnostics: Diagnostic[] = []
  for (const url of pictureUrls(article.root)) {
    const path = decoded(url)
    const place = { file: from }
    if (path === undefined || !isInside(path)) {
      const hints = ['put the picture beside the source and write its file name']
      diagnostics.push(
        diagnose('build/picture', `the picture "${url}" lies outside the article and is not read`, place, hints),
      )
      pictures.set(url, undefined)
      continue
    }
    // A file beside the source goes before the picture in a Word file that it may replace.
    const bytes = folder.read(`content/${name}/${path}`) ?? inside?.get(path)
    if (bytes === undefined) {
      const hints = [`put it at content/${name}/${path}, or remove it from the text`]
      diagnostics.push(diagnose('build/picture', `no picture "${url}"`, place, hints))
      pictures.set(url, undefined)
      continue
    }
    const { value, diagnostics: found } = measurePicture(url, bytes, mostPixels)
    pictures.set(url, value)
    const file = `content/${name}/${path}`
    diagnostics.push(...found.map((problem) => ({ ...problem, place: { ...problem.place, file } })))
  }
  return { value: pictures, diagnostics }
}

/** The words of the drawings that an article shows; undefined when there are none. */
export function readDrawings(folder: Folder, article: Article): Drawings | undefined {
  const drawings = new Map<string, readonly string[]>()
  for (const url of pictureUrls(article.root)) {
    const path = decoded(url)
    if (path === undefined || !isInside(path) || !/\.svg$/iu.test(path)) continue
    const bytes = folder.read(`content/${article.name}/${path}`)
    const texts =
      bytes === undefined || measurePicture(url, bytes).value?.type !== svgType ? [] : textsOfDrawing(textOf(bytes))
    if (texts.length > 0) drawings.set(url, texts)
  }
  return drawings.size > 0 ? drawings : undefined
}

/** An article without the words of drawings that a language has a picture of its own for. */
export function withoutOwnDrawings(folder: Folder, article: Article, chain: readonly string[]): Article {
  if (article.drawings === undefined) return article
  const { drawings: all, ...rest } = article
  const drawings = new Map([...all].filter(([url]) => ownPicture(folder, article.name, url, chain) === undefined))
  return { ...rest, ...(drawings.size > 0 && { drawings }) }
}

/** The pictures of an edition with its own words in the drawings. What is no drawing, or has a picture of its own, stays. */
export function withOwnWords(
  folder: Folder,
  article: Article,
  pictures: ReadPictures,
  drawings: Localised['drawings'],
  locale: string,
): ReadPictures {
  if (drawings === undefined) return pictures
  return new Map(
    [...pictures].map(([url, picture]): [string, Picture | undefined] => {
      const words = drawings.get(url)
      const path = decoded(url)
      const bytes = words && path !== undefined ? folder.read(`content/${article.name}/${path}`) : undefined
      if (words === undefined || bytes === undefined || picture === undefined) return [url, picture]
      const said = new TextEncoder().encode(withDrawingTexts(textOf(bytes), words, locale))
      return [url, measurePicture(url, said).value ?? picture]
    }),
  )
}

const svgType = 'image/svg+xml'
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Path of the picture that the first language of a chain has beside that of the source (`map.ru.svg`), inside the article. */
function ownPicture(folder: Folder, name: string, url: string, chain: readonly string[]): string | undefined {
  const path = decoded(url)
  const parts = path === undefined ? undefined : /^(.+)\.([^./]+)$/u.exec(path)
  if (path === undefined || parts === undefined || parts === null) return undefined
  const [, stem = '', extension = ''] = parts
  const slash = path.lastIndexOf('/')
  const names = new Set(folder.list(`content/${name}${slash === -1 ? '' : `/${path.slice(0, slash)}`}`))
  const kinds = [...new Set([extension, 'svg', 'png', 'jpg', 'jpeg'])]
  return chain
    .slice(0, -1)
    .flatMap((locale) => kinds.map((kind) => `${stem}.${locale}.${kind}`))
    .find((own) => names.has(own.slice(slash + 1)))
}

/**
 * The pictures of an edition: for each the one of the first language of its chain that has its own, `map.ru.svg` beside `map.svg` (in
 * any kind of picture), else that of the source.
 */
export function localPictures(
  folder: Folder,
  { name }: ReadArticle,
  pictures: ReadPictures,
  chain: readonly string[],
  mostPixels?: number,
): Outcome<ReadPictures> {
  const diagnostics: Diagnostic[] = []
  const local = [...pictures].map(([url, picture]): [string, Picture | undefined] => {
    const own = picture === undefined ? undefined : ownPicture(folder, name, url, chain)
    const bytes = own === undefined ? undefined : folder.read(`content/${name}/${own}`)
    if (own === undefined || bytes === undefined) return [url, picture]
    const { value, diagnostics: found } = measurePicture(own, bytes, mostPixels)
    const file = `content/${name}/${own}`
    diagnostics.push(...found.map((problem) => ({ ...problem, place: { ...problem.place, file } })))
    return [url, value === undefined ? picture : { ...value, url }]
  })
  return { value: new Map(local), diagnostics }
}

/** The cover that publication.yaml asks for. */
export function readCover(
  folder: Folder,
  cover: string,
  mostPixels?: number,
): Outcome<'generated' | 'none' | CoverPicture> {
  if (cover === 'generated' || cover === 'none') return { value: cover, diagnostics: [] }
  const place = { file: 'publication.yaml' }
  const bytes = isInside(cover) ? folder.read(cover) : undefined
  if (bytes === undefined) {
    const hints = ['write "generated", "none" or the path of a PNG or JPEG inside the publication']
    return { value: 'none', diagnostics: [diagnose('build/picture', `no cover picture "${cover}"`, place, hints)] }
  }
  const { value, diagnostics } = measurePicture(cover, bytes, mostPixels)
  return value === undefined
    ? { value: 'none', diagnostics }
    : { value: { bytes: value.bytes, type: value.type, width: value.width, height: value.height }, diagnostics }
}

function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
