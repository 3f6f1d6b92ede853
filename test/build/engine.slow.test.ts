import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const repository = fileURLToPath(new URL('../../', import.meta.url))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stemma-engine-'))
  for (const name of ['publication.yaml', 'content', 'locales'])
    cpSync(join(repository, name), join(folder, name), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function built(jobs: number): ReadonlyMap<string, string> {
  const out = join(folder, `output-${jobs}`)
  const options = ['--quiet', '--no-cache', '--publication', folder, '--out', out, '--jobs', String(jobs)]
  execFileSync(process.execPath, [join(repository, 'dist/cli.js'), 'build', ...options], { stdio: 'ignore' })
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path.slice(out.length), readFileSync(path).toString('latin1')]
    }),
  )
}

test('the engine that is kept compiled makes of the sample what the modules make that workers load', () => {
  const [engine, workers] = [built(1), built(2)]
  expect(engine.size).toBeGreaterThan(60)
  expect([...engine.keys()].sort()).toEqual([...workers.keys()].sort())
  expect([...engine].filter(([path, bytes]) => workers.get(path) !== bytes).map(([path]) => path)).toEqual([])
})
