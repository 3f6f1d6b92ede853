import { createHash } from 'node:crypto'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, test } from 'vitest'
import type { EmbeddedFace, FontUsage } from '../../pipeline/font/embed.ts'
import { renderPage } from '../../pipeline/html/page.ts'
import type { PageOptions } from '../../pipeline/html/types.ts'
import { languageOf } from '../../pipeline/language/language.ts'
import type { Block } from '../../pipeline/tree/nodes.ts'
import { verifyHtml } from '../../pipeline/verify/html.ts'
import {
  call,
  editionOf,
  heading,
  link,
  mark,
  note,
  paragraph,
  picture,
  table,
  text,
  type SampleInput,
} from '../edition/sample.ts'

type Element = DefaultTreeAdapterTypes.Element

const alternates = ['en', 'ar', 'zh-Hans'].map((locale) => {
  const { dir, autonym } = languageOf(locale)
  return { locale, dir, autonym, title: 'T' }
})
const blocks: readonly Block[] = [
  heading(1, 'title-0001', 'The title'),
  paragraph(
    'p-0001',
    'First paragraph.',
    call('n'),
    ' ',
    link('../other/', text('other')),
    ' ',
    link('#h-0001', text('below')),
  ),
  heading(2, 'h-0001', 'First part'),
  table('t-0001', [
    ['', 'Dead'],
    ['Police', '19'],
  ]),
  heading(3, 'h-0002', 'Inner part'),
  { type: 'figure', id: 'f-0001', image: { type: 'image', url: 'map.png', alt: 'A map' } },
  note('n', paragraph('n-0001', 'A note.')),
]
const pictures = new Map([['map.png', picture('map.png')]])
const options: PageOptions = {
  pageMap: [],
  downloads: [{ format: 'pdf', bytes: 83_210 }, { format: 'epub' }],
  articles: ['other'],
}
const online = { publication: { title: 'Pub', url: 'https://example.org/x/' } }
const pageOf = (sample: Partial<SampleInput> = {}, own: Partial<PageOptions> = {}) =>
  renderPage(editionOf({ blocks, pictures, alternates, ...sample }), { ...options, ...own }).value

