import { expect, test } from 'vitest'
import { planBuild } from '../../pipeline/build/plan.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

test('an article that is called like the list of articles is told to take another name', () => {
  const folder = memoryFolder({
    'publication.yaml': 'title: T\nsource: en\nlocales: [en]\n',
    'content/index/source.md': '# A title\n\nText.\n',
    'content/indexes/source.md': '# A title\n\nText.\n',
  })
  const plan = planBuild(folder, {}).value
  expect(plan?.article('index')).toMatchObject({ value: undefined, diagnostics: [{ code: 'build/reserved-name' }] })
  expect(plan?.article('indexes').value).toBeDefined()
})
