import { expect, test } from 'vitest'
import { paintPdf } from '../../pipeline/pdf/index.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { verifyPdf } from '../../pipeline/verify/pdf.ts'
import { design, edition, fonts, paragraph } from './sample.ts'

const task = (id: string, checked: boolean, said: string) => ({
  type: 'listItem' as const,
  id,
  spread: false,
  checked,
  children: [paragraph(`${id}p`, said)],
})

test.each(['en', 'ar', 'ja'])(
  'tasks in %s stand behind boxes, whatever the direction, and verify reads them',
  async (locale) => {
    const source = edition({
      locale,
      blocks: [
        {
          type: 'list',
          id: 'tasks',
          ordered: false,
          spread: false,
          children: [task('done', true, 'Dam built'), task('open', false, 'Birches felled')],
        },
      ],
    })
    const { value: layout } = layoutEdition(source, design, fonts)
    const pages = [...layout.pages]
    const labels = layout.structure.filter(({ type }) => type === 'Lbl').map(({ id }) => id)
    const signs = pages
      .flatMap((page) => page.items)
      .flatMap((item) => (item.kind === 'glyphs' && labels.includes(item.element ?? -1) ? [item.text] : []))
    expect(signs).toHaveLength(2)
    for (const sign of signs) expect(sign).toMatch(/^[☑▣☐⬜□]$/u)
    const { value: bytes } = await paintPdf({ ...layout, pages })
    expect(verifyPdf(source, bytes, layout.pageMap)).toEqual([])
  },
)
