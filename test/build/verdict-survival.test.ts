import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cleanCommand } from '../../pipeline/build/clean-command.ts'
import type { Diagnostic } from '../../pipeline/diagnostic/diagnostic.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'stemma-verdicts-'))
  mkdirSync(join(home, 'content/a'), { recursive: true })
  writeFileSync(join(home, 'publication.yaml'), 'title: T\nsource: en\nlocales: [en]\ndate: 2024-01-01\n')
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const source = () => join(home, 'content/a/source.txt')

/** What the command prints, tells and leaves in edits.json. */
async function clean(
  text: string,
  flags: { readonly accept?: readonly string[]; readonly reject?: readonly string[] } = {},
) {
  writeFileSync(source(), text)
  let out = ''
  const told: Diagnostic[] = []
  const code = await cleanCommand(
    [source()],
    {
      ...{ report: undefined, diff: false, interactive: false, lang: undefined, languages: undefined },
      ...{ accept: [], reject: [], colours: [false, false], ...flags },
    },
    {
      print: (piece) => void (out += piece),
      warn: () => undefined,
      read: (file) => readFileSync(file),
      ask: async () => 'q',
      tell: (diagnostics) => void told.push(...diagnostics),
    },
  )
  const codes = told.map((one) => one.code).filter((name) => name.startsWith('clean/verdict'))
  return { code, out, codes, told }
}

interface Report {
  readonly records: readonly { readonly id: string; readonly rule: string; readonly actual: string }[]
}
async function idOf(text: string, actual: string): Promise<string> {
  writeFileSync(source(), text)
  let out = ''
  await cleanCommand(
    [source()],
    {
      ...{ report: 'json' as const, diff: false, interactive: false, lang: undefined, languages: undefined },
      ...{ accept: [], reject: [], colours: [false, false] as const },
    },
    {
      print: (piece) => void (out += piece),
      warn: () => undefined,
      read: (file) => readFileSync(file),
      ask: async () => 'q',
      tell: () => undefined,
    },
  )
  return (JSON.parse(out) as Report).records.find((record) => record.actual.includes(actual))!.id
}

const text = (first: string, near: string, last: string) =>
  `A title of this text\n\n${first} The council met here on Monday , and all of its members agreed.\n\n${near}The road to the north was closed on Tuesday , said the mayor of the town.\n\n${last}\n`

test('verdicts outlive changes elsewhere in the source, and one whose surroundings changed is told', async () => {
  const old = text('It began.', '', 'It ended.')
  const reject = [await idOf(old, 'Monday ,'), await idOf(old, 'Tuesday ,')]
  const first = await clean(old, { reject })
  expect(first.out).toContain('on Monday , and')
  expect(first.out).toContain('on Tuesday , said')
  const edits = readFileSync(join(home, 'content/a/edits.json'), 'utf8')

  // Elsewhere: lines before, after and between.
  const elsewhere = await clean(
    text('It began early , in the morning. Nobody knew why.', 'So it was for a year. ', 'It ended. So it was.'),
  )
  expect(elsewhere).toMatchObject({ code: 0, codes: [] })
  expect(elsewhere.out).toContain('on Monday , and')
  expect(elsewhere.out).toContain('on Tuesday , said')
  // What nobody refused is repaired.
  expect(elsewhere.out).toContain('early, in')

  // Near one of them.
  const near = await clean(old.replace('Tuesday , said the mayor', 'Tuesday , said nobody'))
  expect(near.codes).toEqual(['clean/verdict-unmatched'])
  expect(near.told.find(({ code }) => code === 'clean/verdict-unmatched')!.message).toContain('Tuesday ,')
  expect(near.out).toContain('on Monday , and')
  expect(near.out).toContain('on Tuesday, said')

  // The place is gone, and comes back.
  expect((await clean(old.replace(' , said', ', said'))).codes).toEqual(['clean/verdict-unmatched'])
  const back = await clean(old)
  expect(back.codes).toEqual([])
  expect(back.out).toBe(first.out)
  // No run without a verdict of its own writes the file.
  expect(readFileSync(join(home, 'content/a/edits.json'), 'utf8')).toBe(edits)
})
