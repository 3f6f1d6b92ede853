import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repository, stemma, temporaryFolder } from './run.ts'

/** Run a command in a process in which one method of strings fails below a function of ours: a bug that nobody expects. */
async function withFault(
  args: (root: string) => readonly string[],
  [method, below]: readonly [method: string, below: string],
  files: Readonly<Record<string, string>> = {},
) {
  const fault = `Error.stackTraceLimit = 100
    const { ${method} } = String.prototype
    String.prototype.${method} = function (...args) {
      const error = new Error('injected fault')
      if (error.stack.includes('${below}')) throw error
      return ${method}.apply(this, args)
    }`
  const folder = temporaryFolder({ ...files, 'fault.cjs': fault })
  try {
    return await stemma(args(folder.root), { env: { NODE_OPTIONS: `--require ${folder.path('fault.cjs')}` } })
  } finally {
    folder.dispose()
  }
}

test('a bug of ours ends with 3, and says what, at which line of our sources, and what to do', async () => {
  const run = await withFault(() => ['rules'], ['padEnd', 'ruleCatalogue'])
  expect(run.code).toBe(3)
  expect(run.err).toContain('stemma: a bug of ours: Error: injected fault')
  expect(run.err).toContain('→ please report it')
  const [, line = '0', column = '0'] = /pipeline\/clean\/catalogue\.ts:(\d+):(\d+)/u.exec(run.err) ?? []
  const source = readFileSync(join(repository, 'pipeline/clean/catalogue.ts'), 'utf8').split('\n')
  expect(source[Number(line) - 1]?.slice(Number(column) - 1)).toMatch(/^padEnd\(/u)
  expect(run.err).not.toMatch(/part-[A-Z0-9]+\.js/u)
})

test('a bug of ours in one edition is told with its place in our sources too', async () => {
  const yaml = 'title: T\nsource: en\nlocales: [en]\nformats: [html]\ndate: 2026-01-02\n'
  const files = { 'publication.yaml': yaml, 'content/one/source.md': '# One\n\nText and `code`.\n' }
  const run = await withFault((root) => ['build', '--publication', root], ['codePointAt', 'buildEditionFiles'], files)
  expect(run.code, run.err).toBe(1)
  expect(run.err).toContain('error build/edition')
  expect(run.err).toContain('injected fault')
  expect(run.err).toMatch(/pipeline\/build\/edition-job\.ts:\d+:\d+/u)
})
