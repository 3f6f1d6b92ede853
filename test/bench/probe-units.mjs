/**
 * node test/bench/probe-units.mjs [DOCUMENTS]: so many random Markdown documents (default 20,000) through `stemma probe units`: how many come
 * back from their segments as they were. Ends with 1 when one does not.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const count = Number(process.argv[2] ?? 20_000)
const words =
  'a b **c** *d* _e_ `f` ~~g~~ [h](i "j") ![k](l "m") <b>n</b> <0> </0> <1/> $t(o) {{p}} \\ \\< < & &lt; http://q.r s@t.uv [^1] <br> <!-- w --> <span lang="ar">ب</span> 中文。 ** * _ ` [ ] ( ) | 1. # - + > <i> </i> <sub>z</sub> 😀 12 3,5'.split(
    ' ',
  )
const starts = ['# ', '## ', '- ', '  - ', '1. ', '> ', '> > ', '', '', '    ', '```\n', '| a | b |\n| - | - |\n| ']
starts.push('[^1]: ', '<div>\n', '</div>\n', '***\n', '<p lang="ru">', '<table><tr><td>', '<ul><li>')

let state = 20_261_123
const random = (below) => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
  return (state >> 8) % below
}
const document = () =>
  Array.from({ length: 1 + random(8) }, () => {
    const line = Array.from({ length: 1 + random(6) }, () => words[random(words.length)])
    return starts[random(starts.length)] + line.join(random(3) === 0 ? '' : ' ') + (random(2) === 0 ? '\n' : '\n\n')
  }).join('')

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const probe = spawn(process.execPath, [command, 'probe', 'units'], { stdio: ['pipe', 'pipe', 'inherit'] })
let [answers, same, units] = [0, 0, 0]
const done = new Promise((resolve) => probe.on('close', resolve))
createInterface({ input: probe.stdout }).on('line', (line) => {
  const { before, after, units: own } = JSON.parse(line)
  answers++
  units += own?.length ?? 0
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(after)) same++
})
for (let id = 0; id < count; id++) {
  if (!probe.stdin.write(`${JSON.stringify({ id, markdown: document() })}\n`))
    await new Promise((resolve) => probe.stdin.once('drain', resolve))
}
probe.stdin.end()
await done
console.log(`${same} of ${answers} documents the same, ${units} segments`)
process.exitCode = same === count ? 0 : 1
