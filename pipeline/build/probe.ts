/** One question in, one answer out; both are JSON objects. */
export type Probe = (question: Readonly<Record<string, unknown>>) => unknown

/** The probes of DESIGN §4, each loaded when it is asked for. */
export const probes: Readonly<Record<string, () => Promise<Probe>>> = {}

/** Answer one line; a line that fails gives `{id, error}` and never ends the process. */
export async function answer(probe: Probe, line: string): Promise<string> {
  let id: unknown
  try {
    const question: unknown = JSON.parse(line)
    if (typeof question !== 'object' || question === null || Array.isArray(question))
      throw new Error('not a JSON object')
    id = 'id' in question ? question.id : undefined
    return JSON.stringify(await probe(question as Record<string, unknown>))
  } catch (error) {
    return JSON.stringify({ id, error: error instanceof Error ? error.message : String(error) })
  }
}

/** A text of the question, or an error that names it. */
export function textOf(question: Readonly<Record<string, unknown>>, key: string): string {
  const value = question[key]
  if (typeof value !== 'string') throw new Error(`"${key}" must be a string`)
  return value
}
