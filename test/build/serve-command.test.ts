import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { serveCommand } from '../../pipeline/build/serve-command.ts'

test('a port that another program uses is told with what to do', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', () => resolve()))
  const { port } = other.address() as AddressInfo
  const told: string[] = []
  const code = await serveCommand('output', port, {
    print: (text) => void told.push(text),
    warn: (text) => void told.push(text),
    tell: () => undefined,
    columns: undefined,
    now: () => 0,
    onExit: () => undefined,
  })
  other.close()
  expect(code).toBe(2)
  expect(told).toEqual([
    `stemma: cannot serve on port ${port}: another program uses it; choose another one with --port N`,
  ])
})
