import { diskFolder } from '../world/disk.ts'
import { serveFolder } from '../world/serve.ts'
import { watchPaths } from '../world/watch.ts'
import type { Terminal } from './command.ts'

/** `stemma serve`: output/ for the browsers of this machine, loaded anew after every build. Ends with the process. */
export async function serveCommand(output: string, port: number, terminal: Terminal): Promise<2> {
  const { server, reload } = serveFolder(diskFolder(output))
  return new Promise((resolve) => {
    server.on('error', (error) => {
      const isUsed = 'code' in error && error.code === 'EADDRINUSE'
      const why = isUsed ? 'another program uses it' : error.message
      terminal.warn(`stemma: cannot serve on port ${port}: ${why}; choose another one with --port N`)
      resolve(2)
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const real = typeof address === 'object' && address !== null ? address.port : port
      terminal.print(`serving ${output} at http://localhost:${real}/; Ctrl-C ends`)
      // The manifest is written last: whoever sees it change sees a finished build.
      watchPaths(output, ['manifest.json'], reload)
    })
  })
}
