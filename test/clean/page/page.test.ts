import { describe, expect, test } from 'vitest'
import { clean } from '../../../pipeline/clean/index.ts'
import { inverse, replay } from '../../../pipeline/clean/replay.ts'
import { trackingIn } from '../../../pipeline/clean/page/address.ts'
import { sourceOfPage } from '../../../pipeline/clean/page/index.ts'
import { isoDate, metadataOf } from '../../../pipeline/clean/page/metadata.ts'
import { parsePage } from '../../../pipeline/clean/page/parse.ts'
import { probeHtml } from '../../../pipeline/clean/page/probe.ts'
import { parseMarkdown } from '../../../pipeline/tree/markdown/parse.ts'
import { stringify } from '../../../pipeline/tree/markdown/stringify.ts'
import { reportSarif } from '../../../pipeline/clean/report.ts'
import type { EditRecord } from '../../../pipeline/clean/types.ts'

const sourceOf = (html: string, url?: string) =>
  sourceOfPage({ file: 'a.html', format: 'html', text: html, encoding: 'utf-8' }, url === undefined ? {} : { url })
const cleaned = (html: string, url?: string) => {
  const { value } = sourceOf(html, url)
  if (value === undefined) throw new Error('the page has no article')
  return { source: value, ...clean(value).value }
}
const bodyOf = (text: string) => text.replace(/^---\n[\s\S]*?\n---\n\n?/u, '').trim()

// Estonian and Swahili: languages without lists of words of their own.
const estonian = [
  'Eile õhtul kogunes linna keskväljakule üle tuhande inimese, et tähistada raamatukogu saja aasta juubelit ja kuulata kirjanikke.',
  'Linnapea ütles avakõnes, et uus maja valmib kahe aasta pärast, kui ehitajad saavad talvel tööd jätkata ning raha jätkub.',
  'Peo lõpetas koor, kes laulis kolm laulu, ja pärast seda jäid paljud veel kauaks väljakule rääkima ning teed jooma.',
]
const page = (middle: string, head = '') =>
  `<!doctype html><html lang="et"><head><title>Raamatukogu sai sada | Leht</title>${head}</head><body>
<nav><ul><li><a href="/a">Esileht</a></li><li><a href="/b">Sport</a></li></ul></nav>
<div class="wrap"><h1>Raamatukogu sai sada</h1>${middle}</div>
<footer><p>© 2024 Leht OÜ</p></footer></body></html>`
const story = estonian.map((text) => `<p>${text}</p>`).join('\n')

