import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Edition } from '../../pipeline/edition/types.ts'
import { dumpLayout } from '../../pipeline/typeset/display/dump.ts'
import { layoutWith } from '../../pipeline/typeset/page/layout.ts'
import { plainLines } from './plain-lines.ts'
import { design, edition, fonts } from './sample.ts'

/**
 * One folder per case: `edition.json` = what `edition()` of sample.ts takes, `expected.txt` = the dump of its layout with
 * plain lines. Rewritten by `npx vitest run test/typeset/golden.test.ts -u` only; read the difference before you commit it.
 */
const folder = new URL('golden/', import.meta.url)
const cases = readdirSync(folder).toSorted()

test('there are cases to compare', () => {
  expect(cases.length).toBeGreaterThanOrEqual(3)
})

test.each(cases)('%s is laid out as before', async (name) => {
  const parts = JSON.parse(readFileSync(new URL(`${name}/edition.json`, folder), 'utf8')) as Parameters<
    typeof edition
  >[0]
  const source: Edition = edition(parts)
  const dump = dumpLayout(layoutWith(source, { ...design, width: 280, height: 240 }, fonts, plainLines, []))
  await expect(dump).toMatchFileSnapshot(new URL(`${name}/expected.txt`, folder).pathname)
})
