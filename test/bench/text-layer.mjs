/**
 * node test/bench/text-layer.mjs [FOLDER [NAME…]]: how much of the text of our PDFs pdftotext and pdf.js give back, in forty languages and in
 * Arabic and Hebrew with all vowel signs. Files and texts are left in FOLDER. What is measured stands in `test/pdf/text-layer.ts`.
 */
import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [folder = mkdtempSync(join(tmpdir(), 'text-layer-')), ...names] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const bundle = `${root}/dist/text-layer`
await build({
  absWorkingDir: root,
  entryPoints: { text: 'test/bench/text-layer.ts' },
  outdir: bundle,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'warning',
})
try {
  const lines = execFileSync(process.execPath, [`${bundle}/text.mjs`, folder, ...names], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  console.log('| text | pdftotext | pdf.js | KiB |\n| --- | --- | --- | --- |')
  for (const { name, pdftotext, pdfJs, bytes } of rows)
    console.log(`| ${name} | ${pdftotext.toFixed(4)} | ${pdfJs.toFixed(4)} | ${Math.round(bytes / 1024)} |`)
} finally {
  rmSync(bundle, { recursive: true, force: true })
}
