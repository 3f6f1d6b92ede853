import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Toolchain } from './types.ts'

const place = /(file:\/\/[^\s()]+\.js|\/[^\s()]+\.js):(\d+):(\d+)/gu

/**
 * A stack of the bundled command with its places in the sources. What has no map stays as it is; nothing here fails, as it is called when
 * something failed already.
 */
export function sourceMapped(stack: string, read: (file: string) => Uint8Array | undefined): string {
  const maps = new Map<string, SourceMap | undefined>()
  return stack.replaceAll(place, (whole, name: string, line: string, column: string) => {
    try {
      const file = name.startsWith('file:') ? fileURLToPath(name) : name
      if (!maps.has(file)) maps.set(file, mapOf(read(`${file}.map`)))
      const entry = maps.get(file)?.findEntry(Number(line) - 1, Number(column) - 1)
      if (entry === undefined || !('originalSource' in entry) || entry.originalSource === undefined) return whole
      const source = entry.originalSource.replace(/^(?:\.\.?\/)+/u, '')
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
    } catch {
      return whole // a damaged map maps nothing
    }
  })
}

function mapOf(bytes: Uint8Array | undefined): SourceMap | undefined {
  if (bytes === undefined) return undefined
  return new SourceMap(JSON.parse(new TextDecoder().decode(bytes)) as ConstructorParameters<typeof SourceMap>[0])
}

/** What a user reads of an error that nobody expected: what, where in our sources, and what to do. */
export function bugReport(
  error: unknown,
  { stemma, node }: Toolchain,
  read: (file: string) => Uint8Array | undefined,
): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return [
    `stemma: a bug of ours: ${sourceMapped(what, read)}`,
    `  → please report it with these lines and the source that it happens with (Stemma ${stemma}, Node ${node})`,
    '  → until it is mended, --article and --locale build what it does not touch',
  ].join('\n')
}
