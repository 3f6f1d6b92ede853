import { creditLines } from '../byline.ts'
import type { Finding, Rule } from '../rule.ts'

const body =
  'The lamp on the island burns again after eleven years, and nobody in the harbour can say who has lit it there or why.'
const estonian =
  'Saare tuli põleb jälle pärast ühtteist aastat ja keegi sadamas ei oska öelda, kes selle süütas ja milleks.'

/** `By K. Petersen`, `12 October 2023` under the title: known to the edition, which shows them itself. */
export const byline: Rule = {
  id: 'meta/byline',
  class: 'suggest',
  languages: 'any',
  formats: ['text'],
  reason: 'author or day: they stand in the front matter, and every edition shows them under its title',
  *find(view): Iterable<Finding> {
    if (view.blocks[0]?.kind !== 'heading') return
    const lines = view.blocks.map(({ start, end }) => view.text.slice(start, end))
    for (const { index } of creditLines(lines, view.lang)) {
      const { start, end } = view.blocks[index]!
      yield { start, end, text: '', bold: true }
    }
  },
  examples: [
    { before: `# The Lamp\n\nBy K. Petersen\n\n${body}`, after: `# The Lamp\n\n\n\n${body}` },
    { before: `# The Lamp\n\nPublished on 12 October 2023\n\n${body}`, after: `# The Lamp\n\n\n\n${body}` },
    { before: `# The Lamp\n\nBy Land and Sea\n\n${body}`, after: `# The Lamp\n\nBy Land and Sea\n\n${body}` },
    { before: `# The Lamp\n\nA day in 2023\n\n${body}`, after: `# The Lamp\n\nA day in 2023\n\n${body}` },
    { lang: 'et', before: `# Tuli\n\nTekst: Kadri Saar\n\n${estonian}`, after: `# Tuli\n\n\n\n${estonian}` },
  ],
}
