import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import type { ArticleManifest, Cell } from '../../pipeline/build/types.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }
const sha256 = (bytes: Uint8Array | undefined) =>
  createHash('sha256')
    .update(bytes ?? new Uint8Array())
    .digest('hex')

function publicationOf(more = '') {
  const publication = memoryFolder({
    'publication.yaml': `title: T\nsource: en\nlocales: [en, ru]\npolicies: {minTranslated: 0}\ndate: 2024-05-06\ncover: none\nwebfonts: none\n${more}`,
    'content/one/source.md': '# One\n\nA text.\n',
  })
  const output = memoryFolder()
  const world = { publication, output, cache: memoryFolder(), packageFile: diskWorld('.', '.').packageFile }
  return { publication, output, build: () => buildPublication(world, { toolchain, jobs: 1, code: 'this' }) }
}

type Made = ReturnType<typeof publicationOf>
const text = ({ output }: Made, path: string): string => new TextDecoder().decode(output.read(path))
const cellsIn = (made: Made, locale: string): readonly Cell[] =>
  (JSON.parse(text(made, 'manifest/one.json')) as ArticleManifest).editions.find((one) => one.locale === locale)?.cells ?? [] // prettier-ignore
const validators = (made: Made, locale = 'en') =>
  Object.fromEntries(cellsIn(made, locale).map(({ format, checks }) => [format, checks?.validators]))

test('every edition has an accessibility statement of its own, in its language, and its page leads there', async () => {
  const made = publicationOf()
  await made.build()
  for (const [locale, heading] of [
    ['en', 'Accessibility statement'],
    ['ru', 'Заявление о доступности'],
  ] as const) {
    // prettier-ignore
    const statement = text(made, `${locale}/one.accessibility.html`)
    expect(statement).toContain(`<html lang="${locale}"`)
    expect(statement).toContain(`>${heading}</h1>`)
    expect(statement).toContain('href="one.html"')
    expect(text(made, `${locale}/one.html`)).toContain('href="one.accessibility.html"')
    expect(
      cellsIn(made, locale)
        .map(({ format }) => format)
        .toSorted(),
    ).toEqual(['epub', 'html', 'pdf'])
  }
})

/** A stored report on the files that lie in the output, as `verify --strict` writes it. */
function store(made: Made, ace: 'pass' | 'fail' | 'not run', verapdf = 'pass'): void {
  const check = (name: string, version: string, verdict: string) => ({ name, version, verdict })
  const book = { sha256: sha256(made.output.read('en/one.epub')), date: '2024-06-07', checks: [check('epubcheck', 'EPUBCheck 5.3.0', 'pass'), check('ace', ace === 'not run' ? '' : 'Ace 1.4.6', ace), check('stemma', '', 'pass')] } // prettier-ignore
  const pdf = { sha256: sha256(made.output.read('en/one.pdf')), date: '2024-06-08', checks: [check('verapdf', 'veraPDF 1.28', verapdf)] } // prettier-ignore
  made.publication.write('locales/en/one.checks.json', new TextEncoder().encode(JSON.stringify({ ...book, pdf })))
}

const certified = () => publicationOf('certifiedBy: Somebody\n')

test.each([
  ['pass', 'pass', { epub: 'pass', pdf: 'pass' }],
  ['not run', 'pass', { epub: 'not checked', pdf: 'pass' }],
  ['fail', 'pass', { epub: 'fail', pdf: 'pass' }],
  ['pass', 'fail', { epub: 'pass', pdf: 'fail' }],
] as const)(
  'what outside validators found of these very files is in the table and the statement: Ace %s, veraPDF %s',
  async (ace, verapdf, verdicts) => {
    const made = certified()
    await made.build()
    expect(validators(made)).toEqual({ html: undefined, epub: 'not checked', pdf: 'not checked' })
    store(made, ace, verapdf)
    await made.build()
    expect(validators(made)).toEqual({ html: undefined, ...verdicts })
    expect(validators(made, 'ru')).toEqual({ html: undefined, epub: 'not checked', pdf: 'not checked' })
    const statement = text(made, 'en/one.accessibility.html')
    expect(statement).toContain('veraPDF 1.28')
    expect(statement).toContain('<time datetime="2024-06-08">')
    expect(statement.includes('Ace 1.4.6')).toBe(ace !== 'not run')
    expect(text(made, 'ru/one.accessibility.html')).not.toContain('veraPDF 1.28')
  },
)

test('a report on other bytes, or one that nobody stands by, says nothing', async () => {
  const made = certified()
  await made.build()
  store(made, 'pass')
  made.publication.write('content/one/source.md', new TextEncoder().encode('# One\n\nAnother text.\n'))
  await made.build()
  expect(validators(made)).toEqual({ html: undefined, epub: 'not checked', pdf: 'not checked' })
  const unsigned = publicationOf()
  await unsigned.build()
  store(unsigned, 'pass')
  await unsigned.build()
  expect(validators(unsigned)).toEqual({ html: undefined, epub: 'not checked', pdf: 'not checked' })
})
