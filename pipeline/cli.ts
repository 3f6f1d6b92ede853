#!/usr/bin/env node
/**
 * The command line: arguments, exit codes, terminal. The only file that touches `process`. Commands are loaded when they are
 * called, so that `--version` stays quick.
 */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import type { ParseArgsConfig } from 'node:util'
import { formats } from './config/types.ts'
import type { Format } from './config/types.ts'
import { bugReport, sourceMapped } from './build/bug.ts'
import { asCalled, calledAs } from './build/called-as.ts'
import type { Terminal } from './build/command.ts'
import { deskCommands } from './build/desk.ts'
import type { DeskCommand } from './build/desk.ts'
import { progressOn } from './build/progress.ts'
import { diagnosticText, isColoured } from './build/terminal.ts'
import type { BuildOptions, Toolchain } from './build/types.ts'
import { canonicalOrSame, explain, list, unknownCommand, UsageError, usageOf } from './build/usage.ts'
import type { Diagnostic } from './diagnostic/diagnostic.ts'
import { condensed } from './diagnostic/format.ts'
import { refusalOf } from './world/refusal.ts'
import { writeWhole } from './world/stream.ts'

/** 0 fine · 1 the publication has errors · 2 wrong usage · 3 a bug of ours · 130 interrupted (DESIGN §4). */
type ExitCode = 0 | 1 | 2 | 3 | 130

type Options = NonNullable<ParseArgsConfig['options']>
interface Command {
  readonly usage: string
  readonly summary: string
  readonly options: Options
  readonly positionals: readonly [min: number, max: number]
  run(values: Values, positionals: readonly string[]): Promise<ExitCode>
}
type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

const folders: Options = { publication: { type: 'string' }, out: { type: 'string' } }
const selection: Options = {
  locale: { type: 'string', multiple: true },
  format: { type: 'string', multiple: true },
  article: { type: 'string', multiple: true },
}
const terminal: Options = { quiet: { type: 'boolean' }, json: { type: 'boolean' } }

const commands: Readonly<Record<string, Command>> = {
  build: {
    usage:
      'build [--locale L] [--format F] [--article A] [--jobs N] [--watch] [--gate] [--dry-run] [--rehash] [--no-cache] [--quiet] [--json]',
    summary:
      'clean, localise and render every edition into output/; --dry-run tells what would be made, and why; --gate ends with 1 when a locale is withheld',
    options: {
      ...folders,
      ...selection,
      ...terminal,
      jobs: { type: 'string' },
      'dry-run': { type: 'boolean' },
      rehash: { type: 'boolean' },
      watch: { type: 'boolean' },
      'no-cache': { type: 'boolean' },
      gate: { type: 'boolean' },
    },
    positionals: [0, 0],
    run: build,
  },
  clean: {
    usage:
      'clean FILE… [--lang L] [--languages L,…|none] [--report json|sarif] [--diff] [--accept RULE|ID] [--reject RULE|ID] [--interactive]',
    summary: 'print FILE (- is standard input) cleaned as Markdown; the report goes to standard error',
    options: {
      ...folders,
      lang: { type: 'string' },
      languages: { type: 'string', multiple: true },
      report: { type: 'string' },
      diff: { type: 'boolean' },
      interactive: { type: 'boolean' },
      accept: { type: 'string', multiple: true },
      reject: { type: 'string', multiple: true },
    },
    positionals: [1, 1000],
    run: clean,
  },
  rules: {
    ...{ usage: 'rules', summary: 'print the rules of the cleaner: id, class, languages, reason', options: {} },
    positionals: [0, 0],
    run: rules,
  },
  ...Object.fromEntries(Object.entries(deskCommands).map(([name, command]) => [name, deskEntry(command)])),
  verify: {
    usage: 'verify [--locale L] [--format F] [--article A] [--shop S] [--strict] [--json]',
    summary: 'read the finished files again and prove that they say what the tree says',
    options: {
      ...folders,
      ...selection,
      shop: { type: 'string', multiple: true },
      strict: { type: 'boolean' },
      json: { type: 'boolean' },
    },
    positionals: [0, 0],
    run: verify,
  },
  serve: {
    usage: 'serve [--port N]',
    summary: 'show output/ to the browsers of this machine, loaded anew after every build',
    options: { ...folders, port: { type: 'string' } },
    positionals: [0, 0],
    run: serve,
  },
  init: {
    usage: 'init [DIR] [FROM…] [--source L] [--title T]',
    summary: 'make a folder a publication, of the texts in it and in FROM (files or folders), with their pictures',
    options: { source: { type: 'string' }, title: { type: 'string' } },
    positionals: [0, 1000],
    run: init,
  },
  probe: {
    usage: 'probe clean|html|units|linebreak|bidi|shape|typeset',
    summary: 'JSON lines in, JSON lines out: a door for measuring tools',
    options: {},
    positionals: [1, 1],
    run: probe,
  },
}

