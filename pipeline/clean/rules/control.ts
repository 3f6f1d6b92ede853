import type { Rule } from '../rule.ts'

/** Control characters, noncharacters and the object replacement character say nothing in text. */
export const control: Rule = {
  id: 'char/control',
  class: 'repair',
  languages: 'any',
  reason: 'control character',
  quick: /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffc\ufffe\uffff]/,
  *find(view) {
    for (const match of view.text.matchAll(
      /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffc\ufffe\uffff]+/gu,
    ))
      yield { start: match.index, end: match.index + match[0].length, text: '' }
  },
  examples: [
    { before: 'pro\u0008tection', after: 'protection' },
    { lang: 'fi', before: 'kau\u0007punki', after: 'kaupunki' },
  ],
}
