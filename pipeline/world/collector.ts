import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Below this, in bytes, V8 is left alone. */
const enough = 120 * 1024 * 1024
/** A heap that is not this many times as large as what lived last time has little to give. */
const growth = 1.2

let collect: (() => void) | undefined
let lived = 0

/**
 * Give back what is no longer held, when that may be much. To be called where a step of the work ends: V8 by itself lets the heap of a build grow to
 * three times what lives in it before it looks. Costs up to a tenth of a second.
 */
export function collectGarbage(): void {
  const used = getHeapStatistics().used_heap_size
  if (used < enough || used < growth * lived) return
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
  lived = getHeapStatistics().used_heap_size
}
