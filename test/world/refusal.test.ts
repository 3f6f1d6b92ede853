import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refusalOf } from '../../pipeline/world/refusal.ts'

test('what the disk refuses is told in words, with the path and what to do', () => {
  const root = mkdtempSync(join(tmpdir(), 'stemma-refusal-'))
  try {
    writeFileSync(join(root, 'file'), '')
    const refused = (action: () => unknown) => {
      try {
        action()
      } catch (error) {
        return refusalOf(error, 'x')
      }
      throw new Error('the disk allowed it')
    }
    expect(refused(() => readFileSync(join(root, 'none')))?.message).toBe(`"${join(root, 'none')}" is not there`)
    expect(refused(() => readFileSync(root))?.message).toBe('"x" is a folder and no file')
    expect(refused(() => mkdirSync(join(root, 'file', 'in')))?.message).toContain('a file and no folder')
    expect(refused(() => mkdirSync(join(root, 'file')))?.message).toContain('a file where a folder is needed')
    expect(refused(() => readFileSync(join(root, 'n'.repeat(999))))?.hint).toContain('shorten the name')
  } finally {
    rmSync(root, { recursive: true })
  }
})

test('a bug of ours is no refusal', () => {
  expect(refusalOf(new Error('bug'))).toBeUndefined()
  expect(refusalOf('bug')).toBeUndefined()
  expect(refusalOf(Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG', syscall: 'open' }))).toBeUndefined()
  const odd = refusalOf(Object.assign(new Error('x'), { code: 'EIO', syscall: 'read', path: 'a' }))
  expect(odd?.message).toBe('"a" gives the error EIO')
})
