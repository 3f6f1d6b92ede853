import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { counted } from '../../pipeline/diagnostic/counted.ts'

test.each([
  [0, '0 segments have'],
  [1, '1 segment has'],
  [2, '2 segments have'],
])('%d: “%s”', (count, said) => {
  expect(counted(count, 'segment has', 'segments have')).toBe(said)
})

test('no message of the pipeline puts a bare number before a plural', () => {
  const folder = new URL('../../pipeline/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const plural =
    /\$\{[^{}]*\.(?:length|size)\} (?:articles|blocks|editions|files|labels|passages|segments|targets|words)\b/u
  expect(files.length).toBeGreaterThan(300)
  expect(files.filter((name) => plural.test(readFileSync(new URL(name, folder), 'utf8')))).toEqual([])
})
