import { scriptCodes, scriptRuns } from './script.data.ts'

const codes = scriptCodes.split(' ')
let table: Uint8Array | undefined

/** Expand runs of `length,value;…` (base 36, absent length = 1) into one byte per code point. */
export function expandRuns(runs: string): Uint8Array {
  const bytes = new Uint8Array(0x110000)
  let position = 0
  for (const run of runs.split(';')) {
    const comma = run.indexOf(',')
    const length = comma === 0 ? 1 : parseInt(run.slice(0, comma), 36)
    bytes.fill(parseInt(run.slice(comma + 1), 36), position, position + length)
    position += length
  }
  return bytes
}

/** ISO 15924 code of a character's Script property (Unicode 17.0): 'Zyyy' = Common, 'Zinh' = Inherited, 'Zzzz' = unknown. */
export function scriptOf(codePoint: number): string {
  table ??= expandRuns(scriptRuns)
  return codes[table[codePoint] ?? 2] ?? 'Zzzz'
}

/** Whether a character belongs to a script of its own, so that its neighbours take that script from it. */
export function hasOwnScript(codePoint: number): boolean {
  table ??= expandRuns(scriptRuns)
  return (table[codePoint] ?? 2) > 2
}
