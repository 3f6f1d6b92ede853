import { spawn } from 'node:child_process'

const hook = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { const u = process.resourceUsage(); writeSync(3, JSON.stringify([u.userCPUTime, u.systemCPUTime, u.maxRSS])) })",
)}`

/**
 * CPU seconds (user + system, start and threads included), wall seconds and peak MiB of a Node child, which writes its own usage when
 * it exits.
 */
export function childUsage(args) {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, ['--import', hook, ...args], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
    let report = ''
    let told = ''
    child.stderr.on('data', (chunk) => (told += chunk))
    child.stdio[3].on('data', (chunk) => (report += chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== 0 || report === '')
        return reject(new Error(`the build ended with code ${code}\n${told.slice(0, 2000)}`))
      const [user, system, memory] = JSON.parse(report)
      resolve({ cpu: (user + system) / 1e6, wall: (performance.now() - began) / 1000, memory: memory / 1024 })
    })
  })
}

/** The run with the least CPU time: other work on the machine only ever adds. `prepare` is called before each. */
export async function leastOf(runs, run, prepare = () => undefined) {
  const results = []
  for (let round = 0; round < runs; round += 1) {
    prepare(round)
    results.push(await run(round))
  }
  return results.toSorted((a, b) => a.cpu - b.cpu)[0]
}
