import { expect, test } from 'vitest'
import { themes } from '../../pipeline/html/theme.data.ts'
import { faintColours, ownTheme, parseTheme, themeStyle } from '../../pipeline/html/theme.ts'

const codesOf = (css: string) => parseTheme(css, 'theme.css').diagnostics.map(({ code }) => code)

test('there are several themes, and text stands out in each of them, in light and dark', () => {
  expect(Object.keys(themes).length).toBeGreaterThanOrEqual(2)
  for (const name of Object.keys(themes)) expect(faintColours(ownTheme(name), name), name).toEqual([])
})

test('a style sheet of custom properties changes what it sets, in light and dark', () => {
  const css = `/* ours */ :root { --accent: #004400; --measure: 34rem }
@media (prefers-color-scheme: dark) { :root { --accent: rgb(200, 255, 200); } }`
  const { value, diagnostics } = parseTheme(css, 'theme.css')
  expect(diagnostics).toEqual([])
  expect(value.light).toEqual({ ...themes.warm.light, accent: '#004400', measure: '34rem' })
  expect(value.dark).toEqual({ ...themes.warm.dark, accent: 'rgb(200, 255, 200)' })
  expect(themeStyle(value)).toContain('@media (prefers-color-scheme:dark){:root{')
})

test.each([
  ['another host', ':root{--paper:url(https://a.example/x.png)}'],
  ['a rule for something else', 'main{display:none}'],
  ['a property that is none of ours', ':root{display:none}'],
  ['an unknown variable', ':root{--colour:red}'],
  ['an import', '@import "x.css"; :root{--ink:#000}'],
  ['the end of the element', ':root{--ink:red</style><script>alert(1)</script>}'],
  ['an escape', ':root{--ink:\\72 ed}'],
  ['a function that computes', ':root{--measure:calc(1px + 1px)}'],
  ['an open rule', ':root{--ink:#000'],
  ['a value that is too large', ':root{--measure:99999999rem}'],
])('nothing else comes into a page: %s', (_name, css) => {
  const { value } = parseTheme(css, 'theme.css')
  expect(codesOf(css)).toContain('html/theme')
  expect(themeStyle(value)).not.toMatch(/url|display|import|script|calc|\\|99999|--colour/u)
})

test('a message names the line and what may be set', () => {
  const { diagnostics } = parseTheme(':root{\n  --ink: #111;\n  --font: x;\n}', 'theme.css')
  expect(diagnostics[0]).toMatchObject({ place: { file: 'theme.css', line: 3 }, message: '"--font" cannot be set' })
  expect(diagnostics[0]?.hints[0]).toContain('--accent')
})

test('colours that are too faint are told with the contrast that they have', () => {
  const { diagnostics } = parseTheme(':root{--quiet:#aaaaaa}', 'theme.css')
  expect(diagnostics[0]).toMatchObject({ code: 'html/theme-contrast' })
  expect(diagnostics[0]?.message).toMatch(/--quiet on --paper has a contrast of 2\.\d+ : 1 in the light scheme/u)
})

test.each([
  ['nothing but opening braces', '{'.repeat(200_000)],
  ['one endless name', 'x'.repeat(15_999)],
  ['endless media rules', '@media (prefers-color-scheme:dark){'.repeat(450)],
])('a hostile style sheet takes no time: %s', (_name, css) => {
  const before = process.cpuUsage().user
  expect(codesOf(css)).toContain('html/theme')
  expect((process.cpuUsage().user - before) / 1000).toBeLessThan(1500)
})
