import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { programs, run, runJava } from './programs.mjs'

/** Referees for translators' files: gettext, translate-toolkit and Okapi must read what the catalogs say, to the letter. */

const READ_BY_OKAPI = new URL('ReadExchange.java', import.meta.url).pathname
const READ_BY_TOOLKIT = new URL('read-exchange.py', import.meta.url).pathname

/** What XLIFF 2 forbids beyond its syntax. */
const rulesOfXliff2 = [
  { name: 'an id twice', finds: /cannot be read/, spoil: inText('<unit id="u2"', '<unit id="u1"') },
  { name: 'a state that there is not', finds: /cannot be read/, spoil: inText(/ state="\w+"/, ' state="done"') },
]

/** A referee for each kind of file; what they read is compared with `expected.json` beside the file. */
export const exchangeReferees = ['po', '12.xlf', '21.xlf', 'tmx'].flatMap((kind) => [
  {
    name: `toolkit ${kind}`,
    kind,
    needs: ['translate-toolkit'],
    judge: (files) => judged(files, readByToolkit),
    faults: [...faultsOf(kind), ...(kind === 'tmx' ? [] : lossOf(kind))],
  },
  {
    name: `okapi ${kind}`,
    kind,
    needs: ['java', 'okapi'],
    judge: (files) => judged(files, readByOkapi),
    faults: [...faultsOf(kind), ...(kind === '21.xlf' ? rulesOfXliff2 : [])],
  },
])

export const gettextReferee = {
  name: 'msgfmt',
  kind: 'po',
  needs: ['msgfmt'],
  judge: judgeByMsgfmt,
  faults: [
    { name: 'a text without an end', finds: /end-of-line within string/, spoil: inText(/^(msgstr ".+)"$/m, '$1') },
    { name: 'a message twice', finds: /duplicate message/, spoil: inText(/(msgctxt [^]*?\n\n)/, '$1$1') },
  ],
}

/** The file must still be one, and the fault be there: else it proves nothing. */
function inText(search, replacement) {
  return (from, to) => {
    const text = readFileSync(from, 'utf8')
    const spoiled = text.replace(search, replacement)
    if (spoiled === text) throw new Error(`no place for ${search} in ${from}`)
    writeFileSync(to, spoiled)
  }
}

function faultsOf(kind) {
  const end = kind === 'po' ? /\n(msgstr "[^"\n]+)"\n/ : /<\/(target|tuv)>/
  return [
    { name: 'a letter more in a target', finds: /reads another target/, spoil: inText(...moreLetters(kind)) },
    {
      name: 'syntax that is broken',
      finds: /cannot be read|reads|misses/,
      spoil: inText(end, kind === 'po' ? '\n$1\n' : ''),
    },
  ]
}

function moreLetters(kind) {
  if (kind === 'po') return [/\n(msgstr "[^"\n]+)"\n/, '\n$1ж"\n']
  return kind === 'tmx' ? [/(<tuv xml:lang="(?!en")[^]*?)<\/seg>/, '$1ж</seg>'] : [/<\/target>/, 'ж</target>']
}

/** A unit that went: named by its id. */
function lossOf(kind) {
  const unit = { po: /msgctxt [^]*?\n\n/, '12.xlf': /<trans-unit [^]*?<\/trans-unit>/, '21.xlf': /<unit [^]*?<\/unit>/ }
  return [{ name: 'a unit that is lost', finds: /misses \S+\//, spoil: inText(unit[kind], '') }]
}

/** Verdicts on files: every unit that the catalogs have, with their texts, and no other. */
async function judged(files, read) {
  const found = await read(files)
  return files.map((file) => {
    const { error, units } = found.get(file) ?? { error: 'nothing was read' }
    const wanted = JSON.parse(readFileSync(join(dirname(file), 'expected.json'), 'utf8'))
    const message = error === undefined ? differences(file, wanted, units) : `cannot be read: ${error}`
    return { file, claim: 'texts', isRight: message === '', message }
  })
}

/** Tokens are inline codes there, and backslashes of ours are none: text is compared without both, and without what only looks like a token. */
const plain = (text) => text.replaceAll(/<\/?\d+\/?>|\\([\\<])/g, '$1').replaceAll(/<\/?\d+\/?>/g, '')

function differences(file, wanted, units) {
  const isMemory = file.endsWith('.tmx')
  const rows = isMemory ? wanted.filter(({ isDone }) => isDone) : wanted
  // Okapi names messages of a PO file by a number of its own: these are known by their source.
  const isNamed = units.some(([id]) => id.includes('/'))
  const keyOf = (id, source) => (isNamed ? id : plain(source))
  const read = new Map(units.map(([id, source, target]) => [keyOf(id, source), { source, target }]))
  const faults = []
  for (const { id, source, target } of rows) {
    const own = read.get(keyOf(id, source))
    if (own === undefined) faults.push(`misses ${id}`)
    else if (plain(own.source) !== plain(source)) faults.push(`reads another source of ${id}: ${own.source}`)
    else if (plain(own.target) !== plain(target)) faults.push(`reads another target of ${id}: ${own.target}`)
  }
  const count = new Set(rows.map(({ id, source }) => keyOf(id, source))).size
  if (read.size > count) faults.push(`reads ${read.size} units, not ${count}`)
  return faults.join('; ')
}

async function readByToolkit(files) {
  const { stdout, stderr } = await run(programs['translate-toolkit'].path, [READ_BY_TOOLKIT, ...files])
  const lines = stdout.split('\n').filter((line) => line !== '')
  if (lines.length === 0) throw new Error(stderr)
  return new Map(lines.map((line) => JSON.parse(line)).map((row) => [row.file, row]))
}

async function readByOkapi(files) {
  const found = new Map()
  const locales = new Set(files.map((file) => localeOf(file)))
  for (const locale of locales) {
    const own = files.filter((file) => localeOf(file) === locale)
    const jars = join(programs.okapi.path, '..', '*')
    const { stdout, stderr } = await runJava(['-cp', jars, READ_BY_OKAPI, locale, ...own])
    if (stdout === '') throw new Error(stderr)
    for (const line of stdout.split('\n').filter((text) => text !== '')) {
      const [file, article, id, source, target] = line
        .split('\t')
        .map((part) => Buffer.from(part, 'base64').toString('utf8'))
      const row = found.get(file) ?? { units: [] }
      if (article === '!') row.error = id
      else row.units.push([article === '' || id.includes('/') ? id : `${article}/${id}`, source, target])
      found.set(file, row)
    }
  }
  return found
}

const localeOf = (file) => dirname(file).split('/').at(-1)

async function judgeByMsgfmt(files) {
  return Promise.all(
    files.map(async (file) => {
      const { code, stderr } = await run(programs.msgfmt.path, ['-c', '-o', '/dev/null', file])
      return { file, claim: 'gettext', isRight: code === 0, message: stderr.slice(0, 300) }
    }),
  )
}
