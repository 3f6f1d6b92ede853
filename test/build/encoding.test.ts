import { expect, test } from 'vitest'
import { loadPublication } from '../../pipeline/build/load.ts'
import { readLocaleFiles } from '../../pipeline/build/locales.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const text = 'title: Été\nsource: fr\nlocales: [fr]\n'
const utf16 = new Uint8Array([
  0xff,
  0xfe,
  ...new Uint8Array(new Uint16Array([...text].map((one) => one.charCodeAt(0))).buffer),
])
const latin = Uint8Array.from([...text].map((one) => one.charCodeAt(0)))

test.each([
  ['UTF-8', text],
  ['UTF-8 with a byte order mark and Windows line ends', `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ['UTF-16, as some editors save', utf16],
])('publication.yaml is read in %s', (_name, content) => {
  const { value, diagnostics } = loadPublication(memoryFolder({ 'publication.yaml': content }))
  expect(diagnostics).toEqual([])
  expect(value).toMatchObject({ title: 'Été', source: 'fr' })
})

test('what is in another encoding is told with its place, and no letter is lost without a word', () => {
  const config = loadPublication(memoryFolder({ 'publication.yaml': latin }))
  expect(config.value).toBeUndefined()
  expect(config.diagnostics).toMatchObject([{ code: 'config/yaml', place: { line: 1, column: 8 } }])
  const catalog = Uint8Array.from([...'{\n"a": "Été"}'].map((one) => one.charCodeAt(0)))
  const files = readLocaleFiles(memoryFolder({ 'locales/fr/one.json': catalog }), 'fr', 'one')
  expect(files.diagnostics).toMatchObject([
    { code: 'localise/json', severity: 'error', message: 'the file is not in UTF-8', place: { line: 2, column: 7 } },
  ])
})
