import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { cellWidth } from '../../pipeline/build/table.ts'
import { filesBelow, repository, stemma, temporaryFolder } from './run.ts'

const python = fileURLToPath(new URL('pseudo-terminal.py', import.meta.url))
const hasTerminal = spawnSync('python3', ['-c', 'import pty, os; os.waitstatus_to_exitcode(0)']).status === 0

const text = Array.from({ length: 40 }, (_, index) => `Paragraph ${index} of a text that takes a moment.\n\n`).join('')
const files = {
  'publication.yaml':
    'title: T\nsource: en\nlocales: [en, kk, ru]\ncover: none\nwebfonts: none\npolicies: {minTranslated: 0}\n',
  'content/one/source.md': `# One\n\n${text}`,
  'content/a-name-that-is-longer-than-the-terminal/source.md': `# Two\n\n${text}`,
}
const editions = 6
const folders: ReturnType<typeof temporaryFolder>[] = []
afterAll(() => folders.forEach((folder) => folder.dispose()))

/** `stemma build` of a fresh publication in a terminal. */
function inTerminal(
  args: readonly string[],
  {
    columns = 80,
    interrupt = '',
    env = {},
  }: { columns?: number; interrupt?: string; env?: Record<string, string> } = {},
) {
  const folder = temporaryFolder(files)
  folders.push(folder)
  const command = [process.execPath, join(repository, 'dist/cli.js'), 'build', '--publication', folder.root, ...args]
  const { stdout, stderr } = spawnSync('python3', [python, String(columns), interrupt, ...command], {
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', ...env },
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(stderr)
  const { code, written } = JSON.parse(stdout) as { code: number; written: string }
  // What is between two erasures of the line is one picture of the bar.
  const bars = written
    .split('\r\u001B[K')
    .map((part) => part.split('\n').at(-1) ?? '')
    .filter((part) => /^[█░]+ \d/u.test(part))
  return { folder, code, written, bars }
}

const colour = /\u001B\[3\dm/u
const eraseLine = '\r\u001B[K'

describe.skipIf(!hasTerminal)('build in a terminal (needs python3 with pty)', () => {
  test('a bar tells count, current edition and time left, and is gone at the end', () => {
    const { code, written, bars } = inTerminal([])
    expect(code).toBe(0)
    expect(bars.length).toBeGreaterThanOrEqual(editions)
    expect(bars[0]).toBe(`${'░'.repeat(20)} 0/6 a-name-that-is-longer-than-the-terminal en`)
    for (const bar of bars.slice(2))
      expect(bar).toMatch(/^[█░]{20} [1-5]\/6 (?:a-name\S*|one) (?:en|kk|ru) {2}\d+ s left$/u)
    const counts = bars.map((bar) => Number(/(\d)\/6/u.exec(bar)?.[1]))
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    const rest = written.slice(written.lastIndexOf(eraseLine) + eraseLine.length)
    expect(rest).not.toMatch(/[█░]/u)
    expect(rest).toContain('18 editions built and verified')
    expect(written).toMatch(colour)
  })

  test.each([40, 20])('in %i columns nothing that moves wraps', (columns) => {
    const { code, bars, written } = inTerminal([], { columns })
    expect(code).toBe(0)
    expect(bars.length).toBeGreaterThanOrEqual(editions)
    for (const bar of bars) expect([bar, cellWidth(bar) < columns]).toEqual([bar, true])
    const table = written.split('\r\n').filter((line) => / kB .* kB/u.test(line))
    expect(table).toHaveLength(editions)
    if (columns === 40) for (const row of table) expect([row, cellWidth(row) <= columns]).toEqual([row, true])
  })

  test('NO_COLOR and a dumb terminal take the colours away', () => {
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
      const { written } = inTerminal([], { env })
      expect(written).toContain('warning edition/no-date')
      expect(written).not.toMatch(colour)
    }
  })

  test('--quiet shows no bar and no table, --json one object per line', () => {
    const quiet = inTerminal(['--quiet'])
    expect(quiet.written).not.toMatch(/[█░]|built and verified/u)
    const { written } = inTerminal(['--json'])
    const events = written
      .trim()
      .split('\r\n')
      .map((line) => JSON.parse(line) as { event: string })
    expect(events.map(({ event }) => event)).toEqual([...Array<string>(editions).fill('edition'), 'end'])
  })

  test.each([
    ['one thread', []],
    ['two workers', ['--jobs', '2']],
  ])('Ctrl-C in %s ends with 130 and leaves nothing behind; the next build is right', async (_name, args) => {
    const { folder, code, written } = inTerminal(args, { interrupt: ' 2/6 ' })
    expect(code).toBe(130)
    expect(written.endsWith(eraseLine), 'the prompt stands on an empty line').toBe(true)
    // A hidden cursor would have to be shown again; ours is never hidden.
    expect(written).not.toContain('\u001B[?25l')
    expect(written).not.toContain('built and verified')
    const left = readdirSync(folder.root, { recursive: true, encoding: 'utf8' })
    expect(left.filter((path) => /\.part$|lock/u.test(path))).toEqual([])
    expect(existsSync(folder.path('output/manifest.json'))).toBe(false)
    const next = await stemma(['build', '--quiet', '--publication', folder.root])
    expect([next.code, next.err]).toEqual([0, expect.not.stringContaining('another build')])
    const whole = temporaryFolder(files)
    folders.push(whole)
    await stemma(['build', '--quiet', '--publication', whole.root])
    const wanted = filesBelow(whole.path('output'))
    expect([...filesBelow(folder.path('output'))]).toEqual([...wanted])
  })
})

test('elsewhere each edition is one plain line; FORCE_COLOR colours all the same', async () => {
  const folder = temporaryFolder(files)
  folders.push(folder)
  const { err } = await stemma(['build', '--publication', folder.root])
  const lines = err.split('\n').filter((line) => line.startsWith('['))
  expect(lines).toHaveLength(editions)
  for (const [index, line] of lines.entries())
    expect(line).toMatch(new RegExp(`^\\[${index + 1}/6\\] \\S+ (?:en|kk|ru)$`, 'u'))
  expect([...err].filter((character) => character === '\r' || character === '\u001B')).toEqual([])
  const forced = await stemma(['build', '--publication', folder.root, '--no-cache', '--rehash'], {
    env: { FORCE_COLOR: '1' },
  })
  expect(forced.err).toMatch(colour)
})
