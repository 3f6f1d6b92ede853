import type { Finding, Rule } from '../rule.ts'

const bullet = /^(?:[•▪●◦‣⁃■□▸►]|[·](?=\s))[\s]*(?=\S)/u

/** Bullets as characters become list items. */
export const list: Rule = {
  id: 'structure/list',
  class: 'repair',
  languages: 'any',
  formats: ['text'],
  reason: 'bullet as a character: list item',
  quick: /[•▪●◦‣⁃■□▸►·]/,
  *find(view): Iterable<Finding> {
    const { blocks, text } = view
    const marks = blocks.map((block) => bullet.exec(text.slice(block.start, block.start + 8))?.[0] ?? '')
    for (const [index, block] of blocks.entries()) {
      const mark = marks[index]!
      // One alone is no list.
      if (mark === '' || mark === '- ' || !(marks[index - 1] || marks[index + 1])) continue
      yield { start: block.start, end: block.start + mark.length, text: '- ' }
    }
  },
  examples: [
    { before: '• one\n• two', after: '- one\n- two' },
    { lang: 'sw', before: '• moja\n• mbili', after: '- moja\n- mbili' },
    { before: '• one alone', after: '• one alone' },
  ],
}
