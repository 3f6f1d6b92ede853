// Writes locale.data.ts (quotation marks, numbering systems, autonyms, right-to-left scripts) from CLDR 48.
// CLDR is 30 MB and changes once a year, so it is no dependency: npm i --no-save cldr-misc-full@48 cldr-core@48 cldr-localenames-full@48,
// then node pipeline/language/generate-locale-tables.mjs
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(process.argv[2] ? join(process.argv[2], 'x.js') : import.meta.url)
const folder = (name) => dirname(require.resolve(`${name}/package.json`))
const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'))

const misc = join(folder('cldr-misc-full'), 'main')
const names = join(folder('cldr-localenames-full'), 'main')
const quotes = new Map()
const autonyms = new Map()
const numbering = new Map()
for (const tag of readdirSync(misc).sort()) {
  const { delimiters } = read(misc, tag, 'delimiters.json').main[tag]
  let marks =
    delimiters.quotationStart +
    delimiters.quotationEnd +
    delimiters.alternateQuotationStart +
    delimiters.alternateQuotationEnd
  // CLDR gives some right-to-left locales their marks in visual order; the text has them in logical order.
  if (marks === '”“’‘' && /^(ar|ur|syr|ms-Arab)\b/u.test(tag)) marks = '“”‘’'
  quotes.set(tag, marks)
  numbering.set(tag, new Intl.NumberFormat(tag).resolvedOptions().numberingSystem)
  try {
    const language = read(names, tag, 'languages.json').main[tag].localeDisplayNames.languages
    const own = language[tag]
    // Georgian has capitals but does not begin sentences or names with them.
    const capital = tag === 'ka' ? (text) => text : (text) => text.toLocaleUpperCase(tag)
    if (own !== undefined && own !== tag) autonyms.set(tag, capital(own.slice(0, 1)) + own.slice(1))
  } catch {
    // CLDR has no names in this language
  }
}
autonyms.set('kk', 'Қазақша')
autonyms.set('iu', 'ᐃᓄᒃᑎᑐᑦ')
autonyms.set('zh-Hans', '简体中文')
autonyms.set('zh-Hant', '繁體中文')

/** Drop what the shorter tag says already, so that lookup by shortening gives the same. */
function pruned(map, fallback) {
  const kept = new Map()
  for (const [tag, value] of map) {
    const { language, script } = new Intl.Locale(tag)
    // The lookup does not fall from a script that is not the likely one to the bare language.
    const isForeign = script !== undefined && script !== new Intl.Locale(language).maximize().script
    let parent = isForeign && tag === `${language}-${script}` ? '' : tag
    if (parent === '') {
      if (value !== fallback) kept.set(tag, value)
      continue
    }
    let inherited
    do {
      parent = parent.includes('-') ? parent.slice(0, parent.lastIndexOf('-')) : ''
      inherited = parent === '' ? fallback : map.get(parent)
    } while (inherited === undefined && parent !== '')
    if (value !== inherited) kept.set(tag, value)
  }
  return kept
}
function grouped(map) {
  const groups = new Map()
  for (const [tag, value] of map) groups.set(value, [...(groups.get(value) ?? []), tag])
  return [...groups].map(([value, tags]) => `  '${value}': '${tags.join(' ')}',`).join('\n')
}
const metadata = read(folder('cldr-core'), 'scriptMetadata.json').scriptMetadata
const rtl = Object.keys(metadata)
  .filter((code) => metadata[code].rtl === 'YES')
  .sort()

writeFileSync(
  new URL('locale.data.ts', import.meta.url),
  `// Generated from CLDR 48 by generate-locale-tables.mjs.
// prettier-ignore

/** Scripts written from right to left. */
export const rightToLeftScripts = '${rtl.join(' ')}'

/** Outer and inner quotation marks and the locales that use them; everywhere else “”‘’. */
// prettier-ignore
export const quotationMarks: Readonly<Record<string, string>> = {
${grouped(pruned(quotes, '“”‘’'))}
}

/** Default numbering systems; everywhere else latn. */
// prettier-ignore
export const numberingSystems: Readonly<Record<string, string>> = {
${grouped(pruned(numbering, 'latn'))}
}

/** Names of languages in themselves. */
// prettier-ignore
export const autonyms: Readonly<Record<string, string>> = {
${[...autonyms].map(([tag, name]) => `  ${JSON.stringify(tag)}: ${JSON.stringify(name)},`).join('\n')}
}
`,
)
