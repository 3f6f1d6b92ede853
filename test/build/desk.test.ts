import { expect, test } from 'vitest'
import { extractPublication } from '../../pipeline/build/extract.ts'
import { adoptFile } from '../../pipeline/build/adopt.ts'
import { exchangeFormats, exportPublication } from '../../pipeline/build/export.ts'
import { formatImport, importFile } from '../../pipeline/build/import.ts'
import { pseudoPublication } from '../../pipeline/build/pseudo.ts'
import { publicationStatus } from '../../pipeline/build/status.ts'
import type { OutputFile } from '../../pipeline/build/types.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'
import type { World } from '../../pipeline/world/types.ts'

type Files = Readonly<Record<string, string>>

function worldOf(files: Files): World & { readonly publication: ReturnType<typeof memoryFolder> } {
  const publication = memoryFolder({
    'publication.yaml': 'title: Desk\nsource: en\nlocales: [en, ru, en-XA]\ndate: 2022-01-10\n',
    'content/news/source.md': '# The news of today\n\nRead **this** now. And that too.\n\n- one thing\n',
    'content/more/source.md': '# More of it\n\nAnd that too.\n\n- one thing\n',
    ...files,
  })
  return { publication, output: memoryFolder(), packageFile: () => undefined }
}

function write(world: World, files: readonly OutputFile[]): void {
  for (const { path, bytes } of files) world.publication.write(path, bytes)
}

function catalog(world: World, path: string): Readonly<Record<string, string>> {
  const bytes = world.publication.read(path)
  return bytes === undefined ? {} : (JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>)
}

test('what translators send back goes home from every format, and a second time changes nothing', async () => {
  for (const format of exchangeFormats) {
    const world = worldOf({})
    write(world, extractPublication(world).value)
    const sent = (await exportPublication(world, format === 'tmx' ? 'po' : format, 'ru', { version: '1' })).value ?? ''
    expect(sent).not.toBe('')
    // A translator at work: every empty target becomes the source in Russian letters.
    const { readExchange } = await import('../../pipeline/localise/exchange/read.ts')
    const { writePo } = await import('../../pipeline/localise/exchange/po.ts')
    const { value } = await readExchange(`x.${format}`, new TextEncoder().encode(sent), { source: 'en', locale: 'ru' })
    expect(value.units.length).toBe(6)
    const units = value.units.map(({ article = '', id = '', source = '', base = '' }) => ({
      ...{ article, id, source, base, kind: 'x', tags: [], state: 'translated' as const },
      target: source.replaceAll(/[a-z]/giu, 'ж'),
    }))
    const back = new TextEncoder().encode(writePo({ sourceLocale: 'en', locale: 'ru', units }, 'x'))
    const first = await importFile(world, 'back.po', back, { by: 'Ann', at: '2022-02-03T00:00:00.000Z' })
    expect(first.diagnostics).toEqual([])
    expect(formatImport(first.value)).toBe('ru: 6 added')
    write(world, first.value.files)
    const again = await importFile(world, 'back.po', back)
    expect([formatImport(again.value), again.value.files]).toEqual(['ru: 6 the same as here', []])
    expect(
      publicationStatus(world)
        .value.filter(({ locale }) => locale === 'ru')
        .map(({ coverage }) => coverage),
    ).toEqual([1, 1])
  }
})

test('import says why it takes nothing', async () => {
  const world = worldOf({})
  const told = async (name: string, text: string, locale?: string) =>
    (
      await importFile(world, name, new TextEncoder().encode(text), locale === undefined ? {} : { locale })
    ).diagnostics.map(({ message }) => message)
  expect(await told('a.csv', 'id,target\nx,y\n')).toEqual(['the file does not say which language it holds'])
  expect(await told('a.csv', 'id,target\nx,y\n', 'de')).toEqual(['no article has the locale de'])
  const { value } = await importFile(world, 'a.csv', new TextEncoder().encode('article,id,target\nx,y,z\n,y,z\n'), {
    locale: 'ru',
  })
  expect(formatImport(value)).toBe('ru: 2 of no segment')
})

test('a catalog that cannot be read is not written over', async () => {
  const world = worldOf({ 'locales/ru/news.json': '{"a": "b",\n<<<<<<< HEAD\n' })
  const { value, diagnostics } = await importFile(
    world,
    'a.csv',
    new TextEncoder().encode('source,target\none thing,одно\n'),
    { locale: 'ru' },
  )
  expect(value.files.map(({ path }) => path)).toEqual(['locales/ru/more.json', 'locales/ru/more.state.json'])
  expect(diagnostics.map(({ code }) => code)).toContain('localise/json')
  expect(
    extractPublication(world)
      .value.map(({ path }) => path)
      .filter((path) => path.startsWith('locales/ru/news')),
  ).toEqual([])
})

