/**
 * npm run referees: outside programs judge the finished files of this publication. Installs nothing: what is missing is
 * named, and the run fails. `--in DIR` judges a folder that was built before. Ends with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { programs } from './programs.mjs'
import { referees } from './referees.mjs'

const root = new URL('../..', import.meta.url).pathname
const { values } = parseArgs({
  options: {
    in: { type: 'string' },
    publication: { type: 'string', default: root },
    only: { type: 'string', multiple: true },
  },
})
const chosen = referees.filter(({ name }) => values.only === undefined || values.only.includes(name))
const missing = [...new Set(chosen.flatMap(({ needs }) => needs))]
  .map((name) => programs[name])
  .filter(({ path }) => !path)
for (const { name, advice } of missing) console.error(`${name} is missing: ${advice}`)
if (missing.length > 0) {
  console.log(`0 passed, ${missing.length} failed`)
  process.exit(1)
}

const temporary = mkdtempSync(join(tmpdir(), 'stemma-referees-'))
let passed = 0
let failed = 0
try {
  const folder = values.in ?? build(join(temporary, 'output'))
  const table = []
  for (const referee of chosen) table.push(await hear(referee, folder))
  console.log('\nreferee      files  right  wrong  fault found')
  for (const { name, files, right, wrong, caught } of table) {
    console.log(
      [name.padEnd(11), ...[files, right, wrong].map((count) => String(count).padStart(6)), `  ${caught}`].join(' '),
    )
  }
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function build(out) {
  const args = ['dist/cli.js', 'build', '--publication', values.publication, '--out', out, '--quiet']
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error(`the build ended with code ${status}`)
  return out
}

/** All files of the referee's kind, then one of them with a fault put in. */
async function hear({ name, kind, judge, spoil }, folder) {
  const files = filesOf(folder, kind)
  const verdicts = files.length === 0 ? [] : await judge(files)
  const wrong = verdicts.filter(({ isRight }) => !isRight)
  for (const { file, claim, message } of wrong)
    console.error(`${name}: ${relative(folder, file)}, ${claim}: ${message}`)
  if (verdicts.length < Math.max(1, files.length))
    console.error(`${name}: judged ${verdicts.length} of ${files.length} files`)
  const isComplete = verdicts.length >= Math.max(1, files.length)
  const caught = files.length > 0 && (await isCaught({ name, kind, judge, spoil }, files))
  if (!caught) console.error(`${name}: a file with a fault put in was not found faulty`)
  passed += verdicts.length - wrong.length + (caught ? 1 : 0)
  failed += wrong.length + (caught ? 0 : 1) + (isComplete ? 0 : 1)
  return {
    name,
    files: files.length,
    right: verdicts.length - wrong.length,
    wrong: wrong.length,
    caught: caught ? 'yes' : 'NO',
  }
}

async function isCaught({ name, kind, judge, spoil }, files) {
  const spoiled = join(temporary, `${name}-fault.${kind}`)
  const [file] = files
  if (spoil) spoil(file, spoiled)
  else {
    // The text of one edition is not that of another: the PDF of one locale beside the page of the next.
    const other = files.find((one) => basename(one) === basename(file) && one !== file) ?? files.at(-1)
    copyFileSync(file, spoiled)
    copyFileSync(other.replace(/\.pdf$/, '.html'), spoiled.replace(/\.pdf$/, '.html'))
  }
  const verdicts = await judge([spoiled])
  return verdicts.length > 0 && verdicts.every(({ isRight }) => !isRight)
}

/** Files of a kind, sorted; of HTML all pages, the locales' articles first. */
function filesOf(folder, kind) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(`.${kind}`))
    .map((entry) => join(entry.parentPath, entry.name))
  const depth = (file) => -relative(folder, file).split('/').length
  return files.toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
}
