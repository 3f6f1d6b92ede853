import type { Finding, Rule } from '../rule.ts'

/**
 * Characters that steer direction and are not in pairs within their paragraph, and those that turn letters round
 * whatever they are: they make a text look like another one. Pairs and marks are spelling in right-to-left text.
 */
export const bidiControls: Rule = {
  id: 'char/bidi-control',
  class: 'repair',
  languages: 'any',
  reason: 'character that turns the direction and is never closed, or that overrides it',
  quick: /[\u202a-\u202e\u2066-\u2069]/,
  *find(view): Iterable<Finding> {
    const end = view.format === 'text' ? /\n/ : /\n[ \t]*\n/
    let at = 0
    for (const paragraph of view.text.split(end)) {
      const start = view.text.indexOf(paragraph, at)
      at = start + paragraph.length
      for (const index of unpaired(paragraph)) yield { start: start + index, end: start + index + 1, text: '' }
    }
  },
  examples: [
    { before: 'invoice \u202efdp.exe', after: 'invoice fdp.exe' },
    { before: 'a \u202edesrever\u202c word', after: 'a desrever word' },
    { before: 'an \u2067open isolate\n\nand \u2069none', after: 'an open isolate\n\nand none' },
    { before: 'the word \u2067שלום\u2069!', after: 'the word \u2067שלום\u2069!', lang: 'en' },
    { before: 'כתב \u202aC++\u202c ועוד', after: 'כתב \u202aC++\u202c ועוד', lang: 'he' },
    { before: 'قال:\u200f نعم', after: 'قال:\u200f نعم', lang: 'ar' },
  ],
}

/** Offsets of the controls without a partner, and of overrides with theirs. */
function unpaired(text: string): readonly number[] {
  const found: number[] = []
  const embeddings: { index: number; isOverride: boolean }[] = []
  const isolates: number[] = []
  for (const { index, 0: control } of text.matchAll(/[\u202a-\u202e\u2066-\u2069]/g)) {
    if (/[\u2066-\u2068]/.test(control)) isolates.push(index)
    else if (control === '\u2069') {
      if (isolates.pop() === undefined) found.push(index)
    } else if (control === '\u202c') {
      const opener = embeddings.pop()
      if (opener?.isOverride !== false) found.push(index, ...(opener ? [opener.index] : []))
    } else embeddings.push({ index, isOverride: /[\u202d\u202e]/.test(control) })
  }
  return [...found, ...embeddings.map(({ index }) => index), ...isolates].toSorted((a, b) => a - b)
}
