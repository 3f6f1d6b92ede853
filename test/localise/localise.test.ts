import { describe, expect, test } from 'vitest'
import { chainFor } from '../../pipeline/localise/chain.ts'
import { statesFor, templateCatalog, unitsFile, writeJson } from '../../pipeline/localise/extract.ts'
import { localise, type LocaleFiles, type LocaliseOptions } from '../../pipeline/localise/localise.ts'
import { parseCatalog } from '../../pipeline/localise/catalog.ts'
import { segmentHash, segmentsOf } from '../../pipeline/localise/segments.ts'
import { statusRows } from '../../pipeline/localise/status.ts'
import { checkTree } from '../../pipeline/tree/check.ts'
import { stringify } from '../../pipeline/tree/markdown.ts'
import type { Article } from '../../pipeline/tree/nodes.ts'
import { textOf } from '../../pipeline/tree/text.ts'
import { articleOf } from './article-of.ts'

const article = articleOf(
  '---\ntitle: News\ndescription: About it\nauthor: Ann\n---\n\n# News\n\nRead **this** and `npm i` [now](http://a.b "Hint").\n\n- one\n- two\n\n![A map](map.png "Title")\n\n> quoted',
)
const withPolicy = (files: ReadonlyMap<string, LocaleFiles>, policy: LocaleFiles['policy'] = {}) =>
  new Map([...files].map(([locale, one]) => [locale, { ...one, policy }]))
const ids = segmentsOf(article).map((segment) => segment.id)
const idOf = (text: string) => segmentsOf(article).find((segment) => segment.text === text)?.id ?? ''
const read = idOf('Read <0>this</0> and <1>npm i</1> <2>now</2>.')

function say(
  targets: Readonly<Record<string, Readonly<Record<string, string>>>>,
  options: Partial<LocaliseOptions> = {},
  locale = 'kk',
  of: Article = article,
) {
  const files = new Map(
    Object.entries(targets).map(([language, texts]): [string, LocaleFiles] => [
      language,
      { catalog: new Map(Object.entries(texts)) },
    ]),
  )
  return localise(of, locale, { files, ...options })
}

describe('an article in a locale', () => {
  test('is the tree in other words', () => {
    const { value } = say({
      kk: {
        [read]: '<2>қазір</2> <0>мынаны</0> <1>npm i</1> оқы',
        [idOf('News')]: 'Жаңалық',
        [`${read}.title`]: 'Кеңес',
      },
    })
    expect(value.title).toBe('Жаңалық')
    expect(value.titleLang).toBeUndefined()
    expect(value.frontMatter.title).toBe('Жаңалық')
    expect(stringify({ type: 'root', children: value.root.children.slice(0, 2) })).toBe(
      '# Жаңалық\n\n[қазір](http://a.b "Кеңес") **мынаны** `npm i` оқы\n',
    )
    expect(checkTree(value.root)).toEqual([])
  })

  test('has the same blocks and ids in every locale', () => {
    const { value } = say({ kk: { [read]: '<2>q</2> <0>m</0> <1/>' } })
    const shape = (of: Article['root']) =>
      JSON.stringify(of, (key, item: unknown) =>
        ['children', 'id', 'type'].includes(key) || Array.isArray(item) || key === '' || /^\d+$/u.test(key)
          ? key === 'children' && Array.isArray(item) && item.some((node: { type: string }) => node.type === 'text')
            ? undefined
            : item
          : undefined,
      )
    expect(shape(value.root)).toBe(shape(article.root))
  })

  test('shows what is not translated along the chain, with language and direction', () => {
    const { value } = say(
      { ru: { [idOf('one')]: 'один' }, ar: { [idOf('two')]: 'اثنان' } },
      { fallback: { kk: ['ru', 'ar'] } },
    )
    const list = value.root.children[2]
    expect(list).toMatchObject({
      children: [
        { children: [{ type: 'paragraph', lang: 'ru', dir: 'ltr', children: [{ value: 'один' }] }] },
        { children: [{ type: 'paragraph', lang: 'ar', dir: 'rtl', children: [{ value: 'اثنان' }] }] },
      ],
    })
    expect(value.root.children[0]).toMatchObject({ lang: 'en', dir: 'ltr' })
    expect(value.titleLang).toBe('en')
    expect(value.segments.find(({ id }) => id === idOf('one'))).toEqual({ id: idOf('one'), state: 'new', shown: 'ru' })
    expect(value.coverage).toEqual({ total: ids.length, own: 0, states: { new: ids.length } })
  })

  test('marks a picture whose alternative text is in another language', () => {
    const figure = (targets: Record<string, string>) => say({ kk: targets }).value.root.children[3]
    expect(figure({})).toMatchObject({ image: { alt: 'A map', lang: 'en', dir: 'ltr' } })
    expect(figure({ [idOf('A map')]: 'Карта' })).not.toHaveProperty('image.lang')
    expect(figure({ [idOf('A map')]: 'Карта' })).toMatchObject({ image: { alt: 'Карта', title: 'Title' } })
  })

  test('is itself in its source language', () => {
    const { value, diagnostics } = say({ en: { [read]: 'never asked' } }, {}, 'en')
    expect(value.root).toEqual(article.root)
    expect(value.coverage).toEqual({ total: ids.length, own: ids.length, states: { source: ids.length } })
    expect(diagnostics).toEqual([])
  })

  test('translates front matter; lists stay lists', () => {
    const source = articleOf('---\ntitle: A\nkeywords: [x, y]\nauthors: [B, C]\n---\n\n# Other\n')
    const { value } = say({ ar: { '@title': 'أ', '@keywords': 'س، ص', '@author': 'ب؛ ج' } }, {}, 'ar', source)
    expect(value.frontMatter).toMatchObject({ title: 'أ', keywords: ['س', 'ص'], authors: ['ب', 'ج'] })
    expect(value.title).toBe('أ')
  })

  test('keeps the language of a passage that is in another one already', () => {
    const source = articleOf(
      '# T\n\n<blockquote lang="de"><p>Guten Tag</p></blockquote>\n\nHe said <span lang="fr">oui</span>.',
    )
    const german = say({}, {}, 'de', source).value
    expect(german.root.children[1]).toMatchObject({
      type: 'blockquote',
      children: [{ children: [{ value: 'Guten Tag' }] }],
    })
    expect(JSON.stringify(german.root.children[1])).not.toContain('lang')
    const kazakh = say({}, {}, 'kk', source).value
    expect(kazakh.root.children[1]).toMatchObject({ children: [{ lang: 'de', dir: 'ltr' }] })
    expect(kazakh.root.children[2]).toMatchObject({ lang: 'en', children: [{}, { type: 'span', lang: 'fr' }, {}] })
  })
})

