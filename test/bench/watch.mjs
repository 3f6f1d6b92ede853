/**
 * How long `build --watch` takes for one changed paragraph in one locale of the sample, ten times in a row: wall time as the command says it,
 * and CPU time of its process from the change to the answer. `node test/bench/watch.mjs` after `npm run build`.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const rounds = 10

/** CPU milliseconds of a process so far, all its threads (Linux: proc(5), fields 14 and 15, in hundredths of a second). */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /su, '')
    .split(' ')
  return 10 * (Number(fields[11]) + Number(fields[12]))
}

const folder = mkdtempSync(join(tmpdir(), 'stemma-watch-'))
for (const name of ['publication.yaml', 'content', 'locales'])
  cpSync(join(repository, name), join(folder, name), { recursive: true })
const catalog = join(folder, 'locales/ru/one-tree-every-edition.json')
const child = spawn(
  process.execPath,
  [join(repository, 'dist/cli.js'), 'build', '--watch', '--json', '--publication', folder],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
)
try {
  const events = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (wanted) => {
    for (;;) {
      const { value, done } = await events.next()
      if (done) throw new Error('the watch ended')
      const event = JSON.parse(value)
      if (event.event === wanted) return event
    }
  }
  await next('end')
  const texts = JSON.parse(readFileSync(catalog, 'utf8'))
  const key = Object.keys(texts).find((id) => !id.includes('@') && texts[id].length > 200)
  const rows = []
  for (let round = 0; round < rounds; round += 1) {
    // Watchers are set when the first build has ended; editors do not save ten times a second.
    await new Promise((resolve) => setTimeout(resolve, 500))
    const before = cpuOf(child.pid)
    writeFileSync(
      catalog,
      JSON.stringify({ ...texts, [key]: `${texts[key]} ${'Ещё слово. '.repeat(1 + (round % 3))}${round}` }, null, 2),
    )
    const began = performance.now()
    const { milliseconds, made } = await next('rebuilt')
    rows.push({ wall: performance.now() - began, milliseconds, cpu: cpuOf(child.pid) - before, made: made.length })
  }
  const middle = (name) => rows.map((row) => row[name]).sort((a, b) => a - b)[Math.floor(rounds / 2)]
  for (const { wall, milliseconds, cpu, made } of rows)
    console.log(`${made} cells: ${milliseconds} ms in the build, ${Math.round(wall)} ms from the change, ${cpu} ms CPU`)
  console.log(
    `median: ${middle('milliseconds')} ms in the build, ${Math.round(middle('wall'))} ms from the change, ${middle('cpu')} ms CPU; goal 100 ms`,
  )
} finally {
  child.kill('SIGINT')
  rmSync(folder, { recursive: true, force: true })
}