async function build(values: Values): Promise<ExitCode> {
  const { buildCommand } = await import('./build/command.ts')
  const is = (name: string): boolean => values[name] === true
  // A watch runs long enough for V8 to optimise as it likes.
  if (is('watch')) setFlagsFromString('--interrupt-budget=135168')
  const onProgress = is('json') ? jsonProgress : progress.show
  const onBegin = process.stderr.isTTY && !is('json') ? progress.show : undefined
  const options: BuildOptions = { ...buildOptions(values), rehash: is('rehash'), dryRun: is('dry-run') }
  return buildCommand(
    { ...options, roots: roots(values), ...(!is('quiet') && { onProgress, ...(onBegin && { onBegin }) }) },
    { quiet: is('quiet'), json: is('json'), watch: is('watch'), useCache: !is('no-cache'), gate: is('gate') },
    ownTerminal,
  )
}

async function serve(values: Values): Promise<ExitCode> {
  const { serveCommand } = await import('./build/serve-command.ts')
  const port = values['port'] === undefined ? 4000 : Number(values['port'])
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError('--port takes a number from 0 to 65535')
  return serveCommand(roots(values).output, port, ownTerminal)
}

async function clean(values: Values, files: readonly string[]): Promise<ExitCode> {
  const report = values['report']
  if (report !== undefined && report !== 'json' && report !== 'sarif') {
    throw new UsageError(`--report takes json or sarif, not "${String(report)}"`)
  }
  const interactive = values['interactive'] === true
  if (interactive && (files.length > 1 || files.includes('-'))) {
    throw new UsageError('--interactive takes one file, which is not standard input')
  }
  const { cleanCommand } = await import('./build/clean-command.ts')
  const coloured = (stream: NodeJS.WriteStream): boolean => isColoured(process.env, stream.isTTY)
  let lines: AsyncIterator<string> | undefined
  const ask = async (question: string): Promise<string> => {
    const { createInterface } = await import('node:readline')
    lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]()
    warn(question, '')
    const { value, done } = await lines.next()
    return done === true ? 'q' : value
  }
  return cleanCommand(
    files,
    {
      ...{ report, interactive, diff: values['diff'] === true },
      lang: typeof values['lang'] === 'string' ? values['lang'] : undefined,
      languages:
        values['languages'] === undefined ? undefined : list(values['languages']).filter((name) => name !== 'none'),
      ...{ accept: list(values['accept']), reject: list(values['reject']) },
      colours: [coloured(process.stdout), coloured(process.stderr)],
    },
    {
      ...{ ask, tell, print: (text) => print(text, ''), warn: (text) => warn(text, '') },
      read: (file) => (file === '-' ? readFileSync(0) : readInput(file)),
    },
  ).finally(() => lines && process.stdin.destroy())
}

async function rules(): Promise<ExitCode> {
  print((await import('./clean/catalogue.ts')).ruleCatalogue(), '')
  return 0
}

function deskEntry(command: DeskCommand): Command {
  return { ...command, options: { ...folders, ...command.options }, run: (values, rest) => desk(command, values, rest) }
}

async function desk(command: DeskCommand, values: Values, positionals: readonly string[]): Promise<ExitCode> {
  const { runDesk } = await import('./build/run-desk.ts')
  const usage = (message: string): never => {
    throw new UsageError(message)
  }
  return runDesk(command, { values, positionals, ...made(), readFile: readInput, usage }, roots(values), ownTerminal)
}

async function verify(values: Values): Promise<ExitCode> {
  const { verifyCommand } = await import('./build/verify-command.ts')
  const { publication, output } = roots(values)
  const day = new Date().toISOString().slice(0, 10)
  const flags = { json: values['json'] === true, strict: values['strict'] === true, shops: list(values['shop']), day }
  return verifyCommand({ publication, output }, buildOptions(values), flags, process.env, ownTerminal)
}

async function init(values: Values, [dir = '.', ...from]: readonly string[]): Promise<ExitCode> {
  const { initCommand } = await import('./build/init-command.ts')
  const [source, title] = ['source', 'title'].map((name) =>
    typeof values[name] === 'string' ? values[name] : undefined,
  )
  const date = new Date().toISOString().slice(0, 10)
  const terminal = { ...ownTerminal, print: (text: string) => print(called(text)) }
  return initCommand(dir, from, { source, title, date }, terminal)
}

async function probe(_values: Values, [name = '']: readonly string[]): Promise<ExitCode> {
  const { probes, answer } = await import('./build/probe.ts')
  const load = Object.hasOwn(probes, name) ? probes[name] : undefined
  if (load === undefined) throw new UsageError(`no probe "${name}"; there are ${Object.keys(probes).join(', ')}`)
  const { packageFile } = await import('./world/disk.ts')
  const run = await load({ readFile: readIfThere, packageFile })
  const { createInterface } = await import('node:readline')
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() !== '') print(await answer(run, line))
  }
  return 0
}

