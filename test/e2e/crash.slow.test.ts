import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, manifestIn, repository, stemma, temporaryFolder } from './run.ts'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const rounds = 50

const source = (round: number) => `# A title ${round % 2}\n\nParagraph one of state ${round}.\n\nParagraph two stays.\n`
const publication = { 'publication.yaml': 'title: T\nsource: en\nlocales: [en]\ndate: 2026-01-01\ncover: none\n' }

/** Pseudo-random numbers from 0 to 1, the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

/** Run a build and kill it after so many milliseconds; gives how long it took when it ended by itself before. */
function buildKilledAfter(root: string, milliseconds: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const command = join(repository, 'dist/cli.js')
    const child = spawn(process.execPath, [command, 'build', '--quiet', '--publication', root], { stdio: 'ignore' })
    const began = performance.now()
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
    child.on('exit', (_code, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL' ? undefined : performance.now() - began)
    })
  })
}

test(`killed at ${rounds} random moments, every file is wholly old or wholly new, the manifest is true, the next build is right`, async () => {
  const random = randomFrom(7)
  const folder = temporaryFolder({
    ...publication,
    'content/one/source.md': source(0),
    'content/two/source.md': '# Two\n\nOther.\n',
  })
  const reference = temporaryFolder(publication)
  try {
    await stemma(['build', '--quiet', '--publication', folder.root])
    // How long a build with one change takes: that is what will be killed.
    folder.write('content/one/source.md', source(rounds + 1))
    const began = performance.now()
    await stemma(['build', '--quiet', '--publication', folder.root])
    let whole = performance.now() - began
    let killed = 0
    for (let round = 1; round <= rounds; round += 1) {
      const old = filesBelow(folder.path('output'))
      folder.write('content/one/source.md', source(round))
      // Most of what can go wrong is near the end, when files are written.
      const took = await buildKilledAfter(folder.root, whole * (0.3 + 0.7 * random()))
      // Other work on the machine may have begun or ended since.
      if (took === undefined) killed += 1
      else whole = took
      const left = filesBelow(folder.path('output'))
      const manifest = manifestIn(folder.path('output'))
      for (const { path, sha256: told } of manifest.files)
        expect(sha256(left.get(path) ?? Buffer.alloc(0)), path).toBe(told)
      const run = await stemma(['build', '--quiet', '--publication', folder.root])
      expect(run.err).toBe('')
      expect(run.code).toBe(0)
      const now = filesBelow(folder.path('output'))
      for (const [path, bytes] of left) {
        if (path === 'manifest.json' || /\.\d+\.part$/u.test(path)) continue
        const isOld = old.get(path)?.equals(bytes) === true
        const isNew = now.get(path)?.equals(bytes) === true
        expect(isOld || isNew, `round ${round}: ${path}`).toBe(true)
      }
      expect([...now.keys()].filter((path) => path.endsWith('.part'))).toEqual([])
    }
    expect(killed).toBeGreaterThan(rounds / 4)
    reference.write('content/one/source.md', source(rounds))
    reference.write('content/two/source.md', '# Two\n\nOther.\n')
    await stemma(['build', '--quiet', '--publication', reference.root])
    const wanted = filesBelow(reference.path('output'))
    const found = filesBelow(folder.path('output'))
    expect([...found.keys()]).toEqual([...wanted.keys()])
    for (const [path, bytes] of wanted) expect(found.get(path)?.equals(bytes), path).toBe(true)
  } finally {
    folder.dispose()
    reference.dispose()
  }
}, 600_000)
