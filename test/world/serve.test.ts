import { get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memoryFolder } from '../../pipeline/world/memory.ts'
import { isLocal, pathOf, serveFolder } from '../../pipeline/world/serve.ts'

const policy = "default-src 'none'; connect-src 'self'"
const page = `<html><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body><p>x</p></body></html>`
const folder = memoryFolder({
  'index.html': page,
  'en/a.html': page,
  'en/index.html': page,
  'en/a.pdf': '%PDF',
  'en/a.epub': 'PK',
  'assets/fonts/f-01234567.woff2': 'font',
  '404.html': '<body>gone</body>',
  '.secret': 'no',
})
const { server, reload } = serveFolder({
  ...folder,
  read(path) {
    if (path === 'en/locked.pdf') throw new Error('permission denied')
    return folder.read(path)
  },
})
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve())))
afterAll(() => void server.close())

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** One request, the path sent as it is. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const request = get(
      { port, host: '127.0.0.1', path, method, headers: { host: `localhost:${port}`, ...headers } },
      (response) => {
        let body = ''
        response.on('data', (chunk: Buffer) => (body += chunk.toString()))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
      },
    )
    request.on('error', reject)
  })
}

describe('serve', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/en/', 'text/html; charset=utf-8'],
    ['/en/a.html?x=1', 'text/html; charset=utf-8'],
    ['/en/a.pdf', 'application/pdf'],
    ['/en/a.epub', 'application/epub+zip'],
    ['/assets/fonts/f-01234567.woff2', 'font/woff2'],
  ])('%s has its media type', async (path, type) => {
    const { status, headers } = await ask(path)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe(type)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('files named by content are kept for ever, the rest is asked for again and not sent twice', async () => {
    expect((await ask('/assets/fonts/f-01234567.woff2')).headers['cache-control']).toContain('immutable')
    const { headers } = await ask('/en/a.pdf')
    expect(headers['cache-control']).toBe('no-cache')
    const again = await ask('/en/a.pdf', { 'if-none-match': headers.etag ?? '' })
    expect([again.status, again.body]).toEqual([304, ''])
  })

  test('a folder without its slash leads to its index, and what is not there to the page that says so', async () => {
    expect((await ask('/en')).headers.location).toBe('/en/')
    const { status, body } = await ask('/nothing.html')
    expect(status).toBe(404)
    expect(body).toContain('gone')
  })

  test('a file that cannot be read does not end the server', async () => {
    const { status, body } = await ask('/en/locked.pdf')
    expect([status, body]).toEqual([500, 'permission denied\n'])
    expect((await ask('/en/a.pdf')).status).toBe(200)
  })

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/en/..%5c..%5cx',
    '/.secret',
    '/%2esecret',
    '/%',
    '/c:/x',
    '/%00',
  ])('%s is refused', async (path) => {
    const { status, body } = await ask(path)
    expect(status).toBe(400)
    expect(body).toBe('no such path\n')
  })

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', '', 'localhost:x', '10.0.0.1'])(
    'a request for the host "%s" is refused',
    async (host) => {
      expect(isLocal(host)).toBe(false)
      if (host !== '') expect((await ask('/', { host })).status).toBe(403)
    },
  )

  test('only reading is possible', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask('/', {}, method)).status).toBe(405)
    expect(await ask('/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' })
  })

  test('a page gets the one script that its policy allows by hash; the policy keeps the rest', async () => {
    const { body } = await ask('/en/a.html')
    expect(body.match(/<script>/gu)).toHaveLength(1)
    expect(body).toMatch(/default-src 'none'; connect-src 'self'; script-src 'sha256-[A-Za-z0-9+/=]{44}'"/u)
  })

  test('after a build every open page is told to load itself anew', async () => {
    const { port } = server.address() as AddressInfo
    const told = await new Promise<string>((resolve, reject) => {
      const request = get({ port, path: '/.reload', headers: { host: 'localhost' } }, (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString()
          if (!text.includes('event: reload')) return reload()
          request.destroy()
          resolve(`${response.headers['content-type']} ${text}`)
        })
      })
      request.on('error', reject)
    })
    expect(told).toBe('text/event-stream retry: 500\n\nevent: reload\ndata: {}\n\n')
  })
})

test('a page asked for before the first build is there as soon as it is built', async () => {
  const empty = serveFolder(memoryFolder({}))
  await new Promise<void>((resolve) => void empty.server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = empty.server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/en/a.html`)
  expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  expect(await response.text()).toContain("addEventListener('reload'")
  empty.server.close()
})

test('an address is a path of the folder or nothing', () => {
  expect(pathOf('/a%20b/c.html#x')).toBe('a b/c.html')
  expect(pathOf('//evil')).toBe('evil')
  expect(pathOf('/a/../../b')).toBeUndefined()
})