describe('the article of a page', () => {
  test.each([
    ['a by-line with the name of the author', '<p>Mari Maasikas</p>', '<meta name="author" content="Mari Maasikas">'],
    ['a date', '<p>12.03.2024 14:05</p>', ''],
    ['share buttons by their names', '<div class="share-bar"><a href="https://f.example/x">Jaga</a></div>', ''],
    ['a crumb trail', '<div class="x"><a href="/">Esileht</a> » <a href="/k">Kultuur</a></div>', ''],
  ])('begins after %s', (_name, furniture, head) => {
    const { text, records } = cleaned(page(`${furniture}${story}`, head))
    expect(bodyOf(text)).toBe(`# Raamatukogu sai sada\n\n${estonian.join('\n\n')}`)
    expect(records.some((record) => record.rule.startsWith('page/'))).toBe(true)
  })

  test.each([
    ['a label and a link', '<p>Loe ka: <a href="/teine">Teine lugu samast linnast ja selle inimestest</a></p>'],
    [
      'a list of links to the same site',
      '<ul><li><a href="/1">Esimene teine lugu siit</a></li><li><a href="/2">Teine väga pikk lugu</a></li></ul>',
    ],
    [
      'teasers of one shape',
      `<div class="z">${'<div class="t"><a href="/x"><img src="a.jpg"></a><p>Lühike lugu</p></div>'.repeat(4)}</div>`,
    ],
    [
      'rules of the site',
      '<div><p>Palun järgi meie <a href="/terms">reegleid</a>, kui sa siin midagi kirjutad, sest muidu me kustutame sinu kirja ära.</p></div>',
    ],
  ])('ends before %s', (_name, furniture) => {
    const { text } = cleaned(page(story + furniture))
    expect(bodyOf(text)).toBe(`# Raamatukogu sai sada\n\n${estonian.join('\n\n')}`)
  })

  test('keeps quotes of other networks, lists, tables, pictures with captions, notes and code', () => {
    const rich = `<p>${estonian[0]}<sup><a href="#n1" id="r1">1</a></sup></p>
<blockquote class="twitter-tweet"><p>Tsitaat teisest kohast.</p><p>Veel üks rida.</p></blockquote>
<ul><li>üks</li><li>kaks<ol><li>sees</li></ol></li></ul><ul><li>teine nimekiri</li></ul>
<table><tr><th>A</th><th>B|C</th></tr><tr><td>1</td><td>kaks<br>rida</td></tr></table>
<figure><img src="/pilt.jpg" alt="Pilt"><figcaption>Pildi <em>allkiri</em></figcaption></figure>
<pre><code class="language-js">let a = 1
  b()</code></pre><p>${estonian[1]}</p><p>${estonian[2]}</p><ol><li id="n1">Märkus ise. <a href="#r1">↩</a></li></ol>`
    expect(bodyOf(cleaned(page(rich), 'https://leht.example/lugu').text)).toBe(`# Raamatukogu sai sada

${estonian[0]}[^1]

> Tsitaat teisest kohast.
>
> Veel üks rida.

- üks
- kaks
  1. sees

* teine nimekiri

| A | B\\|C |
| --- | --- |
| 1 | kaks<br>rida |

<figure><img src="https://leht.example/pilt.jpg" alt="Pilt"><figcaption>Pildi <em>allkiri</em></figcaption></figure>

\`\`\`js
let a = 1
  b()
\`\`\`

${estonian[1]}

${estonian[2]}

[^1]: Märkus ise.`)
  })

  test('says what the page says, whatever signs it uses', () => {
    const signs =
      '1. *stars* [brackets] _under_ snake_case &lt;b&gt; &amp;amp; # ~~x~~ `tick` | pipe ![no] 3 &lt; 4 \\ end <b>bold, </b>next<i>(x)</i>.'
    const { text } = cleaned(page(`${story}<p>${signs} ${estonian[0]}</p>`))
    const { root } = parseMarkdown('a.md', text).value
    const last = root.children.at(-1)
    const plain = JSON.stringify(last)
      .match(/"value":"((?:[^"\\]|\\.)*)"/gu)!
      .map((part) => (JSON.parse(`{${part}}`) as { value: string }).value)
      .join('')
    expect(plain).toBe(
      `1. *stars* [brackets] _under_ snake_case <b> &amp; # ~~x~~ \`tick\` | pipe ![no] 3 < 4 \\ end bold, next(x). ${estonian[0]}`,
    )
  })

  test('is a fixed point of parsing and writing', () => {
    const { text } = cleaned(
      page(`${story}<p>a<b>b<i>c</i></b><b>d</b> <a href="https://x.example/(1)?a=1&b=2"><i>e</i></a></p>${story}`),
    )
    const once = stringify(parseMarkdown('a.md', text).value.root)
    expect(stringify(parseMarkdown('a.md', once).value.root)).toBe(once)
  })
})

