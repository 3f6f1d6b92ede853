import { ruleOf } from './house.ts'
import { foreignBlocks, type LanguageRange } from './block-language.ts'
import { markdownRanges, type MarkdownRanges } from './markdown.ts'
import { adviceRules, repairPhases } from './phases.ts'
import { pageRules } from './rules/page.ts'
import { applies, primarySubtag, type BlockRange, type Finding, type Range, type Rule, type View } from './rule.ts'
import {
  applyEdits,
  seenFromInput,
  startMap,
  toCurrent,
  toInput,
  trimEdit,
  type InputEdit,
  type TextMap,
} from './text-map.ts'
import { cuts } from './shield.ts'
import { createView, type Setting } from './view.ts'

/** What is remembered of an edit; all offsets are into the input. */
export interface Draft {
  readonly rule: Rule
  readonly reason: string
  /** The changed stretch of the input and what stands there; undefined text for a flag. */
  readonly start: number
  readonly end: number
  readonly text: string | undefined
  /** The stretch to show. */
  readonly from: number
  readonly to: number
  /** Edits with the same key move together. */
  readonly together: string | undefined
  /** Of the block, which may be another one than that of the text. */
  readonly lang: string
  /** Earlier drafts that this one contains. */
  readonly swallowed: readonly Draft[]
}

export interface Work {
  readonly map: TextMap<Draft>
  /** Blocks in another language than the text, in offsets of the input. */
  readonly foreign: readonly LanguageRange[]
  /** Suggestions and flags. */
  readonly advice: readonly Draft[]
}

interface PlannedEdit {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly rule: Rule
  readonly finding: Finding
  readonly lang: string
}

/** Damage hides damage; a text that still changes after so many rounds was made to. */
const maximumRounds = 8

/** Run all phases until nothing changes, then ask for advice. */
export function work(input: string, setting: Setting, removed: readonly Cut[] = []): Work {
  // Before everything: what is no part of the article need not be repaired, and its Markdown need not be read.
  let map = cutOut(startMap<Draft>(input), removed, setting.lang)
  let foreign: readonly LanguageRange[] | undefined
  const markdown = setting.format === 'markdown' ? seenInInput(markdownRanges(map.text), map) : undefined
  const look = () =>
    createView(map.text, setting, markdown && moved(markdown, map), foreign && movedRanges(foreign, map))
  let view = look()
  const own = (setting.house?.rules ?? []).map(ruleOf)
  // Last: rules of the publication see text that is right.
  const phases = [...repairPhases, { name: 'house', rules: own.filter((rule) => rule.class === 'repair') }]
  const advice = [...adviceRules, ...own.filter((rule) => rule.class !== 'repair')]
  for (let round = 0; round < maximumRounds; round++) {
    const before = map
    for (const phase of phases) {
      if (phase.asksLanguages && foreign === undefined) {
        foreign = foreignIn(view, setting, map)
        if (foreign.length > 0) view = look()
      }
      const edits = plan(phase.rules, view)
      if (edits.length === 0) continue
      const seenBy = map
      const key = `${round} ${phase.name}`
      map = applyEdits(map, edits, (edit, seen) => draftOf(seenBy, edit, seen, key))
      view = look()
    }
    if (map === before) break
  }
  return { map, foreign: foreign ?? [], advice: advise(map, view, advice) }
}

/** Where the language is given, that; else what is found. */
function foreignIn(view: View, setting: Setting, map: TextMap<Draft>): readonly LanguageRange[] {
  const given = movedRanges(setting.given ?? [], map)
  const blocks = given.length === 0 ? view.blocks : view.blocks.filter(({ start, end }) => !cuts(given, start, end))
  const found = setting.judge ? foreignBlocks(view.text, blocks, setting.lang, setting.judge) : []
  const { languages } = setting
  const allowed =
    languages === undefined
      ? found
      : found.filter(({ lang }) => lang === 'und' || languages.includes(primarySubtag(lang)))
  const all = [...allowed, ...given.filter(({ lang }) => lang !== setting.lang)].sort((a, b) => a.start - b.start)
  return all.map((range) => seenRange(range, map))
}

/** Ranges of the input in offsets of the current text; those that are gone are left out. */
function movedRanges(ranges: readonly LanguageRange[], map: TextMap<Draft>): readonly LanguageRange[] {
  return ranges.flatMap((range) => {
    const start = toCurrent(map, range.start)
    const end = toCurrent(map, range.end)
    return end > start ? [{ ...range, start, end }] : []
  })
}

function seenRange<Kind extends Range>(range: Kind, map: TextMap<Draft>): Kind {
  const start = toInput(map, range.start, 'start')
  return { ...range, start, end: Math.max(start, toInput(map, range.end, 'end')) }
}

/** A stretch of the input that is no part of the article, with the rule that says so. */
interface Cut extends Range {
  readonly rule: string
}

