// Preloaded into a process under test: writes its processor time (s) and its largest memory (MiB) to the file of STEMMA_USAGE.
const { isMainThread } = require('node:worker_threads')
if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    const usage = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 }
    require('node:fs').writeFileSync(process.env.STEMMA_USAGE, JSON.stringify(usage))
  })
}
