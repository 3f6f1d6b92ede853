import type { Rule } from '../rule.ts'
import { findJoins, type Join } from './wrap.ts'

function lineRule(kind: Join['kind'], id: string, reason: string, examples: Rule['examples']): Rule {
  return {
    id,
    class: 'repair',
    languages: 'any',
    formats: ['text'],
    reason,
    quick: /\S[^\S\n\r\u2028]*(?:\r\n|[\n\r\u2028\u000b\u000c\u0085])[^\S\n\r\u2028]*\S/,
    *find(view) {
      for (const join of findJoins(view)) if (join.kind === kind) yield { ...join, bold: true }
    },
    examples,
  }
}

export const hardWrap = lineRule('wrap', 'lines/hard-wrap', 'line end inside a paragraph', [
  {
    before:
      'Everyone is entitled to a social and international order in which the rights and\nfreedoms can be realized.',
    after: 'Everyone is entitled to a social and international order in which the rights and freedoms can be realized.',
  },
  {
    lang: 'nl',
    before: 'Iedereen heeft recht op een\nnationaliteit.',
    after: 'Iedereen heeft recht op een nationaliteit.',
  },
  {
    before: 'Roses are red,\nViolets are blue,\nSugar is sweet,\nAnd so are you.',
    after: 'Roses are red,\nViolets are blue,\nSugar is sweet,\nAnd so are you.',
  },
  {
    before: '每一个工作的人，有权享受公正和合适\n的报酬。',
    after: '每一个工作的人，有权享受公正和合适的报酬。',
    lang: 'zh',
  },
])

export const lineSeparator = lineRule('separator', 'lines/line-separator', 'line separator inside a paragraph', [
  { lang: 'it', before: 'il diritto\u2028di riunione', after: 'il diritto di riunione' },
  { before: 'the right\u2028of assembly', after: 'the right of assembly' },
])

export const hyphenBreak = lineRule('hyphen', 'lines/hyphen-break', 'word broken at a line end', [
  { before: 'recognition everyw-\nhere as a person', after: 'recognition everywhere as a person' },
  { lang: 'fi', before: 'ihmis-\noikeudet ja kansa-\nlaiset', after: 'ihmisoikeudet ja kansalaiset' },
  { before: 'a state-of-the-\nart plan', after: 'a state-of-the-art plan' },
  { before: 'pre-\nand post-war', after: 'pre- and post-war' },
  { before: 'кто-\nто пришёл', after: 'кто-то пришёл', lang: 'ru' },
])
