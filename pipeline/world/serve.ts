import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { mediaTypes } from './mime.data.ts'
import { isInside } from './path.ts'
import type { Folder } from './types.ts'

/** Where pages listen for reloads. No file of output/ can have this name. */
const eventsPath = '/.reload'

const script = `new EventSource(${JSON.stringify(eventsPath)}).addEventListener('reload', () => location.reload())`
const scriptHash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`

const absent = new TextEncoder().encode(
  '<!doctype html><title>Not found</title><body><p>There is no such file.</body>\n',
)

/** A server of one folder for the browsers of this machine. */
export interface FolderServer {
  readonly server: Server
  /** Make every open page load itself anew. */
  reload(): void
}

/**
 * Serve a folder over HTTP with live reload. Only GET and HEAD, only files of the folder (none that begins with a dot), only for hosts
 * that are this machine: a page of somewhere else cannot read the publication through a name that it points here. Pages get one small
 * script, which their content security policy then allows by hash; the files themselves hold none.
 */
export function serveFolder(folder: Folder): FolderServer {
  const listeners = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    if (!isLocal(request.headers.host)) return answer(request, response, 403, 'this server answers only as localhost\n')
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answer(request, response, 405, 'only GET and HEAD\n')
    const path = pathOf(request.url ?? '/')
    if (path === eventsPath.slice(1)) return listen(request, response, listeners)
    if (path === undefined) return answer(request, response, 400, 'no such path\n')
    try {
      sendFile(folder, path, request, response)
    } catch (error) {
      // A file that may not be read is no reason to stop showing the others.
      answer(request, response, 500, `${error instanceof Error ? error.message : String(error)}\n`)
    }
  })
  return {
    server,
    reload() {
      for (const listener of listeners) listener.write('event: reload\ndata: {}\n\n')
    },
  }
}

/** Whether a Host header names this machine by a name that nobody else can give out. */
export function isLocal(host: string | undefined): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/iu.test(host ?? '')
}

/** The path inside the folder that an address asks for; undefined when it leaves the folder or cannot be read. */
export function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent((url.split(/[?#]/u)[0] ?? '').replace(/^\/+/u, ''))
    if (`/${path}` === eventsPath) return path
    const isHidden = path.split('/').some((part) => part.startsWith('.'))
    return isHidden || !isInside(path) ? undefined : path
  } catch {
    return undefined
  }
}

function listen(request: IncomingMessage, response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('retry: 500\n\n')
  listeners.add(response)
  request.on('close', () => listeners.delete(response))
}

function sendFile(folder: Folder, asked: string, request: IncomingMessage, response: ServerResponse): void {
  const isDirectory = asked === '' || asked.endsWith('/')
  const path = isDirectory ? `${asked}index.html` : asked
  const bytes = folder.read(path)
  if (bytes === undefined) {
    if (!isDirectory && folder.read(`${path}/index.html`) !== undefined) {
      response.writeHead(301, { location: `/${encodeURI(path)}/` }).end()
      return
    }
    // Also before the first build, after which the page loads itself anew.
    const page = folder.read('404.html') ?? absent
    return answer(request, response, 404, withReload(page), mediaTypes['html'])
  }
  const type = mediaTypes[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'
  const body = type === mediaTypes['html'] ? withReload(bytes) : bytes
  const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
  // Files with a hash in their name never change; everything else is asked for again.
  const isFixed = /-[0-9a-f]{8}\.[a-z0-9]+$/u.test(path)
  const headers = {
    etag: tag,
    'cache-control': isFixed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  }
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(200, { ...headers, 'content-type': type, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** A page that loads itself anew; its policy allows that script and this server. */
function withReload(page: Uint8Array): Uint8Array {
  const html = new TextDecoder().decode(page)
  const allowed = html.replace(
    /(<meta http-equiv="?Content-Security-Policy"? content=")([^"]*)"/iu,
    (_all, head: string, policy: string) => {
      const connect = policy.includes('connect-src') ? '' : "; connect-src 'self'"
      return `${head}${policy}; script-src ${scriptHash}${connect}"`
    },
  )
  const end = allowed.lastIndexOf('</body>')
  const tag = `<script>${script}</script>`
  return new TextEncoder().encode(end < 0 ? allowed + tag : allowed.slice(0, end) + tag + allowed.slice(end))
}
