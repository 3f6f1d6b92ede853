import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
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
}

/** A package of `.referees/npm`, which is no dependency of ours. */
export const requireReferee = createRequire(packages)

/** Run `use(browser, urlOf)` with a Chromium and a server for files of this machine that no other machine reaches. */
export async function withBrowser(use) {
  const { default: puppeteer } = await import(pathToFileURL(requireReferee.resolve('puppeteer-core')).href)
  const server = createServer(answer)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${server.address().port}`
  // Without the sandbox, because tests often run as root in a container; only our own files are opened.
  const browser = await puppeteer.launch({
    executablePath: programs.chromium.path,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    protocolTimeout: 240_000,
  })
  try {
    return await use(browser, (file) => origin + encodeURI(file))
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
  }
}

function answer(request, response) {
  const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname)
  if (path === '/empty')
    return response.writeHead(200, { 'content-type': TYPES.html }).end('<!doctype html><title>-</title>')
  if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': TYPES[path.split('.').at(-1)] ?? 'application/octet-stream' })
  createReadStream(path).pipe(response)
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