describe('every removal is a record', () => {
  const html =
    page(`<p>12.03.2024 14:05</p>${story}<p>Loe ka: <a href="/teine?utm_source=x&id=3">Teine lugu samast linnast ja selle inimestest</a></p>
<p>Vaata <a href="https://a.example/b?utm_source=x&amp;id=3&amp;fbclid=9">seda lehte</a>, mis räägib samast asjast, kuid hoopis teisiti, ja otsusta ise.</p>`)
  const result = cleaned(html)

  test('replay gives the text, and the inverse gives the page back', () => {
    expect(replay(result.source.text, result.records)).toBe(result.text)
    expect(inverse(result.text, result.records)).toBe(result.source.text)
  })

  test('nothing of the page is missing from text and records together', () => {
    for (const part of ['Esileht', '12.03.2024', 'Teine lugu samast', '© 2024 Leht', ...estonian]) {
      const isThere =
        result.text.includes(part) || result.records.some((record: EditRecord) => record.actual.includes(part))
      expect([part, isThere]).toEqual([part, true])
    }
  })

  test('records point into the file', () => {
    const date = result.records.find((record) => record.rule === 'page/byline')
    const { start, end } = date!.origin!
    expect(html.slice(start.offset, end.offset)).toBe('12.03.2024 14:05')
    expect(html.split('\n')[start.line - 1]!.slice(start.column - 1)).toMatch(/^12\.03/u)
  })

  test('SARIF has fixes that can be made in the file', () => {
    const second = estonian[1]!.replace('avakõnes,', 'avakõnes ,')
    const input = page(
      `<p>12.03.2024 14:05</p>${story.replace(estonian[1]!, second)}<p><b>Loe</b> ka: <a href="/t">Teine lugu samast linnast</a></p>`,
    )
    const { value } = sourceOf(input)
    const log = JSON.parse([...reportSarif(clean(value!).value)].join('')) as {
      runs: {
        results: {
          ruleId: string
          fixes?: {
            artifactChanges: {
              replacements: {
                deletedRegion: { charOffset: number; charLength: number }
                insertedContent: { text: string }
              }[]
            }[]
          }[]
        }[]
      }[]
    }
    let fixed = input
    const fixes = log.runs[0]!.results.flatMap(({ ruleId, fixes: some = [] }) =>
      some.flatMap(({ artifactChanges: [change] }) => change!.replacements.map((edit) => ({ ruleId, edit }))),
    )
    for (const { edit } of fixes.toSorted(
      (a, b) => b.edit.deletedRegion.charOffset - a.edit.deletedRegion.charOffset,
    )) {
      const { charOffset, charLength } = edit.deletedRegion
      fixed = fixed.slice(0, charOffset) + edit.insertedContent.text + fixed.slice(charOffset + charLength)
    }
    expect(fixes.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['page/byline', 'punct/space-before-mark']),
    )
    expect(fixed).toContain(`<p></p><p>${estonian[0]}</p>`)
    expect(fixed).toContain(`<p>${estonian[1]}</p>`)
    expect(fixed).toContain('<b>Loe</b> ka:')
  })

  test('tracking parameters go, others stay', () => {
    expect(result.text).toContain('(https://a.example/b?id=3)')
    expect(result.records.filter((record) => record.rule === 'link/tracking').map((record) => record.actual)).toEqual([
      'utm_source=x&',
      '&fbclid=9',
    ])
  })

  test('an editor can have a block back', () => {
    const record = result.records.find((one) => one.rule === 'page/byline')!
    const { id, rule, before, actual, after } = record
    const back = clean(result.source, {
      verdicts: { version: 1, verdicts: [{ id, rule, verdict: 'reject', before, actual, after }], patches: [] },
    })
    expect(bodyOf(back.value.text)).toContain('\n12.03.2024 14:05\n')
  })
})

