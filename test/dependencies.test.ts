import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as Readonly<
  Record<
    'dependencies' | 'devDependencies' | 'optionalDependencies' | 'peerDependencies',
    Readonly<Record<string, string>>
  >
>

test('a production install holds what the bundle leaves outside, and nothing else', () => {
  const bundler = readFileSync(new URL('pipeline/bundle.mjs', root), 'utf8')
  const [, list = ''] = /external: \[([^\]]*)\]/u.exec(bundler) ?? []
  const outside = [...list.matchAll(/'([^']+)'/gu)].map(([, name = '']) => name)
  const patterns = outside.map((name) => new RegExp(`^${name.replace('*', '.+')}$`, 'u'))
  const needed = Object.keys(manifest.dependencies)
  expect(needed.filter((name) => !patterns.some((pattern) => pattern.test(name)))).toEqual([])
  const known = [...needed, ...Object.keys({ ...manifest.optionalDependencies, ...manifest.peerDependencies })]
  expect(outside.filter((_, index) => !known.some((name) => patterns[index]?.test(name)))).toEqual([])
  expect(needed.length).toBeGreaterThan(4)
})

test('versions are exact', () => {
  const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([])
})
