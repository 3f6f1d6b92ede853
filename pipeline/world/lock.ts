import * as fs from 'node:fs'
import { dirname } from 'node:path'

/** A process that holds a lock: its id, and when it started, since ids are given out again. */
interface Holder {
  readonly pid: number
  readonly started: string
}

/** Start of a process in ticks since the machine started; '' where /proc does not tell. */
function startOf(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold anything; the 20th field behind it is the start.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return started === '' || startOf(pid) === started
}

function holderOf(file: string): Holder | undefined {
  try {
    const value = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Holder>
    return typeof value.pid === 'number' && typeof value.started === 'string' ? (value as Holder) : undefined
  } catch {
    return undefined
  }
}

/**
 * Take a lock file. Gives the process that holds it when that is alive, else a function that gives the lock back. A lock whose process
 * died is taken over. Where nothing can be written, that is told.
 */
export function takeLock(file: string): { readonly release: () => void } | { readonly heldBy: number } | 'read-only' {
  const own: Holder = { pid: process.pid, started: startOf(process.pid) }
  const aside = `${file}.${process.pid}`
  try {
    fs.mkdirSync(dirname(file), { recursive: true })
    fs.writeFileSync(aside, JSON.stringify(own))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return 'read-only'
    throw error
  }
  try {
    // A hard link appears whole or not at all, and fails when somebody else was first.
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        fs.linkSync(aside, file)
        return { release: () => holderOf(file)?.pid === own.pid && fs.rmSync(file, { force: true }) }
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      }
      const holder = holderOf(file)
      if (holder !== undefined && holder.pid !== own.pid && isAlive(holder)) return { heldBy: holder.pid }
      fs.rmSync(file, { force: true })
    }
    return { heldBy: holderOf(file)?.pid ?? 0 }
  } finally {
    fs.rmSync(aside, { force: true })
  }
}