describe('what is no text', () => {
  const short = `<p>Läksime järve äärde.</p>
<img src="Lugu_files/j%C3%A4rv.jpg" alt="Järv"><p>Oli külm ja hall.</p>
<p><img src="Lugu failid/paat 1.jpg"></p><div><a href="/suur"><img src="pilt3.jpg" width="640"></a></div>
<img src="dot.gif" width="1" height="1"><img src="me.jpg" class="avatar"><img src="i.png" width="24" height="24">
<a href="https://www.facebook.com/sharer/sharer.php?u=x"><img src="jaga.png"></a><img src="data:image/png;base64,AAAA">
<p>Siis läksime koju.</p>`

  test('pictures between kept paragraphs are kept, however short these are; signs are not', () => {
    const { text } = cleaned(page(short))
    expect(bodyOf(text)).toBe(`# Raamatukogu sai sada

Läksime järve äärde.

![Järv](Lugu_files/j%C3%A4rv.jpg)

Oli külm ja hall.

![](Lugu%20failid/paat%201.jpg)

![](pilt3.jpg)

Siis läksime koju.`)
  })

  test.each(['Lugu_files/', './Lugu_files/', 'Lugu-Dateien/', 'Lugu%20siit_fichiers/', 'Lugu.files/'])(
    'a picture that the browser saved to %s is that file, wherever the page says it stood',
    (folder) => {
      const head =
        '<link rel="canonical" href="https://leht.example/kultuur/lugu.html"><base href="https://leht.example/">'
      const { text } = cleaned(page(`${story}<img src="${folder}p.jpg" alt="Järv">${story}`, head))
      expect(text).toContain(`![Järv](${folder}p.jpg)`)
      const elsewhere = cleaned(page(`${story}<img src="pildid/p.jpg" alt="Järv">${story}`, head))
      expect(elsewhere.text).toContain('![Järv](https://leht.example/pildid/p.jpg)')
    },
  )

  test('pictures of a teaser among the paragraphs are not', () => {
    const teaser =
      '<div class="box"><a href="/x"><img src="muu.jpg"></a><p>Loe ka: <a href="/x">Hoopis teine lugu siit samast</a></p></div>'
    const [first, ...rest] = story.split('\n')
    const { text, records } = cleaned(page(`${first}${teaser}${rest.join('')}`))
    expect(text).not.toContain('muu.jpg')
    expect(records.some(({ actual }) => actual.includes('muu.jpg'))).toBe(true)
  })

  test.each([
    '<select><option>üks</option><option>kaks</option></select>',
    '<textarea>Kirjuta siia</textarea>',
    '<svg viewBox="0 0 9 9"><title>Märk</title><path d="M0 0"/></svg>',
    '<iframe src="https://video.example/1"></iframe>',
    '<form action="/otsi"><input type="search" placeholder="Otsi siit"><button>Otsi</button></form>',
    '<button>Vajuta siia</button>',
    '<video src="f.mp4" controls>Ei mängi</video>',
    '<audio src="f.mp3"></audio>',
    '<object data="f.swf">Vana film</object>',
    '<canvas id="c">Joonis</canvas>',
    '<img src="data:image/png;base64,AAAA" alt="Sees">',
    '<img src="https://stat.example/p" width="1" height="1">',
    '<figure><img src="p.jpg"><svg id="z"></svg><span>Foto: M. Maasikas</span></figure>',
  ])('%s is in the report as it stands in the page, between blocks and inside them', (embed) => {
    const [first, second, third] = story.split('\n')
    const inside = embed.startsWith('<f') ? second! : second!.replace(' kahe', `${embed} kahe`)
    for (const html of [page(`${first}${embed}${second}${third}`), page(`${first}${inside}${third}`)]) {
      const { source, text, records } = cleaned(html)
      const told = text + records.map(({ actual }) => actual).join('\n')
      const parts = embed.match(
        /<(?:select|textarea|svg|iframe|input|video|audio|object|canvas|img)[^>]*>|[^<>]+(?=<\/)/gu,
      )!
      for (const part of html.includes(embed) ? parts : [])
        expect([part, told.includes(part) || /src="p\.jpg"/u.test(part)]).toEqual([part, true])
      expect(text).not.toMatch(/<(?:select|textarea|svg|iframe|input|video|audio|object|canvas)/u)
      expect(replay(source.text, records)).toBe(text)
      expect(inverse(text, records)).toBe(source.text)
      for (const sentence of estonian) expect(text.replaceAll(/\n+(?:Otsi|Vajuta siia)\n+/gu, ' ')).toContain(sentence)
    }
  })
})

describe('the container of the article', () => {
  test('a notice of the site under a story with a title does not take its place', () => {
    const notice =
      'Kõik õigused selle lehe tekstidele kuuluvad väljaandjale, kes neid kellelegi tasuta ei anna, ja nii edasi. '
    const html = page(
      `<div class="a">${story}</div>${'<p>Vahe</p>'.repeat(3)}<section><article><div><p>${notice}</p><p>${notice}${notice}</p></div></article></section>`,
    )
    expect(cleaned(html).text).toContain(estonian[0])
  })

  test('names that speak against all of the text are not believed', () => {
    const html = page(estonian.map((text) => `<section class="category"><div><p>${text}</p></div></section>`).join(''))
    for (const text of estonian) expect(cleaned(html).text).toContain(text)
  })

  test('a caption finds its picture past frames and fields, and a quotation is none', () => {
    const [first, second, third] = story.split('\n')
    const html = page(
      `${first}<iframe src="https://f.example/1"></iframe><select></select><figure><img src="a.jpg"></figure><p class="caption">Foto allkiri</p>${second}
<blockquote><p><img src="b.jpg"></p><p>Nii ütles ta meile.</p></blockquote>${third}`,
    )
    const { text } = cleaned(html)
    expect(text).toContain('<img src="a.jpg" alt=""><figcaption>Foto allkiri</figcaption>')
    expect(text).toContain('> Nii ütles ta meile.')
  })
})

