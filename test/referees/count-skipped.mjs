/**
 * node count-skipped.mjs REPORT: fails when more tests of the report are skipped than `skipped.json` allows. Some tests need files
 * that are no part of this repository; the file says for each variable that names such files how many tests it lets run.
 */
import { existsSync, readFileSync } from 'node:fs'

const [report] = process.argv.slice(2)
if (report === undefined || !existsSync(report)) {
  console.error('there is no report of the tests to count skipped ones in')
  process.exit(1)
}
const allowed = JSON.parse(readFileSync(new URL('skipped.json', import.meta.url), 'utf8'))
const { numPendingTests = 0, numTodoTests = 0 } = JSON.parse(readFileSync(report, 'utf8'))
const skipped = numPendingTests + numTodoTests
const unset = Object.keys(allowed).filter((name) => (process.env[name] ?? '') === '')
const most = unset.reduce((sum, name) => sum + allowed[name], 0)
console.log(`${skipped} skipped, ${most} allowed${unset.length > 0 ? ` without ${unset.join(', ')}` : ''}`)
if (skipped > most) {
  console.error('more tests are skipped than before: mend them, or raise test/referees/skipped.json with a reason')
  process.exit(1)
}
