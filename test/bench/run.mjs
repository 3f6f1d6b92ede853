/**
 * npm run bench: CPU seconds (user + system of the whole process, start included), peak memory and pages per CPU second
 * of building this publication, 6 locales × html, pdf, epub. `--runs N` (default 3) takes the least of N runs, since
 * other work on the machine only ever adds; `--write` updates RESULTS.md. Nothing else is written but a temporary folder.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const root = new URL('../..', import.meta.url).pathname
const { values } = parseArgs({
  options: {
    write: { type: 'boolean' },
    runs: { type: 'string', default: '3' },
    publication: { type: 'string', default: root },
  },
})
const runs = Math.max(1, Number(values.runs))

const best = await leastOf(runs, values.publication)
const bareFolder = withoutExtras(values.publication)
const bare = await leastOf(runs, bareFolder)
rmSync(bareFolder, { recursive: true, force: true })
const rows = [
  ['editions', String(best.editions)],
  ['pages', String(best.pages)],
  ['CPU seconds', best.cpu.toFixed(2)],
  ['without covers, fonts', bare.cpu.toFixed(2)],
  ['pages per CPU second', (best.pages / best.cpu).toFixed(0)],
  ['peak memory, MiB', (best.memory / 1024).toFixed(0)],
  ['output, KiB', (best.bytes / 1024).toFixed(0)],
]
const machine = `Node ${process.versions.node}, ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}`
for (const [name, value] of rows) console.log(`${name.padEnd(22)} ${value.padStart(8)}`)
console.log(`least of ${runs} runs; ${machine}`)
if (values.write === true) {
  const table = rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')
  const text = `# Figures of \`npm run bench\`\n\n| what | figure |\n| --- | --- |\n${table}\n\nLeast of ${runs} runs; ${machine}.\n`
  writeFileSync(new URL('RESULTS.md', import.meta.url), text)
}

async function leastOf(count, publication) {
  const results = []
  for (let run = 0; run < count; run++) results.push(await measure(publication))
  return results.toSorted((a, b) => a.cpu - b.cpu)[0]
}

/** A copy of a publication that makes no covers and no web fonts. */
function withoutExtras(publication) {
  const copy = mkdtempSync(join(tmpdir(), 'stemma-bench-'))
  for (const name of ['publication.yaml', 'content', 'locales']) {
    cpSync(join(publication, name), join(copy, name), { recursive: true })
  }
  const file = join(copy, 'publication.yaml')
  const config = readFileSync(file, 'utf8').replaceAll(/^(?:cover|webfonts):.*$/gm, '')
  writeFileSync(file, `${config}\ncover: none\nwebfonts: none\n`)
  return copy
}

/** One build into a fresh folder, measured by the wrapper below, which asks the system for the figures of its children. */
async function measure(publication) {
  const out = mkdtempSync(join(tmpdir(), 'stemma-bench-'))
  try {
    const usage = await childUsage([
      'dist/cli.js',
      'build',
      '--no-cache',
      '--publication',
      publication,
      '--out',
      out,
      '--quiet',
    ])
    const files = listFiles(out)
    const pages = files.filter((file) => file.endsWith('.pdf')).reduce((sum, file) => sum + pageCount(file), 0)
    const editions = files.filter((file) => /\.(pdf|epub)$/.test(file) || isArticlePage(file)).length
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
    if (editions === 0 || pages === 0) throw new Error('the build made no editions: nothing was measured')
    return { ...usage, pages, editions, bytes }
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

/** CPU seconds and peak KiB of a Node child, which writes its own usage when it exits (threads are part of it). */
function childUsage(args) {
  const hook = `data:text/javascript,${encodeURIComponent(
    "import { writeSync } from 'node:fs'; process.on('exit', () => { const u = process.resourceUsage(); writeSync(3, JSON.stringify([u.userCPUTime, u.systemCPUTime, u.maxRSS])) })",
  )}`
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', hook, ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    })
    let report = ''
    child.stdio[3].on('data', (chunk) => (report += chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== 0 || report === '') return reject(new Error(`the build ended with code ${code}`))
      const [user, system, memory] = JSON.parse(report)
      resolve({ cpu: (user + system) / 1e6, memory })
    })
  })
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function isArticlePage(file) {
  return file.endsWith('.html') && readdirSync(join(file, '..')).includes(`${file.slice(0, -5).split('/').at(-1)}.pdf`)
}

function pageCount(file) {
  return readFileSync(file, 'latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
}
