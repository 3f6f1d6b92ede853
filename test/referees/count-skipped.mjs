/**
 * node count-skipped.mjs REPORT: fails when more tests of the report are skipped than `skipped.json` allows. With the
 * corpus at hand its tests run, so the number counts those that are skipped even then.
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
const most = process.env.STEMMA_CORPUS === undefined ? allowed.withoutCorpus : allowed.withCorpus
console.log(`${skipped} skipped, ${most} allowed`)
if (skipped > most) {
  console.error('more tests are skipped than before: mend them, or raise test/referees/skipped.json with a reason')
  process.exit(1)
}
