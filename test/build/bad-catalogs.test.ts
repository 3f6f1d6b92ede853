import { expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { extractPublication } from '../../pipeline/build/extract.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

/** Two articles: what is wrong with the catalog of one costs the other nothing. */
const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }
const good = 'Добрый текст.'

function worldOf() {
  const publication = memoryFolder({
    'publication.yaml':
      'title: T\nsource: en\nlocales: [en, ru]\nformats: [html]\ndate: 2026-01-02\npolicies: {minTranslated: 0}\n',
    'content/bad/source.md': '# Bad\n\nRead **this** and *that*.\n\nA plain text.\n',
    'content/good/source.md': '# Good\n\nA good text.\n',
  })
  const world = { publication, output: memoryFolder(), packageFile: diskWorld('.', '.').packageFile }
  for (const { path, bytes } of extractPublication(world).value) publication.write(path, bytes)
  const ids = (article: string) => {
    const bytes = publication.read(`locales/en/${article}.json`) ?? new Uint8Array()
    return Object.entries(JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>)
  }
  const idOf = (article: string, text: string) => ids(article).find(([, source]) => source.includes(text))?.[0] ?? ''
  const put = (path: string, text: string | Uint8Array) =>
    publication.write(path, typeof text === 'string' ? new TextEncoder().encode(text) : text)
  put('locales/ru/good.json', JSON.stringify({ [idOf('good', 'A good')]: good }))
  return { world, put, tokens: idOf('bad', 'Read'), plain: idOf('bad', 'A plain') }
}

async function build(world: ReturnType<typeof worldOf>['world']) {
  const { diagnostics } = await buildPublication(world, { toolchain, jobs: 1 })
  const page = (article: string) => {
    const bytes = world.output.read(`ru/${article}.html`)
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes)
  }
  expect(page('good')).toContain(good)
  const own = diagnostics.filter(({ place }) => place?.file?.includes('locales/ru/bad') === true)
  return { page: page('bad'), own, codes: own.map(({ code }) => code) }
}

const target = 'Простой текст.'
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

test.each([
  ['in UTF-16', (id: string) => utf16(JSON.stringify({ [id]: target }))],
  ['with a byte order mark', (id: string) => `\ufeff${JSON.stringify({ [id]: target })}`],
  ['with CRLF', (id: string) => JSON.stringify({ [id]: target }, undefined, 2).replaceAll('\n', '\r\n')],
  ['with keys of another article', (id: string) => JSON.stringify({ 'other-0000': 'чужое', [id]: target })],
  [
    'of 50 MB',
    (id: string) =>
      JSON.stringify({
        [id]: target,
        ...Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`x-${n}`, 'ы'.repeat(50_000)])),
      }),
  ],
])('a catalog %s is read', async (name, write) => {
  const { world, put, plain } = worldOf()
  put('locales/ru/bad.json', write(plain))
  const { page, codes } = await build(world)
  expect(page).toContain(target)
  expect(page).not.toContain('чужое')
  expect(codes.includes('localise/unknown-segment')).toBe(/another article|50 MB/u.test(name))
})

test.each([
  ['truncated', '{\n  "a-0000": "б",\n  "b-0000": "в', 3],
  ['with two people’s merge conflict', '{\n<<<<<<< HEAD\n  "a": "б"\n=======\n  "a": "в"\n>>>>>>> x\n}', 2],
  ['that is a list', '[]', 1],
  ['that is no text at all', new Uint8Array([0xff, 0x00, 0x80, 0x81]), undefined],
])('a catalog %s costs its article and names its place', async (_name, text, line) => {
  const { world, put } = worldOf()
  put('locales/ru/bad.json', text)
  const { page, own, codes } = await build(world)
  expect(page).toBeUndefined()
  expect(codes).toContain('localise/json')
  expect(own.find(({ code }) => code === 'localise/json')?.place).toMatchObject({
    file: 'locales/ru/bad.json',
    ...(line !== undefined && { line }),
  })
})

test.each([
  ['braces of i18next', 'Текст {{x}} и {{- count, number}}.'],
  ['a nesting of i18next', 'Текст $t(title) и $t(@title, {"a": 1}).'],
  ['a message of ICU', "{n, plural, one {# файл} other {'#' файлов}}"],
  ['Markdown', 'Текст **жирный**, [ссылка](javascript:alert) и `код`.'],
])('%s in a target are letters like others', async (_name, text) => {
  const { world, put, plain } = worldOf()
  put('locales/ru/bad.json', JSON.stringify({ [plain]: text }))
  const { page } = await build(world)
  const shown = (page ?? '').replaceAll('&#x27;', "'").replaceAll('&quot;', '"')
  expect(shown).toContain(text)
})

test.each([
  ['crossed', 'Читай <0>это <1>и</0> то</1>.'],
  ['missing', 'Читай это и то.'],
  ['there twice', 'Читай <0>это</0> и <0>то</0>.'],
  ['of another segment', 'Читай <0>это</0> и <1>то</1><2/>.'],
])('a target whose tokens are %s is refused with its place; the rest of the catalog is used', async (_name, text) => {
  const { world, put, tokens, plain } = worldOf()
  put('locales/ru/bad.json', JSON.stringify({ [tokens]: text, [plain]: target }, undefined, 2))
  const { page, own } = await build(world)
  expect(page).toContain(target)
  expect(page).toContain('<strong>this</strong>')
  expect(page).not.toContain('Читай')
  const refused = own.find(({ code }) => code === 'localise/broken-target')
  expect(refused?.place).toMatchObject({ file: 'locales/ru/bad.json', line: 2, segment: tokens })
})

test('a target that turns letters round is told; where the locale says so, it is an error', async () => {
  const { world, put, plain } = worldOf()
  put('locales/ru/bad.json', JSON.stringify({ [plain]: 'Текст \u202eнаоборот.' }))
  expect((await build(world)).codes).toContain('check/bidi')
  put('locales/ru/locale.json', '{"checks": {"bidi": "error"}}')
  const { page, own } = await build(world)
  expect(own.find(({ code }) => code === 'check/bidi')?.severity).toBe('error')
  expect(page).toBeUndefined()
})
