import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allowed, config, doors, open } from './oxlint-config.mjs'

const root = new URL('../', import.meta.url)
const files = readdirSync(new URL('pipeline/', root), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort()

interface Import {
  readonly file: string
  readonly folder: string
  readonly target: string
  readonly typeOnly: boolean
}
const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(new URL(`pipeline/${file}`, root), 'utf8')
  const matches = text.matchAll(
    /^(?:import|export)( type)?\b[^'"\n]*?from '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'|^\} from '([^']+)'/gmu,
  )
  return [...matches].map((match) => ({
    file,
    folder: file.includes('/') ? (file.split('/')[0] ?? '') : '',
    target: match[2] ?? match[3] ?? match[4] ?? match[5] ?? '',
    typeOnly: match[1] !== undefined,
  }))
})

/** Folder of pipeline/ that a relative import reaches. */
function reached({ file, target }: Import): string {
  const path = new URL(target, `file:///${file}`).pathname.slice(1)
  return path.includes('/') ? (path.split('/')[0] ?? '') : ''
}

test('every import goes down the flow, and enough were looked at', () => {
  const inside = imports.filter(({ target, folder }) => target.startsWith('.') && folder !== '')
  expect(files.length).toBeGreaterThan(100)
  expect(inside.length).toBeGreaterThan(300)
  const table: Readonly<Record<string, readonly string[]>> = allowed
  const wrong = inside.filter((entry) => {
    const to = reached(entry)
    return to !== entry.folder && !open.includes(to) && table[entry.folder]?.includes(to) !== true
  })
  expect(wrong).toEqual([])
})

test('each package and Node module with one door is imported through that door only', () => {
  const guarded = imports.filter(({ target }) => Object.hasOwn(doors, target))
  expect(guarded.length).toBeGreaterThan(4)
  const table: Readonly<Record<string, readonly string[]>> = doors
  expect(guarded.filter(({ target, folder }) => folder !== '' && table[target]?.includes(folder) !== true)).toEqual([])
})

test('imports name their extension', () => {
  const relative = imports.filter(({ target }) => target.startsWith('.'))
  expect(relative.filter(({ target }) => !/\.(?:ts|json)$/u.test(target))).toEqual([])
})

test('the linter holds the same table (node test/oxlint-config.mjs > .oxlintrc.json)', () => {
  expect(JSON.parse(readFileSync(new URL('.oxlintrc.json', root), 'utf8'))).toEqual(config)
})

test('no file is longer than 400 lines, data tables excepted', () => {
  const long = files
    .filter((file) => !file.endsWith('.data.ts'))
    .map((file) => [file, readFileSync(new URL(`pipeline/${file}`, root), 'utf8').split('\n').length] as const)
    .filter(([, lines]) => lines > 401)
  expect(long).toEqual([])
})