describe('by-lines', () => {
  const head = (line: string, lang = 'et') => cleaned(page(`${line}${story}`).replace('lang="et"', `lang="${lang}"`))

  test.each([
    ['en', 'By <b>Jane Miller</b>, 3 May 2025', 'Jane Miller', '2025-05-03'],
    [
      'en',
      'By Ursula von der Leyen and Juan de la Cruz | Updated: May 5, 2025 10:30 a.m. ET',
      'Ursula von der Leyen and Juan de la Cruz',
      '2025-05-05',
    ],
    ['en', 'Published 3rd of May, 2025. Updated 7 May 2025', undefined, '2025-05-03'],
    ['de', 'Von Jürgen Groß, Montag, 3. März 2025, 14:05 Uhr', 'Jürgen Groß', '2025-03-03'],
    ['fr', 'Par Élodie Brun – 3 août 2025 à 10h30', 'Élodie Brun', '2025-08-03'],
    ['es', 'Por Íñigo Pérez, 3 de mayo de 2025', 'Íñigo Pérez', '2025-05-03'],
    ['ru', 'Автор: Анна Петрова, 3 мая 2025 г.', 'Анна Петрова', '2025-05-03'],
    ['pl', '3 maja 2025', undefined, '2025-05-03'],
    ['cs', '3. května 2025', undefined, '2025-05-03'],
    ['tr', '3 Ağustos 2025 Pazar', undefined, '2025-08-03'],
    ['hu', '2025. május 3.', undefined, '2025-05-03'],
    ['lt', '2025 m. gegužės 3 d.', undefined, '2025-05-03'],
    ['kk', '2025 ж. 3 мамыр', undefined, '2025-05-03'],
    ['ar', '٣ مايو ٢٠٢٥', undefined, '2025-05-03'],
    ['hi', '३ मई २०२५', undefined, '2025-05-03'],
    ['th', '3 พฤษภาคม 2568', undefined, '2025-05-03'],
    ['ja', '2025年5月3日', undefined, '2025-05-03'],
    ['ko', '2025년 5월 3일', undefined, '2025-05-03'],
    ['vi', '3 tháng 5, 2025', undefined, '2025-05-03'],
    ['et', '03.05.2025 14:05', undefined, '2025-05-03'],
    ['fr', '03/05/2025', undefined, '2025-05-03'],
    ['en', '25/05/2025', undefined, '2025-05-25'],
    ['en', '03/05/2025', undefined, undefined],
    ['el', '31 Φεβρουαρίου 2025', undefined, undefined],
  ])('%s: %s', (lang, line, author, date) => {
    const { text, records } = head(`<p>${line}</p>`, lang)
    const front = /^---\n([\s\S]*?)---\n/u.exec(text)?.[1] ?? ''
    expect(/^author: "(.*)"$/mu.exec(front)?.[1]).toBe(author)
    expect(/^date: "(.*)"$/mu.exec(front)?.[1]).toBe(date)
    expect(records.filter(({ rule }) => rule === 'page/byline')).toHaveLength(1)
    expect(bodyOf(text)).toBe(`# Raamatukogu sai sada\n\n${estonian.join('\n\n')}`)
  })

  test.each([
    ['en', 'By bus to the lake on 3 May 2025'],
    ['en', 'By bus to Osh at 10:30'],
    ['en', 'From the lake we saw the town.'],
    ['de', 'Von unten sah das Haus anders aus'],
  ])('%s: "%s" is none', (lang, line) => {
    expect(bodyOf(head(`<p>${line}</p>`, lang).text)).toContain(line)
  })

  test('what the page says of itself goes first', () => {
    const { text } = cleaned(
      page(`<p>Autor: Jaan Tamm, 3. mai 2025</p>${story}`, '<meta name="author" content="Mari Maasikas">'),
    )
    expect(text).toContain('author: "Mari Maasikas"\ndate: "2025-05-03"')
  })
})

test('a sentence that begins with the sign of copyright is no copyright line', () => {
  const sentence = '© on märk, mida hakati kasutama aastal 1908.'
  const { text } = cleaned(page(`${story}<p>${sentence}</p>`))
  expect(text).toContain(sentence)
  expect(text).not.toContain('Leht OÜ')
})

test('a page that calls itself otherwise than its article has one title', () => {
  const html = page(story).replace(/<title>.*<\/title>/u, '<title>Sajandi pidu Tartus – Leht</title>')
  expect(bodyOf(cleaned(html).text)).toBe(`# Raamatukogu sai sada\n\n${estonian.join('\n\n')}`)
})

