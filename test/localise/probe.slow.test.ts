import { expect, test } from 'vitest'
import { probeUnits } from '../../pipeline/localise/probe.ts'
import { parseMarkdown, stringify } from '../../pipeline/tree/markdown.ts'

const words =
  'a b **c** *d* _e_ `f` ~~g~~ [h](i "j") ![k](l "m") <b>n</b> <0> </0> <1/> $t(o) {{p}} \\ \\< < & &lt; http://q.r s@t.uv [^1] <br> <!-- w --> <span lang="ar">ب</span> 中文。 ** * _ ` [ ] ( ) | 1. # - + > www.x.yz <i> </i> <sub>z</sub> 😀'.split(
    ' ',
  )
const lines = [
  '# ',
  '## ',
  '- ',
  '  - ',
  '1. ',
  '> ',
  '> > ',
  '',
  '',
  '',
  '    ',
  '```\n',
  '| a | b |\n| - | - |\n| ',
  '[^1]: ',
  '<div>\n',
  '</div>\n',
  '***\n',
  '<p lang="ru">',
  '<table><tr><td>',
  '<ul><li>',
]

test('2,000 random documents come back from their segments and from Markdown as they were', () => {
  let state = 11
  const random = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >> 8) % below
  }
  let units = 0
  for (let round = 0; round < 2000; round++) {
    const markdown = Array.from({ length: 1 + random(8) }, () => {
      const line = Array.from({ length: 1 + random(6) }, () => words[random(words.length)]).join(
        random(3) === 0 ? '' : ' ',
      )
      return (lines[random(lines.length)] ?? '') + line + (random(2) === 0 ? '\n' : '\n\n')
    }).join('')
    const probed = probeUnits({ id: round, markdown })
    units += probed.units.length
    expect(JSON.stringify(probed.after), markdown).toBe(JSON.stringify(probed.before))
    const { root } = parseMarkdown('a.md', markdown).value
    expect(parseMarkdown('a.md', stringify(root)).value.root, markdown).toEqual(root)
  }
  expect(units).toBeGreaterThan(4000)
})
