import { expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'
import { stemma, temporaryFolder } from '../e2e/run.ts'

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }
const yaml = (limits: string) =>
  `title: T\nsource: en\nlocales: [en]\nformats: [html]\ndate: 2026-01-02\nlimits: ${limits}\n`
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="50"></svg>'
const words = 'Words and words. '.repeat(100)
const pieces = '- a\n'.repeat(100)
const quotes = `${'> '.repeat(9)}deep`
const marks = `${'**a *b '.repeat(4)}${'c* d** '.repeat(4)}`

/** A key of `limits`, a value under what the article needs, one over it; what is found, and the diagnostic that tells all three. */
const rows = [
  ['bytes', 1000, 2000, words, 'source/too-large', '1708'],
  ['nodes', 100, 1000, pieces, 'tree/too-many-nodes', '304'],
  ['nesting', 5, 20, quotes, 'tree/too-deep', '9'],
  ['nesting', 5, 20, marks, 'tree/too-deep', ''],
  ['pixels', 1000, 2000, '![a map](map.svg)', 'edition/picture-too-large', '2000'],
] as const

test.each(rows)(
  'limits.%s: %d is told where it is met, %d is room enough',
  async (key, low, high, text, code, found) => {
    const { packageFile } = diskWorld('.', '.')
    const publication = memoryFolder({ 'content/one/source.md': `# One\n\n${text}\n`, 'content/one/map.svg': drawing })
    const output = memoryFolder()
    const world = { publication, output, cache: memoryFolder(), packageFile }
    const codes = async (limit: number) => {
      publication.write('publication.yaml', new TextEncoder().encode(yaml(`{${key}: ${limit}}`)))
      return (await buildPublication(world, { toolchain, jobs: 1, code: 'this' })).diagnostics
    }
    const told = (await codes(low)).find((one) => one.code === code)
    expect(told?.message).toContain(String(low))
    expect(told?.message).toContain(found)
    expect(told?.hints.join()).toContain(`limits.${key} in publication.yaml`)
    expect((await codes(high)).map((one) => one.code)).not.toContain(code)
    expect(output.read('en/one.html')).toBeDefined()
    // What was made under one limit is not taken for what another one makes.
    expect((await codes(low)).map((one) => one.code)).toContain(code)
  },
)

test.each([
  ['seconds', 1, 'build/time', '1 s'],
  ['memory', 64, 'build/memory', '64 MiB'],
])(
  'limits.%s ends an edition with one job too, and the others are built',
  async (key, limit, code, told) => {
    const long = Array.from({ length: 6000 }, (_, index) => `Paragraph ${index} ${words.slice(0, 600)}`).join('\n\n')
    const folder = temporaryFolder({
      'publication.yaml': `${yaml(`{${key}: ${limit}}`).replace('[html]', '[pdf]')}cover: none\n`,
      'content/calm/source.md': '# Calm\n\nA text.\n',
      'content/long/source.md': `# Long\n\n${long}\n`,
    })
    try {
      const run = await stemma(['build', '--publication', folder.root, '--jobs', '1'])
      expect(run.code, run.err).toBe(1)
      expect(run.err).toContain(`error ${code}`)
      expect(run.err).toContain(told)
      expect(run.err).toContain(`limits.${key} in publication.yaml`)
      expect([...folder.files('output').keys()].filter((path) => path.endsWith('.pdf'))).toEqual(['en/calm.pdf'])
    } finally {
      folder.dispose()
    }
  },
  60_000,
)