describe('a target that cannot be used', () => {
  test.each(['<0>lost', 'no tokens', '<0>a</0> <1>b</1> <2>c</2> <3/>', '<0>a<1>npm i</0></1> <2>c</2>'])(
    '%j is refused: the next language is shown, and the place is told',
    (target) => {
      const { value: kk } = parseCatalog('locales/kk/x.json', JSON.stringify({ [read]: target }, undefined, 2))
      const ru = new Map([[read, '<0>это</0> <1>npm i</1> <2>сейчас</2>']])
      const files = new Map<string, LocaleFiles>([
        ['kk', kk],
        ['ru', { catalog: ru }],
      ])
      const { value, diagnostics } = localise(article, 'kk', { files, fallback: { kk: ['ru'] } })
      expect(value.segments.find(({ id }) => id === read)).toEqual({ id: read, state: 'invalid', shown: 'ru' })
      expect(diagnostics.find(({ code }) => code === 'localise/broken-target')).toMatchObject({
        place: { file: 'locales/kk/x.json', line: 2, segment: read, locale: 'kk' },
      })
    },
  )

  test('code in it is locked', () => {
    const { value, diagnostics } = say({ kk: { [read]: '<0>a</0> <1>rm -rf /</1> <2>b</2>' } })
    expect(JSON.stringify(value.root)).not.toContain('rm -rf')
    expect(diagnostics.map(({ code }) => code)).toContain('localise/changed-code')
  })

  test('it is text: nothing in it is interpolated, nested, or Markdown', () => {
    const hostile =
      '$t(@description) {{description}} {x, plural} **b** <script>alert(1)</script> [a](javascript:x) \u202e'
    const { value } = say({ kk: { [idOf('one')]: hostile } })
    expect(textOf(value.root)).toContain(hostile.trim())
  })

  test('an empty one counts as none', () => {
    expect(say({ kk: { [idOf('one')]: '  ' } }).value.coverage.states).toEqual({ new: ids.length })
  })
})

