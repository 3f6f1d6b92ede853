import { creditIn } from '../byline.ts'
import type { Finding, Rule } from '../rule.ts'
import { hasDate } from './relative-date.ts'

/** Lines that name an author or a source, in the languages whose words for it are known. */
export const byline =
  /^(?:by|from|von|par|por|de|di|da|door|av|af|autor|author|auteur|автор|текст|авторы|yazan|بقلم|作者|文)[ :：/／]\s?\p{L}|\((?:reuters|ap|afp|dpa|tass|rfe\/rl|bbc)\)|^(?:source|quelle|fuente|источник)\s?:/imu

/** An article without author, date or source. */
export const missingByline: Rule = {
  id: 'meta/missing-byline-date',
  class: 'flag',
  languages: 'known',
  formats: ['text'],
  reason: 'no author, date or source found',
  *find(view): Iterable<Finding> {
    const [title, first] = view.blocks
    if (view.dated || view.blocks.length < 4 || !title || !first || title.kind !== 'heading') return
    const head = view.text.slice(first.start, first.start + 400)
    const tail = view.text.slice(-300)
    if (hasDate(view.text) || byline.test(head) || byline.test(tail)) return
    const lines = view.blocks.map(({ start, end }) => view.text.slice(start, end))
    if (creditIn(lines, view.lang) !== undefined) return
    yield { start: title.start, end: title.end }
  },
  examples: [],
}
