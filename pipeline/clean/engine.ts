import { ruleOf } from './house.ts'
import { markdownRanges, type MarkdownRanges } from './markdown.ts'
import { adviceRules, repairPhases } from './phases.ts'
import { pageRules } from './rules/page.ts'
import { applies, type BlockRange, type Finding, type Range, type Rule, type View } from './rule.ts'
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
  /** Earlier drafts that this one contains. */
  readonly swallowed: readonly Draft[]
}

export interface Work {
  readonly map: TextMap<Draft>
  /** Suggestions and flags. */
  readonly advice: readonly Draft[]
}

interface PlannedEdit {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly rule: Rule
  readonly finding: Finding
}

/** Damage hides damage; a text that still changes after so many rounds was made to. */
const maximumRounds = 8

/** Run all phases until nothing changes, then ask for advice. */
export function work(input: string, setting: Setting, cuts: readonly Cut[] = []): Work {
  // Before everything: what is no part of the article need not be repaired, and its Markdown need not be read.
  let map = cutOut(startMap<Draft>(input), cuts)
  const markdown = setting.format === 'markdown' ? seenInInput(markdownRanges(map.text), map) : undefined
  let view = createView(map.text, setting, markdown && moved(markdown, map))
  const own = (setting.house?.rules ?? []).map(ruleOf)
  // Last: rules of the publication see text that is right.
  const phases = [...repairPhases, { name: 'house', rules: own.filter((rule) => rule.class === 'repair') }]
  const advice = [...adviceRules, ...own.filter((rule) => rule.class !== 'repair')]
  for (let round = 0; round < maximumRounds; round++) {
    const before = map
    for (const phase of phases) {
      const edits = plan(phase.rules, view)
      if (edits.length === 0) continue
      const seenBy = map
      const key = `${round} ${phase.name}`
      map = applyEdits(map, edits, (edit, seen) => draftOf(seenBy, edit.rule, edit.finding, seen, key))
      view = createView(map.text, setting, markdown && moved(markdown, map))
    }
    if (map === before) break
  }
  return { map, advice: advise(map, view, advice) }
}

/** A stretch of the input that is no part of the article, with the rule that says so. */
interface Cut extends Range {
  readonly rule: string
}

function cutOut(map: TextMap<Draft>, cuts: readonly Cut[]): TextMap<Draft> {
  if (cuts.length === 0) return map
  const edits = cuts.flatMap(({ rule: id, start, end }) => {
    const rule = pageRules.get(id)
    return rule ? [{ start, end, text: '', rule, finding: { start, end, text: '' } }] : []
  })
  return applyEdits(map, edits, (edit, seen) => draftOf(map, edit.rule, edit.finding, seen, 'page'))
}

/** Ranges of the current text, in offsets of the input. */
function seenInInput(ranges: MarkdownRanges, map: TextMap<Draft>): MarkdownRanges {
  if (map.hulls.length === 0) return ranges
  const move = <Kind extends Range>(range: Kind): Kind => {
    const start = toInput(map, range.start, 'start')
    return { ...range, start, end: Math.max(start, toInput(map, range.end, 'end')) }
  }
  return { blocks: ranges.blocks.map(move), shields: ranges.shields.map(move) }
}

/** Edits of some rules on one snapshot: trimmed, sorted, without overlaps. The wider one wins, so their order does not matter. */
function plan(rules: readonly Rule[], view: View): readonly PlannedEdit[] {
  const edits: PlannedEdit[] = []
  for (const rule of rules) {
    if (!applies(rule, view)) continue
    for (const finding of rule.find(view)) {
      const edit = plannedEdit(view, rule, finding)
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
  return { start, end, text: finding.text.slice(head, finding.text.length - tail), rule, finding }
}

function draftOf(map: TextMap<Draft>, rule: Rule, finding: Finding, seen: InputEdit<Draft>, key: string): Draft {
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
    together: finding.together === undefined ? undefined : `${key} ${rule.id} ${finding.together}`,
    swallowed: seen.swallowed,
  }
}

/** Suggestions, which must not overlap each other, and flags, which may. */
function advise(map: TextMap<Draft>, view: View, rules: readonly Rule[]): readonly Draft[] {
  const suggestions = rules.filter((rule) => rule.class === 'suggest')
  const drafts = plan(suggestions, view).map((edit) =>
    draftOf(map, edit.rule, edit.finding, seenFromInput(map, edit), 'advice'),
  )
  for (const rule of rules) {
    if (rule.class !== 'flag' || !applies(rule, view)) continue
    for (const finding of rule.find(view)) {
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
