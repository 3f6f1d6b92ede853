import { expect, test } from 'vitest'
import { clean } from '../../pipeline/clean/index.ts'
import { joinBlocks } from '../../pipeline/clean/probe.ts'
import { declaration } from './declaration.ts'

/** Languages that the damage set lacks, and their files. */
const languages = Object.entries({
  it: 'ita',
  pt: 'por_PT',
  nl: 'nld',
  sv: 'swe',
  da: 'dan',
  fi: 'fin',
  et: 'est',
  lv: 'lav',
  lt: 'lit',
  cs: 'ces',
  sk: 'slk',
  sl: 'slv',
  hr: 'hrv',
  hu: 'hun',
  ro: 'ron_2006',
  bg: 'bul',
  uk: 'ukr',
  el: 'ell_monotonic',
  he: 'heb',
  ka: 'kat',
  hy: 'hye',
  bn: 'ben',
  ta: 'tam',
  ko: 'kor',
  vi: 'vie',
  is: 'isl',
  ca: 'cat',
  sw: 'swh',
})

/** Put something in, take something away: each has one right inverse; undefined where the text has no place for it. */
type Damage = (text: string) => string | undefined
const at =
  (pattern: RegExp, put: (match: RegExpExecArray) => string): Damage =>
  (text) => {
    const all = [...text.matchAll(new RegExp(pattern, 'gu'))]
    const match = all[Math.floor(all.length / 2)]
    return match && text.slice(0, match.index) + put(match) + text.slice(match.index + match[0].length)
  }
const bytesAs1252 = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
const damages: Readonly<Record<string, Damage>> = {
  'space before a comma': at(/(?<=\p{L})[,،] (?=\p{L})/u, ([mark]) => ` ${mark}`),
  'two spaces': at(/(?<=\p{L}) (?=\p{L})/u, () => '  '),
  'no-break space': at(/(?<=\p{L}{4}) (?=\p{L}{4})/u, () => '\u00a0'),
  'exotic space': at(/(?<=\p{L}{4}) (?=\p{L}{4})/u, () => '\u2003'),
  'soft hyphen': at(/(?<=\p{L}{3})(?=\p{L}{3})/u, () => '\u00ad'),
  'zero width': at(/(?<=\p{L}{3})(?=\p{L}{3})/u, () => '\u200b'),
  'zero width at a word': at(/(?<=\p{L} )(?=\p{L})/u, () => '\u200b'),
  control: at(/(?<=\p{L}{3})(?=\p{L}{3})/u, () => '\u0008'),
  'comma twice': at(/(?<=\p{L})[,،](?= \p{L})/u, ([mark]) => `${mark}${mark}`),
  'no space after a comma': at(/(?<=\p{L}{2}, ?\p{L}*|\p{L}{2}), (?=\p{L}{2})/u, () => ','),
  decomposed: (text) => (text.normalize('NFD') === text ? undefined : text.normalize('NFD')),
  entity: at(/(?<=\p{L}{4}) (?=\p{L}{4})/u, () => ' &amp;nbsp;'),
  'misread as Latin-1': (text) =>
    /[\u00c0-\u017f]/u.test(text) && /^[\0-\u07ff]*$/u.test(text) ? bytesAs1252(text) : undefined,
  'hard wrap': (text) => {
    const lines = text.replaceAll(/(.{40,60}) (?=\S)/gu, '$1\n')
    return lines === text || text.length < 150 ? undefined : lines
  },
}

const out = (text: string, lang: string): string =>
  joinBlocks(clean({ file: 'a.txt', format: 'text', text, encoding: 'utf-8' }, { lang }).value)

const samples = languages.map(([lang, code]) => ({
  lang,
  texts: declaration(code)
    .split('\n\n')
    // Three paragraphs of the collection have a space before a comma.
    .filter((text) => !/ [,،]/u.test(text))
    .filter((text) => text.length > 110 && text.length < 420 && /[.։।]$/u.test(text) && text === text.normalize('NFC'))
    .slice(0, 8),
}))

test('languages, damages and mixes that the damage set lacks', () => {
  const names = Object.keys(damages)
  let [single, singleRight, mixes, mixesRight, harmed, sound] = [0, 0, 0, 0, 0, 0]
  for (const { lang, texts } of samples) {
    texts.forEach((text, index) => {
      sound++
      if (out(text, lang) !== text) harmed++
      for (const name of names) {
        const broken = damages[name]!(text)
        if (broken === undefined) continue
        single++
        if (out(broken, lang) === text) singleRight++
      }
      const mix = [0, 3, 7].map((step) => damages[names[(index + step) % 12]!]!)
      const broken = mix.reduce((some, damage) => damage(some) ?? some, text)
      if (broken === text) return
      mixes++
      if (out(broken, lang) === text) mixesRight++
    })
  }
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} % of ${whole}`
  console.log(
    `unseen languages (${samples.length}): damage ${percent(singleRight, single)}, mix ${percent(mixesRight, mixes)}, harmed ${harmed} of ${sound}`,
  )
  expect(single).toBeGreaterThan(1000)
  expect(harmed).toBe(0)
  expect(singleRight / single).toBeGreaterThan(0.95)
  expect(mixesRight / mixes).toBeGreaterThan(0.92)
})
