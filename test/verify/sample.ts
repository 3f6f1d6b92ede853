import { readFileSync } from 'node:fs'
import type { Edition, PageMap, Picture } from '../../pipeline/edition/types.ts'
import { packEpub } from '../../pipeline/epub/pack.ts'
import { createFontLibrary, startFonts } from '../../pipeline/font/index.ts'
import { renderPage } from '../../pipeline/html/page.ts'
import { paintPdf } from '../../pipeline/pdf/index.ts'
import type { Block, Inline } from '../../pipeline/tree/nodes.ts'
import type { Layout, Page } from '../../pipeline/typeset/display/types.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { call, editionOf, heading, link, mark, note, paragraph, table, text } from '../edition/sample.ts'

const titled = (url: string, title: string, words: string): Inline => ({
  type: 'link',
  url,
  title,
  children: [text(words)],
})

/** A whole edition with its three finished files. */
export interface Finished {
  readonly edition: Edition
  readonly pageMap: PageMap
  readonly html: string
  readonly epub: Uint8Array
  readonly pdf: Uint8Array
}

interface Words {
  readonly title: string
  readonly long: string
  readonly short: string
  readonly other: { readonly lang: string; readonly dir: 'ltr' | 'rtl'; readonly text: string }
}

const english = { lang: 'en', dir: 'ltr', text: 'Free (and open) software 42' } as const
const arabic = { lang: 'ar', dir: 'rtl', text: 'حرية (كاملة) 42' } as const

const WORDS: Readonly<Record<string, Words>> = {
  en: {
    title: 'The bridge at Almaty',
    short: 'Protests began on 2 January 2022 (a Sunday).',
    long: 'On 5 January 2022, protesters in Almaty, a city of 2 million people, entered the town hall; the internet was cut for five days, and the president called for help from the Collective Security Treaty Organization (CSTO), which sent about 2,500 soldiers to the country.',
    other: arabic,
  },
  ar: {
    title: 'الجسر في ألماتي',
    short: 'بدأت الاحتجاجات في 2 يناير 2022 (يوم الأحد).',
    long: 'في 5 يناير 2022 دخل المحتجون في ألماتي، وهي مدينة يسكنها مليونا شخص، مبنى البلدية؛ وانقطعت شبكة الإنترنت خمسة أيام، وطلب الرئيس المساعدة من منظمة معاهدة الأمن الجماعي (CSTO) التي أرسلت نحو 2500 جندي إلى البلاد.',
    other: english,
  },
  hi: {
    title: 'अल्माटी का पुल',
    short: 'विरोध 2 जनवरी 2022 (रविवार) को शुरू हुआ।',
    long: '5 जनवरी 2022 को अल्माटी में, जहाँ बीस लाख लोग रहते हैं, प्रदर्शनकारी नगर भवन में घुस गए; पाँच दिन तक इंटरनेट बंद रहा और राष्ट्रपति ने सामूहिक सुरक्षा संधि संगठन (CSTO) से मदद माँगी, जिसने लगभग 2500 सैनिक भेजे।',
    other: arabic,
  },
  'zh-Hans': {
    title: '阿拉木图的桥',
    short: '抗议始于2022年1月2日（星期日）。',
    long: '2022年1月5日，在拥有两百万人口的阿拉木图，抗议者进入市政厅；互联网中断五天，总统向集体安全条约组织（CSTO）求助，该组织派出约2500名士兵。',
    other: english,
  },
  ru: {
    title: 'Мост в Алматы',
    short: 'Протесты начались 2 января 2022 года (в воскресенье).',
    long: '5 января 2022 года протестующие в двухмиллионном городе Алматы вошли в здание мэрии; интернет был отключён на пять дней, а президент обратился за помощью к Организации Договора о коллективной безопасности (ОДКБ), которая направила в страну около 2500 военнослужащих.',
    other: arabic,
  },
}
export const LOCALES = Object.keys(WORDS)

const modules = new URL('../../node_modules/', import.meta.url)
const library = createFontLibrary((name, path) => {
  try {
    return readFileSync(new URL(`${name}/${path}`, modules))
  } catch {
    return undefined
  }
})
const design = {
  width: 300,
  height: 420,
  margin: { top: 40, bottom: 40, inside: 36, outside: 36 },
  fontSize: 10,
}

