import { expect, test } from 'vitest'
import { planBuild } from '../../pipeline/build/plan.ts'
import { initPublication } from '../../pipeline/build/init.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const config = { 'publication.yaml': 'title: T\nsource: en\nlocales: [en]\n' }

test.each([
  ['200 letters', 'a'.repeat(200), ['a'.repeat(200)]],
  ['201 letters', 'a'.repeat(201), []],
  ['101 Cyrillic letters, 202 bytes', 'я'.repeat(101), []],
])('an article is called by a name that leaves room for those of its files: %s', (_what, name, names) => {
  const folder = memoryFolder({
    ...config,
    [`content/${name}/source.md`]: '# A title\n\nText.\n',
    'content/b/source.md': '# B\n\nText.\n',
  })
  const { value, diagnostics } = planBuild(folder, {})
  expect(value?.names).toEqual([...names, 'b'])
  const told = names.length > 0 ? [] : [{ code: 'build/long-name', place: { file: `content/${name}/` } }]
  expect(diagnostics).toMatchObject(told)
})

test('a publication of which the only article has too long a name says so', () => {
  const folder = memoryFolder({ ...config, [`content/${'a'.repeat(250)}/source.md`]: '# A title\n\nText.\n' })
  expect(planBuild(folder, {})).toMatchObject({ value: undefined, diagnostics: [{ code: 'build/long-name' }] })
})

test('init makes short names of long ones', () => {
  const folder = memoryFolder({ [`${'слово '.repeat(40)}.txt`]: 'Text.\n', [`${'слово '.repeat(30)}.txt`]: 'Text.\n' })
  const { value } = initPublication(folder, { title: 'T', date: '2026-01-31' })
  const names = value.flatMap(({ path }) => /^content\/([^/]+)/u.exec(path)?.[1] ?? [])
  expect(names).toEqual([`${'слово-'.repeat(9)}слово`, `${'слово-'.repeat(9)}слово-2`])
})