describe('states decide what is shown', () => {
  const one = idOf('one')
  const record = (s: 'draft' | 'translated' | 'reviewed', src: string) => ({
    h: segmentHash(src),
    src,
    th: segmentHash('бір'),
    s,
    at: '2022-02-03T00:00:00Z',
  })
  const files = (states: LocaleFiles['states']) =>
    new Map([['kk', { catalog: new Map([[one, 'бір']]), ...(states && { states }) }]])
  const told = (states: LocaleFiles['states'], policy = {}) => {
    const { value } = localise(article, 'kk', { files: withPolicy(files(states), policy) })
    return value.segments.find(({ id }) => id === one)
  }

  test.each([
    ['without record', undefined, 'unverified', 'kk'],
    ['reviewed', { [one]: record('reviewed', 'one') }, 'reviewed', 'kk'],
    ['a draft', { [one]: record('draft', 'one') }, 'draft', 'en'],
    ['from another source', { [one]: record('reviewed', 'something else') }, 'stale:major', 'en'],
    ['from another number', { [one]: record('reviewed', 'one 1') }, 'stale:facts', 'en'],
    ['changed by another hand', { [one]: { ...record('draft', 'x'), th: 'else' } }, 'translated', 'kk'],
  ])('%s', (_name, states, state, shown) => {
    expect(told(states)).toEqual({ id: one, state, shown })
  })

  test('and the policy may say otherwise', () => {
    expect(told({ [one]: record('draft', 'one') }, { draft: 'ship' })?.shown).toBe('kk')
    expect(told(undefined, { unverified: 'fallback' })?.shown).toBe('en')
    expect(told({ [one]: record('reviewed', 'something else') }, { major: 'ship' })?.shown).toBe('kk')
  })

  test('the newest date of what is shown is that of the edition', () => {
    expect(localise(article, 'kk', { files: files({ [one]: record('reviewed', 'one') }) }).value.modifiedAt).toBe(
      '2022-02-03T00:00:00Z',
    )
    expect(
      localise(article, 'kk', { files: files({ [one]: record('draft', 'one') }) }).value.modifiedAt,
    ).toBeUndefined()
  })

  test('stale, missing and unknown targets are told, once each', () => {
    const states = { [one]: record('reviewed', 'something else') }
    const catalog = new Map([
      [one, 'бір'],
      ['gone-0000', 'x'],
    ])
    const { diagnostics } = localise(article, 'kk', { files: new Map([['kk', { catalog, states }]]) })
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'localise/missing',
      'localise/stale',
      'localise/unknown-segment',
    ])
  })
})

test('chains are as written, end in the source language, and are cut off behind it', () => {
  expect(chainFor('kk', { kk: ['ru', 'en'] }, 'en')).toEqual(['kk', 'ru', 'en'])
  expect(chainFor('kk', { kk: ['ru', 'en'] }, 'ru')).toEqual(['kk', 'ru'])
  expect(chainFor('en', { en: ['ru'] }, 'en')).toEqual(['en'])
  expect(chainFor('zh-hant', {}, 'en')).toEqual(['zh-Hant', 'en'])
  expect(chainFor('constructor', {}, 'en')).toEqual(['constructor', 'en'])
})

describe('extract', () => {
  test('writes segments and template in document order', () => {
    expect(Object.keys(unitsFile(article).units)).toEqual(ids)
    expect([...templateCatalog(article).keys()]).toEqual(ids)
    expect(JSON.parse(writeJson(templateCatalog(article)))).toEqual(Object.fromEntries(templateCatalog(article)))
    expect(writeJson(unitsFile(article)).endsWith('}\n')).toBe(true)
  })

  test('writes a record for each target, keeps what is known, drops what has no target', () => {
    const segments = segmentsOf(article)
    const catalog = new Map([
      [idOf('one'), 'бір'],
      [idOf('two'), 'екі'],
      ['gone-0000', 'x'],
    ])
    const reviewed = { h: segmentHash('old'), src: 'old', th: segmentHash('бір'), s: 'reviewed' } as const
    const gone = { ...reviewed, th: 'y' }
    const states = statesFor(
      segments,
      catalog,
      { [idOf('one')]: reviewed, 'gone-0000': gone, [read]: reviewed },
      { at: '2022-01-01T00:00:00Z' },
    )
    expect(states).toEqual({
      [idOf('one')]: reviewed,
      [idOf('two')]: {
        h: segmentHash('two'),
        src: 'two',
        th: segmentHash('екі'),
        s: 'translated',
        at: '2022-01-01T00:00:00Z',
      },
      'gone-0000': gone,
    })
    expect(statesFor(segments, catalog, states)).toEqual(states)
  })

  test('status counts states per locale', () => {
    const files = new Map([['kk', { catalog: new Map([[idOf('one'), 'бір']]) }]])
    expect(statusRows(article, ['en', 'kk'], { files }).value).toMatchObject([
      { article: 'x', locale: 'en', total: ids.length, own: ids.length, coverage: 1, states: { source: ids.length } },
      {
        article: 'x',
        locale: 'kk',
        total: ids.length,
        own: 1,
        coverage: 1 / ids.length,
        states: { new: ids.length - 1, unverified: 1 },
      },
    ])
  })
})

