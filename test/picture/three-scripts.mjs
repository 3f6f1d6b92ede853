/**
 * npm run picture: the first pages of the sample's PDF in English, Arabic and Chinese, side by side, as .github/pages.png for the
 * README. Needs `pdftoppm` (poppler-utils).
 */
import { Resvg } from '@resvg/resvg-js'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('../..', import.meta.url).pathname
const article = 'almaty-january-2022'
const locales = ['en', 'ar', 'zh-Hans']
const [width, height, gap] = [437, 620, 24]

const temporary = mkdtempSync(join(tmpdir(), 'stemma-picture-'))
try {
  const build = ['dist/cli.js', 'build', '--publication', root, '--out', temporary, '--article', article, '--quiet']
  execFileSync(process.execPath, build, { cwd: root, stdio: 'inherit' })
  const pages = locales.map((locale, index) => {
    const target = join(temporary, `page-${locale}`)
    const pdf = join(temporary, locale, `${article}.pdf`)
    execFileSync('pdftoppm', ['-r', '150', '-f', '1', '-l', '1', '-singlefile', '-png', pdf, target])
    const png = readFileSync(`${target}.png`).toString('base64')
    const x = gap + index * (width + gap)
    return `<image x="${x}" y="${gap}" width="${width}" height="${height}" href="data:image/png;base64,${png}"/>`
  })
  const [w, h] = [gap + locales.length * (width + gap), height + 2 * gap]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="100%" height="100%" fill="#d9d4cc"/>${pages.join('')}</svg>`
  writeFileSync(join(root, '.github/pages.png'), new Resvg(svg).render().asPng())
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
