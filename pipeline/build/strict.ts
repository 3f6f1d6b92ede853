import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { Edition } from '../edition/types.ts'
import { checkByAce, checkByEpubCheck, checkByPackage } from '../verify/strict/books.ts'
import { checkByPdfJs, checkByVeraPdf } from '../verify/strict/prints.ts'
import type { StrictTools, StrictVerdict } from '../verify/strict/types.ts'
import { inTemporaryFolder, runProgram } from '../world/program.ts'
import type { StrictPart } from './claim.ts'
import { digestOf } from './keys.ts'
import type { EditionTask } from './types.ts'

/** A finished file for outside validators. */
export interface StrictFile {
  readonly task: EditionTask
  readonly edition: Edition
  readonly format: 'pdf' | 'epub'
  /** Path in output/, and the one on disk. */
  readonly path: string
  readonly place: string
  readonly bytes: Uint8Array
}

export interface JudgedFile {
  readonly file: StrictFile
  readonly verdicts: readonly StrictVerdict[]
}

/** Everything that outside validators say of finished files; one that is not there says so for every file. */
export async function judgeFiles(files: readonly StrictFile[], tools: StrictTools): Promise<readonly JudgedFile[]> {
  const prints = files.filter(({ format }) => format === 'pdf').map(({ place }) => place)
  const byVeraPdf = await checkByVeraPdf(prints, tools, runProgram)
  const judged: JudgedFile[] = []
  for (const file of files) {
    const { format, edition, bytes, place } = file
    const verdicts =
      format === 'pdf'
        ? [await checkByPdfJs(edition, bytes), byVeraPdf.get(place)].filter((verdict) => verdict !== undefined)
        : await inTemporaryFolder(async (folder, read) => [
            await checkByPackage(bytes),
            await checkByEpubCheck(place, folder, tools, runProgram, read),
            await checkByAce(place, folder, tools, runProgram, read),
          ])
    judged.push({ file, verdicts })
  }
  return judged
}

/** Faults file by file; validators that did not run, once each. */
export function strictDiagnostics(judged: readonly JudgedFile[]): readonly Diagnostic[] {
  const faults = judged.flatMap(({ file, verdicts }) =>
    verdicts.flatMap(({ verdict, version, message }) =>
      verdict === 'fail'
        ? [diagnose('verify/strict', `${version} finds: ${message}`, { file: file.path }, ['look at what it names; what comes from no source of yours is a fault of Stemma'])] // prettier-ignore
        : [],
    ),
  )
  const missing = new Map<string, Diagnostic>()
  for (const { verdicts } of judged) {
    for (const { name, verdict, message } of verdicts) {
      if (verdict !== 'not run') continue
      const isOptional = verdicts.some((other) => other.name === name && other.verdict !== 'not run')
      const rest = isOptional ? '; another implementation of it did' : ''
      missing.set(message, diagnose('verify/not-run', `${name} did not run${rest}`, undefined, [message]))
    }
  }
  return [...faults, ...missing.values()]
}

/** Counts of verdicts, one line per validator. */
export function strictTable(judged: readonly JudgedFile[]): readonly string[] {
  const counts = new Map<string, { pass: number; fail: number }>()
  for (const { name, version, verdict } of judged.flatMap(({ verdicts }) => verdicts)) {
    if (verdict === 'not run') continue
    const count = counts.get(version || name) ?? { pass: 0, fail: 0 }
    count[verdict] += 1
    counts.set(version || name, count)
  }
  return [...counts].map(([name, { pass, fail }]) => `${name}: ${pass} passed, ${fail} failed`)
}

/** The report on a file, as it is stored; `bytes` of a book are those without a claim. A validator of two names counts once it ran. */
export function strictReport({ verdicts }: JudgedFile, bytes: Uint8Array, day: string, isTrue: boolean): StrictPart {
  const ran = new Set(verdicts.filter(({ verdict }) => verdict !== 'not run').map(({ name }) => name))
  const checks = verdicts
    .filter(({ name, verdict }) => verdict !== 'not run' || !ran.has(name))
    .map(({ name, version, verdict }) => ({ name, version, verdict }))
  const own = { name: 'stemma', version: '', verdict: isTrue ? 'pass' : 'fail' } as const
  return { sha256: digestOf(bytes), date: day, checks: [...checks, own] }
}