describe('the text of the source again', () => {
  const page = articleOf(
    '# Prices\n\nBy Stemma Press\n\n| Year | Price |\n| --- | --- |\n| 2022 | 7,939 $ |\n\n`npm i` https://a.b/c',
  )
  const segments = segmentsOf(page)
  const named = (text: string) => segments.find((segment) => segment.text.includes(text))?.id ?? ''
  const said = (
    targets: Readonly<Record<string, string>>,
    more: Partial<LocaleFiles> = {},
    names: readonly string[] = [],
  ) =>
    localise(page, 'ru', {
      files: new Map([['ru', { catalog: new Map(Object.entries(targets)), ...more }]]),
      names,
    })
  const all = Object.fromEntries(segments.map(({ id, text }) => [id, text]))
  const reviewed = Object.fromEntries(
    Object.entries(statesFor(segments, new Map(Object.entries(all)), {})).map(([id, record]) => [
      id,
      { ...record, s: 'reviewed' as const },
    ]),
  )

  test('counts as untranslated, and the build names it', () => {
    const { value, diagnostics } = said(all)
    expect(value.coverage).toEqual({ total: 4, own: 0, states: { new: 4 } })
    expect(value.root.children[0]).toMatchObject({ lang: 'en' })
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^localise\/missing 4 targets are the text of the source and count as none: /u),
    ])
  })

  test('counts as untranslated too when the source has gone on since', () => {
    const was = articleOf('# Costs\n')
    const [heading] = segmentsOf(was)
    const states = statesFor(segmentsOf(was), new Map([[heading?.id ?? '', 'Costs']]), {})
    const moved = { [named('Prices')]: states[heading?.id ?? ''] } as LocaleFiles['states'] & object
    expect(said({ [named('Prices')]: 'Costs' }, { states: moved }).value.coverage.states).toEqual({ new: 4 })
  })

  test('counts as translated once a person has reviewed it, or where a name is to be kept', () => {
    expect(said(all, { states: reviewed }).value.coverage).toEqual({ total: 4, own: 4, states: { reviewed: 4 } })
    expect(said({}, {}, ['Stemma Press', 'By']).value.coverage.total).toBe(3)
    expect(said({}, {}, ['Stemma', 'Year']).value.coverage.total).toBe(3)
    expect(said({}, {}, ['Pri', 'ear']).value.coverage.total).toBe(4)
  })

  test('is a translation between two countries of one language', () => {
    const { value } = localise(page, 'en-GB', {
      files: new Map([['en-GB', { catalog: new Map(Object.entries(all)) }]]),
    })
    expect(value.coverage).toEqual({ total: 4, own: 4, states: { unverified: 4 } })
  })

  test('figures, code and addresses have nothing to translate: they count neither way, and have no notice', () => {
    const { value, diagnostics } = said({
      ...{ [named('Prices')]: 'Цены', [named('By')]: 'Печать' },
      ...{ [named('Year')]: 'Год', [named('Price')]: 'Цена', [segments[3]?.id ?? '']: 'Цена' },
    })
    expect(value.coverage).toEqual({ total: 4, own: 4, states: { unverified: 4 } })
    expect(value.segments.filter(({ wordless }) => wordless === true).length).toBe(3)
    expect(diagnostics).toEqual([])
  })

  test('figures are written as the locale has them, never as another language of the chain does', () => {
    const { value } = localise(page, 'kk', {
      files: new Map<string, LocaleFiles>([
        ['kk', { catalog: new Map([[named('7,939'), '7 939 $']]) }],
        ['ru', { catalog: new Map([[named('2022'), '2022 г']]) }],
      ]),
      fallback: { kk: ['ru'] },
    })
    expect(textOf(value.root)).toContain('7 939 $')
    expect(textOf(value.root)).not.toContain('2022 г')
  })
})

test('drafts that no reader sees are named', () => {
  const one = idOf('one')
  const states = { [one]: { h: segmentHash('one'), src: 'one', th: segmentHash('бір'), s: 'draft' as const } }
  const files = new Map([['kk', { catalog: new Map([[one, 'бір']]), states }]])
  const messages = (draft: 'ship' | 'fallback') =>
    localise(article, 'kk', { files: withPolicy(files, { draft }) }).diagnostics.map(({ message }) => message)
  expect(messages('fallback')).toContain(`1 draft is not shown to readers: ${one}`)
  expect(messages('ship').join()).not.toContain('drafts')
})
