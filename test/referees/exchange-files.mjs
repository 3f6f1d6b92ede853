import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILES = { po: 'po', '12.xlf': 'xliff', '21.xlf': 'xliff21', tmx: 'tmx' }

/** The sample as translators get it, a folder for each locale, with what the catalogs say beside it. */
export function writeExchange(publication, locales, out, stemma) {
  for (const locale of locales) {
    const folder = join(out, locale)
    mkdirSync(folder, { recursive: true })
    for (const [extension, format] of Object.entries(FILES)) {
      const file = join(folder, `publication.${extension}`)
      stemma(['export', `--${format}`, '--locale', locale, '--publication', publication, '--out-file', file])
    }
    writeFileSync(join(folder, 'expected.json'), JSON.stringify(expectedOf(publication, locale)))
  }
}

/** Every segment with its target; `isDone` says that it belongs into a memory. */
function expectedOf(publication, locale) {
  const read = (path) => {
    const file = join(publication, 'locales', path)
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  }
  const articles = readdirSync(join(publication, 'locales/en'))
    .filter((name) => name.endsWith('.units.json'))
    .map((name) => name.replace(/\.units\.json$/, ''))
  return articles.flatMap((article) => {
    const { units } = read(`en/${article}.units.json`)
    const [targets, states] = [read(`${locale}/${article}.json`), read(`${locale}/${article}.state.json`)]
    return Object.entries(units).map(([id, { text, hash }]) => {
      const [target, state] = [targets[id] ?? '', states[id]]
      const isDone = target !== '' && state !== undefined && state.h === hash && state.s !== 'draft'
      return { id: `${article}/${id}`, source: text, target, isDone }
    })
  })
}
