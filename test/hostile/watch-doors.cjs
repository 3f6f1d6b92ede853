// Preloaded into every thread of a process under test: writes each file that is opened, each connection and each look-up of a
// name to the file that STEMMA_DOORS names.
const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const net = require('node:net')
const dns = require('node:dns')
const child = require('node:child_process')

const append = fs.appendFileSync
const log = process.env.STEMMA_DOORS
const tell = (kind, what) => append(log, `${kind}\t${String(what).replaceAll('\n', ' ')}\n`)

let isInside = false
const wrap = (owner, name, kind, whatOf) => {
  const original = owner[name]
  owner[name] = function (...args) {
    if (!isInside) {
      isInside = true
      try {
        tell(kind, whatOf(args))
      } finally {
        isInside = false
      }
    }
    return original.apply(this, args)
  }
}
for (const name of ['readFileSync', 'openSync', 'readFile', 'open', 'createReadStream'])
  wrap(fs, name, 'read', ([path]) => path)
for (const name of ['readFile', 'open']) wrap(fs.promises, name, 'read', ([path]) => path)
wrap(net.Socket.prototype, 'connect', 'connect', (args) => JSON.stringify(args[0] ?? ''))
for (const name of ['lookup', 'resolve']) wrap(dns, name, 'look up', ([host]) => host)
for (const name of ['spawn', 'spawnSync', 'execFile', 'exec', 'execSync', 'execFileSync'])
  wrap(child, name, 'start', ([command]) => command)
syncBuiltinESMExports()
