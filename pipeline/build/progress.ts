import { progressBar, progressLine } from './terminal.ts'

/** Progress of a build on a stream. */
export interface ProgressDisplay {
  /** Tell how many of the editions are done, and which one is made or was made last. */
  readonly show: (done: number, total: number, label: string) => void
  /** Take the bar away, so that what else is written, and the prompt after the end, begin on an empty line. */
  readonly clear: () => void
}

/** A bar on a terminal, a line for each edition elsewhere. `now` gives milliseconds; time left counts from this call. */
export function progressOn(
  stream: { readonly isTTY: boolean; readonly columns: number },
  write: (text: string) => void,
  now: () => number,
): ProgressDisplay {
  const startedAt = now()
  let isShown = false
  const clear = () => {
    if (isShown) write('\r\u001B[K')
    isShown = false
  }
  return {
    clear,
    show(done, total, label) {
      const progress = { done, total, label, elapsed: now() - startedAt }
      if (!stream.isTTY) return write(`${progressLine(progress)}\n`)
      clear()
      if (done === total) return
      write(progressBar(progress, stream.columns))
      isShown = true
    },
  }
}
