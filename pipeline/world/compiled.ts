import { isAscii } from 'node:buffer'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

/** A script of ours that was run. */
export interface Compiled {
  /** What it exports. */
  readonly exports: unknown
  /** Whether its functions came compiled, from an earlier run. */
  readonly wasKept: boolean
  /** Keep what was compiled so far for the next run, where the folder may be written to. */
  keep(): void
}

type Run = (exports: object, require: NodeJS.Require, module: { exports: object }, file: string, folder: string) => void

/** Bytes of the digest that the compiled form starts with. */
const digestLength = 32

/**
 * Run a CommonJS script, wrapped as Node wraps one, with what V8 compiled of it in an earlier run: that lies beside the script, never in a
 * publication, as V8 believes what it says. It counts for the very script (`code` is its fingerprint), Node and processor that it was
 * made by; damaged it is none. Of ASCII alone it is fastest: nothing is decoded, and V8 holds
 * one byte per character.
 */
export function runCompiled(file: string, code: string): Compiled {
  const place = `${file.replace(/\.js$/u, '')}-${process.version}-${process.arch}.bin`
  const digestOf = (bytes: Uint8Array) =>
    createHash('sha256').update(code).update(process.version).update(process.arch).update(bytes).digest()
  const bytes = fs.readFileSync(file)
  const source = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8')
  const kept = readIfThere(place)
  const data = kept?.subarray(digestLength)
  const isWhole = data !== undefined && digestOf(data).equals(kept?.subarray(0, digestLength) ?? data)
  // V8 forgets what it compiled of functions that did not run for a while, such as the one around the whole script. What was kept counts
  // only under the same flags.
  setFlagsFromString('--no-flush-bytecode')
  const script = new Script(source, {
    filename: file,
    ...(isWhole && { cachedData: data }),
  })
  const module = { exports: {} }
  const run = script.runInThisContext() as Run
  run(module.exports, createRequire(file), module, file, dirname(file))
  return {
    exports: module.exports,
    wasKept: isWhole && script.cachedDataRejected === false,
    keep() {
      const made = script.createCachedData()
      const aside = `${place}.${process.pid}.part`
      try {
        fs.writeFileSync(aside, Buffer.concat([digestOf(made), made]))
        fs.renameSync(aside, place)
      } catch {
        // Installed where this user may not write: the next run compiles again.
      }
    },
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file)
  } catch {
    return undefined // the first run, or one that may not read it
  }
}
