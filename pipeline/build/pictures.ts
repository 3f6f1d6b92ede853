import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { pictureUrls } from '../edition/images.ts'
import type { ReadPictures } from '../edition/images.ts'
import { measurePicture } from '../edition/picture.ts'
import type { Picture } from '../edition/types.ts'
import type { CoverPicture } from '../epub/pack.ts'
import { isInside } from '../world/path.ts'
import type { Folder } from '../world/types.ts'
import type { LoadedArticle } from './load.ts'

/** Read every picture that an article shows; only files of the article's own folder are opened. */
export function readPictures(folder: Folder, { name, article, source }: LoadedArticle): Outcome<ReadPictures> {
  const pictures = new Map<string, Picture | undefined>()
  const diagnostics: Diagnostic[] = []
  for (const url of pictureUrls(article.root)) {
    const path = decoded(url)
    const place = { file: source.file }
    if (path === undefined || !isInside(path)) {
      const hints = ['put the picture beside the source and write its file name']
      diagnostics.push(
        diagnose('build/picture', `the picture "${url}" lies outside the article and is not read`, place, hints),
      )
      pictures.set(url, undefined)
      continue
    }
    const bytes = folder.read(`content/${name}/${path}`)
    if (bytes === undefined) {
      const hints = [`put it at content/${name}/${path}, or remove it from the text`]
      diagnostics.push(diagnose('build/picture', `no picture "${url}"`, place, hints))
      pictures.set(url, undefined)
      continue
    }
    const { value, diagnostics: found } = measurePicture(url, bytes)
    pictures.set(url, value)
    const file = `content/${name}/${path}`
    diagnostics.push(...found.map((problem) => ({ ...problem, place: { ...problem.place, file } })))
  }
  return { value: pictures, diagnostics }
}

/**
 * The pictures of an edition: for each the one of the first language of its chain that has its own, `map.ru.svg` beside `map.svg` (in
 * any kind of picture), else that of the source.
 */
export function localPictures(
  folder: Folder,
  { name }: LoadedArticle,
  pictures: ReadPictures,
  chain: readonly string[],
): Outcome<ReadPictures> {
  const diagnostics: Diagnostic[] = []
  const there = new Map<string, ReadonlySet<string>>()
  const has = (path: string): boolean => {
    const slash = path.lastIndexOf('/')
    const parent = `content/${name}${slash === -1 ? '' : `/${path.slice(0, slash)}`}`
    const names = there.get(parent) ?? new Set(folder.list(parent))
    there.set(parent, names)
    return names.has(path.slice(slash + 1))
  }
  const local = [...pictures].map(([url, picture]): [string, Picture | undefined] => {
    const path = decoded(url)
    const parts = path === undefined ? undefined : /^(.+)\.([^./]+)$/u.exec(path)
    if (picture === undefined || parts === null || parts === undefined) return [url, picture]
    const [, stem = '', extension = ''] = parts
    const kinds = [...new Set([extension, 'svg', 'png', 'jpg', 'jpeg'])]
    const own = chain
      .slice(0, -1)
      .flatMap((locale) => kinds.map((kind) => `${stem}.${locale}.${kind}`))
      .find(has)
    const bytes = own === undefined ? undefined : folder.read(`content/${name}/${own}`)
    if (own === undefined || bytes === undefined) return [url, picture]
    const { value, diagnostics: found } = measurePicture(own, bytes)
    const file = `content/${name}/${own}`
    diagnostics.push(...found.map((problem) => ({ ...problem, place: { ...problem.place, file } })))
    return [url, value === undefined ? picture : { ...value, url }]
  })
  return { value: new Map(local), diagnostics }
}

/** The cover that publication.yaml asks for. */
export function readCover(folder: Folder, cover: string): Outcome<'generated' | 'none' | CoverPicture> {
  if (cover === 'generated' || cover === 'none') return { value: cover, diagnostics: [] }
  const place = { file: 'publication.yaml' }
  const bytes = isInside(cover) ? folder.read(cover) : undefined
  if (bytes === undefined) {
    const hints = ['write "generated", "none" or the path of a PNG or JPEG inside the publication']
    return { value: 'none', diagnostics: [diagnose('build/picture', `no cover picture "${cover}"`, place, hints)] }
  }
  const { value, diagnostics } = measurePicture(cover, bytes)
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