function roots(values: Values): { publication: string; output: string } {
  const named = typeof values['publication'] === 'string' ? values['publication'] : '.'
  const publication = resolve(named)
  if (statSync(publication, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`there is no folder "${named}" for --publication`)
  const output = typeof values['out'] === 'string' ? resolve(values['out']) : resolve(publication, 'output')
  return { publication, output }
}

function buildOptions(values: Values): BuildOptions {
  const chosen = list(values['format'])
  const unknown = chosen.find((format) => !(formats as readonly string[]).includes(format))
  if (unknown !== undefined) throw new UsageError(`--format takes ${formats.join(', ')}, not "${unknown}"`)
  const jobs = values['jobs'] === undefined ? 1 : Number(values['jobs'])
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) throw new UsageError('--jobs takes a whole number from 1 to 64')
  const epoch = process.env['SOURCE_DATE_EPOCH']
  if (epoch !== undefined && !/^\d{1,11}$/.test(epoch)) {
    throw new UsageError(`SOURCE_DATE_EPOCH is no number of seconds: "${epoch}"`)
  }
  const locales = list(values['locale'])
  const articles = list(values['article'])
  return {
    toolchain: toolchain(),
    code: made().code,
    jobs,
    ...(epoch !== undefined && { sourceDateEpoch: Number(epoch) }),
    ...(locales.length > 0 && { locales: locales.flatMap((locale) => canonicalOrSame(locale)) }),
    ...(chosen.length > 0 && { formats: chosen as Format[] }),
    ...(articles.length > 0 && { articles }),
  }
}

function readInput(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    const refusal = refusalOf(error, file)
    throw refusal === undefined ? error : new UsageError(`${refusal.message}; ${refusal.hint}`)
  }
}

function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined // the probe says which file is not there
  }
}

/** What the bundle says about itself. */
function made(): { readonly version: string; readonly code: string } {
  return JSON.parse(readFileSync(new URL('build.json', import.meta.url), 'utf8')) as { version: string; code: string }
}

function toolchain(): Toolchain {
  const { node, icu = '', unicode = '', zlib } = process.versions
  return { stemma: made().version, node, icu, unicode, zlib, arch: process.arch }
}

const progress = progressOn(
  process.stderr,
  (text) => writeWhole(2, text),
  () => performance.now(),
)

function jsonProgress(done: number, total: number, label: string): void {
  print(JSON.stringify({ event: 'edition', done, total, label }))
}

/** The terminal as commands see it. */
const ownTerminal: Terminal = {
  print: (text) => print(text),
  warn: (text) => warn(text),
  tell: (diagnostics) => tell(diagnostics),
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  now: () => performance.now(),
  onExit: (action) => void process.on('exit', action),
}

function tell(diagnostics: readonly Diagnostic[]): void {
  const coloured = isColoured(process.env, process.stderr.isTTY)
  for (const diagnostic of condensed(diagnostics)) {
    const hints = diagnostic.hints.map(called)
    // A bug of ours in one edition is told with its stack.
    const message = sourceMapped(diagnostic.message, readIfThere)
    warn(diagnosticText({ ...diagnostic, message, hints }, coloured))
  }
}

/** Commands in a text of ours, as the user calls them. */
function called(text: string): string {
  return asCalled(text, calledAs(process.argv[1] ?? 'stemma', process.cwd()), Object.keys(commands))
}

function print(text: string, end = '\n'): void {
  progress.clear()
  writeWhole(1, text + end)
}

function warn(text: string, end = '\n'): void {
  progress.clear()
  writeWhole(2, text + end)
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [name = '', ...rest] = argv
  if (name === '--version' || name === '-v') {
    print(made().version)
    return 0
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    print(called(usageOf(commands)))
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    warn(name === '' ? called(usageOf(commands)) : `stemma: ${unknownCommand(name, Object.keys(commands))}`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    print(called(`stemma ${command.usage}\n    ${command.summary}`))
    return 0
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: command.options,
      allowPositionals: true,
      strict: true,
    })
    const [least, most] = command.positionals
    if (positionals.length < least || positionals.length > most) throw new UsageError(`usage: stemma ${command.usage}`)
    return await command.run(values, positionals)
  } catch (error) {
    if (error instanceof UsageError) {
      warn(`stemma: ${called(error.message)}`)
      return 2
    }
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      warn(`stemma: ${called(explain(error, name, commands[name]?.options ?? {}))}`)
      return 2
    }
    // What the machine refuses (no space, no right, a file in the place of a folder) is no bug, and a trace would not help.
    const refusal = refusalOf(error)
    if (refusal !== undefined) {
      warn(`stemma: ${refusal.message}\n  → ${refusal.hint}`)
      return 1
    }
    warn(bugReport(error, toolchain(), readIfThere))
    return 3
  }
}

// V8 optimises a function after it ran some 130 kB of byte code. A build is over within a second or two: compiling so eagerly on a second
// thread costs a quarter of its CPU time and is never paid back. Loops that run on are still optimised, long books as fast as before.
setFlagsFromString('--interrupt-budget=1000000')
setFlagsFromString('--liftoff-only') // the same for HarfBuzz: compiling it a second time is never paid back
process.on('exit', progress.clear)
process.on('SIGINT', () => process.exit(130))
process.exitCode = await main(process.argv.slice(2))
