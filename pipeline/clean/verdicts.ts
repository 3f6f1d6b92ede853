import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { readJson, type JsonValue } from './json.ts'
import { pointsOf } from './records.ts'
import type { Verdicts } from './types.ts'

const verdictKeys = ['id', 'rule', 'verdict', 'before', 'actual', 'after'] as const
const patchKeys = ['before', 'actual', 'expected', 'after'] as const

/**
 * Read edits.json. The shape is checked strictly, every fault is told with line and column; `value` is undefined when
 * there is one, so that no half of the editor's decisions is applied.
 */
export function parseVerdicts(file: string, text: string): Outcome<Verdicts | undefined> {
  const pointOf = pointsOf(text)
  const diagnostics: Diagnostic[] = []
  const report = (message: string, at: number, hint: string): void => {
    const { line, column, offset } = pointOf(at)
    diagnostics.push(diagnose('clean/verdicts-invalid', message, { file, line, column, offset }, [hint]))
  }
  const root = readJson(text, report)
  if (!root) return { value: undefined, diagnostics }
  const value = new Shape(report).verdicts(root)
  return { value: diagnostics.length === 0 ? value : undefined, diagnostics }
}

type Report = (message: string, at: number, hint: string) => void

/** Checks values against the shape of edits.json. */
class Shape {
  readonly #report: Report

  constructor(report: Report) {
    this.#report = report
  }

  verdicts(root: JsonValue): Verdicts | undefined {
    const members = this.#members(root, 'edits.json', ['version', 'verdicts', 'patches'])
    if (!members) return undefined
    const version = members.get('version')
    if (version?.kind !== 'number' || version.value !== 1)
      this.#report(
        '"version" must be 1',
        version?.at ?? root.at,
        'write "version": 1; newer versions need a newer stemma',
      )
    const verdicts = this.#list(members.get('verdicts'), '"verdicts"').map((item): Verdicts['verdicts'][number] => {
      const texts = this.#texts(item, 'a verdict', verdictKeys)
      const { verdict } = texts
      if (verdict === 'accept' || verdict === 'reject') return { ...texts, verdict }
      const at = item.kind === 'object' ? (item.members.get('verdict')?.at ?? item.at) : item.at
      if (verdict !== '') this.#report(`"verdict" is "${verdict}"`, at, 'write "accept" or "reject"')
      return { ...texts, verdict: 'reject' }
    })
    const patches = this.#list(members.get('patches'), '"patches"').map((item) =>
      this.#texts(item, 'a patch', patchKeys),
    )
    return { version: 1, verdicts, patches }
  }

  #list(value: JsonValue | undefined, name: string): readonly JsonValue[] {
    if (value === undefined || value.kind === 'array') return value?.items ?? []
    this.#report(`${name} must be a list`, value.at, 'write [ … ]')
    return []
  }

  #texts<Key extends string>(item: JsonValue, what: string, keys: readonly Key[]): Record<Key, string> {
    const members = this.#members(item, what, keys)
    const entries = keys.map((key): [Key, string] => {
      const value = members?.get(key)
      if (value?.kind === 'string') return [key, value.value]
      if (members)
        this.#report(
          `"${key}" of ${what} must be a text`,
          value?.at ?? item.at,
          `add "${key}": "…"; copy it from the JSON report of "clean"`,
        )
      return [key, '']
    })
    return Object.fromEntries(entries) as Record<Key, string>
  }

  #members(value: JsonValue, what: string, keys: readonly string[]): ReadonlyMap<string, JsonValue> | undefined {
    if (value.kind !== 'object') {
      this.#report(`${what} must be an object`, value.at, 'write { … }')
      return undefined
    }
    for (const [key, member] of value.members)
      if (!keys.includes(key))
        this.#report(`unknown key "${key}" in ${what}`, member.at, `there are ${keys.join(', ')}`)
    return value.members
  }
}
