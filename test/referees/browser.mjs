import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { packages, programs } from './programs.mjs'

const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  xml: 'application/xml',
  epub: 'application/epub+zip',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
}

/** A package of `.referees/npm`, which is no dependency of ours. */
export const requireReferee = createRequire(packages)

/** Run `use(browser, urlOf)` with a Chromium and a server for files below `root` that no other machine reaches; `args` and `env` are for Chromium. */
export async function withBrowser(use, root = '', args = [], env = {}) {
  const { default: puppeteer } = await import(pathToFileURL(requireReferee.resolve('puppeteer-core')).href)
  const server = createServer((request, response) => answer(request, response, root))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${server.address().port}`
  // Without the sandbox, because tests often run as root in a container; only our own files are opened.
  const browser = await puppeteer.launch({
    executablePath: programs.chromium.path,
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...args],
    env: { ...process.env, ...env },
    protocolTimeout: 240_000,
  })
  try {
    return await use(browser, (file) => origin + encodeURI(file.slice(root.length)))
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
  }
}

function answer(request, response, root) {
  const name = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname)
  if (name === '/empty')
    return response.writeHead(200, { 'content-type': TYPES.html }).end('<!doctype html><title>-</title>')
  const path = root + name
  if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end()
  const type = TYPES[path.split('.').at(-1)] ?? 'application/octet-stream'
  const bytes = readFileSync(path)
  // As servers of the world send it: texts compressed, in the way that the browser reads.
  const accepted = request.headers['accept-encoding'] ?? ''
  const isText = /^text|json|xml/.test(type)
  const encoding = isText ? ['br', 'gzip'].find((name) => accepted.includes(name)) : undefined
  const compress = { br: brotliCompressSync, gzip: gzipSync }[encoding] ?? ((whole) => whole)
  response
    .writeHead(200, { 'content-type': type, ...(encoding && { 'content-encoding': encoding }) })
    .end(compress(bytes))
}

/** Give every item to `work`, a few at a time; results in the order of the items. */
export async function eachOf(items, atOnce, work) {
  const results = []
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index])
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
