import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, manifestIn, repository, stemma, temporaryFolder } from './run.ts'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const rounds = 50

const source = (round: number) => `# A title ${round % 2}\n\nParagraph one of state ${round}.\n\nParagraph two stays.\n`
const publication = {
  'publication.yaml':
    'title: T\nsource: en\nlocales: [en, kk, ru]\ndate: 2026-01-01\ncover: none\npolicies: {minTranslated: 0}\n',
}

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

/** Events `edition` that a build with one change tells: the moments between them are what kills are aimed at. */
const editions = 3

/**
 * Run a build and kill it in one of its stages, so many milliseconds after the stage began and in any case when the next one begins: stage 0
 * is before its first edition is made, the last one writes the files. Gives whether it was killed: only the last stage can be over before.
 */
function buildKilledIn(root: string, stage: number, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const args = [join(repository, 'dist/cli.js'), 'build', '--json', '--publication', root]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let told = 0
    let timer: NodeJS.Timeout | undefined
    const look = () => {
      if (told > stage) child.kill('SIGKILL')
      else if (told === stage) timer ??= setTimeout(() => child.kill('SIGKILL'), milliseconds)
    }
    look()
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString().split('"event":"edition"').length - 1
      look()
    })
    child.on('exit', (_code, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL')
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
    // Milliseconds after which a kill falls, by stage. Where it came too late, the next one comes sooner: no guess about the machine.
    const within = [400, 100, 100, 100]
    let killed = 0
    let late = 0
    let round = 0
    while (killed < rounds && late < rounds) {
      round += 1
      const old = filesBelow(folder.path('output'))
      folder.write('content/one/source.md', source(round))
      // Most of what can go wrong is in the last stage, when files are written: half of the kills.
      const stage = random() < 0.5 ? editions : Math.floor(random() * editions)
      if (await buildKilledIn(folder.root, stage, (within[stage] ?? 0) * random())) killed += 1
      else {
        late += 1
        within[stage] = 0.7 * (within[stage] ?? 0)
      }
      const left = filesBelow(folder.path('output'))
      const manifest = manifestIn(folder.path('output'))
      for (const { path, sha256: told } of manifest.files)
        expect(sha256(left.get(path) ?? Buffer.alloc(0)), path).toBe(told)
      const run = await stemma(['build', '--quiet', '--publication', folder.root])
      expect(run.code, run.err).toBe(0)
      const now = filesBelow(folder.path('output'))
      for (const [path, bytes] of left) {
        if (path === 'manifest.json' || /\.\d+\.part$/u.test(path)) continue
        const isOld = old.get(path)?.equals(bytes) === true
        const isNew = now.get(path)?.equals(bytes) === true
        expect(isOld || isNew, `round ${round}: ${path}`).toBe(true)
      }
      expect([...now.keys()].filter((path) => path.endsWith('.part'))).toEqual([])
    }
    expect(killed).toBe(rounds)
    reference.write('content/one/source.md', source(round))
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
