import { expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { publicationSchema } from '../../pipeline/config/schema.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }
const drawing = (fill: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${fill}"/></svg>`

/** What every key says to begin with; a key that is not here says nothing. */
const keys: Readonly<Record<string, string>> = {
  title: 'T',
  source: 'en',
  locales: '[en, ru]',
  date: '2026-01-02',
  cover: 'generated',
  policies: '{minTranslated: 0}',
  url: 'https://t.example/',
}
const files: Readonly<Record<string, string>> = {
  'content/one/source.md':
    '---\nauthor: Ann Doe\n---\n\n# One\n\nMr. Doe said "so", and a web site -- [two](../two/).\n\n![A square](square.svg)\n',
  'content/one/square.svg': drawing('red'),
  'content/two/source.md': '# Two\n\nOther words.\n',
  'locales/ru/two.json': '{"two-1": "x"}',
  'locales/kk/one.json': '{"@author": "Анна"}',
  'own.css': ':root { --paper: #ffffff }\n',
  'cover.svg': drawing('red'),
}

/** For each key, other things that it may say. */
const changes: Readonly<Record<string, readonly string[]>> = {
  title: ['Another', '{en: T, ru: Т}'],
  source: ['ru'],
  locales: ['[en, ru, kk]', '[en]'],
  formats: ['[html]', '[html, epub]'],
  fallback: ['{ru: [kk, en]}'],
  page: ['{size: A4}', '{margins: {top: 30mm}}', '{fontSize: 14pt}', '{kashida: [ar]}', '{lineBreaks: {ja: loose}}'],
  cover: ['none'],
  coverDesign: ['rings'],
  coverPage: ['false'],
  webfonts: ['none'],
  fonts: ['{Latn: {serif: {regular: mono.ttf}}}'],
  theme: ['slate', 'own.css'],
  url: ['https://other.example/'],
  date: ['2026-01-03'],
  publisher: ['House'],
  rights: ['CC BY 4.0'],
  translators: ['{ru: [Olga]}'],
  people: ['{Ann Doe: {fileAs: "Doe, Ann"}}'],
  series: ['{title: S, articles: [one, two]}'],
  isbn: ['{one: {en: "978-0-306-40615-7"}}'],
  cleaning: [
    '{refuse: [quotes/smart]}',
    '{quoteOrder: inside, accept: [style/quote-comma-order]}',
    '{titles: bare}',
    '{rules: [{id: house/site, pattern: "web site", replacement: website, class: repair}]}',
  ],
  certifiedBy: ['Somebody'],
  limits: ['{seconds: 10, memory: 500}', '{pixels: 1000}', '{nodes: 100, nesting: 4, bytes: 1000}'],
  policies: ['{minTranslated: 1}', '{minTranslated: 0, stale: source}'],
}
const otherFiles: Readonly<Record<string, string>> = {
  'locales/ru/ui.json': '{"all-articles": "Все"}',
  'locales/ru/locale.json': '{"name": "русский"}',
  'locales/terms.json': '[]',
  'locales/ru/one.json': '{"@title": "Раз"}',
  'content/one/square.svg': drawing('blue'),
  'content/one/square.ru.svg': drawing('green'),
  'content/one/source.md': '# One\n\nAnother text.\n',
  'content/two/source.md': '# Two of them\n\nOther words.\n',
  'content/three/source.md': '# Three\n\nText.\n',
  'locales/en/two.units.json': '{}',
  'content/one/edits.json': '{"version": 1, "verdicts": [], "patches": []}',
}

const yamlOf = (own: Readonly<Record<string, string>>) =>
  Object.entries({ ...keys, ...own })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')

const { packageFile } = diskWorld('.', '.')
const options = { toolchain, jobs: 1, code: 'this' }

const fontBytes = (name: string, path: string): Uint8Array =>
  packageFile(`@expo-google-fonts/${name}`, `400Regular/${path}`) ?? new Uint8Array()
const mono = fontBytes('noto-sans-mono', 'NotoSansMono_400Regular.ttf')

function worldOf(own: Readonly<Record<string, string>>, font = mono) {
  const publication = memoryFolder({ 'publication.yaml': yamlOf({}), ...files, ...own })
  publication.write('mono.ttf', font)
  return { publication, output: memoryFolder(), cache: memoryFolder(), packageFile }
}

let colds = 0

/** A first build, by code that no other build here has: so that it takes nothing that this process remembers of them. */
function builtAnew(world: ReturnType<typeof worldOf>) {
  colds += 1
  return built(world, `other ${colds}`)
}

async function built(world: ReturnType<typeof worldOf>, code = options.code) {
  const { diagnostics, manifest } = await buildPublication(world, { ...options, code })
  expect(manifest, diagnostics[0]?.message).toBeDefined()
  const text = (path: string) => Buffer.from(world.output.read(path) ?? []).toString('latin1')
  return { diagnostics, files: Object.fromEntries(world.output.paths().map((path) => [path, text(path)])) }
}

/** Names of what differs: whole files are too long to be read. */
function differences(a: Awaited<ReturnType<typeof built>>, b: Awaited<ReturnType<typeof built>>): readonly string[] {
  const paths = [...new Set([...Object.keys(a.files), ...Object.keys(b.files)])].sort()
  const said = JSON.stringify(a.diagnostics) === JSON.stringify(b.diagnostics) ? [] : ['diagnostics']
  return [...paths.filter((path) => a.files[path] !== b.files[path]), ...said]
}

test('a change of any key, and back, makes what a first build makes, and tells the same', async () => {
  expect(Object.keys(changes).sort()).toEqual(Object.keys(publicationSchema.entries).sort())
  const warm = worldOf({})
  const first = await built(warm)
  const shown = new Set<string>()
  for (const [key, values] of Object.entries(changes)) {
    for (const value of values) {
      const yaml = yamlOf({ [key]: value })
      warm.publication.write('publication.yaml', new TextEncoder().encode(yaml))
      const second = await built(warm)
      expect(differences(second, await builtAnew(worldOf({ 'publication.yaml': yaml }))), `${key}: ${value}`).toEqual(
        [],
      )
      if (
        Object.keys(second.files).some((path) => path !== 'manifest.json' && first.files[path] !== second.files[path])
      )
        shown.add(key)
      warm.publication.write('publication.yaml', new TextEncoder().encode(yamlOf({})))
      expect(differences(await built(warm), first), `${key} as before ${value}`).toEqual([])
    }
  }
  // Every key has a value that shows, or this test would prove nothing about it;
  // `certifiedBy` shows only with a report of `verify --strict` (test/e2e/strict.slow.test.ts).
  expect(Object.keys(changes).filter((key) => !shown.has(key))).toEqual(['certifiedBy'])
}, 300_000)

test('a change of any file, and back, makes what a first build makes, and tells the same', async () => {
  const warm = worldOf({})
  const first = await built(warm)
  for (const [path, text] of Object.entries(otherFiles)) {
    const before = warm.publication.read(path)
    warm.publication.write(path, new TextEncoder().encode(text))
    expect(differences(await built(warm), await builtAnew(worldOf({ [path]: text }))), path).toEqual([])
    if (before === undefined) warm.publication.remove(path)
    else warm.publication.write(path, before)
    expect(differences(await built(warm), first), `${path} as before`).toEqual([])
  }
}, 300_000)

test('another font in a file of the same name makes what a first build makes, and a broken one is an error', async () => {
  const yaml = { 'publication.yaml': yamlOf({ fonts: '{Latn: {serif: {regular: mono.ttf}}}' }) }
  const warm = worldOf(yaml)
  const first = await built(warm)
  const amiri = fontBytes('amiri', 'Amiri_400Regular.ttf')
  for (const bytes of [amiri, mono.subarray(0, 1000)]) {
    warm.publication.write('mono.ttf', bytes)
    const second = await built(warm)
    expect(differences(second, await builtAnew(worldOf(yaml, bytes)))).toEqual([])
    expect(differences(second, first)).toContain('output/en/one.pdf'.slice('output/'.length))
    expect(second.diagnostics.some(({ code }) => code === 'font/unusable')).toBe(bytes !== amiri)
  }
  warm.publication.write('mono.ttf', mono)
  expect(differences(await built(warm), first)).toEqual([])
}, 300_000)
