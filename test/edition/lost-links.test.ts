import { expect, test } from 'vitest'
import { buildEdition } from '../../pipeline/edition/build.ts'
import { inputOf, link, paragraph, text } from './sample.ts'

test.each(['#nowhere', 'javascript:alert(1)', '/about', '../no-article/'])(
  'a link to %s leads nowhere: its words stay, the address goes, and that is told',
  (url) => {
    const { value, diagnostics } = buildEdition(inputOf({ blocks: [paragraph('p1', link(url, text('words')))] }))
    expect(diagnostics).toMatchObject([{ code: 'edition/link', severity: 'warning', place: { segment: 'p1' } }])
    expect(value.root.children[1]).toEqual(paragraph('p1', 'words'))
  },
)
