import { writeSync } from 'node:fs'

/** Write a text to standard output (1) or standard error (2), all of it before going on: a pipe may take only a part, or ask to wait. */
export function writeWhole(stream: 1 | 2, text: string): void {
  let bytes = Buffer.from(text)
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(stream, bytes))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'EPIPE') return
      if (code !== 'EAGAIN') throw error
    }
  }
}