function elementsOf(html: string): readonly Element[] {
  const found: Element[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return found
}
const attribute = (element: Element | undefined, name: string) =>
  element?.attrs.find((attr) => attr.name === name)?.value
const named = (html: string, tagName: string) => elementsOf(html).filter((element) => element.tagName === tagName)
const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''

test.each(['en', 'ar', 'zh-Hans', 'hi', 'he', 'tlh'])(
  'the page of a locale says exactly what its edition says: %s',
  (locale) => {
    const pageMap = [
      { index: 0, label: '1', at: { block: 'title-0001', offset: 0 } },
      { index: 1, label: '2', at: { block: 'p-0001', offset: 6 } },
    ]
    const edition = editionOf({ blocks, pictures, alternates, locale, source: locale })
    const { value, diagnostics } = renderPage(edition, { ...options, pageMap })
    expect(diagnostics).toEqual([])
    expect(verifyHtml(edition, value, pageMap)).toEqual([])
  },
)

test('main holds the article and nothing else; everything about it stands in landmarks around it', () => {
  const html = pageOf({
    frontMatter: { date: '2022-01-10', authors: ['Ann Author'] },
    publication: { title: 'Pub', publisher: 'Desk', rights: 'CC BY' },
  })
  const [main, ...more] = named(html, 'main')
  expect(more).toEqual([])
  expect(textOf(main!)).toMatch(/^The titleFirst paragraph\.1 other below.*Notes ?A note\./u)
  expect(textOf(main!)).not.toMatch(/Ann|Desk|PDF|2022|Pub/u)
  const body = named(html, 'body')[0]!
  const around = body.childNodes.flatMap((node) => ('tagName' in node ? [node.tagName] : []))
  expect(around).toEqual(['a', 'header', 'nav', 'section', 'main', 'footer'])
  expect(textOf(named(html, 'footer')[0]!)).toMatch(/Author: Ann Author.*Publisher: Desk.*Rights: CC BY.*All articles/u)
})

test('the first thing on the page leads to the text', () => {
  const first = named(pageOf(), 'a')[0]
  expect([attribute(first, 'href'), textOf(first!)]).toEqual(['#main', 'Skip to the text'])
})

test('language and direction stand on the document', () => {
  const html = named(pageOf({ locale: 'ar' }), 'html')[0]
  expect([attribute(html, 'lang'), attribute(html, 'dir')]).toEqual(['ar', 'rtl'])
})

test('the switcher names each language in itself and tells which one is here', () => {
  const html = pageOf({ locale: 'ar' })
  const switcher = elementsOf(html).find((element) => attribute(element, 'class') === 'languages')
  const links = named(html, 'a').filter(
    (element) => attribute(element, 'hreflang') !== undefined && attribute(element, 'type') === undefined,
  )
  expect(attribute(switcher, 'aria-label')).toBe('اللغات')
  const names = ['href', 'hreflang', 'lang', 'dir', 'rel', 'aria-current']
  expect(links.map((element) => [textOf(element), ...names.map((name) => attribute(element, name))])).toEqual([
    ['English', '../en/sample.html', 'en', 'en', 'ltr', 'alternate', undefined],
    ['العربية', 'sample.html', 'ar', 'ar', 'rtl', undefined, 'page'],
    ['简体中文', '../zh-Hans/sample.html', 'zh-Hans', 'zh-Hans', 'ltr', 'alternate', undefined],
  ])
})

test('an article in one language has no switcher', () => {
  expect(pageOf({ alternates: alternates.slice(0, 1) })).not.toContain('class="languages"')
})

test('downloads have their type, and their size when it is known', () => {
  const html = pageOf()
  expect(html).toContain(
    '<a href="sample.pdf" type="application/pdf" hreflang="en">Download PDF</a> <span class="quiet">(83 kB)</span>',
  )
  expect(html).toContain('<a href="sample.epub" type="application/epub+zip" hreflang="en">Download EPUB</a></li>')
  expect(html).toContain('<link rel="alternate" type="application/pdf" href="sample.pdf">')
  expect(pageOf({}, { downloads: [] })).not.toContain('Download')
})

test('the contents lead to every heading and to the notes; without headings there are none', () => {
  const links = named(pageOf(), 'nav').filter((nav) => attribute(nav, 'class') === 'contents')
  expect(textOf(links[0]!)).toBe('ContentsFirst partInner partNotes')
  expect(pageOf({ blocks: [paragraph('p', 'A')] })).not.toContain('class="contents"')
})

test('absolute addresses stand in the head only when the publication has one', () => {
  const without = pageOf()
  expect(without).not.toMatch(/canonical|x-default|rel="alternate" hreflang="[^"]*" href="http/u)
  const html = pageOf({ locale: 'ar', publication: { title: 'Pub', url: 'https://example.org/x/' } })
  expect(html).toContain('<link rel="canonical" href="https://example.org/x/ar/sample.html">')
  const hreflangs = named(html, 'link').flatMap((element) =>
    attribute(element, 'hreflang') === undefined ? [] : [[attribute(element, 'hreflang'), attribute(element, 'href')]],
  )
  expect(hreflangs).toEqual([
    ['en', 'https://example.org/x/en/sample.html'],
    ['ar', 'https://example.org/x/ar/sample.html'],
    ['zh-Hans', 'https://example.org/x/zh-Hans/sample.html'],
    ['x-default', 'https://example.org/x/en/sample.html'],
  ])
})

const dataOf = (html: string) => {
  const [block, ...more] = named(html, 'script')
  expect(more).toEqual([])
  expect(attribute(block, 'type')).toBe('application/ld+json')
  return JSON.parse(textOf(block!)) as Readonly<Record<string, unknown>>
}

test('search engines are told the language, the other languages and the other formats', () => {
  const translation = dataOf(pageOf({ locale: 'ar', frontMatter: { date: '2022-01-10', authors: ['A'] }, ...online }))
  expect(translation).toMatchObject({
    '@type': 'Article',
    url: 'https://example.org/x/ar/sample.html',
    inLanguage: 'ar',
    author: [{ '@type': 'Person', name: 'A' }],
    translationOfWork: { '@id': 'https://example.org/x/en/sample.html', inLanguage: 'en' },
    encoding: [
      { contentUrl: 'https://example.org/x/ar/sample.pdf', encodingFormat: 'application/pdf', contentSize: '83210 B' },
      { contentUrl: 'https://example.org/x/ar/sample.epub', encodingFormat: 'application/epub+zip' },
    ],
    image: ['https://example.org/x/assets/images/map-00000000.png'],
  })
  expect(dataOf(pageOf(online))).toMatchObject({ workTranslation: [{ inLanguage: 'ar' }, { inLanguage: 'zh-Hans' }] })
})

