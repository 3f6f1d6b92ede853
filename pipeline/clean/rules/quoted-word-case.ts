import type { Finding, Rule } from '../rule.ts'

const capital = /(?<=[\p{L}\p{M}\p{N},;][ \u00a0])(“|„|«)(\p{Lu}\p{Ll}+)(”|“|»)(?=[\s,;.])/gu

/** A single quoted word with a capital in mid-sentence, which the text elsewhere quotes in lower case. Not in titles. */
export const quotedWordCase: Rule = {
  id: 'style/quoted-word-case',
  class: 'suggest',
  languages: 'known',
  reason: 'capital in mid-sentence',
  quick: /[“„«][^\s”“»]+[”“»]/,
  *find(view): Iterable<Finding> {
    if (view.lang === 'de' || view.lang.startsWith('de-')) return
    const lowerCase = new Set(Array.from(view.text.matchAll(/[“„«]\p{Ll}+[”“»]/gu), (match) => match[0]))
    for (const block of view.blocks) {
      if (block.kind === 'heading') continue
      for (const match of view.text.slice(block.start, block.end).matchAll(capital)) {
        const [, open = '', word = '', close = ''] = match
        const lower = `${open}${word.toLowerCase()}`
        if (!lowerCase.has(`${lower}${close}`)) continue
        const start = block.start + match.index
        const reason = `capital in mid-sentence; the text also has ${lower}${close}`
        yield {
          start,
          end: start + match[0].length,
          text: `${lower}${close}`,
          from: start,
          to: start + match[0].length,
          reason,
        }
      }
    }
  },
  examples: [
    {
      before: 'the hunt for “Terrorists” continued, as “terrorists” do',
      after: 'the hunt for “terrorists” continued, as “terrorists” do',
    },
    {
      lang: 'pt',
      before: 'a caça aos “Terroristas” e aos “terroristas”',
      after: 'a caça aos “terroristas” e aos “terroristas”',
    },
    { before: 'the hunt for “Terrorists” continued', after: 'the hunt for “Terrorists” continued' },
  ],
}
