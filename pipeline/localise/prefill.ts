import { languageOf } from '../language/language.ts'
import { wholePercent } from '../language/percent.ts'
import { tokenProblem } from './exchange/merge.ts'
import { memoryOf, type Memory, type MemoryEntry } from './memory.ts'
import { segmentHash } from './segments.ts'
import { sentencesOf } from './sentences.ts'
import { stateOf } from './state.ts'
import type { Catalog, Segment, StateFile } from './types.ts'
import { hasWords, type Passage } from './wording.ts'

/** Least likeness at which an old target is a help and not a hindrance. */
const leastLikeness = 0.75
/** Texts of fewer letters are like everything and nothing: only the very same one helps. */
const leastLetters = 3

/** What is remembered of one language: whole segments, and sentences of those that have as many in both languages. */
export interface LanguageMemory {
  readonly segments: Memory
  readonly sentences: ReadonlyMap<string, string>
  readonly passage: Passage
}

const hasTokens = (text: string): boolean => /<\/?\d{1,6}\/?>/u.test(text)

/** Remember pairs of texts. Sentences with tokens are left out: their numbers mean something in their own segment only. */
export function rememberPairs(pairs: readonly MemoryEntry[], passage: Passage): LanguageMemory {
  const sentences = new Map<string, string>()
  for (const pair of pairs) {
    const from = sentencesOf(pair.source, passage.source)
    const to = sentencesOf(pair.target, passage.locale)
    if (from.length !== to.length || from.length < 2) {
      // A whole segment may come back as a sentence of a larger one.
      if (!hasTokens(pair.source) && !sentences.has(pair.source)) sentences.set(pair.source, pair.target)
      continue
    }
    from.forEach((sentence, index) => {
      const said = to[index] ?? ''
      if (!hasTokens(sentence) && !hasTokens(said) && !sentences.has(sentence)) sentences.set(sentence, said)
    })
  }
  return { segments: memoryOf(pairs), sentences, passage }
}

/**
 * Pairs of a catalog that a person has made: from its source as recorded; drafts are left out, they would feed on themselves, and so
 * is the source again.
 */
export function pairsOf(
  segments: readonly Segment[],
  catalog: Catalog,
  states: StateFile,
  passage: Passage,
): readonly MemoryEntry[] {
  const known = new Map(segments.map((segment) => [segment.id, segment]))
  return [...catalog].flatMap(([id, target]) => {
    const record = Object.hasOwn(states, id) ? states[id] : undefined
    // A target that was changed since its record was made is no draft any more, and of the source of today.
    const segment = known.get(id)
    if (segment !== undefined && stateOf(segment, target, record, passage) === 'new') return []
    const isOwn = record === undefined || record.th !== segmentHash(target)
    const source = isOwn ? segment?.text : record.s === 'draft' ? undefined : record.src
    return source === undefined || target.trim() === '' ? [] : [{ source, target }]
  })
}

/** A target for a new segment, and where it comes from. */
export interface Suggestion {
  readonly target: string
  /** 'memory' the same text, 'memory 87 %' one like it, 'sentences' put together from split or merged paragraphs. */
  readonly origin: string
}

/** The best that memory has for a segment; undefined when nothing fits, tokens included. */
export function suggest(segment: Segment, memory: LanguageMemory): Suggestion | undefined {
  const fits = (target: string) => tokenProblem(segment, target) === undefined
  if (!hasWords(segment, memory.passage.names)) return undefined
  const exact = memory.segments.exact(segment.text)
  if (exact !== undefined && fits(exact.target)) return { target: exact.target, origin: 'memory' }
  const parts = sentencesOf(segment.text, memory.passage.source).map((sentence) => memory.sentences.get(sentence))
  if (parts.length > 0 && parts.every((part) => part !== undefined)) {
    const between = languageOf(memory.passage.locale).justify === 'inter-character' ? '' : ' '
    const target = parts.join(between)
    if (fits(target)) return { target, origin: 'sentences' }
  }
  if ((segment.text.match(/\p{L}/gu)?.length ?? 0) < leastLetters) return undefined
  const like = memory.segments.like(segment.text, leastLikeness, 4).find(({ entry }) => fits(entry.target))
  // The same words with other punctuation are not the same text.
  return like && { target: like.entry.target, origin: `memory ${wholePercent(Math.min(like.score, 0.99))} %` }
}

/**
 * Fill segments that have no target with drafts from memory. Their record says where they come from (`mt`); no reader sees a draft until
 * a person has approved it, unless the locale ships drafts.
 */
export function prefill(
  segments: readonly Segment[],
  catalog: Catalog,
  states: StateFile,
  memory: LanguageMemory,
): { readonly catalog: Catalog; readonly states: StateFile; readonly filled: number } {
  const targets = new Map<string, string>()
  const records: [string, StateFile[string]][] = []
  let filled = 0
  for (const segment of segments) {
    const { id, text, hash } = segment
    const now = catalog.get(id)
    if (now !== undefined && now.trim() !== '') {
      targets.set(id, now)
      continue
    }
    const found = suggest(segment, memory)
    if (found === undefined) continue
    targets.set(id, found.target)
    records.push([id, { h: hash, src: text, th: segmentHash(found.target), s: 'draft', mt: found.origin }])
    filled++
  }
  if (filled === 0) return { catalog, states, filled }
  for (const [id, target] of catalog) if (!targets.has(id)) targets.set(id, target)
  return { catalog: targets, states: { ...states, ...Object.fromEntries(records) }, filled }
}