test('the policy lets the data block stand by its hash and nothing else run', () => {
  const html = pageOf(online)
  const hash = createHash('sha256')
    .update(textOf(named(html, 'script')[0]!))
    .digest('base64')
  expect(html).toContain(`script-src 'sha256-${hash}'`.replaceAll("'", '&#x27;'))
})

test('a shared link shows title, picture and language', () => {
  const html = pageOf({ locale: 'zh-Hans', ...online })
  const properties = named(html, 'meta').map((element) => [
    attribute(element, 'property'),
    attribute(element, 'content'),
  ])
  expect(properties).toContainEqual(['og:url', 'https://example.org/x/zh-Hans/sample.html'])
  expect(properties).toContainEqual(['og:locale', 'zh_CN'])
  expect(properties).toContainEqual(['og:locale:alternate', 'ar_EG'])
  expect(properties).toContainEqual(['og:image', 'https://example.org/x/assets/images/map-00000000.png'])
  expect(pageOf()).not.toContain('og:')
})

test('a page names its feed and manifest when the publication has an address, and its icon always', () => {
  const rels = (html: string) =>
    named(html, 'link').map((element) => `${attribute(element, 'rel')} ${attribute(element, 'href')}`)
  expect(rels(pageOf({ locale: 'ar', ...online }))).toEqual(
    expect.arrayContaining(['manifest ../ar/site.webmanifest', 'alternate ../ar/feed.xml', 'icon ../assets/icon.svg']),
  )
  expect(rels(pageOf()).filter((rel) => /manifest|feed|icon/u.test(rel))).toEqual(['icon ../assets/icon.svg'])
})

test.each(['</script><script>alert(1)</script>', '<!--<script>', '\u2028&amp;'])(
  'the data block ends where it should, whatever the title says: %s',
  (title) => {
    const html = pageOf({ title, ...online })
    expect(dataOf(html)['headline']).toBe(title)
  },
)

test('the head says what the article is about, who wrote it and when', () => {
  const html = pageOf({
    frontMatter: { date: '2022-01-10', authors: ['A "B" C'], description: 'What it says.', keywords: ['one', 'two'] },
  })
  const meta = Object.fromEntries(
    named(html, 'meta').map((element) => [attribute(element, 'name'), attribute(element, 'content')]),
  )
  expect(meta).toMatchObject({
    author: 'A "B" C',
    description: 'What it says.',
    keywords: 'one, two',
    'dcterms.date': '2022-01-10',
  })
  expect(textOf(named(html, 'title')[0]!)).toBe('A title · The Publication')
})

test('names with other letters than ASCII are escaped in addresses', () => {
  const edition = editionOf({ blocks: [paragraph('p', link('article:мақала', text('x')))], articles: ['мақала'] })
  const html = renderPage({ ...edition, article: 'a b/c' }, { ...options, articles: ['мақала'] }).value
  expect(html).toContain('href="a%20b%2Fc.pdf"')
  expect(html).toContain('href="%D0%BC%D0%B0%D2%9B%D0%B0%D0%BB%D0%B0.html"')
})

test('an article without a page in this language is reported and stands without a link', () => {
  const { value, diagnostics } = renderPage(editionOf({ blocks, pictures }), { ...options, articles: [] })
  expect(diagnostics.map(({ code }) => code)).toEqual(['html/article-link'])
  expect(value).not.toContain('other.html')
})

test('a translation that is not complete says how much of it there is', () => {
  const coverage = { total: 300, own: 299, states: {} }
  expect(pageOf({ locale: 'ru', coverage })).toContain('Переведено: 99')
  expect(pageOf({ locale: 'ru' })).toContain('английский')
})

