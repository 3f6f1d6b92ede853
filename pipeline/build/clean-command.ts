import { basename, dirname, resolve } from 'node:path'
import { hasErrors } from '../diagnostic/format.ts'
import { diskFolder } from '../world/disk.ts'
import { cleanFile, reportOf, type CleanedFile } from './clean-file.ts'
import type { Terminal } from './command.ts'
import { adviceOn } from './edits.ts'
import { askAbout } from './interactive.ts'
import { loadPublication } from './load.ts'
import { prepareSource } from './sources.ts'

export interface CleanFlags {
  readonly report: 'json' | 'sarif' | undefined
  readonly diff: boolean
  readonly interactive: boolean
  readonly lang: string | undefined
  /** Languages that blocks may be in; none: all are in that of the text. */
  readonly languages: readonly string[] | undefined
  /** Rules or ids. */
  readonly accept: readonly string[]
  readonly reject: readonly string[]
  /** For standard output and standard error. */
  readonly colours: readonly [out: boolean, error: boolean]
}

/** What the command line gives for `stemma clean`. */
export interface CleanTerminal extends Pick<Terminal, 'tell'> {
  /** Without a line end of its own. */
  print(text: string): void
  warn(text: string): void
  /** `-` is standard input. */
  read(file: string): Uint8Array
  ask(question: string): Promise<string>
}

/** `stemma clean`: each file by itself; a file that is the source of an article is cleaned as its publication says, and verdicts go into its edits.json. */
export async function cleanCommand(
  files: readonly string[],
  flags: CleanFlags,
  terminal: CleanTerminal,
): Promise<0 | 1> {
  let failed = false
  for (const file of files) if (await cleanOne(file, flags, terminal)) failed = true
  return failed ? 1 : 0
}

async function cleanOne(file: string, flags: CleanFlags, terminal: CleanTerminal): Promise<boolean> {
  const bytes = terminal.read(file)
  const name = file === '-' ? standardInputName(bytes) : file
  const home = file === '-' ? undefined : articleHome(file)
  const lang = flags.lang ?? home?.lang
  await prepareSource(name, bytes, undefined, lang)
  // Large, and most texts say their language or stand in a publication.
  const detect = lang === undefined ? (await import('../clean/detect-language.ts')).detectLanguage : undefined
  const { languages } = flags
  const said = { ...(lang !== undefined && { lang }), ...(detect && { detect }), ...(languages && { languages }) }
  const options = { ...home, ...said, accept: flags.accept, reject: flags.reject }
  let result = cleanFile(name, bytes, options)
  if (flags.interactive && result.cleaned !== undefined) {
    const { accept, reject } = await askAbout(result.cleaned, (question) => terminal.ask(question), flags.colours[1])
    result = cleanFile(name, bytes, {
      ...options,
      accept: [...flags.accept, ...accept],
      reject: [...flags.reject, ...reject],
    })
  }
  show(name, result, flags, terminal)
  if (result.edits !== undefined && home !== undefined) {
    home.write(result.edits)
    terminal.warn(`wrote ${home.edits.file}\n`)
  } else if (result.edits !== undefined)
    terminal.warn(
      `stemma: verdicts on ${name} count for this run only; they are kept for the source of an article, content/<article>/source.*\n`,
    )
  return result.cleaned === undefined || hasErrors(result.diagnostics)
}

function show(name: string, result: CleanedFile, { report, diff, colours }: CleanFlags, terminal: CleanTerminal): void {
  const { cleaned, diagnostics, markdown, unknown, onlyTold } = result
  if (cleaned !== undefined) {
    if (report !== undefined) for (const piece of reportOf(report, cleaned)) terminal.print(piece)
    else if (diff) for (const piece of reportOf(colours[0] ? 'coloured' : 'diff', cleaned)) terminal.print(piece)
    else {
      terminal.print(markdown)
      for (const piece of reportOf('text', cleaned)) terminal.warn(piece)
    }
  }
  terminal.tell(diagnostics)
  for (const word of unknown)
    terminal.warn(
      `stemma: ${name} has no record of the rule or id "${word}"; ${adviceOn(word, cleaned?.records ?? [])}\n`,
    )
  for (const word of onlyTold)
    terminal.warn(
      `stemma: "${word}" is only told, there is no edit to accept or reject; mend the text itself if it is wrong\n`,
    )
}

/** Markup on standard input is a page; everything else is plain text. */
function standardInputName(bytes: Uint8Array): string {
  const head = new TextDecoder().decode(bytes.subarray(0, 1000))
  const isPage = /^\s*<(?:!doctype html|html|\?xml|head|body|article|div|p)[\s>]/iu.test(head)
  return isPage
    ? 'standard-input.html'
    : bytes[0] === 0x50 && bytes[1] === 0x4b
      ? 'standard-input.docx'
      : 'standard-input.txt'
}

/** The article that a file is the source of: what its publication says, and its edits.json. */
function articleHome(file: string) {
  const folder = dirname(resolve(file))
  if (!/^source\.\w+$/u.test(basename(file)) || basename(dirname(folder)) !== 'content') return undefined
  const publication = diskFolder(dirname(dirname(folder)))
  const config = loadPublication(publication).value
  if (config === undefined) return undefined
  const path = `content/${basename(folder)}/edits.json`
  const bytes = publication.read(path)
  const text = bytes === undefined ? '{"version": 1}' : new TextDecoder().decode(bytes)
  return {
    lang: config.source,
    dated: config.date !== undefined,
    ...(config.cleaning && { house: config.cleaning }),
    edits: { file: path, text },
    write: (content: string) => publication.write(path, new TextEncoder().encode(content)),
  }
}
