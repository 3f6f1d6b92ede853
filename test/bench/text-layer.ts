/** For `text-layer.mjs`, which bundles this file: arguments are a folder and the names of texts, none for all. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { printed, readByPdfJs, texts, textScore } from '../pdf/text-layer.ts'

const [folder = '', ...names] = process.argv.slice(2)
for (const { name, locale, paragraphs } of texts) {
  if (names.length > 0 && !names.includes(name)) continue
  const own = paragraphs()
  const bytes = await printed(locale, own)
  const path = `${folder}/${name}.pdf`
  writeFileSync(path, bytes)
  const poppler = execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 })
  const pdfJs = await readByPdfJs(bytes)
  writeFileSync(`${folder}/${name}.pdftotext.txt`, poppler)
  writeFileSync(`${folder}/${name}.pdfjs.txt`, pdfJs)
  console.log(
    JSON.stringify({ name, pdftotext: textScore(own, poppler), pdfJs: textScore(own, pdfJs), bytes: bytes.length }),
  )
}
