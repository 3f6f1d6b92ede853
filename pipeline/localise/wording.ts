import { foldText } from '../tree/text.ts'
import type { Segment } from './types.ts'

/** Between which languages a segment goes, and what stays as it is in all of them. */
export interface Passage {
  /** Language of the source, BCP 47. */
  readonly source: string
  /** Language of the target. */
  readonly locale: string
  /** Names and terms that locales/terms.json says to keep (`dnt`). */
  readonly names: readonly string[]
}

const address = /https?:\/\/[^\s<>"“”«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu
const letter = /\p{L}/u

/** Whether a segment has letters to translate: none are those of code, addresses, and names that stay as they are. */
export function hasWords({ text, tags = [] }: Pick<Segment, 'text' | 'tags'>, names: readonly string[]): boolean {
  let left = text
  for (const tag of tags) {
    const code = /^<(\d+)> code\b/u.exec(tag)?.[1]
    if (code === undefined) continue
    const [start, end] = [left.indexOf(`<${code}>`), left.indexOf(`</${code}>`)]
    if (start !== -1 && end > start) left = left.slice(0, start) + left.slice(end)
  }
  if (/[@:]/u.test(left)) left = left.replaceAll(address, ' ')
  for (const name of names) left = withoutName(left, name)
  return letter.test(left)
}

function withoutName(text: string, name: string): string {
  if (name === '') return text
  let left = text
  for (let at = left.indexOf(name); at !== -1; at = left.indexOf(name, at + 1)) {
    const [before, after] = [left.slice(0, at), left.slice(at + name.length)]
    if (!/[\p{L}\p{M}\p{N}]$/u.test(before) && !/^[\p{L}\p{M}\p{N}]/u.test(after)) left = `${before} ${after}`
  }
  return left
}

const spoken = new Map<string, string>()

/** Language and script: en and en-GB write the same words, zh-Hans and zh-Hant do not. */
function writingOf(tag: string): string {
  const { language, script = '' } = new Intl.Locale(tag).maximize()
  const writing = `${language}-${script}`
  spoken.set(tag, writing)
  return writing
}

/**
 * Whether a target is only the source again, so that nobody has translated it: the one rule for coverage, gates, notices, memory and
 * exchange. Names of authors may be the same, and so may everything in two countries of one language. A person who has
 * reviewed such a target overrides it (`stateOf`).
 */
export function isCopy(segment: Pick<Segment, 'text' | 'tags' | 'kind'>, target: string, passage: Passage): boolean {
  if (segment.kind === 'front.author' || foldText(target) !== foldText(segment.text)) return false
  const [from, to] = [passage.source, passage.locale].map((tag) => spoken.get(tag) ?? writingOf(tag))
  return from !== to && hasWords(segment, passage.names)
}
