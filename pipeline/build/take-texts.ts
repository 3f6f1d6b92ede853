import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { decodeSource } from '../source/decode.ts'
import { isInside } from '../world/path.ts'
import type { Folder } from '../world/types.ts'
import type { OutputFile } from './types.ts'

/** Where `init` looks for texts: a folder, or some files of it. */
export interface Origin {
  readonly folder: Folder
  /** How messages name the folder: '' for the one that becomes the publication, else its path with a slash at the end. */
  readonly label: string
  /** Names of files; all files of the folder when absent. */
  readonly names?: readonly string[]
}

const texts = /\.(?:txt|text|md|markdown|x?html?|docx)$/iu
const pictures = /\.(?:png|jpe?g|svg|gif|webp|avif)$/iu
const aboutTheFolder = /^(?:readme|license|licence|changelog)\b/iu
/** Folders that belong to a publication or to tools. */
const others = /^(?:content|locales|output|node_modules|\..*)\/$/u

const aliases: Readonly<Record<string, string>> = {
  markdown: 'md',
  text: 'txt',
  htm: 'html',
  xhtml: 'html',
  xhtm: 'html',
}

/** Why files are left out, with what to do. */
const reasons = {
  kind: ['this kind of file is not read', 'save the text as .docx, .html, .md or .txt'],
  picture: ['no text shows it', 'copy it into the folder of its article when it is needed'],
  below: ['texts in folders below are not taken by themselves', 'run init with the folder: stemma init DIR FOLDER'],
  about: ['by its name it is about the folder', 'rename it if it is an article'],
  part: ['it is no picture that a text shows', 'nothing is to be done for scripts and styles of a saved page'],
} as const
type Reason = keyof typeof reasons

/**
 * One article for each text of the origins, with the pictures that it shows, as files of content/. Every other file is named with the
 * reason why it is left out.
 */
