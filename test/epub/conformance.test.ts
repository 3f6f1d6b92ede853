import { expect, test } from 'vitest'
import { conformanceClaim, neededChecks, type StrictReport } from '../../pipeline/epub/conformance.ts'

const sha256 = 'a'.repeat(64)
const checks = neededChecks.map((name) => ({ name, version: '1', verdict: 'pass' as const }))
const report: StrictReport = { sha256, date: '2024-05-06', checks }

test('somebody who certifies and a passing report of this very book allow the claim', () => {
  expect(conformanceClaim(' Stemma ', sha256, report)).toEqual({
    standard: 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA',
    certifiedBy: 'Stemma',
    date: '2024-05-06',
  })
})

test.each<readonly [string, string | undefined, StrictReport | undefined]>([
  ['nobody certifies it', undefined, report],
  ['the certifier has no name', '  ', report],
  ['there is no report', 'Stemma', undefined],
  ['the report is about other bytes', 'Stemma', { ...report, sha256: 'b'.repeat(64) }],
  ['the report has no day', 'Stemma', { ...report, date: 'yesterday' }],
  ['nothing was checked', 'Stemma', { ...report, checks: [] }],
  ['a needed check is missing', 'Stemma', { ...report, checks: checks.slice(1) }],
  ['a needed check did not run', 'Stemma', { ...report, checks: checks.map((check, index) => (index === 0 ? { ...check, verdict: 'not run' } : check)) }],
  ['a needed check failed once of twice', 'Stemma', { ...report, checks: [...checks, { name: 'ace', version: '1', verdict: 'fail' }] }],
  ['another check failed', 'Stemma', { ...report, checks: [...checks, { name: 'axe', version: '1', verdict: 'fail' }] }],
])('nothing is claimed when %s', (_name, certifiedBy, stored) => {
  expect(conformanceClaim(certifiedBy, sha256, stored)).toBeUndefined()
}) // prettier-ignore
