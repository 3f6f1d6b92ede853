import { expect } from 'vitest'
import { joinBlocks } from '../../pipeline/clean/probe.ts'
import { clean } from '../../pipeline/clean/index.ts'
import { coreEdit, inverse, replay } from '../../pipeline/clean/replay.ts'
import type { Cleaned, EditRecord } from '../../pipeline/clean/types.ts'

export function cleaned(text: string, lang: string, format: 'text' | 'markdown' = 'text'): Cleaned {
  return clean({ file: 'law.txt', format, text, encoding: 'utf-8' }, { lang }).value
}

export function letters(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** P1: a second cleaning changes nothing. */
export function expectIdempotent(text: string, lang: string): void {
  const once = cleaned(text, lang)
  const twice = cleaned(once.text, lang)
  expect(twice.text).toBe(once.text)
  const blocks = joinBlocks(once)
  expect(joinBlocks(cleaned(blocks, lang))).toBe(blocks)
}

/** P2: but for repaired encodings and removed blocks, which the report holds, no letter or digit comes or goes. */
export function expectLossless(text: string, lang: string): void {
  const { records, text: output } = cleaned(text, lang)
  const allowed = /^(?:encoding|boilerplate|structure)\//u
  const kept = records.map((record): EditRecord =>
    allowed.test(record.rule) ? record : { ...record, state: 'offered' },
  )
  const groups = new Set(
    kept.filter((record) => record.state === 'applied' && record.group !== undefined).map((r) => r.group),
  )
  // What is repaired on top of a repaired encoding moves with it.
  const withEncoding = kept.map((record, index) =>
    record.group !== undefined && groups.has(record.group) ? records[index]! : record,
  )
  expect(letters(output)).toBe(letters(replay(text, withEncoding)))
}

/** P3: the records are the whole difference between input and output, both ways, and each tells the truth about the input. */
export function expectReplay(text: string, lang: string, format: 'text' | 'markdown' = 'text'): void {
  const { records, text: output } = cleaned(text, lang, format)
  expect(replay(text, records)).toBe(output)
  expect(inverse(output, records)).toBe(text)
  for (const record of records) {
    const { start, end } = record.place
    expect(text.slice(start.offset, end.offset)).toBe(record.actual)
    expect(text.slice(0, start.offset).endsWith(record.before)).toBe(true)
    expect(text.startsWith(record.after, end.offset)).toBe(true)
  }
  expect(new Set(records.map((record) => record.id)).size).toBe(records.length)
}

/** P4: any set of groups can be refused or accepted; the result is the input with exactly these edits. */
export function expectSubset(text: string, lang: string, choose: (index: number) => boolean): void {
  const { records } = cleaned(text, lang)
  const keys = [...new Set(records.map((record) => record.group ?? record.id))]
  const chosen = new Set(keys.filter((_, index) => choose(index)))
  const judged = records.map((record): EditRecord => ({
    ...record,
    state: chosen.has(record.group ?? record.id) && coreEdit(record) ? 'applied' : 'rejected',
  }))
  const output = replay(text, judged)
  expect(inverse(output, judged)).toBe(text)
  if (chosen.size === 0) expect(output).toBe(text)
}