test.each([
  ['https://a.b/?utm_source=1', 'https://a.b/'],
  ['https://a.b/?x=1&utm_source=1#h', 'https://a.b/?x=1#h'],
  ['https://a.b/?utm_source=1&x=1&gclid=2&y=3', 'https://a.b/?x=1&y=3'],
  ['https://a.b/?id=utm_source', 'https://a.b/?id=utm_source'],
])('%s becomes %s', (address, expected) => {
  let text = address
  for (const { start, end } of trackingIn(address).toReversed()) text = text.slice(0, start) + text.slice(end)
  expect(text).toBe(expected)
})

describe('what a page says of itself', () => {
  const metadata = (head: string, body = '', url?: string) =>
    metadataOf(parsePage(`<html lang="sw"><head>${head}</head><body>${body}</body></html>`)!, url)

  test('JSON-LD goes first, also in a graph', () => {
    const data = {
      '@graph': [
        { '@type': 'Person', '@id': '#p', name: 'Asha Juma' },
        {
          '@type': 'NewsArticle',
          headline: 'Habari &amp; njema',
          author: { '@id': '#p' },
          datePublished: '2024-02-03T04:05:06+03:00',
          publisher: { name: 'Gazeti' },
          image: [{ url: '/p.jpg' }],
        },
      ],
    }
    expect(
      metadata(
        `<script type="application/ld+json">${JSON.stringify(data)}</script><meta name="author" content="Mwingine">`,
        '',
        'https://g.example/x',
      ),
    ).toMatchObject({
      title: 'Habari & njema',
      author: 'Asha Juma',
      date: '2024-02-03T04:05:06+03:00',
      lang: 'sw',
      site: 'Gazeti',
      image: 'https://g.example/p.jpg',
    })
  })

  test('Open Graph, meta and time serve without it', () => {
    expect(
      metadata(
        '<title>Habari njema | Gazeti</title><meta property="og:site_name" content="Gazeti"><meta name="author" content="Asha">',
        '<time datetime="2024-02-03">leo</time>',
      ),
    ).toMatchObject({ title: 'Habari njema', author: 'Asha', date: '2024-02-03', site: 'Gazeti' })
  })

  test('data that is no JSON says nothing', () => {
    expect(metadata('<title>A b c</title><script type="application/ld+json">{broken</script>').title).toBe('A b c')
  })

  test.each([
    ['2024-02-03', '2024-02-03'],
    ['2024-02-03 04:05', '2024-02-03'],
    ['20240203T040506Z', '2024-02-03'],
    ['2024/2/3', '2024-02-03'],
    ['Sat, 03 Feb 2024 10:00:00 GMT', '2024-02-03'],
    ['February 3, 2024', '2024-02-03'],
    ['2024-02-31', undefined],
    ['03.02.2024', undefined],
    ['leo', undefined],
  ])('the date %s is %s', (text, expected) => {
    expect(isoDate(text)).toBe(expected)
  })

  test('the probe gives title, text and metadata', () => {
    expect(probeHtml({ id: '1', html: page(story) })).toMatchObject({
      id: '1',
      text: ['Raamatukogu sai sada', ...estonian].join('\n\n'),
      meta: { title: 'Raamatukogu sai sada', lang: 'et' },
    })
  })
})

describe('bad pages', () => {
  test.each([
    [
      'a page of scripts',
      '<html><body><div id="root"></div><script src="x.js"></script></body></html>',
      'source/page-scripted',
    ],
    ['an empty page', '<html><body></body></html>', 'source/page-empty'],
    ['nothing', ' ', 'source/page-empty'],
  ])('%s is told', (_name, html, code) => {
    const { value, diagnostics } = sourceOf(html)
    expect(value).toBeUndefined()
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code])
    expect(diagnostics[0]!.hints.length).toBeGreaterThan(0)
  })

  test('a stub before a paywall is told, and kept', () => {
    const { value, diagnostics } = sourceOf(
      page(
        `<p>${estonian[0]}</p><p>${estonian[1]}</p>`,
        '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>',
      ),
    )
    expect(value?.text).toContain(estonian[1])
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['source/page-stub'])
  })

  test.each([
    ['zero bytes', `<p>\0${estonian[0]}</p>${story}`],
    [
      'two languages',
      `${story}<div lang="ar"><p>${'هذا نص طويل بلغة أخرى يقول شيئا عن المدينة وأهلها ومكتبتها. '.repeat(3)}</p></div>${story}`,
    ],
  ])('%s give the text in bounded time', (_name, html) => {
    expect(cleaned(html).text).toContain(estonian[2])
  })
})
