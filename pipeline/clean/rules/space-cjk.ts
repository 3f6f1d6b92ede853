import type { Finding, Rule } from '../rule.ts'

const inner =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々])[ \u00a0]+(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々])/gu

/** Chinese and Japanese sentences have no spaces. Headings and verse may; so may text for children, spaced throughout. */
export const spaceIdeographic: Rule = {
  id: 'space/cjk-inner',
  class: 'repair',
  languages: ['zh', 'ja', 'yue'],
  reason: 'space between ideographs',
  quick: /[\u3040-\u30ff\u3400-\u9fff] /,
  *find(view): Iterable<Finding> {
    for (const block of view.blocks) {
      const text = view.text.slice(block.start, block.end)
      if (!/[。！？…」”』]$/u.test(text)) continue
      const hits = [...text.matchAll(inner)]
      if (hits.length > 2 && hits.length * 12 > text.length) continue
      for (const match of hits)
        yield { start: block.start + match.index, end: block.start + match.index + match[0].length, text: '' }
    }
  },
  examples: [
    { lang: 'yue', before: '人人有權 享受公正嘅報酬。', after: '人人有權享受公正嘅報酬。' },
    { before: '人人有权 享受公正的报酬。', after: '人人有权享受公正的报酬。', lang: 'zh' },
    { before: '第一章 总则', after: '第一章 总则', lang: 'zh' },
  ],
}