test('extract fills a new article with drafts from the others', () => {
  const world = worldOf({})
  write(world, extractPublication(world).value)
  const ids = Object.entries(catalog(world, 'locales/en/news.json'))
  const said = { 'one thing': 'одно дело', 'Read <0>this</0> now. And that too.': 'Читай <0>это</0>. И то тоже.' }
  const targets = ids.flatMap(([id, text]) =>
    Object.hasOwn(said, text) ? [[id, said[text as keyof typeof said]]] : [],
  )
  world.publication.write('locales/ru/news.json', new TextEncoder().encode(JSON.stringify(Object.fromEntries(targets))))
  expect(extractPublication(world, { fromMemory: false }).value.map(({ path }) => path)).toEqual([
    'locales/ru/news.state.json',
  ])
  write(world, extractPublication(world).value)
  expect(Object.values(catalog(world, 'locales/ru/more.json'))).toEqual(['И то тоже.', 'одно дело'])
  const rows = publicationStatus(world).value
  expect(rows.find(({ article, locale }) => article === 'more' && locale === 'ru')).toMatchObject({
    own: 0,
    states: { draft: 2, new: 1 },
  })
  expect(extractPublication(world).value).toEqual([])
})

test('extract takes drafts from a TMX file too, alike or the same; what the publication says itself comes first', async () => {
  const elsewhere = worldOf({})
  write(elsewhere, extractPublication(elsewhere).value)
  const ids = Object.entries(catalog(elsewhere, 'locales/en/news.json'))
  const said = new Map([
    ['The news of today', 'Вести дня'],
    ['one thing', 'нечто'],
    ['Read <0>this</0> now. And that too.', 'Читай <0>это</0>. И то тоже.'],
  ])
  const targets = Object.fromEntries(ids.map(([id, text]) => [id, said.get(text) ?? '']))
  elsewhere.publication.write('locales/ru/news.json', new TextEncoder().encode(JSON.stringify(targets)))
  write(elsewhere, extractPublication(elsewhere, { fromMemory: false }).value)
  const tmx = new TextEncoder().encode((await exportPublication(elsewhere, 'tmx', 'ru', { version: '1' })).value ?? '')
  const world = worldOf({
    'content/more/source.md': '# The news of this day\n\nRead **this** now. And that too.\n\n- one thing\n',
  })
  write(world, extractPublication(world, { memories: [{ file: 'old.tmx', bytes: tmx }] }).value)
  expect(Object.values(catalog(world, 'locales/ru/more.json'))).toEqual(['Читай <0>это</0>. И то тоже.', 'нечто'])
  expect(Object.values(catalog(world, 'locales/ru/news.json'))).toEqual(
    [...said.values()].toSorted((a, b) => 'ВЧн'.indexOf(a[0] ?? '') - 'ВЧн'.indexOf(b[0] ?? '')),
  )
  const broken = [{ file: 'old.tmx', bytes: new TextEncoder().encode('<tmx><body>') }]
  const { diagnostics } = extractPublication(worldOf({}), { memories: broken })
  expect(diagnostics.map(({ code, place }) => `${code} ${place?.file}`)).toEqual(['localise/import old.tmx'])
})

test('what is translated by hand is recorded with who and when; what was there keeps its record', () => {
  const world = worldOf({})
  write(world, extractPublication(world).value)
  const [id = ''] = Object.keys(catalog(world, 'locales/en/news.json'))
  world.publication.write('locales/ru/news.json', new TextEncoder().encode(JSON.stringify({ [id]: 'Вести дня' })))
  const record = () => (catalog(world, 'locales/ru/news.state.json') as unknown as Record<string, unknown>)[id]
  write(world, extractPublication(world, { stamp: { by: 'Ann', at: '2022-02-03T00:00:00.000Z' } }).value)
  expect(record()).toMatchObject({ s: 'translated', by: 'Ann', at: '2022-02-03T00:00:00.000Z' })
  expect(extractPublication(world, { stamp: { by: 'Bob' } }).value).toEqual([])
})

test('status tells what checks find', () => {
  const world = worldOf({})
  write(world, extractPublication(world).value)
  const [id = ''] = Object.keys(catalog(world, 'locales/en/news.json'))
  const broken = JSON.stringify({ [id]: 'Новости дня 5555?' })
  world.publication.write('locales/ru/news.json', new TextEncoder().encode(broken))
  const codes = publicationStatus(world).diagnostics.map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['check/numbers', 'check/end-mark']))
})

