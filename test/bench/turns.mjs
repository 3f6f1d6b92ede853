/**
 * node test/bench/turns.mjs WORK ROUNDS COMMAND…: cold builds of a work (w1, covers, w2, w3) by several bundled commands in turns, such as
 * `dist/cli.js ../before/dist/cli.js`, so that other work on the machine falls on all of them. `JOBS=2` builds in workers. Least and median of CPU
 * seconds, wall seconds and peak MiB.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { childUsage } from './measure.mjs'
import { book, declarations, sample } from './works.mjs'

const works = { w1: () => sample(false), covers: () => sample(true), w2: declarations, w3: () => book() }
const [work = '', rounds = '5', ...commands] = process.argv.slice(2)
const root = works[work]?.()
if (root === undefined || commands.length === 0)
  throw new Error('turns: name w1, covers, w2 or w3 (which wants STEMMA_CORPUS), rounds, and commands')
const used = commands.map(() => [])
for (let round = 0; round < Number(rounds); round += 1) {
  for (const [index, command] of commands.entries()) {
    for (const name of ['.stemma', 'output']) rmSync(join(root, name), { recursive: true, force: true })
    const args = ['build', '--quiet', '--publication', root, '--jobs', process.env['JOBS'] ?? '1']
    used[index].push(await childUsage([command, ...args]))
  }
}
rmSync(root, { recursive: true })
const shown = (all, key, digits) => {
  const sorted = all.map((one) => one[key]).toSorted((a, b) => a - b)
  return `${sorted[0].toFixed(digits)} (${sorted[sorted.length >> 1].toFixed(digits)})`
}
for (const [index, command] of commands.entries()) {
  const all = used[index]
  console.log(
    `${command}: ${shown(all, 'cpu', 2)} CPU s, ${shown(all, 'wall', 2)} wall s, ${shown(all, 'memory', 0)} MiB`,
  )
}
