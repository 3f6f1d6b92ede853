import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCompiled } from '../../pipeline/world/compiled.ts'

let folder = ''
const file = () => join(folder, 'engine.js')
const kept = () => readdirSync(folder).filter((name) => name !== 'engine.js')
const scriptSaying = (word: string) =>
  `(function (exports, require, module, __filename) { exports.say = () => /^”…汉$/u.test('\\u201d\\u2026\\u6c49') && '${word} ' + require('node:path').basename(__filename) })`

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stemma-compiled-'))
  writeFileSync(file(), scriptSaying('one'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const say = (exports: unknown): unknown => (exports as { say(): string }).say()

test('a script that was kept compiled says the same, without being compiled', () => {
  const first = runCompiled(file(), 'code')
  expect([say(first.exports), first.wasKept]).toEqual(['one engine.js', false])
  first.keep()
  expect(kept()).toHaveLength(1)
  const second = runCompiled(file(), 'code')
  expect([say(second.exports), second.wasKept]).toEqual(['one engine.js', true])
})

test('what was compiled of other code of the same length is not taken', () => {
  runCompiled(file(), 'code').keep()
  writeFileSync(file(), scriptSaying('two'))
  const other = runCompiled(file(), 'edoc')
  expect([say(other.exports), other.wasKept]).toEqual(['two engine.js', false])
})

test.each([
  ['one changed byte', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -9), Buffer.from('x'), bytes.subarray(-8)])],
  ['half of it', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['nothing in it', () => Buffer.alloc(0)],
])('a kept form with %s is none, and is replaced', (_name, damage) => {
  runCompiled(file(), 'code').keep()
  const path = join(folder, kept()[0] ?? '')
  writeFileSync(path, damage(readFileSync(path)))
  const next = runCompiled(file(), 'code')
  expect([say(next.exports), next.wasKept]).toEqual(['one engine.js', false])
  next.keep()
  expect(runCompiled(file(), 'code').wasKept).toBe(true)
})

test('where nothing can be written the script runs all the same', () => {
  const { exports, keep } = runCompiled(file(), 'code')
  rmSync(folder, { recursive: true })
  expect(keep).not.toThrow()
  expect(say(exports)).toBe('one engine.js')
})
