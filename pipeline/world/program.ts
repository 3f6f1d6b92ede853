import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a program left behind; `code` is undefined when it could not be started or was ended from outside. */
export interface ProgramEnd {
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
}

/** Longest run of a program, milliseconds. */
const LONGEST = 15 * 60_000

/** Run a program that the user named, without a shell, to its end. */
export function runProgram(program: string, args: readonly string[]): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const settings = { maxBuffer: 1 << 28, encoding: 'utf8', timeout: LONGEST } as const
    execFile(program, [...args], settings, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined
      resolve({ code, stdout, stderr: stderr === '' && error !== null ? error.message : stderr })
    })
  })
}

/** A folder for the time of one action; `read` gives the text of a file in it. */
export async function inTemporaryFolder<Value>(
  action: (folder: string, read: (name: string) => string | undefined) => Promise<Value>,
): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'stemma-'))
  try {
    return await action(folder, (name) => {
      try {
        return readFileSync(join(folder, name), 'utf8')
      } catch {
        return undefined
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