test('a passage in another language is hyphenated as its own language is: no rule for a language reaches into what stands inside it', () => {
  const style = textOf(named(pageOf({ locale: 'ar' }), 'style')[0]!)
  expect(style).toContain(':is(p,li):is(:lang(ar),:lang(fa),:lang(ur)){hyphens:manual}')
  expect(style).not.toMatch(/:lang\([\w-]+\)\)? +[a-z.#]/u)
})

test('a description that is taken from a passage in another language says so', () => {
  const foreign = { ...paragraph('p-0001', 'Ein Absatz.'), lang: 'de', dir: 'ltr' as const }
  const described = (first: Block) =>
    named(pageOf({ blocks: [heading(1, 'title-0001', 'The title'), first] }), 'meta').find(
      (element) => attribute(element, 'name') === 'description',
    )
  expect(attribute(described(foreign), 'lang')).toBe('de')
  expect(attribute(described(paragraph('p-0001', 'A paragraph.')), 'lang')).toBeUndefined()
})

test('the page runs nothing and asks nobody: its policy allows its own style alone', () => {
  const html = pageOf()
  const policy = attribute(
    named(html, 'meta').find((element) => attribute(element, 'http-equiv') !== undefined),
    'content',
  )
  const style = textOf(named(html, 'style')[0]!)
  expect(policy).toBe(
    `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; font-src 'self'; img-src 'self'; ` +
      "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'",
  )
  expect(style).not.toMatch(/https?:|\/\/|@import|expression/u)
  for (const element of elementsOf(html)) {
    expect(['script', 'iframe', 'object', 'embed', 'form', 'base']).not.toContain(element.tagName)
    expect(attribute(element, 'style')).toBeUndefined()
    if (element.tagName !== 'a')
      expect(`${attribute(element, 'src')} ${attribute(element, 'href')}`).not.toMatch(/\/\//u)
  }
})

test('fonts are asked for with the texts that the page shows; names of languages in scripts that a machine may lack have their own', () => {
  const asked: (readonly FontUsage[])[] = []
  const face = (weight: 400 | 700, unicodeRange: string, size: number): EmbeddedFace => ({
    family: 'Stemma Serif',
    face: 'serif',
    langs: ['ar'],
    member: 0,
    weight,
    italic: false,
    unicodeRange,
    font: `f${unicodeRange}${weight}`,
    outlines: 'truetype',
    ttf: new Uint8Array(size),
    package: 'p',
    licence: 'l',
  })
  const faces = [face(400, 'U+20-5FF', 10), face(400, 'U+600-6FF', 20), face(700, 'U+600-6FF', 5)]
  const html = pageOf(
    { locale: 'ar', title: 'عنوان', blocks: [paragraph('p', 'Text متن')], ...online },
    {
      fonts: (usage) => {
        asked.push(usage)
        return { faces, href: ({ font }) => `../assets/fonts/${font}.woff2` }
      },
    },
  )
  const [all = '', names] = asked.map((usage) => usage.map(({ text: shown }) => shown).join(''))
  expect(all).toContain('Text متن')
  expect(all).toContain('تنزيل')
  expect(all).toContain('العربية')
  expect(all).not.toContain('简体中文')
  expect(names).toBe('简体中文')
  expect(asked[1]?.every(({ isLabel }) => isLabel)).toBe(true)
  expect(html).toContain('.languages a:lang(ar){font-family:"Stemma Names",serif}')
  // Text that every system has a font for is not moved by one that comes late.
  expect(html).toContain(
    'font-display:optional;src:url("../assets/fonts/fU+20-5FF400.woff2") format("woff2");unicode-range:U+20-5FF',
  )
  expect(html).toContain('font-display:optional;src:url("../assets/fonts/fU+600-6FF700.woff2")')
  expect(html).toContain(':root{--serif:"Stemma Serif",serif;--mono:monospace}')
  expect(
    named(html, 'link').flatMap((element) =>
      attribute(element, 'rel') === 'preload' ? [attribute(element, 'href')] : [],
    ),
  ).toEqual(['U+600-6FF400', 'U+600-6FF700', 'U+20-5FF400'].map((name) => `../assets/fonts/f${name}.woff2`))
})

test.each([
  ['Tibetan, for which a machine may have no font', 'bo', 'བོད་ཡིག', 'U+F00-FFF', 'swap'],
  ['Han: the marks of another font may be narrower', 'zh-Hans', '中文', 'U+4E00-9FFF', 'optional'],
  ['Hangul: its width differs from font to font', 'ko', '한국어', 'U+AC00-D7A3', 'optional'],
])(
  'a font is put in however late only where a machine may have none: %s',
  (_name, locale, value, unicodeRange, display) => {
    const face = {
      family: 'Stemma Serif',
      face: 'serif',
      langs: [locale],
      member: 0,
      weight: 400,
      italic: false,
    } as const
    const faces: EmbeddedFace[] = [
      { ...face, unicodeRange, font: 'f', outlines: 'truetype', ttf: new Uint8Array(1), package: 'p', licence: 'l' },
    ]
    const fonts = () => ({ faces, href: () => 'f.woff2' })
    const html = pageOf({ locale, blocks: [paragraph('p', value)], alternates: [], ...online }, { fonts })
    const own = [...html.matchAll(/font-family:"Stemma Serif";[^}]*(font-display:\w+)/gu)]
    expect(own.map(([, shown]) => shown)).toEqual([`font-display:${display}`])
  },
)

test('letters that a machine may have no font for do not make the fonts of other languages late', () => {
  const face = { face: 'serif', member: 0, weight: 400, italic: false } as const
  const file = { font: 'f', outlines: 'truetype', ttf: new Uint8Array(1), package: 'p', licence: 'l' } as const
  // Ranges span whatever no other face of the same family has.
  const faces: EmbeddedFace[] = [
    { ...face, ...file, family: 'Stemma Serif', langs: ['en'], unicodeRange: 'U+20-2026' },
    { ...face, ...file, family: 'Stemma Serif 2', langs: ['bo'], unicodeRange: 'U+20-FFF' },
  ]
  const fonts = () => ({ faces, href: () => 'f.woff2' })
  const tibetan: Block = { ...paragraph('q', 'བོད་ཡིག'), lang: 'bo' }
  const html = pageOf(
    { locale: 'en', blocks: [paragraph('p', 'Wait…'), tibetan], alternates: [], ...online },
    { fonts },
  )
  expect(html.match(/font-display:\w+/gu)).toEqual(['font-display:optional', 'font-display:swap'])
})

test('a page asks for all its fonts before the style is read; one that is opened from disk as files and not as another origin', () => {
  const face = { family: 'Stemma Serif', face: 'serif', langs: ['en'], member: 0, weight: 400 } as const
  const rest = {
    unicodeRange: 'U+20-7E',
    outlines: 'truetype',
    ttf: new Uint8Array(1),
    package: 'p',
    licence: 'l',
  } as const
  const faces: EmbeddedFace[] = [
    { ...face, ...rest, italic: false, font: 'upright' },
    { ...face, ...rest, italic: true, font: 'italic' },
  ]
  const fonts = () => ({ faces, href: ({ font }: EmbeddedFace) => `${font}.woff2` })
  const preloads = (html: string) =>
    named(html, 'link').flatMap((element) =>
      attribute(element, 'rel') === 'preload' ? [[attribute(element, 'href'), attribute(element, 'crossorigin')]] : [],
    )
  expect(preloads(pageOf({}, { fonts }))).toEqual([
    ['upright.woff2', undefined],
    ['italic.woff2', undefined],
  ])
  expect(preloads(pageOf(online, { fonts }))).toEqual([
    ['upright.woff2', 'anonymous'],
    ['italic.woff2', 'anonymous'],
  ])
})

test('a link to a page without a photograph shows the cover of its book', () => {
  const card = { name: 'cover-01234567.png', type: 'image/png', width: 1600, height: 2560 }
  const html = pageOf({ blocks: [paragraph('p', 'Text')], ...online }, { card })
  expect(html).toMatch(/<meta property="og:image" content="https:[^"]+\/assets\/images\/cover-01234567\.png">/u)
  expect(html).toContain('<meta property="og:image:alt" content="A title">')
  expect(pageOf({ blocks: [paragraph('p', 'Text')], ...online })).not.toContain('og:image')
})

test('numbered lists count in the digits of the locale', () => {
  expect(pageOf({ locale: 'ar-EG' })).toContain('ol{list-style-type:arabic-indic}')
  expect(pageOf({ locale: 'ar' })).not.toContain('list-style-type:arabic')
})

test('colours of text have a contrast of 4.5 : 1 or more in light and dark', () => {
  const style = textOf(named(pageOf(), 'style')[0]!)
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const themes = [...style.matchAll(/:root\{([^}]*--ink:#[^}]*)\}/gu)].map(([, rules = '']) =>
    Object.fromEntries([...rules.matchAll(/--(\w+):(#[0-9a-f]{6})/gu)].map(([, name, value]) => [name, value])),
  )
  expect(themes.length).toBeGreaterThanOrEqual(2)
  for (const theme of themes.slice(0, 2)) {
    for (const ground of ['paper', 'shade']) {
      for (const ink of ['ink', 'quiet', 'accent']) {
        const [light = 0, dark = 0] = [luminance(theme[ground] ?? ''), luminance(theme[ink] ?? '')].toSorted(
          (a, b) => b - a,
        )
        expect((light + 0.05) / (dark + 0.05), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  }
})

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</main><main>',
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)//',
  'java\nscript:alert(1)',
  '\u0000javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:alert(1)',
  'https://a.example/"onclick="alert(1)',
  '<!--',
  ']]>',
  '&lt;script&gt;',
  '&#106;avascript:alert(1)',
]

test.each(attacks)('nothing that an author writes becomes more than text: %s', (attack) => {
  const image = { type: 'image' as const, url: 'map.png', alt: attack, title: attack, lang: attack }
  const html = pageOf({
    title: attack,
    frontMatter: {
      date: '2022-01-10',
      authors: [attack],
      description: attack,
      keywords: [attack],
      subtitle: attack,
      rights: attack,
    },
    publication: { title: attack, publisher: attack },
    translators: [attack],
    alternates: alternates.map((alternate) => ({ ...alternate, autonym: attack, title: attack })),
    blocks: [
      { ...heading(1, 'title-0001', attack), lang: attack },
      { ...heading(2, attack, attack), lang: 'de' },
      paragraph('p', attack, link(attack, text(attack)), mark('strong', text(attack)), image, call(attack), {
        type: 'link',
        url: 'https://a.example/',
        title: attack,
        children: [text('x')],
      }),
      { type: 'code', id: 'c', language: attack, meta: attack, value: attack },
      table('t', [
        ['', attack],
        [attack, attack],
      ]),
      { type: 'figure', id: 'f', image },
      note(attack, paragraph('np', attack)),
    ],
  })
  const elements = elementsOf(html)
  const count = (tagName: string) => elements.filter((element) => element.tagName === tagName).length
  expect([count('script'), count('main'), count('style'), count('img')]).toEqual([0, 1, 1, 2])
  for (const element of elements) {
    for (const { name, value } of element.attrs) {
      expect(name).not.toMatch(/^on/iu)
      if (name === 'href' || name === 'src')
        expect(value).not.toMatch(/^[\s\u0000-\u0020]*(?:javascript|data|vbscript):/iu)
    }
  }
})

test('East Asian text is set late in the font of its page only where the machine has none of its own', () => {
  const face = { family: 'Stemma Serif', face: 'serif', member: 0, weight: 400, italic: false, font: 'han' } as const
  const rest = { outlines: 'truetype', ttf: new Uint8Array(1), package: 'p', licence: 'l' } as const
  const fonts = (langs: readonly string[], unicodeRange: string) => () => ({
    faces: [{ ...face, ...rest, langs, unicodeRange }],
    href: () => 'han.woff2',
  })
  const chinese = { locale: 'zh-Hans', blocks: [paragraph('p', '中文')] }
  const html = pageOf(chinese, { fonts: fonts(['zh-Hans'], 'U+4E00-9FFF') })
  expect(html).toContain(':root{--serif:"Stemma Serif","Stemma Serif Here",serif,"Stemma Serif Late";')
  expect(html).toMatch(
    /@font-face\{font-family:"Stemma Serif Here";src:local\("STSongti-SC-Regular"\),local\("SimSun"\)/u,
  )
  expect(html).toMatch(
    /"Stemma Serif Late";font-weight:400;font-style:normal;font-display:swap;src:url\("han\.woff2"\)/u,
  )
  const korean = pageOf({ locale: 'ko', blocks: [paragraph('p', '한국어')] }, { fonts: fonts(['ko'], 'U+AC00-D7A3') })
  expect(korean).toContain('src:local("AppleMyungjo"),local("Batang")')
  const russian = pageOf({ locale: 'ru', blocks: [paragraph('p', 'Да')] }, { fonts: fonts(['ru'], 'U+400-4FF') })
  expect(russian).not.toContain('Late')
})

test('type is set by the customs of the language: space between ideographs and Latin, phrases kept whole, marks that hang', () => {
  const html = pageOf({ locale: 'ja', blocks: [paragraph('p', 'PDFの頁')] })
  expect(html).toContain(':lang(zh),:lang(ja){text-autospace:normal}:lang(ja){word-break:auto-phrase}')
  expect(html).toContain('p{hanging-punctuation:first allow-end}')
})