export function takeTexts(origins: readonly Origin[]): Outcome<readonly OutputFile[]> {
  const files: OutputFile[] = []
  const taken = new Set<string>()
  /** Files that were taken, as messages name them: who names a folder and a file in it has the file once. */
  const used = new Set<string>()
  for (const { folder, label, names } of origins) {
    for (const name of (names ?? filesOf(folder)).filter((one) => isText(one, names))) {
      const bytes = used.has(label + name) ? undefined : folder.read(name)
      if (bytes === undefined) continue
      used.add(label + name)
      const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
      const article = `content/${articleName(name, taken)}`
      files.push({ path: `${article}/source.${aliases[extension] ?? extension}`, bytes })
      for (const picture of picturesOf(folder, name, bytes)) {
        used.add(label + picture)
        files.push({ path: `${article}/${picture}`, bytes: folder.read(picture) ?? new Uint8Array() })
      }
    }
  }
  const left = new Map<Reason, Set<string>>()
  for (const { folder, label, names } of origins) {
    const leave = (reason: Reason, path: string) => {
      if (!used.has(label + path)) left.set(reason, (left.get(reason) ?? new Set()).add(label + path))
    }
    for (const name of names ?? filesOf(folder)) {
      if (name.startsWith('.') || name === 'publication.yaml') continue
      leave(pictures.test(name) ? 'picture' : texts.test(name) ? 'about' : 'kind', name)
    }
    if (names !== undefined) continue
    for (const name of folder.list('').filter((one) => one.endsWith('/') && !others.test(one))) {
      for (const path of folder.stamps(name.slice(0, -1)).keys()) {
        leave(texts.test(path) && !/_files\//u.test(path) ? 'below' : pictures.test(path) ? 'picture' : 'part', path)
      }
    }
  }
  return { value: files, diagnostics: [...left].map(([reason, paths]) => leftOut(reason, [...paths])) }
}

function filesOf(folder: Folder): readonly string[] {
  return folder.list('').filter((name) => !name.endsWith('/'))
}

function isText(name: string, named: readonly string[] | undefined): boolean {
  return texts.test(name) && !name.startsWith('.') && (named !== undefined || !aboutTheFolder.test(name))
}

/** More names than this tell nobody anything. */
const mostNames = 20

function leftOut(reason: Reason, paths: readonly string[]): Diagnostic {
  const named = paths.slice(0, mostNames).join(', ')
  const more = paths.length > mostNames ? ` and ${paths.length - mostNames} more` : ''
  const [why, hint] = reasons[reason]
  return diagnose('init/left-out', `left out, for ${why}: ${named}${more}`, undefined, [hint])
}

/** Files of the folder that a text names as pictures, with their variants in other languages: `map.ru.svg` beside `map.svg`. */
function picturesOf(folder: Folder, name: string, bytes: Uint8Array): readonly string[] {
  const text = /\.docx$/iu.test(name) ? undefined : decodeSource(name, bytes).value?.text
  const found = new Set<string>()
  for (const url of text === undefined ? [] : addressesIn(text)) {
    const path = pathOf(url)
    if (path === undefined || found.has(path) || folder.read(path) === undefined) continue
    found.add(path)
    const slash = path.lastIndexOf('/') + 1
    const dot = path.lastIndexOf('.')
    if (dot < slash) continue
    const [start, end] = [`${path.slice(slash, dot)}.`, path.slice(dot)]
    for (const other of folder.list(path.slice(0, Math.max(0, slash - 1)))) {
      const tag = other.startsWith(start) && other.endsWith(end) ? other.slice(start.length, -end.length) : ''
      if (/^[A-Za-z]{2,8}(?:-[A-Za-z\d]{2,8})*$/u.test(tag)) found.add(path.slice(0, slash) + other)
    }
  }
  return [...found].sort()
}

/** Whatever may be the address of a picture, in Markdown or HTML; that there is such a file decides. */
function addressesIn(text: string): readonly string[] {
  const found: string[] = []
  for (const [, pointed, bare] of text.matchAll(
    /!\[[^\]]{0,2000}\]\(\s{0,9}(?:<([^<>\n]{1,2000})>|([^\s()<>]{1,2000}))/gu,
  )) {
    found.push(pointed ?? bare ?? '')
  }
  for (const [, pointed, bare] of text.matchAll(
    /^ {0,3}\[[^\]\n]{1,999}\]:[ \t]{0,9}(?:<([^<>\n]{1,2000})>|(\S{1,2000}))/gmu,
  )) {
    found.push(pointed ?? bare ?? '')
  }
  for (const [, quoted, single] of text.matchAll(/\s(?:data-)?src\s?=\s?(?:"([^"]{1,2000})"|'([^']{1,2000})')/giu)) {
    found.push((quoted ?? single ?? '').replaceAll('&amp;', '&'))
  }
  for (const [, list = ''] of text.matchAll(/\s(?:data-)?srcset\s?=\s?"([^"]{1,9999})"/giu)) {
    for (const one of list.replaceAll('&amp;', '&').split(/,\s+/u)) found.push(one.trim().split(/\s/u)[0] ?? '')
  }
  return found
}

/** The file that an address names, when it may be a picture of this folder. */
function pathOf(url: string): string | undefined {
  const bare = url.replace(/[?#].*$/su, '').replace(/^(?:\.\/)+/u, '')
  let path: string
  try {
    path = decodeURIComponent(bare)
  } catch {
    path = bare
  }
  const isPicture = pictures.test(path) || !/\.[^/]*$/u.test(path)
  return path !== '' && isPicture && isInside(path) ? path : undefined
}

/** Characters of the name of an article that `init` makes at most: it stands in addresses. */
const longestName = 60

/** A folder name from a file name: letters, digits and hyphens; `-n` for repeats. */
function articleName(file: string, taken: Set<string>): string {
  const stem = file.slice(0, file.lastIndexOf('.')).normalize('NFC').toLowerCase()
  const whole = stem.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-+/u, '')
  const base = [...whole].slice(0, longestName).join('').replace(/-+$/u, '') || 'article'
  let name = base
  for (let n = 2; taken.has(name) || name === 'index'; n += 1) name = `${base}-${n}`
  taken.add(name)
  return name
}
