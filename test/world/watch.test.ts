import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { watchPaths } from '../../pipeline/world/watch.ts'

const temporary = mkdtempSync(join(tmpdir(), 'stemma-watch-'))
afterAll(() => rmSync(temporary, { recursive: true }))

test('a folder is watched from before it is there, and when another takes its place', async () => {
  const root = join(temporary, 'output')
  const onChange = vi.fn<() => void>()
  const stop = watchPaths(root, ['manifest.json'], onChange)
  const change = async (act: () => void) => {
    onChange.mockClear()
    act()
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 25_000 })
  }
  await change(() => mkdirSync(root))
  await change(() => writeFileSync(join(root, 'manifest.json'), '1'))
  await change(() => rmSync(root, { recursive: true }))
  await change(() => mkdirSync(root))
  await change(() => writeFileSync(join(root, 'manifest.json'), '2'))
  stop()
})

test('files below the named folders are told of, others are not', async () => {
  const root = join(temporary, 'publication')
  mkdirSync(join(root, 'content/a'), { recursive: true })
  mkdirSync(join(root, 'output'))
  const onChange = vi.fn<() => void>()
  const stop = watchPaths(root, ['content'], onChange)
  writeFileSync(join(root, 'output/a.html'), '')
  writeFileSync(join(root, 'notes.txt'), '')
  await new Promise((resolve) => void setTimeout(resolve, 100))
  expect(onChange).not.toHaveBeenCalled()
  writeFileSync(join(root, 'content/a/source.md'), '')
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 25_000 })
  stop()
})