test('pseudo writes its own locales only, and they are complete', () => {
  const world = worldOf({ 'locales/ru/news.json': '{}' })
  const { value } = pseudoPublication(world)
  expect(value.map(({ path }) => path.split('/')[1]).every((locale) => locale === 'en-XA' || locale === 'ar-XB')).toBe(
    true,
  )
  write(world, value)
  expect(
    publicationStatus(world)
      .value.filter(({ locale }) => locale === 'en-XA')
      .map(({ coverage }) => coverage),
  ).toEqual([1, 1])
  expect(pseudoPublication(world).value).toEqual([])
})

test('an existing translation becomes drafts that say how sure they are, and replaces nothing', () => {
  const world = worldOf({})
  const markdown = '# Вести дня\n\nЧитай **это** сейчас. И то тоже.\n\n- одно дело\n'
  const adopt = () => adoptFile(world, 'alt.md', new TextEncoder().encode(markdown), { article: 'news', locale: 'ru' })
  const { value, diagnostics } = adopt()
  expect(value.text).toContain('3 of 3 segments filled as drafts')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  write(world, value.files)
  expect(Object.values(catalog(world, 'locales/ru/news.json'))).toContain('Читай <0>это</0> сейчас. И то тоже.')
  expect(new TextDecoder().decode(world.publication.read('locales/ru/news.state.json'))).toMatch(
    /"mt": "aligned 0\.\d\d"|"mt": "aligned 1\.00"/u,
  )
  expect(adopt().value.files).toEqual([])
  const copy = adoptFile(world, 'alt.md', new TextEncoder().encode('# The news of today\n\nElse.'), {
    article: 'news',
    locale: 'ru',
  })
  expect(copy.diagnostics.map(({ code }) => code)).toContain('localise/aligned')
})

test('a catalog in UTF-16 is read like any other', () => {
  const world = worldOf({})
  write(world, extractPublication(world).value)
  const [id = ''] = Object.keys(catalog(world, 'locales/en/news.json'))
  const text = Buffer.from(`\ufeff{"${id}": "Вести дня"}\r\n`, 'utf16le')
  for (const bytes of [text, Buffer.from(text).swap16()]) {
    world.publication.write('locales/ru/news.json', bytes)
    const row = publicationStatus(world).value.find(({ article, locale }) => article === 'news' && locale === 'ru')
    expect(row).toMatchObject({ own: 1 })
  }
})

test.each([
  ['translation.md', '# Text', 'this is a text', '--aligned'],
  ['page.html', '<p>Text', 'this is a text', '--aligned'],
  ['news.json', '{"a": "b"}', 'this is JSON', 'locales/<locale>/<article>.json'],
  ['table.xlsx', 'PK', 'a spreadsheet', 'save it as CSV'],
  ['scan.pdf', '%PDF', 'this kind of file', '.po, .xlf, .tmx and .csv'],
  ['empty.csv', '', 'the file is empty', '.po, .xlf, .tmx and .csv'],
  ['none.csv', 'id,target\n', 'the file has no segments', 'export it anew'],
  [
    'other.csv',
    'id,target\nnowhere-1234,да\n',
    'the one segment of the file is not in this publication',
    'another one',
  ],
])('import says what it wants instead of %s', async (file, content, says, hint) => {
  const { value, diagnostics } = await importFile(worldOf({}), file, new TextEncoder().encode(content), {
    locale: 'ru',
  })
  expect(diagnostics).toMatchObject([{ code: 'localise/import', severity: 'error', place: { file } }])
  expect(diagnostics[0]?.message).toContain(says)
  expect(diagnostics[0]?.hints.join(' ')).toContain(hint)
  expect(value.files).toEqual([])
})

test('an import in which targets are refused takes the others and ends as an error', async () => {
  const world = worldOf({})
  write(world, extractPublication(world).value)
  const ids = Object.entries(catalog(world, 'locales/en/news.json'))
  const marked = ids.find(([, text]) => text.includes('<0>'))?.[0] ?? ''
  const plain = ids.find(([, text]) => text.startsWith('The news'))?.[0] ?? ''
  const table = new TextEncoder().encode(`id,target\n${marked},Читай\n${plain},Новости\n`)
  const { value, diagnostics } = await importFile(world, 'x.csv', table, { locale: 'ru' })
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'warning localise/import-refused',
    'error localise/import',
  ])
  expect(diagnostics[1]?.message).toBe('1 of 2 targets was refused')
  expect(value.files.map(({ path }) => path)).toContain('locales/ru/news.json')
})

test('an export of nothing is an error that says why', async () => {
  const { value, diagnostics } = await exportPublication(worldOf({}), 'po', 'en', { version: '1' })
  expect(value).toBeUndefined()
  expect(diagnostics).toMatchObject([{ code: 'localise/export', severity: 'error' }])
  expect(diagnostics[0]?.message).toContain('more, news are written in en')
})
