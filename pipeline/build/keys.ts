import { createHash } from 'node:crypto'

/** Raised whenever a stage makes something else of the same input and the fingerprint of the code does not tell. */
const schema = '1'

/** SHA-256 of parts, each ended by a zero byte so that no two lists of parts look alike; hexadecimal. */
export function digest(parts: readonly string[]): string {
  const hash = createHash('sha256').update(schema)
  for (const part of parts) hash.update('\0').update(part)
  return hash.digest('hex')
}

/** SHA-256 of a file, hexadecimal. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The inputs of a result by name, each as a short digest: enough to say which of them changed. */
export type Parts = Readonly<Record<string, string>>

/** The key of a result that depends on these inputs and nothing else. */
export function keyOf(stage: string, parts: Parts): string {
  return digest([stage, ...Object.entries(parts).flat()])
}

/** Names of the inputs that differ from those of an earlier result. */
export function changedParts(before: Parts, now: Parts): readonly string[] {
  return Object.keys({ ...before, ...now }).filter((name) => before[name] !== now[name])
}
