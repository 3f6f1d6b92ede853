/** node sum-reports.mjs VITEST REFEREES PASSED FAILED: one closing line from the reports and the steps' own counts. */
import { existsSync, readFileSync } from 'node:fs'

const [vitest, referees, stepsPassed, stepsFailed] = process.argv.slice(2)
let passed = Number(stepsPassed)
let failed = Number(stepsFailed)
let skipped = 0
if (vitest !== undefined && existsSync(vitest)) {
  const report = JSON.parse(readFileSync(vitest, 'utf8'))
  passed += report.numPassedTests
  failed += report.numFailedTests
  skipped += (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0)
}
if (referees !== undefined && existsSync(referees)) {
  const line = /(\d+) passed, (\d+) failed\s*$/.exec(readFileSync(referees, 'utf8'))
  passed += Number(line?.[1] ?? 0)
  failed += Number(line?.[2] ?? 0)
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
