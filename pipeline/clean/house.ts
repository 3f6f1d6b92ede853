import type { EditRecord, Verdicts } from './types.ts'
import type { Finding, Rule } from './rule.ts'

/** A rule that a publication brings along, as data. */
export interface RuleData {
  readonly id: string
  /** Source of a regular expression, always with the flag `u`. */
  readonly pattern: string
  /** What stands there instead; `$1` and `$<name>` are groups. Without it the rule only flags. */
  readonly replacement?: string | undefined
  /** Primary subtags; without them every language. */
  readonly languages?: readonly string[] | undefined
  readonly class: 'repair' | 'suggest' | 'flag'
  readonly reason?: string | undefined
}

/** What a publication wants of the cleaner. */
export interface HouseStyle {
  /** Rules whose suggestions are applied unless the editor refuses one. */
  readonly accept: readonly string[]
  /** Rules that change nothing here. */
  readonly refuse: readonly string[]
  /** Comma and stop inside or outside the quotation; without it American texts are counted. */
  readonly quoteOrder?: 'inside' | 'outside' | undefined
  /** `Mr.` or `Mr`; without it the majority of the text decides. */
  readonly titles?: 'dotted' | 'bare' | undefined
  /** `3 May 2020` or `May 3, 2020`; without it the majority of the text decides. */
  readonly dates?: 'day-first' | 'month-first' | undefined
  /** `12,000` or `12000`; without it texts that group decide for themselves. */
  readonly numbers?: 'grouped' | 'plain' | undefined
  /** Languages that blocks of a text may be in, as primary subtags; without it any, when they are sure. */
  readonly languages?: readonly string[] | undefined
  readonly rules: readonly RuleData[]
}

/** Longest block that a pattern of a publication is tried on, in UTF-16 units: nobody knows what it costs. */
const longestBlock = 20_000

/** A rule of a publication as the cleaner runs it: block by block. The pattern was checked with the publication. */
export function ruleOf(data: RuleData): Rule {
  const { id, replacement, reason = 'rule of the publication' } = data
  return {
    id,
    class: replacement === undefined ? 'flag' : data.class,
    languages: data.languages ?? 'any',
    reason,
    *find(view): Iterable<Finding> {
      const pattern = new RegExp(data.pattern, 'gu')
      for (const block of view.blocks) {
        if (block.end - block.start > longestBlock) continue
        for (const match of view.text.slice(block.start, block.end).matchAll(pattern)) {
          if (match[0] === '') continue
          const start = block.start + match.index
          const place = { start, end: start + match[0].length }
          yield replacement === undefined ? place : { ...place, text: filled(replacement, match) }
        }
      }
    },
    examples: [],
  }
}

function filled(replacement: string, match: RegExpMatchArray): string {
  return replacement.replaceAll(
    /\$(?:(\d)|<([\w]+)>|\$)/gu,
    (sign, number: string | undefined, name: string | undefined) =>
      number !== undefined
        ? (match[Number(number)] ?? '')
        : name !== undefined
          ? (match.groups?.[name] ?? '')
          : sign.slice(1),
  )
}

/** The house decides first, the editor after it. */
export function withHouse(
  records: readonly EditRecord[],
  house: HouseStyle | undefined,
  verdicts: Verdicts | undefined,
): Verdicts | undefined {
  const own = records.flatMap(({ id, rule, class: kind, before, actual, after, expected }): Verdicts['verdicts'] => {
    const verdict =
      house?.refuse.includes(rule) === true ? 'reject' : house?.accept.includes(rule) === true ? 'accept' : undefined
    return verdict === undefined || expected === undefined || kind === 'flag'
      ? []
      : [{ id, rule, verdict, before, actual, after }]
  })
  if (own.length === 0) return verdicts
  return { version: 1, verdicts: [...own, ...(verdicts?.verdicts ?? [])], patches: verdicts?.patches ?? [] }
}
