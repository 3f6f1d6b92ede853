import { diffOf } from '../clean/diff.ts'
import type { Cleaned } from '../clean/types.ts'

/** Ids that the editor accepted and rejected. */
export interface Answers {
  readonly accept: readonly string[]
  readonly reject: readonly string[]
}

/**
 * Walk through the open suggestions of a text. `ask` shows a question and gives the answer: `a` accepts, `r` rejects, `A` and
 * `R` do so with all that are left of the same rule, `s` or nothing leaves it open, `q` ends.
 */
export async function askAbout(
  cleaned: Cleaned,
  ask: (question: string) => Promise<string>,
  colours: boolean,
): Promise<Answers> {
  const open = cleaned.records.filter((record) => record.class === 'suggest' && record.state === 'offered')
  const accept: string[] = []
  const reject: string[] = []
  const settled = new Map<string, string[]>()
  for (const [index, record] of open.entries()) {
    const rest = settled.get(record.rule)
    if (rest !== undefined) {
      rest.push(record.id)
      continue
    }
    const question = `${diffOf(cleaned.file, record, colours)}${index + 1}/${open.length} [a]ccept [r]eject [A]ll of this rule [R]eject all [s]kip [q]uit? `
    let answer = (await ask(question)).trim()
    while (!/^[arARsq]?$/u.test(answer)) answer = (await ask('a, r, A, R, s or q? ')).trim()
    if (answer === 'q') break
    if (answer === 'a' || answer === 'A') accept.push(record.id)
    if (answer === 'r' || answer === 'R') reject.push(record.id)
    if (answer === 'A') settled.set(record.rule, accept)
    if (answer === 'R') settled.set(record.rule, reject)
  }
  return { accept, reject }
}
