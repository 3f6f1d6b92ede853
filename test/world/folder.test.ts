import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { diskFolder } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'
import { isInside } from '../../pipeline/world/path.ts'
import type { Folder } from '../../pipeline/world/types.ts'

const temporary = mkdtempSync(join(tmpdir(), 'stemma-world-'))
afterAll(() => rmSync(temporary, { recursive: true }))
const text = (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : new TextDecoder().decode(bytes))
const bytes = (value: string) => new TextEncoder().encode(value)

describe.each<[string, () => Folder]>([
  ['memory', () => memoryFolder()],
  ['disk', () => diskFolder(mkdtempSync(join(temporary, 'd-')))],
])('a folder in %s', (_name, make) => {
  test('gives back what was written, and lists it sorted with folders marked', () => {
    const folder = make()
    folder.write('b/c.txt', bytes('one'))
    folder.write('a.txt', bytes('two'))
    folder.write('b/c.txt', bytes('three'))
    expect(text(folder.read('b/c.txt'))).toBe('three')
    expect(folder.list('')).toEqual(['a.txt', 'b/'])
    expect(folder.list('b')).toEqual(['c.txt'])
  })

  test('has nothing where nothing is', () => {
    const folder = make()
    expect(folder.read('x/y')).toBeUndefined()
    expect(folder.list('x')).toEqual([])
    folder.remove('x')
  })

  test('removes a file, and the folder that this leaves empty', () => {
    const folder = make()
    folder.write('b/c.txt', bytes('one'))
    folder.remove('b/c.txt')
    expect(folder.list('')).toEqual([])
  })

  test.each(['../x', '/etc/passwd', 'a/../../x', 'C:\\x', 'file:///x', '\\\\host\\x', 'a\0b'])('refuses %j', (path) => {
    const folder = make()
    expect(isInside(path)).toBe(false)
    expect(() => folder.read(path)).toThrow('leaves its folder')
    expect(() => folder.write(path, bytes(''))).toThrow('leaves its folder')
  })
})

test('a link that leaves the folder counts as no file, one that stays inside is followed', () => {
  const outside = join(temporary, 'secret.txt')
  writeFileSync(outside, 'secret')
  const root = mkdtempSync(join(temporary, 'link-'))
  writeFileSync(join(root, 'in.txt'), 'inside')
  symlinkSync(outside, join(root, 'out'))
  symlinkSync(join(root, 'in.txt'), join(root, 'stay'))
  symlinkSync(temporary, join(root, 'up'))
  const folder = diskFolder(root)
  expect(folder.read('out')).toBeUndefined()
  expect(text(folder.read('stay'))).toBe('inside')
  expect(folder.list('up')).toEqual([])
  expect(() => folder.write('up/x.txt', bytes('x'))).toThrow('outside its folder')
  expect(readdirSync(temporary)).not.toContain('x.txt')
})

test('no part file is left behind by a write', () => {
  const root = mkdtempSync(join(temporary, 'part-'))
  diskFolder(root).write('a', bytes('x'))
  expect(readdirSync(root)).toEqual(['a'])
})