/** A diagram drawn for the test. */
const picture: Picture = {
  url: 'bridge.svg',
  bytes: new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60"><path d="M5 50Q60 5 115 50" fill="none" stroke="#333"/></svg>',
  ),
  type: 'image/svg+xml',
  width: 120,
  height: 60,
  name: 'bridge-01234567.svg',
}

/** An edition of everything that a tree can hold. */
export function sampleEdition(locale: string): Edition {
  const words = WORDS[locale]
  if (!words) throw new Error(`no sample in ${locale}`)
  const { title, long, short, other } = words
  const foreign: Inline = { type: 'span', lang: other.lang, dir: other.dir, children: [text(other.text)] }
  const item = (id: string, ...children: readonly Block[]) => ({
    type: 'listItem' as const,
    id,
    spread: false,
    children,
  })
  const blocks: readonly Block[] = [
    heading(1, 'title', title),
    paragraph('first', long, call('a'), ' ', short),
    heading(2, 'section-one', short),
    paragraph('marked', mark('strong', text(title)), ' — ', mark('emphasis', text(short)), ' ', mark('delete', text('42')), ' H', mark('subscript', text('2')), 'O ', { type: 'inlineCode', value: 'npm ci (now)' }), // prettier-ignore
    paragraph('foreign', short, ' ', foreign, ' ', short),
    paragraph(
      'linked',
      titled('https://example.org/a?b=1', 'A page of theirs', title),
      ' ',
      link('#section-two', text(short)),
      call('b'),
    ),
    {
      type: 'blockquote',
      id: 'quote',
      children: [paragraph('quote-one', long), paragraph('quote-two', short)],
    },
    {
      type: 'list',
      id: 'list',
      ordered: true,
      start: 3,
      spread: false,
      children: [
        item('item-one', paragraph('item-one-text', short)),
        item('item-two', paragraph('item-two-text', title), {
          type: 'list',
          id: 'inner',
          ordered: false,
          spread: false,
          children: [
            item('inner-one', paragraph('inner-one-text', short)),
            item('inner-two', paragraph('inner-two-text', title)),
          ],
        }),
      ],
    },
    heading(3, 'section-two', title),
    table('table', [
      [title, '2021'],
      ['A', '1,770'],
      ['B', '(81)'],
    ]),
    {
      type: 'figure',
      id: 'figure',
      image: { type: 'image', url: picture.url, alt: `${short} …` },
      caption: { type: 'caption', id: 'caption', children: [text(short)] },
    },
    {
      type: 'code',
      id: 'code',
      language: 'sh',
      value: 'stemma build \\\n  --locale en   # (one)\n\n\techo "حرية (كاملة) 42" = 7;  # שלום\n',
    },
    { type: 'thematicBreak', id: 'rule' },
    {
      type: 'paragraph',
      id: 'fallback',
      lang: other.lang,
      dir: other.dir,
      children: [text(`${other.text}. ${other.text}!`)],
    },
    ...Array.from({ length: 5 }, (_, index) => paragraph(`more-${index}`, `${index + 1}. `, long)),
    note('a', paragraph('note-a', short), paragraph('note-a-two', long)),
    note('b', paragraph('note-b', title, call('a'))),
  ]
  return editionOf({
    blocks,
    locale,
    source: locale,
    title,
    pictures: new Map([[picture.url, picture]]),
    frontMatter: { date: '2022-01-10', subtitle: short, authors: ['A. Author', 'B. Writer'] },
  })
}

/** An edition laid out, its pages as a list. */
export type Laid = Layout & { readonly pages: readonly Page[] }

export async function layOut(edition: Edition): Promise<Laid> {
  await startFonts()
  const layout = layoutEdition(edition, design, library).value
  return { ...layout, pages: [...layout.pages] }
}

/** The PDF of a layout. */
export async function paint(layout: Laid): Promise<Uint8Array> {
  return (await paintPdf(layout)).value
}

/** Render an edition to all three formats with the real renderers. */
export async function finish(edition: Edition): Promise<Finished> {
  const layout = await layOut(edition)
  const { pageMap } = layout
  const pdf = await paint(layout)
  const epub = (await packEpub(edition, { pageMap, library, cover: 'none' })).value
  const html = renderPage(edition, { pageMap, downloads: [], articles: [] }).value
  return { edition, pageMap, html, epub, pdf }
}
