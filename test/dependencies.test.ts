import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

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

describe('the tables of packages in pipeline/README.md', () => {
  const map = readFileSync(new URL('pipeline/README.md', root), 'utf8').split('\n## Dependencies\n')[1] ?? ''
  const rows = [...map.matchAll(/^\| ([^|]*[^|\s-][^|]*?) +\| ([^|]*?) +\| ([^|]*?) +\|$/gmu)]
    .map(([, names = '', licences = '', why = '']) => ({
      names: names.split(', '),
      licences: licences.split(', '),
      why,
    }))
    .filter(({ names }) => names[0] !== 'package')
  const matches = (name: string, pattern: string) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
  const packages = Object.keys({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
    ...manifest.peerDependencies,
  })

  test('name each package of package.json once, with a reason, and no other', () => {
    const named = rows.flatMap(({ names }) => names)
    const times = packages.map((name) => [name, named.filter((pattern) => matches(name, pattern)).length] as const)
    expect(times.filter(([, count]) => count !== 1)).toEqual([])
    expect(named.filter((pattern) => !packages.some((name) => matches(name, pattern)))).toEqual([])
    expect(rows.filter(({ why }) => why.length < 10)).toEqual([])
    expect(packages.length).toBeGreaterThan(60)
  })

  test('name the licence that each installed package names', () => {
    const wrong = rows.flatMap(({ names, licences }) =>
      packages.flatMap((name) => {
        const at = names.findIndex((pattern) => matches(name, pattern))
        if (at < 0) return []
        // One licence stands for all packages of a row, several stand in their order.
        const said = licences[at] ?? licences[0] ?? ''
        // This package names the licence of its code only, and that of its font at the page of the font.
        const found = name === '@expo-google-fonts/noto-serif-khmer' ? 'OFL-1.1' : licenceOf(name)
        return found === undefined || found.includes(said) ? [] : [`${name}: ${said}, not ${found}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})

/** What an installed package names as its licence; undefined for an optional one that is not there. */
function licenceOf(name: string): string | undefined {
  try {
    const file = new URL(`node_modules/${name}/package.json`, root)
    return (JSON.parse(readFileSync(file, 'utf8')) as { license: string }).license
  } catch {
    if (name in { ...manifest.dependencies, ...manifest.devDependencies }) throw new Error(`${name} is not installed`)
    return undefined
  }
}