function cutOut(map: TextMap<Draft>, removed: readonly Cut[], lang: string): TextMap<Draft> {
  if (removed.length === 0) return map
  const edits = removed.flatMap(({ rule: id, start, end }) => {
    const rule = pageRules.get(id)
    return rule ? [{ start, end, text: '', rule, finding: { start, end, text: '' }, lang }] : []
  })
  return applyEdits(map, edits, (edit, seen) => draftOf(map, edit, seen, 'page'))
}

/** Ranges of the current text, in offsets of the input. */
function seenInInput(ranges: MarkdownRanges, map: TextMap<Draft>): MarkdownRanges {
  if (map.hulls.length === 0) return ranges
  const move = <Kind extends Range>(range: Kind): Kind => seenRange(range, map)
  return { blocks: ranges.blocks.map(move), shields: ranges.shields.map(move) }
}

/** Edits of some rules on one snapshot: trimmed, sorted, without overlaps. The wider one wins, so their order does not matter. */
function plan(rules: readonly Rule[], view: View): readonly PlannedEdit[] {
  const edits: PlannedEdit[] = []
  for (const part of view.parts ?? [view])
    for (const rule of rules) {
      if (!applies(rule, part)) continue
      for (const finding of rule.find(part)) {
        const edit = part.holds(finding.start) ? plannedEdit(part, rule, finding) : undefined
        if (edit) edits.push(edit)
      }
    }
  if (edits.length < 2) return edits
  edits.sort(
    (a, b) => a.start - b.start || b.end - a.end || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0),
  )
  const kept: PlannedEdit[] = []
  for (const edit of edits) {
    const last = kept.at(-1)
    if (!last || edit.start > last.end || (edit.start === last.end && last.start < last.end)) kept.push(edit)
  }
  return kept
}

function plannedEdit(view: View, rule: Rule, finding: Finding): PlannedEdit | undefined {
  if (finding.text === undefined) return undefined
  const actual = view.text.slice(finding.start, finding.end)
  if (actual === finding.text) return undefined
  const { head, tail } = trimEdit(actual, finding.text)
  const start = finding.start + head
  const end = finding.end - tail
  if (finding.bold !== true && view.isShielded(start, end)) return undefined
  return { start, end, text: finding.text.slice(head, finding.text.length - tail), rule, finding, lang: view.lang }
}

function draftOf(
  map: TextMap<Draft>,
  { rule, finding, lang }: Pick<PlannedEdit, 'rule' | 'finding' | 'lang'>,
  seen: InputEdit<Draft>,
  key: string,
): Draft {
  const from = Math.min(seen.inStart, toInput(map, Math.min(finding.from ?? finding.start, finding.start), 'start'))
  const to = Math.max(seen.inEnd, toInput(map, Math.max(finding.to ?? finding.end, finding.end), 'end'))
  return {
    rule,
    reason: finding.reason ?? rule.reason,
    start: seen.inStart,
    end: seen.inEnd,
    text: seen.text,
    from,
    to,
    together: finding.together === undefined ? undefined : `${key} ${lang} ${rule.id} ${finding.together}`,
    lang,
    swallowed: seen.swallowed,
  }
}

/** Suggestions, which must not overlap each other, and flags, which may. */
function advise(map: TextMap<Draft>, view: View, rules: readonly Rule[]): readonly Draft[] {
  const suggestions = rules.filter((rule) => rule.class === 'suggest')
  const drafts = plan(suggestions, view).map((edit) => draftOf(map, edit, seenFromInput(map, edit), 'advice'))
  const flags = rules.filter((rule) => rule.class === 'flag')
  for (const part of view.parts ?? [view]) drafts.push(...flagged(map, part, flags))
  return drafts
}

function flagged(map: TextMap<Draft>, view: View, flags: readonly Rule[]): readonly Draft[] {
  const drafts: Draft[] = []
  for (const rule of flags) {
    if (!applies(rule, view)) continue
    for (const finding of rule.find(view)) {
      if (!view.holds(finding.start)) continue
      const start = toInput(map, finding.start, 'start')
      const end = Math.max(start, toInput(map, finding.end, 'end'))
      const reason = finding.reason ?? rule.reason
      drafts.push({
        rule,
        reason,
        start,
        end,
        text: undefined,
        from: start,
        to: end,
        together: undefined,
        lang: view.lang,
        swallowed: [],
      })
    }
  }
  return drafts
}

/** Ranges of Markdown found in the input, in offsets of the current text. */
function moved(ranges: MarkdownRanges, map: TextMap<Draft>): MarkdownRanges {
  const move = <Kind extends Range>(range: Kind): Kind => {
    const start = toCurrent(map, range.start)
    return { ...range, start, end: Math.max(start, toCurrent(map, range.end)) }
  }
  const blocks: readonly BlockRange[] = ranges.blocks.map(move)
  return { blocks: blocks.filter((block) => block.end > block.start), shields: ranges.shields.map(move) }
}
