/**
 * npm run referees: outside programs judge the finished files of this publication. Installs nothing: what is missing is
 * named, and the run fails. `--in DIR` judges a folder that was built before. Ends with `N passed, N failed`.
 */
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { programs } from './programs.mjs'
import { writeExchange } from './exchange-files.mjs'
import {
  build,
  stemma,
  writeDeclarations,
  writeOwnFonts,
  writePseudo,
  writeServed,
  writeSite,
} from './publications.mjs'
import { referees } from './referees.mjs'

const root = new URL('../..', import.meta.url).pathname
const { values } = parseArgs({
  options: {
    in: { type: 'string' },
    publication: { type: 'string', default: root },
    only: { type: 'string', multiple: true },
  },
})
// Translators' files and pages with an address are made for the run, of this publication alone.
const hasExchange = values.in === undefined && values.publication === root
const chosen = referees.filter(
  ({ name, kind, isForSite }) =>
    (values.only === undefined || values.only.includes(name)) &&
    (hasExchange || (['html', 'pdf', 'epub'].includes(kind) && isForSite !== true)),
)
const missing = [...new Set(chosen.flatMap(({ needs }) => needs))]
  .map((name) => programs[name])
  .filter(({ path }) => !path)
for (const { name, advice } of missing) console.error(`${name} is missing: ${advice}`)
if (missing.length > 0) {
  console.log(`0 passed, ${missing.length} failed`)
  process.exit(1)
}

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'stemma-referees-')))
let passed = 0
let failed = 0
try {
  const folder = values.in ? resolve(values.in) : buildAll(join(temporary, 'output'))
  const table = []
  for (const referee of chosen) table.push(await hear(referee, folder))
  console.log('\nreferee       files  right  wrong  faults found  seconds')
  for (const { name, files, right, wrong, caught, seconds } of table) {
    const numbers = [files, right, wrong].map((count) => String(count).padStart(6))
    console.log([name.padEnd(12), ...numbers, caught.padStart(13), String(seconds).padStart(8)].join(' '))
  }
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** The publication; of this repository also what is made for the referees alone. */
function buildAll(out) {
  // Whoever asks for some referees waits for their files only.
  const needsEditions = chosen.some(({ kind }) => ['html', 'pdf', 'epub'].includes(kind))
  if (needsEditions) build(values.publication, join(out, 'publication'))
  if (needsEditions && values.publication === root) {
    build(writePseudo(join(temporary, 'pseudo')), join(out, 'pseudo'))
    build(writeDeclarations(join(temporary, 'declarations')), join(out, 'declarations'))
    for (const { name, own } of writeOwnFonts(join(temporary, 'fonts'))) build(own, join(out, 'fonts', name))
    if (chosen.some(({ on }) => on !== undefined)) build(writeSite(join(temporary, 'site')), join(out, 'site'))
  }
  if (chosen.some(({ kind }) => kind === 'serve')) writeServed(join(out, 'served'))
  if (hasExchange) writeExchange(root, ['ru', 'ar', 'zh-Hans'], join(out, 'exchange'), stemma)
  return out
}

/** All files of the referee's kind, then copies of one of them, each with a fault put in. */
async function hear({ name, kind, judge, faults, on }, folder) {
  const began = Date.now()
  const files = filesOf(folder, kind, on)
  const verdicts = files.length === 0 ? [] : await judge(files)
  const wrong = verdicts.filter(({ isRight }) => !isRight)
  for (const { file, claim, message } of wrong)
    console.error(`${name}: ${relative(folder, file)}, ${claim}: ${message.slice(0, 600)}`)
  const judged = new Set(verdicts.map(({ file }) => file)).size
  if (judged < Math.max(1, files.length)) console.error(`${name}: judged ${judged} of ${files.length} files`)
  const { tried, missed } =
    files.length === 0
      ? { tried: faults.length, missed: faults }
      : await hearFaults({ name, kind, judge, faults }, files)
  for (const fault of missed) console.error(`${name}: not found in a spoiled copy: ${fault.name}`)
  passed += verdicts.length - wrong.length + tried - missed.length
  failed += wrong.length + missed.length + Math.max(1, files.length) - judged
  const row = { name, files: files.length, right: verdicts.length - wrong.length, wrong: wrong.length }
  const seconds = Math.round((Date.now() - began) / 1000)
  console.error(`${name}: ${files.length} files in ${seconds} s`)
  return { ...row, seconds, caught: `${tried - missed.length} of ${tried}` }
}

/**
 * A fault counts as found when the verdict on its copy is wrong and its message names it. In a folder of somebody else there need not be a
 * place for every fault: those are named, and count for nothing.
 */
async function hearFaults({ name, kind, judge, faults }, files) {
  const usual = files.find((file) => /\/en\/[^/]+$/.test(file) && !file.endsWith('index.html')) ?? files[0]
  const copies = []
  try {
    const made = faults.flatMap((fault, index) => {
      const copy = spoilOne(fault, [usual, ...files.filter((file) => file !== usual)], `${name}-fault-${index}.${kind}`)
      if (copy === undefined) return []
      copies.push(copy)
      return [{ fault, copy }]
    })
    const verdicts = made.length === 0 ? [] : await judge(copies)
    const missed = made.filter(({ fault, copy }) => {
      const own = verdicts.filter(({ file, claim }) => file === copy && claim.includes(fault.in ?? ''))
      return !own.some(({ isRight, message }) => !isRight && fault.finds.test(message))
    })
    return { tried: made.length, missed: missed.map(({ fault }) => fault) }
  } finally {
    for (const copy of copies) {
      rmSync(copy, { force: true })
      rmSync(`${copy}.svg`, { force: true })
      if (kind === 'pdf') rmSync(copy.replace(/\.pdf$/, '.html'), { force: true })
    }
  }
}

/** A copy of the first file that has the place for a fault, with the fault in it. Undefined when none has, which is a fault of ours in our own files. */
function spoilOne(fault, files, copyName) {
  let problem
  for (const from of files) {
    // Beside the file itself: what a page loads from its side lies where it lay.
    const copy = join(dirname(from), copyName)
    try {
      fault.spoil(from, copy, files)
      return copy
    } catch (error) {
      problem = error
      rmSync(copy, { force: true })
      rmSync(`${copy}.svg`, { force: true })
    }
  }
  if (values.in === undefined) throw problem
  console.error(`no file here has a place for ${fault.name}: ${problem.message}`)
  return undefined
}

/** Files of a kind whose path matches, sorted. */
function filesOf(folder, kind, on = /^(?!site\/)/) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(`.${kind}`))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => on.test(relative(folder, file)))
    .toSorted()
}
