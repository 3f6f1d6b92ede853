import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeLock } from '../../pipeline/world/lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'stemma-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a lock is taken, told to others by process, given back and leaves nothing behind', () => {
  const file = join(folder, 'a/lock')
  const lock = takeLock(file)
  expect(lock).toHaveProperty('release')
  expect(readdirSync(join(folder, 'a'))).toEqual(['lock'])
  if (typeof lock === 'object' && 'release' in lock) lock.release()
  expect(existsSync(file)).toBe(false)
})

test('a lock of a living process is refused and names it', () => {
  const file = join(folder, 'living')
  // The process that runs this one lives for sure.
  writeFileSync(file, JSON.stringify({ pid: process.ppid, started: '' }))
  expect(takeLock(file)).toEqual({ heldBy: process.ppid })
})

test.each([
  ['of a process that ended', () => JSON.stringify({ pid: spawnSync(process.execPath, ['-e', '']).pid, started: '1' })],
  ['whose process id was given to another process since', () => JSON.stringify({ pid: process.ppid, started: '1' })],
  ['that is damaged', () => '{"pid":'],
])('a lock %s is taken over', (_name, content) => {
  const file = join(folder, 'stale')
  writeFileSync(file, content())
  const lock = takeLock(file)
  expect(lock).toHaveProperty('release')
  if (typeof lock === 'object' && 'release' in lock) lock.release()
})
